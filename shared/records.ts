import { z } from 'zod';
import { batchStateSchema } from './batches.ts';
import { environmentSchema } from './companies.ts';
import { batchIdSchema, companyIdSchema, rowIdSchema } from './ids.ts';
import { moneyOutcomeSchema, recipientTypeSchema } from './items.ts';
import { currencySchema, minorSchema, moneySchema } from './money.ts';

/** A person or firm in a company's address book, grown from what was sent. */
export const recipientSchema = z.strictObject({
  recipientId: z.string(),
  companyId: companyIdSchema,
  name: z.string(),
  recipientType: recipientTypeSchema,
  recipientMasked: z.string(),
  bank: z.string(),
  /** Earlier IBANs of the same name, newest first, masked. */
  earlier: z.array(
    z.strictObject({
      recipientMasked: z.string(),
      bank: z.string(),
      firstSeenAt: z.number(),
      lastPaidAt: z.number().nullable(),
    }),
  ),
  firstSeenAt: z.number(),
  lastPaidAt: z.number().nullable(),
  lastAmount: minorSchema.nullable(),
  currency: currencySchema.nullable(),
  paidCount: z.number().int(),
  trusted: z.boolean(),
  notes: z.string(),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** What an address book can be sorted by. Who was never paid stands after everybody who was, whichever way round. */
export const RECIPIENT_SORTS = ['name', 'lastPaid', 'firstSeen'] as const;
export type RecipientSort = (typeof RECIPIENT_SORTS)[number];

/** Compared with an earlier list of the same company. */
export const comparisonSchema = z.strictObject({
  withBatchId: batchIdSchema,
  withName: z.string(),
  candidates: z.array(z.strictObject({ batchId: batchIdSchema, name: z.string(), at: z.number() })),
  newPeople: z.array(
    z.strictObject({
      rowId: rowIdSchema,
      name: z.string(),
      amount: minorSchema.nullable(),
      currency: currencySchema.nullable(),
    }),
  ),
  missingPeople: z.array(
    z.strictObject({ name: z.string(), amount: minorSchema.nullable(), currency: currencySchema.nullable() }),
  ),
  changedIbans: z.array(
    z.strictObject({ rowId: rowIdSchema, name: z.string(), before: z.string(), after: z.string() }),
  ),
  changedAmounts: z.array(
    z.strictObject({
      rowId: rowIdSchema,
      name: z.string(),
      before: minorSchema,
      after: minorSchema,
      currency: currencySchema,
      percent: z.number(),
    }),
  ),
  sums: z.array(z.strictObject({ currency: currencySchema, before: minorSchema, after: minorSchema })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** One line of the month-end board. */
export const boardLineSchema = z.strictObject({
  companyId: companyIdSchema,
  companyName: z.string(),
  colour: z.string(),
  environment: environmentSchema,
  /** `waitingForFile` when the company has no list for the month. */
  column: z.enum([
    'waitingForFile',
    'hasErrors',
    'waitingAuthorisation',
    'inProgress',
    'partlyPaid',
    'nonePaid',
    'done',
  ]),
  batchId: batchIdSchema.nullable(),
  batchName: z.string(),
  state: batchStateSchema.nullable(),
  count: z.number().int(),
  totals: z.array(moneySchema),
  changedAt: z.number(),
});
export type BoardLine = z.infer<typeof boardLineSchema>;

export const searchQuerySchema = z.strictObject({
  companyId: companyIdSchema.nullable(),
  text: z.string().max(200),
  from: z.number().nullable(),
  to: z.number().nullable(),
  outcome: moneyOutcomeSchema.nullable(),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(200),
});
export const searchHitSchema = z.strictObject({
  batchId: batchIdSchema,
  batchName: z.string(),
  companyName: z.string(),
  rowId: rowIdSchema,
  name: z.string(),
  recipientMasked: z.string(),
  amount: minorSchema.nullable(),
  currency: currencySchema.nullable(),
  outcome: moneyOutcomeSchema.nullable(),
  referenceCode: z.string(),
  at: z.number(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** One line of a list's readable timeline; the page owns the sentence for each kind. */
export const TIMELINE_KINDS = [
  'imported',
  'copied',
  'corrected',
  'edited',
  'undone',
  'held',
  'dropped',
  'putBack',
  'answered',
  'removed',
  'forgotten',
  'reportSaved',
  'restored',
  'gapLookedInto',
  'prepared',
  'initialiseSent',
  'initialised',
  'initialiseRefused',
  'initialiseUnknown',
  'asked',
  'askedFailed',
  'mismatch',
  'mismatchSettled',
  'authoriseIntended',
  'authoriseSent',
  'authorised',
  'authoriseRejected',
  'authoriseUnknown',
  'cancelIntended',
  'cancelSent',
  'cancelAccepted',
  'cancelRejected',
  'cancelUnknown',
  'finding',
  'released',
  'companyAdded',
  'companyChanged',
  'keysSaved',
  'keysRemoved',
  'limitsChanged',
] as const;
export const timelineEntrySchema = z.strictObject({
  seq: z.number().int(),
  at: z.number(),
  /** Who pressed; empty for what the program noticed by itself. */
  actor: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** What a check of the journal's chain found. */
export const verificationSchema = z.strictObject({
  entries: z.number().int(),
  checkedAt: z.number(),
  faults: z.array(
    z.strictObject({
      seq: z.number().int(),
      fault: z.enum(['changed', 'removed', 'reordered', 'cutOff', 'anchorMissing']),
    }),
  ),
});
export type Verification = z.infer<typeof verificationSchema>;
