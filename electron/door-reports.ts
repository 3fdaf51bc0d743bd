import type { DoorReport } from './ipc-door.ts';

/** Lines a window may cause at once, and how many a second after that: a person's mistakes fit in, a flood does not. */
const BURST = 60;
const PER_SECOND = 1;

/**
 * Lets the door's reports through to the log, but not as many as a page may cause: the log is kept by size, so a page that
 * is refused often enough would wash away what stands in it. What was left out is counted in the next line.
 */
export function gentleReports(
  write: (event: string, fields: Readonly<Record<string, unknown>>) => void,
  nowMs: () => number,
): (report: DoorReport) => void {
  let tokens = BURST;
  let atMs = nowMs();
  let suppressed = 0;
  return ({ event, ...fields }) => {
    const now = nowMs();
    tokens = Math.min(BURST, tokens + (Math.max(0, now - atMs) / 1000) * PER_SECOND);
    atMs = now;
    if (tokens < 1) {
      suppressed += 1;
      return;
    }
    tokens -= 1;
    write(`door.${event}`, suppressed === 0 ? fields : { ...fields, suppressed });
    suppressed = 0;
  };
}
