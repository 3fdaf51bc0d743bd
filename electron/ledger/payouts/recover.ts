import type { PayoutId } from '../../../shared/ids.ts';
import type { Phase } from '../../../shared/payouts.ts';
import { interruption } from '../../payouts/answers.ts';
import type { Store } from '../store.ts';
import { appendPayoutEvent } from './append.ts';

/**
 * Run once when the ledger is opened, before anything else: calls that were in flight when the program ended become
 * unknown. Sends nothing and asks nothing (design, invariants 7 and 8). Answers the payouts it marked.
 */
export function recoverPayouts(store: Store): PayoutId[] {
  const rows = store.db
    .prepare("SELECT id, phase FROM payouts WHERE phase IN ('initialising', 'authorising', 'cancelling')")
    .all();
  return rows.map((row) => {
    const payoutId = row['id'] as PayoutId;
    const event = interruption(row['phase'] as Phase);
    if (event !== undefined) appendPayoutEvent(store, { payoutId, actor: '', event });
    return payoutId;
  });
}

/** Payouts that are not at their end: what an update, a removal or a deletion must wait for. */
export function openPayouts(
  store: Store,
): { readonly payoutId: PayoutId; readonly companyId: string; readonly phase: Phase }[] {
  const rows = store.db
    .prepare("SELECT id, company_id, phase FROM payouts WHERE phase NOT IN ('settled', 'cancelled', 'refused')")
    .all();
  return rows.map((row) => ({
    payoutId: row['id'] as PayoutId,
    companyId: String(row['company_id']),
    phase: row['phase'] as Phase,
  }));
}
