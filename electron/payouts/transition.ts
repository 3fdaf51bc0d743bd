import { isFinalOutcome, releaseOf } from '../../shared/items.ts';
import { minor } from '../../shared/money.ts';
import type { Minor } from '../../shared/money.ts';
import type { Phase } from '../../shared/payouts.ts';
import { assertNever } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import type { EventOf, PayoutEvent } from './events.ts';
import { outcomeOf, PROVES_AUTHORISED, settledOutcome } from './state.ts';
import type { ItemState, PayoutState, Standing } from './state.ts';

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
      return mayInitialise(state) ? stand(state, { phase: 'initialising' }) : refuse();
    case 'initialised':
      if (standing.phase !== 'initialising') return refuse();
      return markInvalid(stand(state, { phase: 'initialised', requestId: event.requestId, problem: null }), event);
    case 'initialiseRefused':
      if (standing.phase !== 'initialising') return refuse();
      return event.back ? stand(state, { phase: 'prepared', problem: event.problem }) : refused(state, event);
    case 'initialiseUnknown':
      if (standing.phase !== 'initialising') return refuse();
      return stand(state, { phase: 'initUnknown', doubt: event.doubt, resend: false });
    case 'asked':
      return asked(state, event, at);
    case 'askedFailed':
      return { ...state, lastAskProblem: event.problem };
    case 'mismatch':
      return { ...state, mismatch: event.problem, lastAskedAt: at };
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
      if (!event.doubt.bytesWritten) return stand(state, open(standing.requestId, standing.wasRejected));
      return stand(state, { ...standing, phase: 'cancelUnknown', doubt: event.doubt, rejected: null, again: false });
    case 'finding':
      return found(state, event, at) ?? refuse();
    case 'released':
      return released(state, event) ?? refuse();
    default:
      return assertNever(event);
  }
}

/**
 * Batch statuses that leave open that nothing was authorised yet: INIT, or none told. Any other word, also one nobody
 * knows, may mean that the money is on its way, so nothing that could pay is pressed over it.
 */
const NOT_YET: ReadonlySet<string> = new Set(['', 'INIT']);

/** Whether a person may send the committed bytes: for the first time, or again once asking showed that it is safe. */
export function mayInitialise(state: PayoutState): boolean {
  const { standing } = state;
  if (state.mismatch !== null || !NOT_YET.has(state.payoutStatus)) return false;
  return standing.phase === 'prepared' || (standing.phase === 'initUnknown' && standing.resend);
}

/** Whether a person may press Authorise: initialised, clearly rejected, or unknown under the design's two conditions. */
export function mayAuthorise(state: PayoutState): boolean {
  if (state.mismatch !== null || !NOT_YET.has(state.payoutStatus)) return false;
  const { standing } = state;
  return (
    standing.phase === 'initialised' ||
    standing.phase === 'authRejected' ||
    (standing.phase === 'authUnknown' && standing.again)
  );
}

/** Whether a person may press cancel: before any authorisation, or after one that was clearly rejected. */
export function mayCancel(state: PayoutState): boolean {
  const { standing } = state;
  return (
    standing.phase === 'initialised' ||
    standing.phase === 'authRejected' ||
    (standing.phase === 'cancelUnknown' && standing.again)
  );
}

function stand(state: PayoutState, standing: Standing): PayoutState {
  return { ...state, standing };
}

/** The phase a payout has while it waits for a person: initialised, or clearly rejected with its reason. */
function open(requestId: string, rejected: EventOf<'authoriseRejected'>['problem'] | null): Standing {
  return rejected === null
    ? { phase: 'initialised', requestId, problem: null }
    : { phase: 'authRejected', requestId, problem: rejected };
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
  const items = event.items.map(([rowId, itemExternalId, amount]): ItemState => ({
    rowId,
    itemExternalId,
    amount,
    outcome: 'waiting',
    itemStatus: '',
    errorCode: '',
    errorMessage: '',
    referenceCode: '',
    commission: null,
    released: null,
  }));
  return {
    externalId: event.externalId,
    conversationId: event.conversationId,
    purpose: event.purpose,
    currency: event.currency,
    bodySha256: event.bodySha256,
    standing: { phase: 'prepared', problem: null },
    payoutStatus: '',
    mismatch: null,
    acceptedTotal: null,
    lastAskProblem: null,
    preparedAt: at,
    authorisedAt: null,
    lastAskedAt: null,
    items,
  };
}

function markInvalid(state: PayoutState, event: EventOf<'initialised'>): PayoutState {
  const invalid = new Map(event.invalid.map((item) => [item.itemExternalId, item]));
  return {
    ...state,
    items: state.items.map((item) => {
      const refusal = invalid.get(item.itemExternalId);
      if (refusal === undefined) return { ...item, itemStatus: 'INIT' };
      return freed({
        ...item,
        outcome: 'notAccepted',
        itemStatus: 'INVALID',
        errorCode: refusal.errorCode,
        errorMessage: refusal.errorMessage,
      });
    }),
  };
}

/** A refused payout never existed at iyzico: its rows are free, with the refusal as their reason. */
function refused(state: PayoutState, event: EventOf<'initialiseRefused'>): PayoutState {
  const items = state.items.map((item): ItemState => ({ ...item, outcome: 'cancelled', released: 'state' }));
  return { ...stand(state, { phase: 'refused', problem: event.problem }), items };
}

/** Keeps `released` in step with the outcome: freed by the outcome alone, kept with its reason, or bound again. */
function freed(item: ItemState): ItemState {
  switch (releaseOf(item.outcome)) {
    case 'free':
      return { ...item, released: item.released ?? 'state' };
    case 'withReason':
      return item;
    case 'bound':
      return { ...item, released: null };
  }
}

function asked(state: PayoutState, event: EventOf<'asked'>, at: number): PayoutState {
  const seen = { ...state, lastAskedAt: at, lastAskProblem: null };
  if (event.scope === 'item') return settle(withReports(seen, event, false), false);
  if (!event.found)
    return state.standing.phase === 'initUnknown' ? stand(seen, { ...state.standing, resend: true }) : seen;
  const complete = event.scope === 'complete';
  const reported = withReports({ ...seen, payoutStatus: event.payoutStatus }, event, complete);
  return settle(resolve(reported, event, at), complete);
}

/**
 * Takes over what was told of items. Only after a complete pass does the batch's status speak for items that still say
 * INIT: in a part of one, an item that was not seen may have been paid while the batch says FAIL.
 */
function withReports(state: PayoutState, { reports }: EventOf<'asked'>, complete: boolean): PayoutState {
  const byId = new Map(reports.map((report) => [report.itemExternalId, report]));
  const items = state.items.map((item): ItemState => {
    const report = byId.get(item.itemExternalId);
    const itemStatus = report?.itemStatus ?? item.itemStatus;
    const untold = !complete && itemStatus === item.itemStatus;
    const batchStatus = complete ? state.payoutStatus : '';
    const outcome = untold ? item.outcome : outcomeOf(itemStatus === '' ? 'INIT' : itemStatus, batchStatus);
    if (report === undefined) return outcome === item.outcome ? item : freed({ ...item, outcome });
    return freed({
      ...item,
      itemStatus,
      outcome,
      errorCode: report.errorCode === '' ? item.errorCode : report.errorCode,
      errorMessage: report.errorMessage === '' ? item.errorMessage : report.errorMessage,
      referenceCode: report.referenceCode === '' ? item.referenceCode : report.referenceCode,
      commission: report.commission ?? item.commission,
    });
  });
  return { ...state, items };
}

/** Moves the phase by what a retrieve found: the design's table for every phase that can be asked about. */
function resolve(state: PayoutState, event: EventOf<'asked'>, at: number): PayoutState {
  const { standing } = state;
  const authorised = PROVES_AUTHORISED.has(event.payoutStatus);
  const cancelled = event.payoutStatus === 'CANCELED';
  const move = (requestId: string, otherwise: Standing): PayoutState => {
    if (cancelled) return { ...stand(state, { phase: 'cancelled', requestId }), items: state.items.map(cancelledItem) };
    if (authorised)
      return { ...stand(state, { phase: 'authorised', requestId }), authorisedAt: state.authorisedAt ?? at };
    return stand(state, otherwise);
  };
  switch (standing.phase) {
    case 'initUnknown':
      // Without a requestId the same bytes may go again, unless the payout has already left INIT (by another hand).
      if (event.requestId === '') return move('', { ...standing, resend: true });
      return move(event.requestId, { phase: 'initialised', requestId: event.requestId, problem: null });
    case 'prepared':
      // Asked about before it was sent only when a backup was restored: it may have been sent since.
      if (event.requestId === '') return move('', standing);
      return move(event.requestId, { phase: 'initialised', requestId: event.requestId, problem: null });
    case 'initialised':
    case 'authRejected':
      return move(standing.requestId, standing);
    case 'authUnknown':
      if (standing.rejected !== null && event.payoutStatus === 'INIT') {
        return stand(state, { phase: 'authRejected', requestId: standing.requestId, problem: standing.rejected });
      }
      return move(standing.requestId, standing);
    case 'cancelUnknown': {
      const still = event.payoutStatus === 'INIT';
      if (still && standing.rejected !== null)
        return stand(state, open(standing.requestId, standing.wasRejected ?? null));
      // Neither INIT nor CANCELED has left INIT (design), also in a word nobody documented: it was not cancelled, it goes on.
      const left = !still && !cancelled && event.payoutStatus !== '';
      if (left)
        return {
          ...stand(state, { phase: 'authorised', requestId: standing.requestId }),
          authorisedAt: state.authorisedAt ?? at,
        };
      return move(standing.requestId, { ...standing, again: standing.again || (still && standing.doubt !== null) });
    }
    case 'authorised':
      return cancelled ? move(standing.requestId, standing) : state;
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

function cancelledItem(item: ItemState): ItemState {
  return isFinalOutcome(item.outcome) ? item : { ...item, outcome: 'cancelled', released: item.released ?? 'state' };
}

/** Settles an authorised payout once its items are all final: after a complete pass, or with a final batch status. */
function settle(state: PayoutState, complete: boolean): PayoutState {
  const { standing } = state;
  if (standing.phase !== 'authorised' && standing.phase !== 'settled') return state;
  if (standing.phase === 'authorised' && !complete) return state;
  const outcome = settledOutcome(state.items);
  return outcome === null ? state : stand(state, { phase: 'settled', requestId: standing.requestId, outcome });
}

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

function released(state: PayoutState, event: EventOf<'released'>): PayoutState | undefined {
  const ids = new Set(event.itemExternalIds);
  const chosen = state.items.filter((item) => ids.has(item.itemExternalId));
  if (chosen.length !== ids.size || chosen.some((item) => releaseOf(item.outcome) !== 'withReason')) return undefined;
  return {
    ...state,
    items: state.items.map((item) => (ids.has(item.itemExternalId) ? { ...item, released: 'person' } : item)),
  };
}
