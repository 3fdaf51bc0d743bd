import { z } from 'zod';
import { rowIdSchema } from './ids.ts';
import { moneyOutcomeSchema, recipientTypeSchema } from './items.ts';
import { currencySchema, minorSchema, DECIMAL_CONVENTIONS } from './money.ts';

/** The fields of one payment, in the order of the grid and of the template. */
export const FIELDS = [
  'recipientType',
  'recipient',
  'name',
  'amount',
  'currency',
  'description',
  'reference',
  'nonWithdrawable',
] as const;
export const fieldSchema = z.enum(FIELDS);
export type Field = z.infer<typeof fieldSchema>;

const text = z.string().max(32_767);

/** What each field holds as text, exactly as read or typed: nothing a person wrote is ever replaced by a reading of it. */
export const typedSchema = z.strictObject({
  recipientType: text,
  recipient: text,
  name: text,
  amount: text,
  currency: text,
  description: text,
  reference: text,
  nonWithdrawable: text,
});
export type Typed = z.infer<typeof typedSchema>;

export const EMPTY_TYPED: Typed = {
  recipientType: '',
  recipient: '',
  name: '',
  amount: '',
  currency: '',
  description: '',
  reference: '',
  nonWithdrawable: '',
};

/** What reading the sheet showed about a cell that its text alone cannot say. */
export const CELL_FACTS = [
  'digitsLost', // a long number in a number cell: Excel kept 15 digits (IBANs, long references)
  'exponent', // written like 1,2E+25
  'zeroRestored', // a leading zero Excel dropped, put back because a checksum proves it
  'percent',
  'date',
  'error',
  'boolean', // an amount cell that is none
  'formula', // the cached result of a formula was used
  'asDisplayed', // an amount with more decimals taken as the sheet shows it, by the person's choice for the column
  'conflict', // two columns of the sheet name different recipients for this row
  'fixed', // filled by a fixed value of the mapping, not by a cell
  'notReturned', // of the recipient: the row did not come back in the list's corrections workbook
] as const;
export const cellFactSchema = z.strictObject({ field: fieldSchema, fact: z.enum(CELL_FACTS) });
export type CellFact = z.infer<typeof cellFactSchema>;

/** One row as the importer hands it to the checks. `convention` tells how the amount's text writes decimals. */
export const rowTypedSchema = z.strictObject({
  /** The row's number in the sheet, as Excel shows it; null for a row a person added in the program. */
  excelRow: z.number().int().positive().nullable(),
  typed: typedSchema,
  convention: z.enum(DECIMAL_CONVENTIONS).nullable(),
  facts: z.array(cellFactSchema).max(64),
  /** The columns that feed no field, by column index of the sheet; they come back in the reports. */
  extra: z.array(z.tuple([z.number().int().nonnegative(), text])).max(200),
  /** From a corrections workbook: the row this one updates. */
  rowId: rowIdSchema.nullable(),
});
export type RowTyped = z.infer<typeof rowTypedSchema>;

/** What the checks read from a row; null where the text has no reading. */
export const rowValuesSchema = z.strictObject({
  recipientType: recipientTypeSchema.nullable(),
  /** What would be sent: a compact IBAN, digits, or +90…; null when it cannot be. */
  recipientInfo: z.string().nullable(),
  name: z.string(),
  amount: minorSchema.nullable(),
  currency: currencySchema.nullable(),
  description: z.string(),
  reference: z.string(),
  nonWithdrawable: z.boolean(),
});
export type RowValues = z.infer<typeof rowValuesSchema>;

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

export const ISSUE_CODES = [
  'recipient.missing',
  'recipient.typeUnknown',
  'recipient.typeUnread',
  'recipient.conflict',
  'recipient.invisible',
  'recipient.digitsLost',
  'recipient.new',
  'recipient.notReturned',
  'iban.notIban',
  'iban.length',
  'iban.checksum',
  'iban.reservedDigit',
  'iban.foreign',
  'iban.twoNames',
  'iban.changed',
  'identity.notDigits',
  'identity.length',
  'identity.checksum',
  'identity.taxNumber',
  'identity.zeroRestored',
  'phone.notPhone',
  'phone.notMobile',
  'phone.zeroRestored',
  'member.notDigits',
  'name.missing',
  'name.invisible',
  'name.tooLong',
  'name.twoIbans',
  'amount.empty',
  'amount.notNumber',
  'amount.ambiguous',
  'amount.moreThanTwoDecimals',
  'amount.tooLarge',
  'amount.zero',
  'amount.negative',
  'amount.percent',
  'amount.date',
  'amount.errorCell',
  'amount.boolean',
  'amount.currencyMismatch',
  'amount.formula',
  'amount.asDisplayed',
  'amount.conflict', // two amount columns of the sheet hold different amounts for this row
  'amount.farFromLast',
  'currency.unknown',
  'description.missing',
  'description.shortForLarge',
  'description.tooLong',
  'description.invisible',
  'nonWithdrawable.unread',
  'nonWithdrawable.iban',
  'reference.replaced',
  'reference.duplicate',
  'duplicate.inList',
  'duplicate.earlier',
  'limit.item',
  'original.paid', // a row that failed in another list, where its payment succeeded later
  'failed.unchanged', // a row that failed in another list stands here as it was
  'cell.error', // an error cell (#N/A) where a name, explanation or reference should be
] as const;
export const issueCodeSchema = z.enum(ISSUE_CODES);
export type IssueCode = z.infer<typeof issueCodeSchema>;

/**
 * Something wrong or odd about a row. `asks` means the list cannot be sent until a person answers it (corrects the row,
 * holds it back, or passes it with a reason); an error can only be corrected or held back.
 */
export const issueSchema = z.strictObject({
  field: fieldSchema,
  code: issueCodeSchema,
  severity: severitySchema,
  asks: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The reason a person gave for passing it. */
  answered: z.string().nullable(),
});
export type Issue = z.infer<typeof issueSchema>;

/** Whether a row goes with the list: it does, a person holds it back, or a person removed it (it stays in every report). */
export const rowPlaceSchema = z.enum(['in', 'held', 'dropped']);
export type RowPlace = z.infer<typeof rowPlaceSchema>;

/** Where a row stands with its latest attempt. */
export const attemptViewSchema = z.strictObject({
  payoutId: z.string(),
  itemExternalId: z.string(),
  outcome: moneyOutcomeSchema,
  /** iyzico's own status word, as it came. Empty before iyzico has answered. */
  itemStatus: z.string(),
  errorCode: z.string(),
  /** iyzico's own text, as it came. */
  errorMessage: z.string(),
  referenceCode: z.string(),
  commission: minorSchema.nullable(),
  released: z.string().nullable(),
});
export type AttemptView = z.infer<typeof attemptViewSchema>;

/** One row as the page shows it. Recipients are masked; `rows.reveal` gives one row in full. */
export const rowViewSchema = z.strictObject({
  rowId: rowIdSchema,
  index: z.number().int().nonnegative(),
  excelRow: z.number().int().positive().nullable(),
  recipientType: recipientTypeSchema.nullable(),
  typeInferred: z.boolean(),
  recipientMasked: z.string(),
  bank: z.string(),
  name: z.string(),
  amount: minorSchema.nullable(),
  amountText: z.string(),
  currency: currencySchema.nullable(),
  description: z.string(),
  reference: z.string(),
  nonWithdrawable: z.boolean(),
  issues: z.array(issueSchema),
  place: rowPlaceSchema,
  placeReason: z.string(),
  edited: z.array(fieldSchema),
  attempt: attemptViewSchema.nullable(),
});
export type RowView = z.infer<typeof rowViewSchema>;

/** True when nothing about the row stops it from being sent. */
export function isPayable(place: RowPlace, issues: readonly Issue[]): boolean {
  return (
    place === 'in' && !issues.some((issue) => issue.severity === 'error' || (issue.asks && issue.answered === null))
  );
}

/** The worst thing said about a row; null when nothing is. An answered question counts as a warning. */
export function worstSeverity(issues: readonly Issue[]): Severity | null {
  if (issues.some((issue) => issue.severity === 'error')) return 'error';
  if (issues.some((issue) => issue.severity === 'warning')) return 'warning';
  return issues.length > 0 ? 'info' : null;
}
