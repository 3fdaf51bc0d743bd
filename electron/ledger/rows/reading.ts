import type { BatchId } from '../../../shared/ids.ts';
import { listReadingSchema, type ListReading } from '../../../shared/mapping.ts';
import type { Store } from '../store.ts';

const TABLE = 'readings';

/** Keeps how a list's sheet was read, sealed, inside the caller's transaction. */
export function keepReading(store: Store, batchId: BatchId, reading: ListReading): void {
  store.db
    .prepare('INSERT INTO readings (batch_id, sealed) VALUES (?, ?)')
    .run(batchId, store.seal.seal(batchId, TABLE, batchId, listReadingSchema.parse(reading)));
}

/** How a list's sheet was read; null for lists from before this was kept, made without a sheet, or forgotten. */
export function storedReading(store: Store, { batchId }: { readonly batchId: BatchId }): ListReading | null {
  const row = store.db.prepare('SELECT sealed FROM readings WHERE batch_id = ?').get(batchId);
  if (row === undefined) return null;
  const opened = store.seal.open(batchId, TABLE, batchId, row['sealed'] as Uint8Array);
  return opened === undefined ? null : listReadingSchema.parse(opened);
}
