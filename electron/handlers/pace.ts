/** A clock and a timer, as whoever says how long something takes needs them; injected, so that a test moves time. */
export interface Pace {
  /** Milliseconds from any beginning; never set back. */
  readonly nowMs: () => number;
  /** Runs `work` after `delayMs`; the answer cancels it. */
  readonly after: (delayMs: number, work: () => void) => () => void;
}

export const SYSTEM_PACE: Pace = {
  nowMs: () => performance.now(),
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};
