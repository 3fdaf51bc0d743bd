import { assertNever } from '../../shared/problems.ts';
import type { EventOf } from './events.ts';
import { cancelledItems, reportedItems } from './items.ts';
import { NOT_YET } from './may.ts';
import { openStanding, PROVES_AUTHORISED, settledOutcome, stand } from './state.ts';
import type { PayoutState, Standing } from './state.ts';

/**
 * The payout after iyzico was asked: what was told of its items, then the phase that the batch's own word proves, then
 * the end once every item has one. A question about a single item proves nothing about the phase.
 */
export function asked(state: PayoutState, event: EventOf<'asked'>, at: number): PayoutState {
  const seen = { ...state, lastAskedAt: at, lastAskProblem: null };
  if (event.scope === 'item') return settle({ ...seen, items: reportedItems(seen, event, false) }, false);
  if (!event.found) return notFound(seen);
  const complete = event.scope === 'complete';
  const told = { ...seen, payoutStatus: event.payoutStatus, compared: complete };
  return settle(resolve({ ...told, items: reportedItems(told, event, complete) }, event, at), complete);
}

/** "No such payout" means something only to a payout nobody knows to exist: the same bytes may be sent again. */
function notFound(state: PayoutState): PayoutState {
  const { standing } = state;
  return standing.phase === 'initUnknown' ? stand(state, { ...standing, resend: true }) : state;
}

/** The design's table, "A payout's life", row by row: what each phase becomes by the batch's status. */
function resolve(state: PayoutState, event: EventOf<'asked'>, at: number): PayoutState {
  const { standing } = state;
  const { payoutStatus } = event;
  switch (standing.phase) {
    case 'initUnknown':
      // Without a requestId the same bytes may go again, unless the payout has already left INIT (by another hand).
      return event.requestId === ''
        ? proved(state, '', { ...standing, resend: true }, at)
        : proved(state, event.requestId, openStanding(event.requestId, null), at);
    case 'prepared':
      // Asked about before it was sent only when a backup was restored: it may have been sent since.
      return event.requestId === ''
        ? proved(state, '', standing, at)
        : proved(state, event.requestId, openStanding(event.requestId, null), at);
    case 'initialised':
    case 'authRejected':
      return proved(state, standing.requestId, standing, at);
    case 'authUnknown':
      // A clear no that INIT confirms is a rejection. After a doubt INIT proves nothing.
      return standing.rejected !== null && payoutStatus === 'INIT'
        ? stand(state, openStanding(standing.requestId, standing.rejected))
        : proved(state, standing.requestId, standing, at);
    case 'cancelUnknown':
      return afterCancel(state, standing, payoutStatus, at);
    case 'authorised':
      return payoutStatus === 'CANCELED' ? proved(state, standing.requestId, standing, at) : state;
    case 'initialising':
    case 'refused':
    case 'authorising':
    case 'cancelling':
    case 'cancelled':
    case 'settled':
      return state;
    default:
      return assertNever(standing);
  }
}

/** What the answer proves decides by itself; what proves nothing leaves `otherwise`. */
function proved(state: PayoutState, requestId: string, otherwise: Standing, at: number): PayoutState {
  switch (proofIn(state)) {
    case 'cancelled':
      return { ...stand(state, { phase: 'cancelled', requestId }), items: cancelledItems(state.items) };
    case 'authorised':
      return { ...stand(state, { phase: 'authorised', requestId }), authorisedAt: state.authorisedAt ?? at };
    case null:
      return stand(state, otherwise);
  }
}

/** Item statuses that only a payout on its way has. */
const UNDER_WAY: ReadonlySet<string> = new Set(['onItsWay', 'paid', 'failed', 'returned', 'stuck']);

/**
 * CANCELED, or a status that only an authorised payout has. A word that nobody documented proves nothing by itself: then
 * the items decide, where one is under way or all that iyzico took are cancelled.
 */
function proofIn({ payoutStatus, items }: PayoutState): 'authorised' | 'cancelled' | null {
  if (payoutStatus === 'CANCELED') return 'cancelled';
  if (PROVES_AUTHORISED.has(payoutStatus)) return 'authorised';
  if (NOT_YET.has(payoutStatus)) return null;
  if (items.some((item) => UNDER_WAY.has(item.outcome))) return 'authorised';
  const accepted = items.filter((item) => item.outcome !== 'notAccepted');
  return accepted.length > 0 && accepted.every((item) => item.outcome === 'cancelled') ? 'cancelled' : null;
}

/** A cancel is over once the answer proves an end or a way on; a clear no that INIT confirms leaves it as it was. */
function afterCancel(
  state: PayoutState,
  standing: Extract<Standing, { phase: 'cancelUnknown' }>,
  payoutStatus: string,
  at: number,
): PayoutState {
  const { requestId } = standing;
  const still = payoutStatus === 'INIT';
  if (still && standing.rejected !== null) return stand(state, openStanding(requestId, standing.wasRejected));
  return proved(state, requestId, { ...standing, again: standing.again || (still && standing.doubt !== null) }, at);
}

/** Settles an authorised payout once its items are all final: after a complete pass, or again when an item changed. */
function settle(state: PayoutState, complete: boolean): PayoutState {
  const { standing } = state;
  if (standing.phase !== 'authorised' && standing.phase !== 'settled') return state;
  if (standing.phase === 'authorised' && !complete) return state;
  const outcome = settledOutcome(state.items);
  return outcome === null ? state : stand(state, { phase: 'settled', requestId: standing.requestId, outcome });
}
