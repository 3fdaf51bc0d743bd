import { z } from 'zod';
import { batchIdSchema, companyIdSchema, fileTokenSchema } from './ids.ts';
import { localeSchema } from './money.ts';

export const REPORT_KINDS = [
  'status',
  'statusCsv',
  'corrections',
  'clientWorkbook',
  'journalEntries',
  'record',
  'period',
  'timeline',
  'recipients',
] as const;

export const reportRequestSchema = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  batchId: batchIdSchema.nullable(),
  companyId: companyIdSchema.nullable(),
  period: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable(),
  masked: z.boolean(),
  locale: localeSchema,
});

export type ReportRequest = z.infer<typeof reportRequestSchema>;

/** What an export of everything readable came to. */
export const exportedSchema = z.strictObject({
  /** The folder that was written, to be shown. */
  fileToken: fileTokenSchema,
  folder: z.string(),
  lists: z.number().int(),
  rows: z.number().int(),
  /** Lists that could not be read. */
  notRead: z.number().int(),
  /** True when the records' key was missing: no names, no IBANs; ids, amounts and results only. */
  withoutKey: z.boolean(),
  /** True when the file is damaged and rows may be missing. */
  damaged: z.boolean(),
});

export type Exported = z.infer<typeof exportedSchema>;

export const savedFileSchema = z.strictObject({ fileToken: fileTokenSchema, fileName: z.string(), folder: z.string() });
