import type { Clock } from './clock.ts';

/** Initialise, authorise and cancel go before questions: a person is waiting, and money hangs on them. */
export type Priority = 'mutation' | 'question';

/** One limiter for the whole program: calls are counted per key, across lists and companies. */
export interface Limiter {
  /**
   * Waits for a free place of this key; resolves to false when the signal aborted first (nothing was sent then).
   * `fingerprint` is the key's, never the key.
   */
  readonly acquire: (fingerprint: string, priority: Priority, signal?: AbortSignal) => Promise<boolean>;
  /** iyzico refused for being asked too often: wait `retryAfterMs`, or twice as long as the last time, from 2 s to 2 min. */
  readonly backOff: (fingerprint: string, retryAfterMs?: number) => void;
  /** iyzico answered: the next refusal starts from the short wait again. */
  readonly recovered: (fingerprint: string) => void;
}

export interface LimiterOptions {
  readonly clock: Clock;
  /** Calls in any 60 seconds. iyzico documents none for Mass Payout; 50 is the lowest it documents elsewhere (docs, limiters). */
  readonly perMinute?: number;
}

const WINDOW_MS = 60_000;
const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 120_000;
const LONGEST_RETRY_AFTER_MS = 600_000;

interface Waiting {
  readonly priority: Priority;
  readonly grant: (granted: boolean) => void;
}

interface Lane {
  /** When the calls of the last minute were granted, oldest first. */
  granted: number[];
  waiting: Waiting[];
  blockedUntil: number;
  nextBackOffMs: number;
  wake: (() => void) | undefined;
}

/** Makes the limiter; share one instance. */
export function createLimiter({ clock, perMinute = 50 }: LimiterOptions): Limiter {
  const lanes = new Map<string, Lane>();

  const laneOf = (fingerprint: string): Lane => {
    const known = lanes.get(fingerprint);
    if (known) return known;
    const lane: Lane = {
      granted: [],
      waiting: [],
      blockedUntil: 0,
      nextBackOffMs: FIRST_BACK_OFF_MS,
      wake: undefined,
    };
    lanes.set(fingerprint, lane);
    return lane;
  };

  const serve = (lane: Lane): void => {
    lane.wake?.();
    lane.wake = undefined;
    while (lane.waiting.length > 0) {
      const now = clock.now();
      lane.granted = lane.granted.filter((at) => at > now - WINDOW_MS);
      const oldest = lane.granted.length >= perMinute ? lane.granted[0] : undefined;
      const freeAt = Math.max(lane.blockedUntil, oldest === undefined ? 0 : oldest + WINDOW_MS);
      if (freeAt > now) {
        lane.wake = clock.schedule(() => serve(lane), freeAt - now);
        return;
      }
      const urgent = lane.waiting.findIndex((waiting) => waiting.priority === 'mutation');
      const [next] = lane.waiting.splice(Math.max(urgent, 0), 1);
      lane.granted.push(now);
      next?.grant(true);
    }
  };

  return {
    acquire: (fingerprint, priority, signal) => {
      if (signal?.aborted === true) return Promise.resolve(false);
      const lane = laneOf(fingerprint);
      return new Promise<boolean>((resolve) => {
        const onAbort = () => {
          lane.waiting = lane.waiting.filter((other) => other !== waiting);
          resolve(false);
        };
        const waiting: Waiting = {
          priority,
          grant: (granted) => {
            signal?.removeEventListener('abort', onAbort);
            resolve(granted);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        lane.waiting.push(waiting);
        serve(lane);
      });
    },
    backOff: (fingerprint, retryAfterMs) => {
      const lane = laneOf(fingerprint);
      const waitMs = Math.min(retryAfterMs ?? lane.nextBackOffMs, LONGEST_RETRY_AFTER_MS);
      lane.nextBackOffMs = Math.min(lane.nextBackOffMs * 2, LONGEST_BACK_OFF_MS);
      lane.blockedUntil = Math.max(lane.blockedUntil, clock.now() + waitMs);
      serve(lane);
    },
    recovered: (fingerprint) => {
      laneOf(fingerprint).nextBackOffMs = FIRST_BACK_OFF_MS;
    },
  };
}

/**
 * `Retry-After` in milliseconds: seconds, or a date compared with the answer's own `Date` so that this computer's clock
 * does not matter. Undefined when there is none or it cannot be read.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d{1,6}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const waitMs = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(waitMs) && waitMs >= 0 ? waitMs : undefined;
}
