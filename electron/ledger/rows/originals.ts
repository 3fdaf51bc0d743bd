import { batchSourceSchema } from '../../../shared/batches.ts';
import type { BatchSource } from '../../../shared/batches.ts';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowContent } from '../row-content.ts';
import type { Store } from '../store.ts';
import { MAY_HAVE_PAID } from './history.ts';
import { isMovedMark } from './moved.ts';
import { RowContents } from './row-contents.ts';

/** A payment that was said to have failed, went on as a row of another list, and may have been made after all. */
export interface PaidOriginal {
  readonly at: number;
  readonly list: string;
}

/** Finds, by where a row came from, the earlier attempt of it that may have paid; undefined when none did. */
export type FindOriginal = (origin: RowContent['origin']) => PaidOriginal | undefined;

const NONE: FindOriginal = () => undefined;

/** The list whose rows went on in this one; null for a file, and for a copy, which repeats a payment on purpose. */
export function wentOnFrom(source: BatchSource | null): BatchId | null {
  return source?.kind === 'list' && source.which !== 'copy' ? source.batchId : null;
}

/** Whether the rows of a list failed before: it was made from failed rows, or from rows of such a list that were held back. */
export function hadFailed(store: Store, source: BatchSource | null): boolean {
  if (source?.kind !== 'list' || source.which === 'copy') return false;
  return source.which === 'failed' || hadFailed(store, sourceOf(store, source.batchId));
}

/**
 * The payments behind a list that was made from failed rows, or from rows of such a list that were held back, and behind
 * the list those came from, and so on. A row that was freed because its payment failed may still be paid when iyzico says
 * later that it succeeded, also under another IBAN or amount than the new row has by then.
 */
export function paidOriginals(store: Store, source: BatchSource | null): FindOriginal {
  const paid = new Map<RowId, PaidOriginal>();
  for (let from = wentOnFrom(source); from !== null; from = wentOnFrom(sourceOf(store, from))) {
    const rows = store.db
      .prepare(
        `SELECT r.row_id, r.place_reason, b.name, p.created_at AS at
         FROM rows r JOIN attempts a ON a.row_id = r.row_id JOIN payouts p ON p.id = a.payout_id JOIN batches b ON b.id = r.batch_id
         WHERE r.batch_id = ? AND a.outcome IN ${MAY_HAVE_PAID}`,
      )
      .all(from);
    for (const row of rows) {
      if (!isMovedMark(String(row['place_reason']))) continue;
      paid.set(row['row_id'] as RowId, { at: Number(row['at']), list: String(row['name']) });
    }
  }
  if (paid.size === 0) return NONE;
  const lists = new Map<BatchId, RowContents>();
  const find: FindOriginal = (origin) => {
    if (origin === null) return undefined;
    let contents = lists.get(origin.batchId);
    if (contents === undefined) lists.set(origin.batchId, (contents = new RowContents(store, origin.batchId)));
    return paid.get(origin.rowId) ?? find(contents.byId(origin.rowId)?.origin ?? null);
  };
  return find;
}

/** Where a list's rows came from. */
export function sourceOf(store: Store, batchId: BatchId): BatchSource | null {
  const row = store.db.prepare('SELECT source FROM batches WHERE id = ?').get(batchId);
  return row === undefined ? null : batchSourceSchema.parse(JSON.parse(String(row['source'])));
}
