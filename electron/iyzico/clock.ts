/** Time as the client and its limiter need it; injected so that tests decide what passes. */
export interface Clock {
  /** Milliseconds that only grow. Not the time of day: setting the computer's clock must not stop or open the limiter. */
  readonly now: () => number;
  /** Runs `run` after `delayMs`; the returned function calls it off. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
}

/** The machine's own monotonic clock and timers. */
export const systemClock: Clock = {
  now: () => performance.now(),
  schedule: (run, delayMs) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
