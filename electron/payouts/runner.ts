import { createHash } from 'node:crypto';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../shared/ids.ts';
import type { Minor } from '../../shared/money.ts';
import type { Finding, Operation } from '../../shared/payouts.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { authoriseEvent, askProblem, cancelEvent, initialiseEvent, interruption, notSentProblem } from './answers.ts';
import type { Answer, Calls, Commit } from './calls.ts';
import type { PayoutEvent } from './events.ts';
import { reconcile, report } from './reconcile.ts';
import { requestIdOf } from './state.ts';
import type { PayoutState } from './state.ts';

/** A payout as the ledger holds it. */
export interface LoadedPayout {
  readonly payoutId: PayoutId;
  readonly batchId: BatchId;
  readonly companyId: CompanyId;
  readonly state: PayoutState;
}

/** What the runner needs from the ledger. `append` answers once the entry is committed to disk. */
export interface PayoutLedger {
  load(payoutId: PayoutId): Promise<Outcome<LoadedPayout>>;
  body(payoutId: PayoutId): Promise<Outcome<string>>;
  append(entry: {
    payoutId: PayoutId;
    actor: string;
    event: PayoutEvent;
    secret?: unknown;
  }): Promise<Outcome<PayoutState>>;
}

/** What the person approved, as the journal keeps it. */
export interface Approval {
  readonly digest: string;
  readonly count: number;
  readonly total: Minor;
  readonly second: string;
}

export interface RunnerParts {
  readonly ledger: PayoutLedger;
  /** The company's signed calls; a problem when it has no keys or no keychain. */
  readonly calls: (companyId: CompanyId) => Promise<Outcome<Calls>>;
  /** Told whenever the number of mutations in flight changes: sleep and quitting are held off while it is not 0. */
  readonly onFlight: (inFlight: number) => void;
}

/** "Sent" could not be committed, so nothing was sent. */
class NotCommitted extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** A clear no to authorise, which only a retrieve that still says INIT makes a rejection. */
const isRejected = ({ standing }: PayoutState): boolean =>
  standing.phase === 'authUnknown' && standing.rejected !== null;
/** A clear answer to cancel, yes or no: a retrieve says where the payout stands. */
const isCancelAnswered = ({ standing }: PayoutState): boolean =>
  standing.phase === 'cancelUnknown' && standing.doubt === null;

/** A pass that moved under our eyes is read again this often before it is taken as a part. */
const PASSES = 3;

/**
 * Performs the effects around the pure transition: the intent is committed, "sent" is committed, then the bytes leave,
 * then the raw answer is committed with what it means. Never repeats a mutation by itself; one at a time per payout.
 */
export class PayoutRunner {
  readonly #parts: RunnerParts;
  readonly #busy = new Map<PayoutId, Operation>();
  readonly #asking = new Map<PayoutId, Promise<Outcome<PayoutState>>>();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
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
    return this.#mutation(payoutId, 'initialise', async (calls) => {
      const [loaded, body] = [await this.#parts.ledger.load(payoutId), await this.#parts.ledger.body(payoutId)];
      if (!loaded.ok) return loaded;
      if (!body.ok) return body;
      if (createHash('sha256').update(body.value, 'utf8').digest('hex') !== loaded.value.state.bodySha256)
        return fail('payout.digest');
      return this.#send(
        payoutId,
        actor,
        { kind: 'initialiseSent' },
        (commit) => calls.initialise(body.value, commit),
        initialiseEvent,
      );
    });
  }

  /**
   * The press that moves money, for one payout. After a clear failure it asks once, because only a retrieve that still
   * says INIT makes it a rejection.
   */
  authorise(payoutId: PayoutId, actor: string, approval: Approval): Promise<Outcome<PayoutState>> {
    return this.#mutation(payoutId, 'authorise', async (calls) => {
      const intended = await this.#append(payoutId, actor, { kind: 'authoriseIntended', ...approval });
      if (!intended.ok) return intended;
      const requestId = requestIdOf(intended.value);
      const sent = await this.#send(
        payoutId,
        actor,
        { kind: 'authoriseSent' },
        (commit) => calls.authorise(requestId, commit),
        authoriseEvent,
      );
      return sent.ok && isRejected(sent.value) ? this.#ask(payoutId, calls) : sent;
    });
  }

  /** Cancels before authorisation; only a retrieve that says CANCELED frees the rows. */
  cancel(payoutId: PayoutId, actor: string): Promise<Outcome<PayoutState>> {
    return this.#mutation(payoutId, 'cancel', async (calls) => {
      const intended = await this.#append(payoutId, actor, { kind: 'cancelIntended' });
      if (!intended.ok) return intended;
      const requestId = requestIdOf(intended.value);
      const sent = await this.#send(
        payoutId,
        actor,
        { kind: 'cancelSent' },
        (commit) => calls.cancel(requestId, commit),
        cancelEvent,
      );
      return sent.ok && isCancelAnswered(sent.value) ? this.#ask(payoutId, calls) : sent;
    });
  }

  /** Asks iyzico about a payout: both types, every page. Moves nothing, so it may be repeated. */
  async ask(payoutId: PayoutId, signal?: AbortSignal): Promise<Outcome<PayoutState>> {
    if (this.#busy.has(payoutId)) return fail('payout.inFlight');
    const running = this.#asking.get(payoutId);
    if (running !== undefined) return running;
    const asking = this.#withCalls(payoutId, async (calls, { state }) => {
      // No call is in flight, so the answer to the one that was sent could not be written down (a full disk).
      const lost = interruption(state.standing.phase);
      const noted = lost === undefined ? undefined : await this.#append(payoutId, '', lost);
      return noted?.ok === false ? noted : this.#ask(payoutId, calls, signal);
    }).finally(() => this.#asking.delete(payoutId));
    this.#asking.set(payoutId, asking);
    return asking;
  }

  /** Asks about one item by its reference code. */
  async askItem(payoutId: PayoutId, rowId: RowId): Promise<Outcome<PayoutState>> {
    return this.#withCalls(payoutId, async (calls, loaded) => {
      const item = loaded.state.items.find((each) => each.rowId === rowId);
      if (item === undefined) return fail('notFound');
      if (item.referenceCode === '') return this.ask(payoutId);
      const answer = await calls.retrieveItem(item.referenceCode);
      if (answer.kind !== 'success') return this.#askFailed(payoutId, answer);
      const theirs = answer.value;
      if (theirs.itemExternalId !== item.itemExternalId || (theirs.amount !== null && theirs.amount !== item.amount)) {
        const problem = fail('payout.mismatch', {
          what: 'item',
          theirs: theirs.itemExternalId,
          expected: item.itemExternalId,
        }).problem;
        return this.#append(payoutId, '', { kind: 'mismatch', problem }, { raw: answer.raw });
      }
      const { requestId, payoutStatus } = {
        requestId: requestIdOf(loaded.state),
        payoutStatus: loaded.state.payoutStatus,
      };
      return this.#append(
        payoutId,
        '',
        { kind: 'asked', scope: 'item', found: true, requestId, payoutStatus, reports: [report(theirs)] },
        { raw: answer.raw },
      );
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

  async #ask(payoutId: PayoutId, calls: Calls, signal?: AbortSignal): Promise<Outcome<PayoutState>> {
    for (let pass = 1; ; pass += 1) {
      const loaded = await this.#parts.ledger.load(payoutId);
      if (!loaded.ok) return loaded;
      const { state } = loaded.value;
      const requestId = requestIdOf(state);
      const answer = await calls.retrieveAll(
        requestId === '' ? { externalMassPayoutId: state.externalId } : { requestId },
        signal,
      );
      if (answer.kind === 'failure' && answer.noSuchPayout && requestId === '') {
        const nothing: PayoutEvent = {
          kind: 'asked',
          scope: 'part',
          found: false,
          requestId: '',
          payoutStatus: '',
          reports: [],
        };
        return this.#append(payoutId, '', nothing, { raw: answer.raw });
      }
      if (answer.kind !== 'success') return this.#askFailed(payoutId, answer);
      const event = reconcile(state, answer.value);
      if (event.kind === 'asked' && event.scope === 'part' && pass < PASSES) continue;
      return this.#append(payoutId, '', event, event.kind === 'mismatch' ? { raw: answer.raw } : undefined);
    }
  }

  /** A retrieve that failed changes nothing but is written down, so that the screen can say when and why. */
  async #askFailed(payoutId: PayoutId, answer: Parameters<typeof askProblem>[0]): Promise<Outcome<PayoutState>> {
    const problem = askProblem(answer);
    const noted = await this.#append(payoutId, '', { kind: 'askedFailed', problem });
    return noted.ok ? { ok: false, problem } : noted;
  }

  async #mutation(
    payoutId: PayoutId,
    operation: Operation,
    work: (calls: Calls) => Promise<Outcome<PayoutState>>,
  ): Promise<Outcome<PayoutState>> {
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
  async #withCalls(
    payoutId: PayoutId,
    work: (calls: Calls, loaded: LoadedPayout) => Promise<Outcome<PayoutState>>,
  ): Promise<Outcome<PayoutState>> {
    const loaded = await this.#parts.ledger.load(payoutId);
    if (!loaded.ok) return loaded;
    const calls = await this.#parts.calls(loaded.value.companyId);
    return calls.ok ? work(calls.value, loaded.value) : calls;
  }

  /**
   * One mutation: "sent" is committed directly before the first byte leaves, the answer directly after it came. What ends
   * before "sent" was committed left nothing behind and may be pressed again.
   */
  async #send<T>(
    payoutId: PayoutId,
    actor: string,
    sent: PayoutEvent,
    call: (commit: Commit) => Promise<Answer<T>>,
    meaning: (answer: Answer<T>) => PayoutEvent,
  ): Promise<Outcome<PayoutState>> {
    let committed = false;
    const commit = async (): Promise<void> => {
      const appended = await this.#append(payoutId, actor, sent);
      if (!appended.ok) throw new NotCommitted(appended.problem);
      committed = true;
    };
    let answer: Answer<T>;
    try {
      answer = await call(commit);
    } catch (error) {
      if (error instanceof NotCommitted) return { ok: false, problem: error.problem };
      throw error;
    }
    if (!committed)
      return answer.kind === 'notSent'
        ? { ok: false, problem: notSentProblem(answer) }
        : fail('internal', { where: 'send' });
    return this.#append(payoutId, '', meaning(answer), { raw: answer.raw });
  }

  async #append(
    payoutId: PayoutId,
    actor: string,
    event: PayoutEvent,
    secret?: unknown,
  ): Promise<Outcome<PayoutState>> {
    const appended = await this.#parts.ledger.append({
      payoutId,
      actor,
      event,
      ...(secret === undefined ? {} : { secret }),
    });
    return appended.ok ? succeed(appended.value) : appended;
  }
}
