import { fail } from '../../shared/problems.ts';
import { ProblemError } from './problem-error.ts';

/** The parts of long work, each with a count of its own. */
export type Stage = 'open' | 'check' | 'write' | 'prepare' | 'forget' | 'backup';

/** How far a part is: rows, lists (`forget`) or bytes (`backup`), of how many. */
export interface Advanced {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/**
 * Says how far long work is. Throws a ProblemError `cancelled` when whoever waits for it has asked to stop: the
 * transaction around it rolls back, so what is called after a commit must not call this.
 */
export type Advance = (stage: Stage, done: number, total: number) => void;

/** Work that is shorter than this says nothing: a bar that comes and goes at once only unsettles. */
export const QUIET_MS = 250;
const EVERY_MS = 80;

/** A flag both threads see: the ledger's thread is busy while it works, so no message could tell it to stop. */
export function stopFlag(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Raises the flag. */
export function askToStop(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}

/** The `advance` of one request: says at most twelve times a second what it is told for every row. */
export function advanceFor(
  flag: SharedArrayBuffer,
  say: (advanced: Advanced) => void,
  nowMs: () => number = () => performance.now(),
): Advance {
  const stop = new Int32Array(flag);
  let nextAt = nowMs() + QUIET_MS;
  return (stage, done, total) => {
    if (Atomics.load(stop, 0) !== 0) throw new ProblemError(fail('cancelled').problem);
    const now = nowMs();
    if (now < nextAt) return;
    nextAt = now + EVERY_MS;
    say({ stage, done, total });
  };
}
