import { z } from 'zod';
import { batchIdSchema, fileTokenSchema, importIdSchema } from './ids.ts';
import { columnUseSchema, importChoiceSchema, mappingFieldSchema } from './mapping.ts';
import { minorSchema } from './money.ts';

export { importChoiceSchema, type ImportChoice } from './mapping.ts';

/** What was noticed about the file, each with a sentence: what was read, what was left out and why. */
export const IMPORT_NOTES = [
  'hiddenRows',
  'hiddenColumns',
  'hiddenSheets',
  'filteredRows',
  'formulas',
  'ghostRows',
  'totalsRow',
  'notesBelow',
  'duplicateHeaders',
  'columnsWithoutHeader',
  'titleRows',
  'mergedHeader',
  'twoRowHeader',
  'csvDecision',
  'macrosIgnored',
  'remembered',
  'readAsBefore',
] as const;
export const importNoteSchema = z.strictObject({
  code: z.enum(IMPORT_NOTES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportNote = z.infer<typeof importNoteSchema>;

/** What the column doctor found in a column: what Excel destroyed, and what can be proved back. */
export const columnFindingSchema = z.strictObject({
  code: z.enum([
    'digitsLost',
    'exponent',
    'zeroDropped',
    'percent',
    'date',
    'error',
    'moreDecimals',
    'numbersAsText',
    'ambiguousAmounts',
    'invisible',
  ]),
  count: z.number().int(),
  restorable: z.number().int(),
  /** Excel rows of the first few. */
  rows: z.array(z.number().int()).max(20),
  /** For `moreDecimals`: our sum as displayed minus the sheet's own sum, in minor units. */
  difference: minorSchema.nullable(),
});
export type ColumnFinding = z.infer<typeof columnFindingSchema>;

/** One column of the sheet with the proposal for it. */
export const importColumnSchema = z.strictObject({
  index: z.number().int(),
  letter: z.string(),
  header: z.string(),
  hidden: z.boolean(),
  filled: z.number().int(),
  examples: z.array(z.string()).max(3),
  proposed: columnUseSchema,
  /** Why it was proposed: the header's name, the values' shapes, both, a remembered mapping, or not at all. */
  why: z.enum(['header', 'values', 'both', 'remembered', 'none']),
  /** For an amount column: the row and text that prove how decimals are written. */
  evidence: z.strictObject({ excelRow: z.number().int(), text: z.string() }).nullable(),
  findings: z.array(columnFindingSchema),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

const sheetRowsSchema = z.array(z.strictObject({ excelRow: z.number().int(), cells: z.array(z.string()) }));

/** The first rows of a file that is still being read, so that a person sees at once whether it is the right one. */
export const firstRowsSchema = z.strictObject({
  fileToken: fileTokenSchema,
  sheet: z.string(),
  /** The letters of the columns from A on. */
  letters: z.array(z.string()),
  rows: sheetRowsSchema,
});
export type FirstRows = z.infer<typeof firstRowsSchema>;

/** What the Import screen shows: the file as it was understood, ready to be accepted or changed. */
export const importViewSchema = z.strictObject({
  importId: importIdSchema,
  fileName: z.string(),
  fileKind: z.enum(['workbook', 'text']),
  sheets: z.array(
    z.strictObject({ name: z.string(), rows: z.number().int(), columns: z.number().int(), hidden: z.boolean() }),
  ),
  choice: importChoiceSchema,
  columns: z.array(importColumnSchema),
  /** The first rows as they stand in the sheet, header included, for the eye. */
  preview: sheetRowsSchema,
  notes: z.array(importNoteSchema),
  rowCount: z.number().int(),
  /** The sheet's own total and ours, in minor units; null where there is none. */
  totalInFile: minorSchema.nullable(),
  ourTotal: minorSchema.nullable(),
  /** Fields that must be fed before the list can be made. */
  missing: z.array(mappingFieldSchema),
  suggestedName: z.string(),
  suggestedPeriod: z.string(),
  /** Lists of this company made from the same file, or with the same count, total and period. */
  same: z.array(
    z.strictObject({
      batchId: batchIdSchema,
      name: z.string(),
      at: z.number(),
      how: z.enum(['sameFile', 'sameTotal']),
    }),
  ),
  /** The list a corrections workbook belongs to: finishing updates that list's rows. */
  corrects: z.strictObject({ batchId: batchIdSchema, name: z.string() }).nullable(),
});
export type ImportView = z.infer<typeof importViewSchema>;
