import type { PayoutId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { approvalDigest } from '../../payouts/approval.ts';
import type { EventOf } from '../../payouts/events.ts';
import type { LoadedPayout } from '../../payouts/ledger-port.ts';
import { acceptedTotal } from '../../payouts/reconcile.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { approvalBatch } from './approve.ts';
import { paidMeanwhile } from './paid-meanwhile.ts';
import { payoutStates } from './views.ts';

/**
 * The last check before money moves, in the same breath as the intent is written: the digest that the person saw is made
 * anew from the ledger, over the payouts of that press. What changed since, in whichever of them, voids the press
 * (design, invariant 4). Problems thrown: `payout.digest`, `payout.notAsked` while iyzico's
 * list was not read whole, `payout.paidMeanwhile`.
 */
export function assertApproved(store: Store, payout: LoadedPayout, approval: EventOf<'authoriseIntended'>): void {
  const { companyId, environment, keyFingerprint, purpose } = approvalBatch(store, payout.batchId);
  const known = new Map(payoutStates(store, payout.batchId).map(({ payoutId, state }) => [payoutId, state]));
  const states = approval.payouts.flatMap((payoutId: PayoutId) => known.get(payoutId) ?? []);
  const { host } = approval;
  const { currency } = payout.state;
  const digest = approvalDigest({
    companyId,
    environment,
    host,
    keyFingerprint,
    purpose,
    currency,
    payouts: states,
  });
  const isListed = approval.payouts.includes(payout.payoutId) && states.length === approval.payouts.length;
  const { count, total } = acceptedTotal(states.flatMap(({ items }) => items));
  const isSame = digest === approval.digest && count === approval.count && total === approval.total;
  if (!isListed || !isSame) throw new ProblemError(fail('payout.digest').problem);
  // Without every page read, an item that iyzico refused may be among those that were approved.
  if (!payout.state.compared) throw new ProblemError(fail('payout.notAsked', { reason: 'part' }).problem);
  const paid = paidMeanwhile(store, payout.batchId, [payout.payoutId]);
  if (paid !== null) throw new ProblemError(paid);
}
