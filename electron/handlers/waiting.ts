import type { BatchId } from '../../shared/ids.ts';
import type { DeskEvents } from '../../shared/ipc.ts';
import type { TellProgress } from './context.ts';
import { SYSTEM_PACE } from './pace.ts';
import type { Pace } from './pace.ts';

/** A call of the page that has no answer yet. */
interface Waited {
  readonly kind: DeskEvents['progress']['kind'];
  readonly batchId: BatchId | null;
  readonly sinceMs: number;
}

/** After this long without a word, one is said: nothing a person waits for is silent for half a second. */
const SAY_AFTER_MS = 400;
const LOOK_MS = 100;

/**
 * The last resort of progress: while the page waits for an answer and no job says anything, one line says what is being
 * done. It has no counts, and goes as soon as a job speaks. While the system asks the person something, nothing is said.
 */
export class Waiting {
  readonly #tell: TellProgress;
  readonly #pace: Pace;
  readonly #waited = new Map<number, Waited>();
  readonly #shown = new Set<string>();
  #line: { readonly of: number; readonly event: DeskEvents['progress'] } | null = null;
  /** When somebody else last spoke, or the person was last asked something. */
  #heardMs = 0;
  #asking = 0;
  #last = 0;
  #stopLooking: (() => void) | null = null;

  constructor(tell: TellProgress, pace: Pace = SYSTEM_PACE) {
    this.#tell = tell;
    this.#pace = pace;
  }

  /** What every job says goes through here, so that there are never two lines about one thing. */
  readonly progress: TellProgress = (progress) => {
    if (progress.finished) this.#shown.delete(progress.job);
    else this.#shown.add(progress.job);
    this.#heard();
    this.#tell(progress);
  };

  /** One call of the page, from its arrival to its answer. */
  async through<T>(kind: Waited['kind'], batchId: BatchId | null, answer: () => T | Promise<T>): Promise<T> {
    const id = (this.#last += 1);
    this.#waited.set(id, { kind, batchId, sinceMs: this.#pace.nowMs() });
    this.#lookAfter(SAY_AFTER_MS);
    try {
      return await answer();
    } finally {
      this.#waited.delete(id);
      if (this.#line?.of === id) this.#endLine();
      if (this.#waited.size === 0) this.#stop();
    }
  }

  /** While the system's own window asks the person something, nobody waits for the program. */
  async asking<T>(question: () => Promise<T>): Promise<T> {
    this.#asking += 1;
    this.#heard();
    try {
      return await question();
    } finally {
      this.#asking -= 1;
      this.#heard();
    }
  }

  #heard(): void {
    this.#heardMs = this.#pace.nowMs();
    this.#endLine();
  }

  #lookAfter(delayMs: number): void {
    this.#stopLooking ??= this.#pace.after(delayMs, () => {
      this.#stopLooking = null;
      this.#look();
    });
  }

  #look(): void {
    if (this.#waited.size === 0) return;
    this.#lookAfter(LOOK_MS);
    if (this.#line !== null || this.#asking > 0 || this.#shown.size > 0) return;
    const latestMs = this.#pace.nowMs() - SAY_AFTER_MS;
    if (this.#heardMs > latestMs) return;
    const found = [...this.#waited].find(([, { sinceMs }]) => sinceMs <= latestMs);
    if (found === undefined) return;
    const [of, { kind, batchId }] = found;
    const job = `waiting ${of}`;
    const event = { job, kind, done: null, total: null, finished: false, cancellable: false, batchId } as const;
    this.#line = { of, event };
    this.#tell(event);
  }

  #endLine(): void {
    if (this.#line === null) return;
    const { event } = this.#line;
    this.#line = null;
    this.#tell({ ...event, finished: true });
  }

  #stop(): void {
    this.#stopLooking?.();
    this.#stopLooking = null;
  }
}
