import { z } from 'zod';
import { batchIdSchema, companyIdSchema } from './ids.ts';
import { purposeSchema } from './items.ts';
import { minorSchema, moneySchema } from './money.ts';
import { payoutViewSchema } from './payouts.ts';
import { fieldSchema, issueCodeSchema, severitySchema } from './rows.ts';

/** The five steps of a list. */
export const STEPS = ['prepare', 'send', 'preResult', 'authorise', 'result'] as const;
export const stepSchema = z.enum(STEPS);
export type Step = z.infer<typeof stepSchema>;

/** Where a list stands, in the words of the month-end board. */
export const BATCH_STATES = [
  'hasErrors',
  'ready',
  'nothingToSend',
  'sending',
  'unknown',
  'waitingAuthorisation',
  'inProgress',
  'partlyPaid',
  'allPaid',
  'nonePaid',
  'cancelled',
  'refused',
] as const;
export const batchStateSchema = z.enum(BATCH_STATES);
export type BatchState = z.infer<typeof batchStateSchema>;

/** Counts of rows by what stops or accompanies them; every row is in exactly one of payable, errors, questions, held, dropped. */
export const rowCountsSchema = z.strictObject({
  all: z.number().int(),
  payable: z.number().int(),
  /** Rows with an error. */
  errors: z.number().int(),
  /** Rows without an error but with a question nobody has answered. */
  questions: z.number().int(),
  /** Rows with a warning of any kind, answered or not; they also count elsewhere. */
  warnings: z.number().int(),
  held: z.number().int(),
  dropped: z.number().int(),
});
export type RowCounts = z.infer<typeof rowCountsSchema>;

/** Where a list came from. */
export const batchSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('workbook'),
    fileName: z.string(),
    sheet: z.string(),
    sha256: z.string(),
    totalInFile: minorSchema.nullable(),
    /** The sheet's column letters each field was read from. */
    columns: z.partialRecord(fieldSchema, z.string().max(40)).optional(),
  }),
  z.strictObject({
    kind: z.literal('list'),
    batchId: batchIdSchema,
    name: z.string(),
    which: z.enum(['failed', 'held', 'copy']),
  }),
]);
export type BatchSource = z.infer<typeof batchSourceSchema>;

export const batchSummarySchema = z.strictObject({
  id: batchIdSchema,
  companyId: companyIdSchema,
  name: z.string(),
  /** The month the list is for, `2026-11`. */
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  purpose: purposeSchema,
  state: batchStateSchema,
  step: stepSchema,
  counts: rowCountsSchema,
  /** Payable rows before sending, what was sent after. */
  totals: z.array(moneySchema),
  paid: z.array(moneySchema),
  source: batchSourceSchema,
  createdAt: z.number(),
  changedAt: z.number(),
});
export type BatchSummary = z.infer<typeof batchSummarySchema>;

/** One line of the error summary: a kind of issue, how many rows, and the first of them. */
export const issueGroupSchema = z.strictObject({
  code: issueCodeSchema,
  field: fieldSchema,
  severity: severitySchema,
  asks: z.boolean(),
  count: z.number().int(),
  unanswered: z.number().int(),
  firstIndex: z.number().int(),
});
export type IssueGroup = z.infer<typeof issueGroupSchema>;

export const batchDetailSchema = z.strictObject({
  ...batchSummarySchema.shape,
  editable: z.boolean(),
  payouts: z.array(payoutViewSchema),
  /** Sums of the rows that still wait for a correction or an answer. */
  waiting: z.array(moneySchema),
  /** Sums of every row that has an amount, held and dropped ones too: what the file's own total is compared with. */
  readTotals: z.array(moneySchema),
  issueGroups: z.array(issueGroupSchema),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** Names of the sheet's columns that feed no field, in order; they come back in the reports. */
  extraColumns: z.array(z.strictObject({ index: z.number().int(), name: z.string() })),
  /** The sheet's column letters each field was read from (`C`, `A+B`), so that a sentence can name the cell. */
  sheetColumns: z.partialRecord(fieldSchema, z.string().max(40)).optional(),
});
export type BatchDetail = z.infer<typeof batchDetailSchema>;
