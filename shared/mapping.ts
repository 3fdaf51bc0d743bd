import { z } from 'zod';
import { DECIMAL_CONVENTIONS } from './money.ts';

/** What a column of the sheet can feed. Four columns may each name a recipient; per row the filled one wins. */
export const MAPPING_FIELDS = [
  'recipient',
  'iban',
  'identityNumber',
  'phone',
  'memberId',
  'recipientType',
  'name',
  'surname',
  'amount',
  'currency',
  'description',
  'reference',
  'nonWithdrawable',
] as const;
export const mappingFieldSchema = z.enum(MAPPING_FIELDS);
export type MappingField = z.infer<typeof mappingFieldSchema>;

/** How one column is used. `feeds: null` keeps it as an extra column that comes back in the reports. */
export const columnUseSchema = z.strictObject({
  /** Zero-based column index in the sheet. */
  index: z.number().int().nonnegative().max(16_383),
  feeds: mappingFieldSchema.nullable(),
  /** Among several columns of one field: the order they are joined in. */
  order: z.number().int().nonnegative(),
  /** For amount columns: how text cells write decimals; null when nobody has decided an ambiguous column yet. */
  convention: z.enum(DECIMAL_CONVENTIONS).nullable(),
  /** For amount columns: take amounts with more than two decimals as the sheet displays them. */
  asDisplayed: z.boolean(),
});
export type ColumnUse = z.infer<typeof columnUseSchema>;

/** A value for every row, where no column feeds the field: text with `{ad}` `{ay}` `{yıl}` (`{name}` `{month}` `{year}`). */
export const fixedValueSchema = z.strictObject({ field: mappingFieldSchema, text: z.string().max(500) });

export const mappingSchema = z.strictObject({
  columns: z.array(columnUseSchema).max(400),
  fixed: z.array(fixedValueSchema).max(13),
});
export type Mapping = z.infer<typeof mappingSchema>;

export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1254'] as const;
export const CSV_DELIMITERS = [';', ',', '\t'] as const;

/** Everything a person decides about a file: which sheet, where its header is, what each column means. */
export const importChoiceSchema = z.strictObject({
  sheet: z.string().max(255),
  /** The header's last row as Excel numbers it; 0 when the sheet has no header. */
  headerRow: z.number().int().nonnegative().max(1_048_576),
  /** How many rows the header takes (2 when names stand above names). */
  headerRows: z.number().int().min(0).max(3),
  mapping: mappingSchema,
  csv: z.strictObject({ encoding: z.enum(CSV_ENCODINGS), delimiter: z.enum(CSV_DELIMITERS) }).nullable(),
});
export type ImportChoice = z.infer<typeof importChoiceSchema>;

/**
 * How a list's sheet was read: what a person decided, and what the columns were called then. Kept with the list, so that
 * its corrections workbook is read the same way although columns were moved or added in Excel.
 */
export const listReadingSchema = z.strictObject({
  choice: importChoiceSchema,
  names: z.array(z.strictObject({ index: z.number().int().nonnegative(), name: z.string() })).max(400),
});
export type ListReading = z.infer<typeof listReadingSchema>;
