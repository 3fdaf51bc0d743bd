import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../workers.ts';

/** The worker's heap, in megabytes: reports stream, so this is far more than one needs. */
const HEAP_MB = 320;
/**
 * And for what was just made, a row's cells that are written and gone: left to itself it grows to three times as much, and a
 * report of a hundred thousand rows takes twice the memory in the same time.
 */
const YOUNG_MB = 16;
/** How long a writer waits for the next report before it goes. */
const IDLE_MS = 60_000;

/** Starts a thread that writes reports; it loads exceljs and waits for its first task. */
export function startWriter(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB };
  return new Worker(workerUrl('report'), { name: 'report', resourceLimits });
}

/**
 * Keeps at most one report writer ready, so that whoever has chosen a report does not wait for a thread to start and for
 * exceljs to load: that is most of a small report's time. One that was not used for a minute ends.
 */
export class SpareWriter {
  #worker: Worker | null = null;
  #leaves: NodeJS.Timeout | undefined;

  /** Has a writer ready soon; a person is about to ask for a report. */
  prepare(): void {
    this.keep(this.#worker ?? startWriter());
  }

  /** The writer that is ready, or a new one. It is the caller's until it is given back with `keep` or ended. */
  take(): Worker {
    const worker = this.#worker ?? startWriter();
    this.#release();
    return worker;
  }

  /** Keeps a writer that has nothing to do for the next report. */
  keep(worker: Worker): void {
    if (this.#worker !== null && this.#worker !== worker) {
      void worker.terminate();
      return;
    }
    this.#release();
    this.#worker = worker;
    worker.once('error', this.#lost).once('exit', this.#lost);
    // Neither a waiting thread nor its clock holds the program open.
    worker.unref();
    this.#leaves = setTimeout(() => void this.close(), IDLE_MS);
    this.#leaves.unref();
  }

  /** Ends the writer that waits, if there is one. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#release();
    await worker?.terminate();
  }

  /** A writer that failed while it waited is nobody's loss: the next report starts another. */
  readonly #lost = (): void => this.#release();

  #release(): void {
    clearTimeout(this.#leaves);
    this.#worker?.off('error', this.#lost).off('exit', this.#lost).ref();
    this.#worker = null;
  }
}
