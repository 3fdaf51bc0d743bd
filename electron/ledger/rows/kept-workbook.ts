import type { BatchId } from '../../../shared/ids.ts';
import type { Store } from '../store.ts';

/** A person's file is kept in parts of a megabyte: SQLite holds each blob it writes twice, beside the one it was given. */
const PART_BYTES = 1024 * 1024;
/** The place that a part is bound to; files of lists from before there were parts are one under the same name. */
const PLACE = 'workbooks';

/** What a part is bound to: which of how many it is, so that none can be left out, doubled or moved. */
function partId(batchId: BatchId, part: number, parts: number): string {
  return parts === 1 ? batchId : `${batchId} ${part} ${parts}`;
}

/** Keeps the file that a list was made of, sealed under the list's key, inside the running transaction. */
export function keepWorkbook(store: Store, batchId: BatchId, bytes: Uint8Array): void {
  const insert = store.db.prepare('INSERT INTO workbook_parts (batch_id, part, sealed) VALUES (?, ?, ?)');
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  for (let part = 0; part < parts; part += 1) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    insert.run(batchId, part, store.seal.sealBytes(batchId, PLACE, partId(batchId, part, parts), piece));
  }
}

/** The person's own file as it was imported; null when it was not kept or was forgotten. Throws when it was altered. */
export function keptWorkbook(store: Store, { batchId }: { readonly batchId: BatchId }): Uint8Array | null {
  const sealed = store.db
    .prepare('SELECT part, sealed FROM workbook_parts WHERE batch_id = ? ORDER BY part')
    .all(batchId);
  const pieces: Uint8Array[] = [];
  for (const { part, sealed: bytes } of sealed) {
    const id = partId(batchId, Number(part), sealed.length);
    const piece = store.seal.openBytes(batchId, PLACE, id, bytes as Uint8Array);
    if (piece === undefined) return null;
    pieces.push(piece);
  }
  return pieces.length === 0 ? null : Buffer.concat(pieces);
}
