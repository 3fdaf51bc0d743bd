import type { BatchId } from '../../shared/ids.ts';
import type { DeskEvents } from '../../shared/ipc.ts';
import { QUIET_MS } from '../ledger/advance.ts';
import type { CallWatch } from '../ledger/ledger.ts';
import type { TellProgress } from './context.ts';

type Kind = DeskEvents['progress']['kind'];

/** One piece of long work, as whoever does it sees it. It is a ledger call's watch at the same time. */
export interface Job extends CallWatch {
  /** How far it is: `done` of `total`. What is told in its first moments is kept back; most work is over by then. */
  readonly tell: (kind: Kind, done: number, total: number) => void;
}

interface Work {
  readonly batchId: BatchId | null;
  /** Whether the page may offer to stop it: only where stopping leaves everything as it was before, or whole. */
  readonly cancellable: boolean;
}

/** Long work at one press: told to the page with its counts once it lasts, and ended when the page asks. */
export class Jobs {
  readonly #progress: TellProgress;
  readonly #nowMs: () => number;
  readonly #running = new Map<string, AbortController>();
  #last = 0;

  constructor(progress: TellProgress, nowMs: () => number = () => performance.now()) {
    this.#progress = progress;
    this.#nowMs = nowMs;
  }

  /** Ends a job by its name. One that is over, or another's, is passed over. */
  cancel(name: string): void {
    this.#running.get(name)?.abort();
  }

  async run<T>({ batchId, cancellable }: Work, work: (job: Job) => Promise<T>): Promise<T> {
    const name = `work ${(this.#last += 1)}`;
    const abort = new AbortController();
    const startedAt = this.#nowMs();
    let told: Pick<DeskEvents['progress'], 'kind' | 'done' | 'total'> | null = null;
    const say = (finished: boolean): void => {
      if (told !== null) this.#progress({ job: name, ...told, finished, cancellable, batchId });
    };
    const tell: Job['tell'] = (kind, done, total) => {
      if (this.#nowMs() - startedAt < QUIET_MS) return;
      told = { kind, done, total };
      say(false);
    };
    if (cancellable) this.#running.set(name, abort);
    try {
      return await work({
        tell,
        onAdvance: ({ stage, done, total }) => tell(stage, done, total),
        signal: abort.signal,
      });
    } finally {
      this.#running.delete(name);
      say(true);
    }
  }
}
