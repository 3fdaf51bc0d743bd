import { stat } from 'node:fs/promises';
import { Worker, type MessagePort } from 'node:worker_threads';
import { fail, succeed, type Outcome } from '../../shared/problems.ts';
import { workerUrl } from '../workers.ts';
import type { EarlyRows, Order, Task, WorkbookSource, WorkerMessage } from './protocol.ts';

/** A worker's heap, in megabytes. 100,000 rows with as many distinct texts need half of it. */
const HEAP_MB = 208;
/** And of that for what was just made: rows do not live long here, and more saves no time. */
const YOUNG_MB = 12;
/** A file's time: a start for every task, and more for each megabyte, since an honest big file takes longer. */
const TIME_MS = 4_000;
const TIME_PER_MB_MS = 1_500;
/**
 * Time is counted on the wall; a thread that had less of a processor than that, because the machine is busy with other
 * things, gets what it lacks, up to so many times in all.
 */
const BUSY_FACTOR = 5;
/** A person who looks at a file longer than this has it read again; until then the worker remembers its rows. */
const REMEMBERED_MS = 5 * 60 * 1000;

/** What a caller of one task is told, and how it stops it. */
export type Watch = {
  readonly signal?: AbortSignal;
  /** Rows read so far of the sheet being read. */
  readonly onProgress?: (rows: number) => void;
  /** The first rows, long before the rest has been read. */
  readonly onEarlyRows?: (early: EarlyRows) => void;
  /** For tests and slow machines: overrides the time a file of this size is given. */
  readonly timeLimitMs?: number;
};

/**
 * The thread in which one file is read, under a heap limit and a clock. It lives from task to task, because it remembers
 * what it read (`FileMemory`); a task that fails, runs over its limits or is cancelled ends it, and the next one begins
 * anew. Tasks run one after another. Whoever made one must `close` it.
 */
export class ReadingWorker {
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #forget: NodeJS.Timeout | undefined;

  /** Runs a task and gives the worker's last word. */
  run(task: Task, rowsPort: MessagePort | null, watch: Watch): Promise<Outcome<WorkerMessage>> {
    const mine = this.#turn.then(() => this.#run(task, rowsPort, watch));
    this.#turn = mine;
    return mine;
  }

  /** Ends the thread and what it remembers; a task that runs must have been cancelled by its signal. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#end();
  }

  async #run(task: Task, rowsPort: MessagePort | null, watch: Watch): Promise<Outcome<WorkerMessage>> {
    clearTimeout(this.#forget);
    if (watch.signal?.aborted === true) {
      rowsPort?.close();
      return fail('cancelled');
    }
    const timeLimitMs = watch.timeLimitMs ?? TIME_MS + TIME_PER_MB_MS * (await sizeMb(task.source));
    const worker = (this.#worker ??= this.#start());
    const outcome = await runIn(worker, { task, rowsPort }, watch, timeLimitMs);
    if (!outcome.ok) await this.#end();
    else {
      worker.unref();
      this.#forget = setTimeout(() => void this.#end(), REMEMBERED_MS).unref();
    }
    return outcome;
  }

  #start(): Worker {
    const worker = new Worker(workerUrl('workbook'), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      stdout: false,
      stderr: false,
    });
    // One that ends between two tasks only takes its memory with it.
    worker.on('error', () => void this.#end());
    return worker;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#forget);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

function runIn(worker: Worker, order: Order, watch: Watch, timeLimitMs: number): Promise<Outcome<WorkerMessage>> {
  return new Promise((resolve) => {
    const clock = new Clock(worker, timeLimitMs, () => finish(fail('workbook.tooComplex', { what: 'time' })));
    const cancel = (): void => finish(fail('cancelled'));
    const finish = (outcome: Outcome<WorkerMessage>): void => {
      clock.stop();
      watch.signal?.removeEventListener('abort', cancel);
      worker.off('message', told).off('error', failed).off('exit', exited);
      resolve(outcome);
    };
    const told = (message: WorkerMessage): void => {
      if (message.type === 'progress') watch.onProgress?.(message.rows);
      else if (message.type === 'early') watch.onEarlyRows?.(message.early);
      else if (message.type === 'waiting') clock.stop();
      else if (message.type === 'working') clock.go();
      else finish(message.type === 'failed' ? { ok: false, problem: message.problem } : succeed(message));
    };
    const failed = (cause: Error & { readonly code?: string }): void => {
      const memory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(
        memory
          ? fail('workbook.tooComplex', { what: 'memory' })
          : fail('internal', { where: 'workbook', error: cause.name }),
      );
    };
    const exited = (): void => finish(fail('internal', { where: 'workbook', error: 'exit' }));
    watch.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', told).on('error', failed).on('exit', exited);
    worker.ref();
    clock.go();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    worker.postMessage(order, order.rowsPort === null ? [] : [order.rowsPort]);
  });
}

async function sizeMb(source: WorkbookSource): Promise<number> {
  if ('bytes' in source) return source.bytes.length / (1024 * 1024);
  try {
    return Math.min((await stat(source.path)).size / (1024 * 1024), 100);
  } catch (cause) {
    // The worker meets the same failure and says what it is.
    if (cause instanceof Error) return 0;
    throw cause;
  }
}

/** Counts the worker's own time: it stands still while the worker waits for its consumer. */
class Clock {
  readonly #worker: Worker;
  readonly #limitMs: number;
  readonly #over: () => void;
  #left: number;
  #mostMs: number;
  #usedBefore: Promise<number>;
  #startedAt: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(worker: Worker, limitMs: number, over: () => void) {
    this.#worker = worker;
    this.#limitMs = limitMs;
    this.#left = limitMs;
    this.#mostMs = limitMs * BUSY_FACTOR;
    this.#over = over;
    this.#usedBefore = usedBy(worker);
  }

  go(): void {
    if (this.#startedAt !== null) return;
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => void this.#look(), Math.max(1, this.#left));
  }

  stop(): void {
    if (this.#startedAt === null) return;
    const passed = performance.now() - this.#startedAt;
    this.#left -= passed;
    this.#mostMs -= passed;
    this.#startedAt = null;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    // A thread that does not even say what it used is given the most there is.
    this.#timer = setTimeout(this.#over, Math.max(1, this.#mostMs - this.#left));
    const used = (await usedBy(this.#worker)) - (await this.#usedBefore);
    if (this.#startedAt === null) return;
    this.stop();
    this.#left = this.#limitMs - used;
    if (this.#left <= 0 || this.#mostMs <= 0) this.#over();
    else this.go();
  }
}

/** Milliseconds of a processor that a thread has used; 0 where it cannot be said, as of one that only begins. */
async function usedBy(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch (cause) {
    if (cause instanceof Error) return 0;
    throw cause;
  }
}
