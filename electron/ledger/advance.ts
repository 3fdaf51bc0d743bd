import { fail } from '../../shared/problems.ts';
import { ProblemError } from './problem-error.ts';

/** The parts of long work; each is said with a count of its own, or as begun where nothing of it can be counted. */
export type Stage =
  | 'open'
  | 'check'
  | 'write'
  | 'save'
  | 'prepare'
  | 'steps'
  | 'records'
  | 'forget'
  | 'erase'
  | 'compact'
  | 'copy'
  | 'backup'
  | 'restore'
  | 'verify'
  | 'salvage'
  | 'facts';

/** A file that a part writes while its thread can say nothing: how many bytes it will have, about. */
export interface Growing {
  readonly file: string;
  readonly total: number;
}

/**
 * How far a part is: rows (`forget` and `salvage` too) or bytes (`erase`, `compact`, `copy`, `backup`, `restore`). Without
 * `done` it has only begun; with `grows`, whoever is told looks at the file's size.
 */
export interface Advanced {
  readonly stage: Stage;
  readonly done: number | null;
  readonly total: number | null;
  readonly grows?: Growing;
}

/**
 * Says how far long work is. Throws a ProblemError `cancelled` when whoever waits for it has asked to stop: the
 * transaction around it rolls back, so what is called after a commit must not call this.
 */
export type Advance = (stage: Stage, done: number, total: number | null) => void;

/** The same for what nobody can stop any more, such as cleaning up after a commit. Never throws. */
export type Note = Advance;

/** Says that a part begins which may take long before it can count anything. Never throws. */
export type Begin = (stage: Stage, grows?: Growing) => void;

/** What whoever works is given to say where it stands. */
export interface Progress {
  readonly advance: Advance;
  readonly note: Note;
  readonly begin: Begin;
}

/** For work that nobody waits for. */
export const UNTOLD: Progress = { advance: () => undefined, note: () => undefined, begin: () => undefined };

/** Work that is shorter than this says nothing: a bar that comes and goes at once only unsettles. */
export const QUIET_MS = 250;
const EVERY_MS = 80;

/** A flag both threads see: a thread is busy while it works, so no message could tell it to stop. */
export function stopFlag(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Raises the flag. */
export function askToStop(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}

/**
 * The progress of one request: says at most twelve times a second what it is told for every row. That a part begins is
 * said at once, because the thread may then be busy for long; whoever shows it waits a moment first (`Jobs`).
 */
export function progressFor(
  flag: SharedArrayBuffer,
  say: (advanced: Advanced) => void,
  nowMs: () => number = () => performance.now(),
): Progress {
  const stop = new Int32Array(flag);
  let nextAt = nowMs() + QUIET_MS;
  const note: Note = (stage, done, total) => {
    const now = nowMs();
    if (now < nextAt) return;
    nextAt = now + EVERY_MS;
    say({ stage, done, total });
  };
  return {
    advance(stage, done, total) {
      if (Atomics.load(stop, 0) !== 0) throw new ProblemError(fail('cancelled').problem);
      note(stage, done, total);
    },
    note,
    begin: (stage, grows) => say({ stage, done: null, total: null, ...(grows === undefined ? {} : { grows }) }),
  };
}
