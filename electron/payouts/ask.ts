import type { PayoutId, RowId } from '../../shared/ids.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { askProblem, interruption } from './answers.ts';
import type { Answer, Calls } from './calls.ts';
import type { PayoutEvent } from './events.ts';
import type { LoadedPayout, PayoutLedger } from './ledger-port.ts';
import { NOT_YET } from './may.ts';
import { reconcile, report } from './reconcile.ts';
import { requestIdOf } from './state.ts';
import type { PayoutState } from './state.ts';

/** A pass that moved under our eyes is read again this often before it is taken as a part. */
const PASSES = 3;

/** Questions to iyzico about payouts, each written down with its answer. They move nothing, so they may be repeated. */
export class Questions {
  readonly #ledger: PayoutLedger;

  constructor(ledger: PayoutLedger) {
    this.#ledger = ledger;
  }

  /**
   * No call is in flight any more: if one was said to be sent, its answer could not be written down (a full disk). Answers
   * the payout as it then is.
   */
  async closeLost({ payoutId, state }: LoadedPayout): Promise<Outcome<PayoutState>> {
    const lost = interruption(state.standing.phase);
    return lost === undefined ? succeed(state) : this.#note(payoutId, lost);
  }

  /** The whole list, both types, every page, compared with ours. */
  async all(
    payoutId: PayoutId,
    calls: Calls,
    signal?: AbortSignal,
    onRead?: (read: number, items: number) => void,
  ): Promise<Outcome<PayoutState>> {
    const loaded = await this.#ledger.load(payoutId);
    if (!loaded.ok) return loaded;
    return this.allOf(loaded.value, calls, signal, onRead);
  }

  /** As `all`, of a payout that was just loaded. */
  async allOf(
    { payoutId, state }: LoadedPayout,
    calls: Calls,
    signal?: AbortSignal,
    onRead?: (read: number, items: number) => void,
  ): Promise<Outcome<PayoutState>> {
    for (let pass = 1; ; pass += 1) {
      const requestId = requestIdOf(state);
      const by = requestId === '' ? { externalMassPayoutId: state.externalId } : { requestId };
      const answer = await calls.retrieveAll(by, signal, (read) => onRead?.(read, state.items.length));
      if (answer.kind === 'failure' && answer.noSuchPayout && requestId === '' && knows(calls, state))
        return this.#note(payoutId, NOTHING_THERE, { raw: answer.raw });
      // Whoever asked has stopped asking: that is no answer of iyzico's to be written down.
      if (answer.kind !== 'success' && signal?.aborted === true) return fail('cancelled');
      if (answer.kind !== 'success') return this.#failed(payoutId, answer);
      const event = reconcile(state, answer.value);
      if (event.kind === 'asked' && event.scope === 'part' && pass < PASSES) continue;
      return this.#note(payoutId, event, event.kind === 'mismatch' ? { raw: answer.raw } : undefined);
    }
  }

  /** One item by its reference code. Problem: `notFound` for a row of another payout. */
  async item({ payoutId, state }: LoadedPayout, rowId: RowId, calls: Calls): Promise<Outcome<PayoutState>> {
    const item = state.items.find((each) => each.rowId === rowId);
    if (item === undefined) return fail('notFound');
    const answer = await calls.retrieveItem(item.referenceCode);
    if (answer.kind !== 'success') return this.#failed(payoutId, answer);
    const { value: theirs, raw } = answer;
    if (theirs.itemExternalId !== item.itemExternalId || (theirs.amount !== null && theirs.amount !== item.amount)) {
      const difference = { what: 'item', theirs: theirs.itemExternalId, expected: item.itemExternalId };
      return this.#note(payoutId, { kind: 'mismatch', problem: fail('payout.mismatch', difference).problem }, { raw });
    }
    const { payoutStatus } = state;
    const requestId = requestIdOf(state);
    const reports = [report(theirs)];
    return this.#note(
      payoutId,
      { kind: 'asked', scope: 'item', found: true, requestId, payoutStatus, reports },
      { raw },
    );
  }

  /**
   * Directly before the press that moves money: is the payout still where the person saw it? The window may have been open
   * for an hour, and somebody may have authorised it in iyzico's panel since. One short question; only a batch status
   * that is not INIT any more is followed by a whole one. Problems: `payout.movedOn`, `payout.mismatch`; and
   * `payout.notAsked` when there is no answer, because without one nothing is authorised.
   */
  async stillOpen({ payoutId, state }: LoadedPayout, calls: Calls): Promise<Outcome<null>> {
    const answer = await calls.payoutStatus(requestIdOf(state));
    if (answer.kind !== 'success') {
      const { problem } = await this.#failed(payoutId, answer);
      return fail('payout.notAsked', { reason: problem.code });
    }
    if (NOT_YET.has(answer.value)) return succeed(null);
    const asked = await this.all(payoutId, calls);
    if (!asked.ok) return asked;
    const { mismatch, standing } = asked.value;
    return mismatch === null ? fail('payout.movedOn', { phase: standing.phase }) : { ok: false, problem: mismatch };
  }

  /** A question that failed changes nothing but is written down, so that the screen can say when and why. */
  async #failed(
    payoutId: PayoutId,
    answer: Exclude<Answer<unknown>, { kind: 'success' }>,
  ): Promise<Extract<Outcome<never>, { ok: false }>> {
    const problem = askProblem(answer);
    const noted = await this.#note(payoutId, { kind: 'askedFailed', problem });
    return noted.ok ? { ok: false, problem } : noted;
  }

  #note(payoutId: PayoutId, event: PayoutEvent, secret?: unknown): Promise<Outcome<PayoutState>> {
    return this.#ledger.append({ payoutId, actor: '', event, ...(secret === undefined ? {} : { secret }) });
  }
}

const NOTHING_THERE: PayoutEvent = {
  kind: 'asked',
  scope: 'part',
  found: false,
  requestId: '',
  payoutStatus: '',
  reports: [],
};

/** Only the key a list was sent with can tell that iyzico does not know it: another key asks about another account. */
function knows(calls: Calls, { sentWith }: PayoutState): boolean {
  return sentWith === '' || sentWith === calls.keyFingerprint;
}
