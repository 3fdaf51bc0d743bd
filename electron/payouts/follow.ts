import type { PayoutId } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { PayoutState } from './state.ts';

/** Timers as the follower needs them; injected, so that a test moves time. */
export interface Timers {
  now(): number;
  /** 0 to 1, for jitter. */
  random(): number;
  /** Runs `work` after `delayMs`; the answer cancels it. */
  after(delayMs: number, work: () => void): () => void;
}

/** How politely a payout is followed, in milliseconds. */
export interface FollowPace {
  readonly firstMs: number;
  readonly longestMs: number;
  /** Between looks at failed items whose money may still come back. */
  readonly refundMs: number;
  /** How long after the last change failed items are looked at. */
  readonly refundForMs: number;
}

export const POLITE: FollowPace = {
  firstMs: 5_000,
  longestMs: 300_000,
  refundMs: 3_600_000,
  refundForMs: 14 * 86_400_000,
};
const GROWTH = 1.7;
const JITTER = 0.2;

type Interest = 'active' | 'refund' | 'none';

interface Followed {
  interest: Interest;
  waitMs: number;
  nextAt: number;
  cancel: () => void;
  fingerprint: string;
  changedAt: number;
}

/**
 * Follows authorised payouts: asks after 5 s, then ever more slowly with jitter up to 5 min, starts over when something
 * changed, stops when every item is final, and goes on looking at failed items at long intervals because a refund can
 * follow (EN-rep, DEPOSIT_SUCCESS). Only ever asks; it never sends anything that moves money.
 */
export class Follower {
  readonly #ask: (payoutId: PayoutId) => Promise<Outcome<PayoutState>>;
  readonly #timers: Timers;
  readonly #pace: FollowPace;
  readonly #onPlan: (payoutId: PayoutId) => void;
  readonly #followed = new Map<PayoutId, Followed>();
  #closed = false;

  constructor(
    ask: (payoutId: PayoutId) => Promise<Outcome<PayoutState>>,
    timers: Timers,
    onPlan: (payoutId: PayoutId) => void,
    pace: FollowPace = POLITE,
  ) {
    this.#ask = ask;
    this.#timers = timers;
    this.#onPlan = onPlan;
    this.#pace = pace;
  }

  /** Starts following, or takes note of a newer state; a payout that needs no following is let go. */
  follow(payoutId: PayoutId, state: PayoutState): void {
    if (this.#closed) return;
    const interest = interestIn(state);
    const known = this.#followed.get(payoutId);
    if (interest === 'none') {
      this.#letGo(payoutId);
      return;
    }
    const now = this.#timers.now();
    const fingerprint = fingerprintOf(state);
    const changed = known === undefined || known.fingerprint !== fingerprint;
    if (known !== undefined && !changed) return;
    known?.cancel();
    this.#plan(payoutId, {
      interest,
      waitMs: this.#pace.firstMs,
      nextAt: 0,
      cancel: () => undefined,
      fingerprint,
      changedAt: now,
    });
  }

  /** When the payout is asked about next (milliseconds since the epoch); null when it is not followed. */
  nextAskAt(payoutId: PayoutId): number | null {
    return this.#followed.get(payoutId)?.nextAt ?? null;
  }

  get count(): number {
    return this.#followed.size;
  }

  /** Stops everything; nothing is asked afterwards. */
  close(): void {
    this.#closed = true;
    for (const payoutId of this.#followed.keys()) this.#letGo(payoutId);
  }

  #plan(payoutId: PayoutId, followed: Followed): void {
    const base = followed.interest === 'refund' ? this.#pace.refundMs : followed.waitMs;
    const delayMs = Math.round(base * (1 + JITTER * (2 * this.#timers.random() - 1)));
    followed.nextAt = this.#timers.now() + delayMs;
    // A ledger that died rejects the question; main says so and opens it again, and following begins anew.
    followed.cancel = this.#timers.after(
      delayMs,
      () => void this.#look(payoutId, followed).catch(() => this.#letGo(payoutId)),
    );
    this.#followed.set(payoutId, followed);
    this.#onPlan(payoutId);
  }

  async #look(payoutId: PayoutId, followed: Followed): Promise<void> {
    const answer = await this.#ask(payoutId);
    if (this.#closed || this.#followed.get(payoutId) !== followed) return;
    followed.waitMs = Math.min(followed.waitMs * GROWTH, this.#pace.longestMs);
    if (answer.ok) {
      const fingerprint = fingerprintOf(answer.value);
      if (fingerprint !== followed.fingerprint)
        Object.assign(followed, { fingerprint, changedAt: this.#timers.now(), waitMs: this.#pace.firstMs });
      followed.interest = interestIn(answer.value);
    }
    // Without an answer what is waited for stays what it was, and so do its pace and its end.
    const { interest } = followed;
    const tired = interest === 'refund' && this.#timers.now() - followed.changedAt > this.#pace.refundForMs;
    if (interest === 'none' || tired) return this.#letGo(payoutId);
    return this.#plan(payoutId, followed);
  }

  #letGo(payoutId: PayoutId): void {
    const known = this.#followed.get(payoutId);
    if (known === undefined) return;
    known.cancel();
    this.#followed.delete(payoutId);
    this.#onPlan(payoutId);
  }
}

/** Phases that only iyzico's answer can end. */
const ACTIVE: ReadonlySet<string> = new Set(['authorised', 'initUnknown', 'authUnknown', 'cancelUnknown']);

/** Whether asking can still bring news: items on their way, failed items whose money may come back, or nothing. */
export function interestIn(state: PayoutState): Interest {
  if (state.mismatch !== null) return 'none';
  if (ACTIVE.has(state.standing.phase)) return 'active';
  if (state.standing.phase !== 'settled') return 'none';
  return state.items.some((item) => item.outcome === 'failed' && item.itemStatus === 'FAILED') ? 'refund' : 'none';
}

function fingerprintOf(state: PayoutState): string {
  return `${state.standing.phase} ${state.payoutStatus} ${state.items.map((item) => item.itemStatus).join(' ')}`;
}
