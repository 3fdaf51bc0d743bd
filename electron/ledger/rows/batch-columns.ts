import { z } from 'zod';
import type { BatchId } from '../../../shared/ids.ts';
import type { Store } from '../store.ts';

export const extraColumnsSchema = z.array(z.strictObject({ index: z.number().int(), name: z.string() }));
export type ExtraColumns = z.infer<typeof extraColumnsSchema>;

/** The columns of the person's sheet that feed no field, in order. */
export function batchColumns(store: Store, batchId: BatchId): ExtraColumns {
  const row = store.db.prepare('SELECT extra_columns FROM batches WHERE id = ?').get(batchId);
  return row === undefined ? [] : extraColumnsSchema.parse(JSON.parse(String(row['extra_columns'])));
}
