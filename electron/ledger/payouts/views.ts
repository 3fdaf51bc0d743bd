import type { BatchState, RowCounts, Step } from '../../../shared/batches.ts';
import type { BatchId, PayoutId } from '../../../shared/ids.ts';
import { keepsFee, MONEY_OUTCOMES } from '../../../shared/items.ts';
import { sum } from '../../../shared/money.ts';
import type { Currency, Money } from '../../../shared/money.ts';
import type { OutcomeCount, PayoutAction, PayoutView } from '../../../shared/payouts.ts';
import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { acceptedTotal } from '../../payouts/reconcile.ts';
import { payoutStateSchema, requestIdOf } from '../../payouts/state.ts';
import type { PayoutState } from '../../payouts/state.ts';
import { mayAuthorise, mayCancel, mayInitialise } from '../../payouts/may.ts';
import type { Store } from '../store.ts';
import { askedFirst } from './ask-first.ts';

/** The payouts of a list in the order they were prepared, as the page shows them. `inFlight` and `nextAskAt` are main's to fill. */
export function payoutViews(store: Store, batchId: BatchId): PayoutView[] {
  const unasked = new Set(askedFirst(store));
  return payoutStates(store, batchId).map(({ payoutId, state }) => payoutView(payoutId, state, unasked.has(payoutId)));
}

export function payoutStates(
  store: Store,
  batchId: BatchId,
): { readonly payoutId: PayoutId; readonly state: PayoutState }[] {
  const rows = store.db
    .prepare('SELECT id, state FROM payouts WHERE batch_id = ? ORDER BY created_at, rowid')
    .all(batchId);
  return rows.map((row) => ({
    payoutId: row['id'] as PayoutId,
    state: payoutStateSchema.parse(JSON.parse(String(row['state']))),
  }));
}

function payoutView(payoutId: PayoutId, state: PayoutState, unasked: boolean): PayoutView {
  const accepted = acceptedTotal(state.items);
  const commissions = state.items.flatMap((item) =>
    item.commission !== null && keepsFee(item.outcome) ? [item.commission] : [],
  );
  return {
    id: payoutId,
    externalId: state.externalId,
    conversationId: state.conversationId,
    requestId: requestIdOf(state),
    currency: state.currency,
    phase: state.standing.phase,
    settled: state.standing.phase === 'settled' ? state.standing.outcome : null,
    payoutStatus: state.payoutStatus,
    problem: problemOf(state),
    mismatch: state.mismatch,
    itemCount: state.items.length,
    total: sum(state.items.map((item) => item.amount)),
    acceptedCount: accepted.count,
    acceptedTotal: accepted.total,
    outcomes: outcomeCounts(state),
    commission: commissions.length === 0 ? null : sum(commissions),
    actions: actionsOf(state, unasked),
    inFlight: null,
    lastAskedAt: state.lastAskedAt,
    nextAskAt: null,
    preparedAt: state.preparedAt,
    authorisedAt: state.authorisedAt,
  };
}

function problemOf(state: PayoutState): Problem | null {
  const { standing } = state;
  switch (standing.phase) {
    case 'prepared':
    case 'refused':
    case 'initialised':
    case 'authRejected':
      return standing.problem;
    case 'initUnknown':
      return fail('payout.unknownOutcome', {
        cause: standing.doubt.cause,
        httpStatus: standing.doubt.httpStatus ?? 0,
        bytesWritten: standing.doubt.bytesWritten,
      }).problem;
    case 'authUnknown':
    case 'cancelUnknown':
      if (standing.rejected !== null) return standing.rejected;
      return fail('payout.unknownOutcome', {
        cause: standing.doubt?.cause ?? 'other',
        httpStatus: standing.doubt?.httpStatus ?? 0,
        bytesWritten: standing.doubt?.bytesWritten ?? true,
      }).problem;
    case 'initialising':
    case 'authorising':
    case 'authorised':
    case 'cancelling':
    case 'cancelled':
    case 'settled':
      return state.lastAskProblem;
  }
}

function outcomeCounts(state: PayoutState): OutcomeCount[] {
  return MONEY_OUTCOMES.flatMap((outcome): OutcomeCount[] => {
    const items = state.items.filter((item) => item.outcome === outcome);
    return items.length === 0 ? [] : [{ outcome, count: items.length, amount: sum(items.map((item) => item.amount)) }];
  });
}

/** What a person may press now; the same rules that `transition` holds. */
function actionsOf(state: PayoutState, unasked: boolean): PayoutAction[] {
  const { standing } = state;
  const actions: PayoutAction[] = [];
  if (mayInitialise(state)) actions.push(standing.phase === 'prepared' ? 'initialise' : 'initialiseAgain');
  if (mayAuthorise(state) && acceptedTotal(state.items).count > 0)
    actions.push(standing.phase === 'initialised' ? 'authorise' : 'authoriseAgain');
  if (mayCancel(state)) actions.push('cancel');
  // A restored backup's payout may be found under way before it was ever sent from here.
  const isPrepared = standing.phase === 'prepared';
  if (ASKABLE.has(standing.phase) || (isPrepared && (unasked || !mayInitialise(state)))) actions.push('ask');
  if (standing.phase === 'initUnknown' || standing.phase === 'authUnknown' || (isPrepared && unasked))
    actions.push('recordFinding');
  return actions;
}

const ASKABLE: ReadonlySet<string> = new Set([
  'initUnknown',
  'initialised',
  'authRejected',
  'authUnknown',
  'authorised',
  'cancelUnknown',
  'settled',
]);

const UNKNOWN: ReadonlySet<string> = new Set(['initUnknown', 'authUnknown', 'cancelUnknown']);
const SENDING: ReadonlySet<string> = new Set(['initialising']);
const UNSENT: ReadonlySet<string> = new Set(['prepared']);
const WAITING: ReadonlySet<string> = new Set(['initialised', 'authRejected']);
const GOING: ReadonlySet<string> = new Set(['authorising', 'authorised', 'cancelling']);

/**
 * Where a list stands: the most pressing of its payouts, or its rows when it has none that live. A list whose rows are
 * all held back or dropped has nothing to send, however free of errors it is.
 */
export function batchStanding(
  payouts: readonly PayoutView[],
  { errors, questions, payable }: Pick<RowCounts, 'errors' | 'questions' | 'payable'>,
): { readonly state: BatchState; readonly step: Step } {
  const living = payouts.filter((payout) => payout.phase !== 'cancelled' && payout.phase !== 'refused');
  const has = (phases: ReadonlySet<string>): boolean => living.some((payout) => phases.has(payout.phase));
  if (living.some((payout) => payout.mismatch !== null) || has(UNKNOWN)) {
    return { state: 'unknown', step: living.some((payout) => payout.phase === 'initUnknown') ? 'send' : 'result' };
  }
  if (living.length === 0) {
    const last = payouts.at(-1);
    if (last?.phase === 'refused') return { state: 'refused', step: 'send' };
    if (last?.phase === 'cancelled') return { state: 'cancelled', step: 'prepare' };
    if (errors + questions > 0) return { state: 'hasErrors', step: 'prepare' };
    return payable > 0 ? { state: 'ready', step: 'send' } : { state: 'nothingToSend', step: 'prepare' };
  }
  if (has(SENDING)) return { state: 'sending', step: 'send' };
  // Prepared and turned away before anything was judged (keys, network, rate limit): it waits for the same press again.
  if (has(UNSENT)) return { state: 'ready', step: 'send' };
  if (has(WAITING))
    return {
      state: 'waitingAuthorisation',
      step: living.some((payout) => payout.acceptedCount < payout.itemCount) ? 'preResult' : 'authorise',
    };
  if (has(GOING)) return { state: 'inProgress', step: 'result' };
  if (living.every((payout) => payout.settled === 'allPaid')) return { state: 'allPaid', step: 'result' };
  if (living.every((payout) => payout.settled === 'nonePaid')) return { state: 'nonePaid', step: 'result' };
  return { state: 'partlyPaid', step: 'result' };
}

/** What was paid, by currency. */
export function paidTotals(payouts: readonly PayoutView[]): Money[] {
  return totals(payouts, (payout) =>
    payout.outcomes.filter((each) => each.outcome === 'paid').map((each) => each.amount),
  );
}

function totals(payouts: readonly PayoutView[], amounts: (payout: PayoutView) => OutcomeCount['amount'][]): Money[] {
  const byCurrency = new Map<Currency, OutcomeCount['amount'][]>();
  for (const payout of payouts)
    byCurrency.set(payout.currency, [...(byCurrency.get(payout.currency) ?? []), ...amounts(payout)]);
  return [...byCurrency]
    .map(([currency, each]) => ({ currency, amount: sum(each) }))
    .filter((money) => money.amount > 0);
}
