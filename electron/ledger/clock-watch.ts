import type { DatabaseSync } from 'node:sqlite';
import { fail } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';

/** A clock this far behind the newest entry is an error of the clock, not of two computers' seconds. */
const SLACK_MS = 5 * 60_000;

/** The kind of the journal's entry with which a person vouches for the clock. */
export const CLOCK_TRUSTED = 'clockTrusted';

/** Compares the clock with what the journal proves to have been. */
export interface ClockWatch {
  /** `clock.inPast` while the clock stands before something that was already written; null otherwise. Asked each time: clocks are set. */
  problem(): Problem | null;
  /** Starts anew from this moment: the journal's earlier times were those of a clock that was wrong. */
  trust(): void;
}

/**
 * A computer that lost its clock signs with a wrong time and counts the day's limits wrong, so nothing is sent by it. One
 * whose clock ran ahead and was put right has entries from the future: a person says so, and it is written down
 * (`CLOCK_TRUSTED`); only what was written since then counts.
 */
export function watchClock(db: DatabaseSync, now: () => number): ClockWatch {
  const newestSince = db.prepare(
    `SELECT max(at) AS at FROM journal WHERE seq >= coalesce((SELECT max(seq) FROM journal WHERE kind = '${CLOCK_TRUSTED}'), 0)`,
  );
  const last = db.prepare('SELECT at FROM journal ORDER BY seq DESC LIMIT 1');
  const timeOf = (statement: typeof last): number => Number(statement.get()?.['at'] ?? 0);
  let newest = timeOf(newestSince);
  return {
    problem() {
      newest = Math.max(newest, timeOf(last));
      const at = now();
      return at < newest - SLACK_MS ? fail('clock.inPast', { now: at, newest }).problem : null;
    },
    trust: () => void (newest = now()),
  };
}
