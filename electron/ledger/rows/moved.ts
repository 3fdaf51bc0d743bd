import type { BatchId } from '../../../shared/ids.ts';
import type { Store } from '../store.ts';

const MOVED = 'moved:';

/** The mark of a row that goes on in another list, where otherwise the reason of its place stands. */
export function movedMark(batchId: BatchId): string {
  return `${MOVED}${batchId}`;
}

export function isMovedMark(placeReason: string): boolean {
  return placeReason.startsWith(MOVED);
}

/** True while the list a row went on in is there. */
export function movedTo(store: Store, placeReason: string): boolean {
  if (!isMovedMark(placeReason)) return false;
  const batch = store.db
    .prepare('SELECT 1 FROM batches WHERE id = ? AND removed_at IS NULL')
    .get(placeReason.slice(MOVED.length));
  return batch !== undefined;
}
