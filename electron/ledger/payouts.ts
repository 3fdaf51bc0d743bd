import type { PayoutId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import { appendPayoutEvent, loadPayout, payoutPlace, rebuildPayout } from './payouts/append.ts';
import { approvable } from './payouts/approve.ts';
import { lookedIntoGap, restoredGap } from './payouts/after-restore.ts';
import { askedFirst } from './payouts/ask-first.ts';
import { preparePayouts } from './payouts/prepare.ts';
import { openPayouts, recoverPayouts } from './payouts/recover.ts';
import { releaseRows } from './payouts/release.ts';
import { payoutViews } from './payouts/views.ts';
import { ProblemError } from './problem-error.ts';
import type { Store } from './store.ts';

/** The exact bytes an initialise sends, as they were committed. Problem: `notFound` once the list was forgotten. */
function payoutBody(store: Store, args: { readonly payoutId: PayoutId }): string {
  const prepared = store.journal.ofPayout(args.payoutId).find((entry) => entry.kind === 'prepared');
  const secret = prepared?.secret();
  if (typeof secret !== 'object' || secret === null || !('body' in secret) || typeof secret.body !== 'string') {
    throw new ProblemError(fail('notFound').problem);
  }
  return secret.body;
}

/** The ledger's operations on payouts; `append` is the only one that changes a payout's state. */
export const payoutOperations = {
  'payouts.prepare': preparePayouts,
  'payouts.append': appendPayoutEvent,
  'payouts.load': (store: Store, args: { readonly payoutId: PayoutId }) => loadPayout(store, args.payoutId),
  'payouts.place': (store: Store, args: { readonly payoutId: PayoutId }) => payoutPlace(store, args.payoutId),
  'payouts.rebuild': (store: Store, args: { readonly payoutId: PayoutId }) =>
    rebuildPayout(store, args.payoutId) ?? null,
  'payouts.body': payoutBody,
  'payouts.views': (store: Store, args: { readonly batchId: Parameters<typeof payoutViews>[1] }) =>
    payoutViews(store, args.batchId),
  'payouts.approvable': approvable,
  'payouts.recover': (store: Store) => recoverPayouts(store),
  'payouts.open': (store: Store) => openPayouts(store),
  'payouts.askFirst': (store: Store) => askedFirst(store),
  'backup.gap': (store: Store) => restoredGap(store),
  'backup.lookedIntoGap': lookedIntoGap,
  'rows.release': releaseRows,
} as const;
