import { minor } from '../../shared/money.ts';
import type { Minor } from '../../shared/money.ts';
import type { Phase } from '../../shared/payouts.ts';
import { assertNever } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import type { EventOf, PayoutEvent } from './events.ts';
import { judgedItems, preparedItems, refusedItems, releasedItems } from './items.ts';
import { mayAuthorise, mayCancel, mayInitialise } from './may.ts';
import { asked } from './resolve.ts';
import { openStanding, stand } from './state.ts';
import type { PayoutState, Standing } from './state.ts';

/** An event that may not happen in the phase the payout is in. It is a refusal before anything is written or sent. */
export class WrongPhase extends Error {
  readonly phase: Phase | 'none';
  readonly event: PayoutEvent['kind'];
  constructor(phase: Phase | 'none', event: PayoutEvent['kind']) {
    super(`${event} cannot happen in ${phase}`);
    this.phase = phase;
    this.event = event;
  }
}

/** One event and when it was committed (milliseconds since the epoch). */
export interface Dated {
  readonly at: number;
  readonly event: PayoutEvent;
}

/** Rebuilds a payout from its journal alone. */
export function fold(entries: Iterable<Dated>): PayoutState | undefined {
  let state: PayoutState | undefined;
  for (const entry of entries) state = transition(state, entry);
  return state;
}

/**
 * The payout after an event (design, "A payout's life", row by row). Pure; throws `WrongPhase` for what may not happen,
 * so that a second authorise while one is unresolved cannot even be written down.
 */
export function transition(state: PayoutState | undefined, { at, event }: Dated): PayoutState {
  if (event.kind === 'prepared') {
    if (state !== undefined) throw new WrongPhase(state.standing.phase, event.kind);
    return prepared(event, at);
  }
  if (state === undefined) throw new WrongPhase('none', event.kind);
  const { standing } = state;
  const refuse = (): never => {
    throw new WrongPhase(standing.phase, event.kind);
  };
  switch (event.kind) {
    case 'initialiseSent':
      if (!mayInitialise(state)) return refuse();
      return { ...stand(state, { phase: 'initialising' }), sentWith: event.key ?? '' };
    case 'initialised':
      if (standing.phase !== 'initialising') return refuse();
      return { ...stand(state, openStanding(event.requestId, null)), items: judgedItems(state.items, event) };
    case 'initialiseRefused':
      if (standing.phase !== 'initialising') return refuse();
      return event.back
        ? stand(state, { phase: 'prepared', problem: event.problem })
        : { ...stand(state, { phase: 'refused', problem: event.problem }), items: refusedItems(state.items) };
    case 'initialiseUnknown':
      if (standing.phase !== 'initialising') return refuse();
      return stand(state, { phase: 'initUnknown', doubt: event.doubt, resend: false });
    case 'asked':
      return asked(state, event, at);
    case 'askedFailed':
      return { ...state, lastAskProblem: event.problem };
    case 'mismatch':
      return { ...state, mismatch: event.problem, compared: false, lastAskedAt: at };
    case 'mismatchSettled':
      return state.mismatch === null
        ? refuse()
        : { ...state, mismatch: null, acceptedTotal: totalIn(state.mismatch) ?? state.acceptedTotal };
    case 'authoriseIntended':
      return mayAuthorise(state) ? state : refuse();
    case 'authoriseSent':
      if (!mayAuthorise(state) || !('requestId' in standing)) return refuse();
      return stand(state, { phase: 'authorising', requestId: standing.requestId });
    case 'authorised':
      if (standing.phase !== 'authorising') return refuse();
      return { ...stand(state, { phase: 'authorised', requestId: standing.requestId }), authorisedAt: at };
    case 'authoriseRejected':
      if (standing.phase !== 'authorising') return refuse();
      return stand(state, {
        phase: 'authUnknown',
        requestId: standing.requestId,
        doubt: null,
        rejected: event.problem,
        again: false,
      });
    case 'authoriseUnknown':
      if (standing.phase !== 'authorising') return refuse();
      return stand(state, {
        phase: 'authUnknown',
        requestId: standing.requestId,
        doubt: event.doubt,
        rejected: null,
        again: !event.doubt.bytesWritten,
      });
    case 'cancelIntended':
      return mayCancel(state) ? state : refuse();
    case 'cancelSent':
      if (!mayCancel(state) || !('requestId' in standing)) return refuse();
      return stand(state, { phase: 'cancelling', requestId: standing.requestId, wasRejected: rejectionOf(standing) });
    case 'cancelAccepted':
      if (standing.phase !== 'cancelling') return refuse();
      return stand(state, { ...standing, phase: 'cancelUnknown', doubt: null, rejected: null, again: false });
    case 'cancelRejected':
      if (standing.phase !== 'cancelling') return refuse();
      return stand(state, { ...standing, phase: 'cancelUnknown', doubt: null, rejected: event.problem, again: false });
    case 'cancelUnknown':
      if (standing.phase !== 'cancelling') return refuse();
      if (!event.doubt.bytesWritten) return stand(state, openStanding(standing.requestId, standing.wasRejected));
      return stand(state, { ...standing, phase: 'cancelUnknown', doubt: event.doubt, rejected: null, again: false });
    case 'finding':
      return found(state, event, at) ?? refuse();
    case 'released': {
      const items = releasedItems(state.items, event);
      return items === undefined ? refuse() : { ...state, items };
    }
    default:
      return assertNever(event);
  }
}

function rejectionOf(standing: Standing): EventOf<'authoriseRejected'>['problem'] | null {
  if (standing.phase === 'authRejected') return standing.problem;
  return standing.phase === 'cancelUnknown' ? standing.wasRejected : null;
}

/** The total a difference was about; undefined for differences that no person can accept away (items, amounts, counts). */
function totalIn({ params }: Problem): Minor | undefined {
  return params['what'] === 'total' && typeof params['theirs'] === 'number' ? minor(params['theirs']) : undefined;
}

function prepared(event: EventOf<'prepared'>, at: number): PayoutState {
  return {
    externalId: event.externalId,
    conversationId: event.conversationId,
    purpose: event.purpose,
    currency: event.currency,
    bodySha256: event.bodySha256,
    sentWith: '',
    standing: { phase: 'prepared', problem: null },
    payoutStatus: '',
    mismatch: null,
    compared: false,
    acceptedTotal: null,
    lastAskProblem: null,
    preparedAt: at,
    authorisedAt: null,
    lastAskedAt: null,
    items: preparedItems(event),
  };
}

/** What a person learned from iyzico, where it settles something; undefined where it does not belong. */
function found(state: PayoutState, event: EventOf<'finding'>, at: number): PayoutState | undefined {
  const { standing } = state;
  // Said of a payout in a restored backup, about which a retrieve gives no clear answer: it was never sent.
  if (standing.phase === 'prepared') return event.finding === 'notCreated' ? state : undefined;
  if (standing.phase === 'initUnknown')
    return event.finding === 'notCreated' ? stand(state, { ...standing, resend: true }) : undefined;
  if (standing.phase !== 'authUnknown') return undefined;
  if (event.finding === 'notAuthorised') return stand(state, { ...standing, again: true });
  if (event.finding === 'authorised')
    return { ...stand(state, { phase: 'authorised', requestId: standing.requestId }), authorisedAt: at };
  return undefined;
}
