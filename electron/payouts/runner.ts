import { createHash } from 'node:crypto';
import type { CompanyId, PayoutId, RowId } from '../../shared/ids.ts';
import type { Finding, Operation } from '../../shared/payouts.ts';
import { fail } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { authoriseEvent, cancelEvent, initialiseEvent } from './answers.ts';
import { Questions } from './ask.ts';
import type { Calls } from './calls.ts';
import type { PayoutEvent } from './events.ts';
import type { Approval, LoadedPayout, PayoutLedger } from './ledger-port.ts';
import { mayAuthorise } from './may.ts';
import { sendOnce } from './send.ts';
import { requestIdOf } from './state.ts';
import type { PayoutState } from './state.ts';

export interface RunnerParts {
  readonly ledger: PayoutLedger;
  /** The company's signed calls; a problem when it has no keys or no keychain. */
  readonly calls: (companyId: CompanyId) => Promise<Outcome<Calls>>;
  /** Told whenever the number of mutations in flight changes: sleep and quitting are held off while it is not 0. */
  readonly onFlight: (inFlight: number) => void;
}

/** What is done with a payout once its company's keys are there. */
type Work = (calls: Calls, loaded: LoadedPayout) => Promise<Outcome<PayoutState>>;

/** A clear no to authorise, which only a retrieve that still says INIT makes a rejection. */
const isRejected = ({ standing }: PayoutState): boolean =>
  standing.phase === 'authUnknown' && standing.rejected !== null;
/** A clear answer to cancel, yes or no: a retrieve says where the payout stands. */
const isCancelAnswered = ({ standing }: PayoutState): boolean =>
  standing.phase === 'cancelUnknown' && standing.doubt === null;

/**
 * Performs the effects around the pure transition: the intent is committed, "sent" is committed, then the bytes leave,
 * then the raw answer is committed with what it means. Never repeats a mutation by itself; one at a time per payout.
 */
export class PayoutRunner {
  readonly #parts: RunnerParts;
  readonly #questions: Questions;
  readonly #busy = new Map<PayoutId, Operation>();
  readonly #asking = new Map<PayoutId, Promise<Outcome<PayoutState>>>();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#questions = new Questions(parts.ledger);
  }

  /** The mutation in flight for a payout, if any. */
  inFlight(payoutId: PayoutId): Operation | null {
    return this.#busy.get(payoutId) ?? null;
  }

  get flights(): number {
    return this.#busy.size;
  }

  /** Sends the committed bytes. Moves no money. Also the second press, with the same bytes and the same externalId. */
  initialise(payoutId: PayoutId, actor: string): Promise<Outcome<PayoutState>> {
    return this.#mutation(payoutId, 'initialise', async (calls, { state }) => {
      const body = await this.#parts.ledger.body(payoutId);
      if (!body.ok) return body;
      if (createHash('sha256').update(body.value, 'utf8').digest('hex') !== state.bodySha256)
        return fail('payout.digest');
      return sendOnce(this.#parts.ledger, {
        payoutId,
        actor,
        sent: { kind: 'initialiseSent', key: calls.keyFingerprint },
        call: (commit) => calls.initialise(body.value, commit),
        meaning: initialiseEvent,
      });
    });
  }

  /**
   * The press that moves money, for one payout. Asks directly before whether the payout is still open; after a clear
   * failure it asks once, because only a retrieve that still says INIT makes it a rejection.
   */
  authorise(payoutId: PayoutId, actor: string, approval: Approval): Promise<Outcome<PayoutState>> {
    return this.#mutation(payoutId, 'authorise', async (calls, loaded) => {
      const { phase } = loaded.state.standing;
      if (!mayAuthorise(loaded.state)) return fail('payout.wrongPhase', { phase, event: 'authoriseIntended' });
      const open = await this.#questions.stillOpen(loaded, calls);
      if (!open.ok) return open;
      const { payouts, ...approved } = approval;
      const intent: PayoutEvent = { kind: 'authoriseIntended', ...approved, payouts: [...payouts] };
      const intended = await this.#append(payoutId, actor, intent);
      if (!intended.ok) return intended;
      const requestId = requestIdOf(intended.value);
      const sent = await sendOnce(this.#parts.ledger, {
        payoutId,
        actor,
        sent: { kind: 'authoriseSent' },
        call: (commit) => calls.authorise(requestId, commit),
        meaning: authoriseEvent,
      });
      return sent.ok && isRejected(sent.value) ? this.#questions.all(payoutId, calls) : sent;
    });
  }

  /** Cancels before authorisation; only a retrieve that says CANCELED frees the rows. */
  cancel(payoutId: PayoutId, actor: string): Promise<Outcome<PayoutState>> {
    return this.#mutation(payoutId, 'cancel', async (calls) => {
      const intended = await this.#append(payoutId, actor, { kind: 'cancelIntended' });
      if (!intended.ok) return intended;
      const requestId = requestIdOf(intended.value);
      const sent = await sendOnce(this.#parts.ledger, {
        payoutId,
        actor,
        sent: { kind: 'cancelSent' },
        call: (commit) => calls.cancel(requestId, commit),
        meaning: cancelEvent,
      });
      return sent.ok && isCancelAnswered(sent.value) ? this.#questions.all(payoutId, calls) : sent;
    });
  }

  /** Asks iyzico about a payout: both types, every page. `onRead` is told the items read so far, of all. */
  async ask(
    payoutId: PayoutId,
    signal?: AbortSignal,
    onRead?: (read: number, items: number) => void,
  ): Promise<Outcome<PayoutState>> {
    return this.#question(payoutId, (calls, loaded) => this.#questions.allOf(loaded, calls, signal, onRead));
  }

  /** Asks about one item by its reference code; about the whole payout while iyzico gave it none. */
  async askItem(payoutId: PayoutId, rowId: RowId): Promise<Outcome<PayoutState>> {
    // Another question's answer says nothing about this item.
    while (this.#asking.has(payoutId)) await this.#asking.get(payoutId);
    return this.#question(payoutId, (calls, loaded) => {
      const item = loaded.state.items.find((each) => each.rowId === rowId);
      return item?.referenceCode === ''
        ? this.#questions.allOf(loaded, calls)
        : this.#questions.item(loaded, rowId, calls);
    });
  }

  /** Records what a person learned from iyzico. */
  record(
    payoutId: PayoutId,
    actor: string,
    finding: Finding,
    who: string,
    words: string,
  ): Promise<Outcome<PayoutState>> {
    return this.#append(payoutId, actor, { kind: 'finding', finding, who, words });
  }

  /** Records that a person has looked at a difference and takes it from here. */
  settleMismatch(payoutId: PayoutId, actor: string, who: string, words: string): Promise<Outcome<PayoutState>> {
    return this.#append(payoutId, actor, { kind: 'mismatchSettled', who, words });
  }

  /** One question at a time per payout, none while a mutation is in flight: a late answer must not be read as a newer one. */
  async #question(payoutId: PayoutId, work: Work): Promise<Outcome<PayoutState>> {
    if (this.#busy.has(payoutId)) return fail('payout.inFlight');
    const running = this.#asking.get(payoutId);
    if (running !== undefined) return running;
    const asking = this.#withCalls(payoutId, async (calls, loaded) => {
      const closed = await this.#questions.closeLost(loaded);
      return closed.ok ? work(calls, { ...loaded, state: closed.value }) : closed;
    }).finally(() => this.#asking.delete(payoutId));
    this.#asking.set(payoutId, asking);
    return asking;
  }

  async #mutation(payoutId: PayoutId, operation: Operation, work: Work): Promise<Outcome<PayoutState>> {
    if (this.#busy.has(payoutId)) return fail('payout.inFlight');
    this.#busy.set(payoutId, operation);
    this.#parts.onFlight(this.#busy.size);
    try {
      await this.#asking.get(payoutId);
      return await this.#withCalls(payoutId, work);
    } finally {
      this.#busy.delete(payoutId);
      this.#parts.onFlight(this.#busy.size);
    }
  }

  /** Keys are fetched before anything is written down, so that a missing keychain leaves no half-pressed payout. */
  async #withCalls(payoutId: PayoutId, work: Work): Promise<Outcome<PayoutState>> {
    const loaded = await this.#parts.ledger.load(payoutId);
    if (!loaded.ok) return loaded;
    const calls = await this.#parts.calls(loaded.value.companyId);
    return calls.ok ? work(calls.value, loaded.value) : calls;
  }

  #append(payoutId: PayoutId, actor: string, event: PayoutEvent): Promise<Outcome<PayoutState>> {
    return this.#parts.ledger.append({ payoutId, actor, event });
  }
}
