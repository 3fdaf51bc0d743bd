import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{7,40}$/);

/** Random ids made by this program; lower case letters, digits and dashes. */
export const companyIdSchema = id.brand<'CompanyId'>();
export type CompanyId = z.infer<typeof companyIdSchema>;
export const batchIdSchema = id.brand<'BatchId'>();
export type BatchId = z.infer<typeof batchIdSchema>;
/** A row's id for life; it travels in the corrections workbook. */
export const rowIdSchema = id.brand<'RowId'>();
export type RowId = z.infer<typeof rowIdSchema>;
export const payoutIdSchema = id.brand<'PayoutId'>();
export type PayoutId = z.infer<typeof payoutIdSchema>;
export const importIdSchema = id.brand<'ImportId'>();
export type ImportId = z.infer<typeof importIdSchema>;
/** A file the person chose or dropped; the page holds this token, never a path it could make up. */
export const fileTokenSchema = id.brand<'FileToken'>();
export type FileToken = z.infer<typeof fileTokenSchema>;
