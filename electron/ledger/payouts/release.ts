import type { BatchId, PayoutId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { appendPayoutEvent } from './append.ts';

/**
 * Frees failed rows for another attempt with a person's reason (design, release rules). Rows whose latest attempt may
 * still pay are refused as a whole with `payout.notReleased`; nothing is freed then. Answers how many rows were freed.
 */
export function releaseRows(
  store: Store,
  args: {
    readonly batchId: BatchId;
    readonly rowIds: readonly RowId[];
    readonly actor: string;
    readonly reason: string;
  },
): number {
  const latest = store.db.prepare(
    'SELECT payout_id, item_external_id, outcome FROM attempts WHERE row_id = ? AND batch_id = ? ORDER BY seq DESC LIMIT 1',
  );
  const byPayout = new Map<PayoutId, string[]>();
  for (const rowId of args.rowIds) {
    const row = latest.get(rowId, args.batchId);
    const outcome = row?.['outcome'];
    if (row === undefined || (outcome !== 'failed' && outcome !== 'stuck'))
      throw new ProblemError(fail('payout.notReleased').problem);
    const payoutId = row['payout_id'] as PayoutId;
    byPayout.set(payoutId, [...(byPayout.get(payoutId) ?? []), String(row['item_external_id'])]);
  }
  for (const [payoutId, itemExternalIds] of byPayout) {
    appendPayoutEvent(store, {
      payoutId,
      actor: args.actor,
      event: { kind: 'released', itemExternalIds, reason: args.reason },
    });
  }
  return args.rowIds.length;
}
