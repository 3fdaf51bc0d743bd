import { statSync } from 'node:fs';
import type { BatchId } from '../../shared/ids.ts';
import type { DeskEvents } from '../../shared/ipc.ts';
import { QUIET_MS } from '../ledger/advance.ts';
import type { Growing } from '../ledger/advance.ts';
import type { CallWatch } from '../ledger/ledger.ts';
import type { TellProgress } from './context.ts';
import { SYSTEM_PACE } from './pace.ts';
import type { Pace } from './pace.ts';

type Told = Pick<DeskEvents['progress'], 'kind' | 'done' | 'total'>;

/** One piece of long work, as whoever does it sees it. It is a ledger call's watch at the same time. */
export interface Job extends CallWatch {
  /**
   * How far it is: `done` of `total`; null where nothing can be counted. What is told in its first moments is kept back
   * until then; most work is over by then.
   */
  readonly tell: (kind: Told['kind'], done: number | null, total: number | null) => void;
}

interface Work {
  readonly batchId: BatchId | null;
  /** Whether the page may offer to stop it: only where stopping leaves everything as it was before, or whole. */
  readonly cancellable: boolean;
}

/** How often a file that another thread writes is looked at. */
const LOOK_MS = 150;

/** Long work at one press: told to the page with its counts once it lasts, and ended when the page asks. */
export class Jobs {
  readonly #progress: TellProgress;
  readonly #pace: Pace;
  readonly #running = new Map<string, AbortController>();
  #last = 0;

  constructor(progress: TellProgress, pace: Pace = SYSTEM_PACE) {
    this.#progress = progress;
    this.#pace = pace;
  }

  /** Ends a job by its name. One that is over, or another's, is passed over. */
  cancel(name: string): void {
    this.#running.get(name)?.abort();
  }

  async run<T>({ batchId, cancellable }: Work, work: (job: Job) => Promise<T>): Promise<T> {
    const { nowMs, after } = this.#pace;
    const name = `work ${(this.#last += 1)}`;
    const abort = new AbortController();
    const startedAt = nowMs();
    let told: Told | null = null;
    let shown = false;
    const say = (finished: boolean): void => {
      if (told === null) return;
      shown = true;
      this.#progress({ job: name, ...told, finished, cancellable, batchId });
    };
    const tell: Job['tell'] = (kind, done, total) => {
      told = { kind, done, total };
      if (nowMs() - startedAt >= QUIET_MS) say(false);
    };
    // What began in the first moments and has nothing more to say is said when they are over.
    const stopWaiting = after(QUIET_MS, () => say(false));
    let stopLooking = (): void => undefined;
    if (cancellable) this.#running.set(name, abort);
    try {
      return await work({
        tell,
        onAdvance: ({ stage, done, total, grows }) => {
          stopLooking();
          tell(stage, done, total);
          if (grows !== undefined) stopLooking = this.#lookAt(grows, (bytes) => tell(stage, bytes, grows.total));
        },
        signal: abort.signal,
      });
    } finally {
      stopWaiting();
      stopLooking();
      this.#running.delete(name);
      if (shown) say(true);
    }
  }

  /** Tells the size of a file while it grows; answers how to stop. */
  #lookAt({ file, total }: Growing, tell: (bytes: number) => void): () => void {
    let stop = (): void => undefined;
    const look = (): void => {
      const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (bytes > 0) tell(Math.min(bytes, total));
      stop = this.#pace.after(LOOK_MS, look);
    };
    stop = this.#pace.after(LOOK_MS, look);
    return () => stop();
  }
}
