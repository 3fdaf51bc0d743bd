import { rename, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { ProblemError } from '../../ledger/problem-error.ts';
import { workerUrl } from '../../workers.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow, RowChunks } from './report-data.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

/** The worker's heap, in megabytes: reports stream, so this is far more than one needs. */
const HEAP_MB = 320;

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Rows handed to the writer so far. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Writes a report in a worker of its own and puts it in place when it is whole: a file that was there before is kept
 * until then, and nothing half-written is left. `rowsOf` opens a fresh reading of the task's first, second… list.
 * Problems: `fileWrite`, `diskFull`, `cancelled`, and those of the reading. Answers how many rows it holds.
 */
export async function writeReport(
  task: ReportTask,
  rowsOf: (list: number) => RowChunks,
  { signal, onProgress }: WriteOptions = {},
): Promise<Outcome<number>> {
  if (signal?.aborted === true) return fail('cancelled');
  const partial = `${task.path}.part`;
  const written = await run({ ...task, path: partial }, rowsOf, signal, onProgress);
  try {
    if (written.ok) await rename(partial, task.path);
    return written;
  } catch (error) {
    return fail('fileWrite', { reason: error instanceof Error && 'code' in error ? String(error.code) : '' });
  } finally {
    await rm(partial, { force: true });
  }
}

function run(
  task: ReportTask,
  rowsOf: (list: number) => RowChunks,
  signal: AbortSignal | undefined,
  onProgress: ((rows: number) => void) | undefined,
): Promise<Outcome<number>> {
  const worker = new Worker(workerUrl('report'), {
    workerData: task,
    name: 'report',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    const feed = new Feed(rowsOf);
    let given = 0;
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', cancel);
      feed.close();
      void worker.terminate().then(settle);
    };
    const broken = (error: unknown): void =>
      end(() => {
        if (error instanceof ProblemError) resolve({ ok: false, problem: error.problem });
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
    const cancel = (): void => end(() => resolve(fail('cancelled')));
    signal?.addEventListener('abort', cancel, { once: true });
    const give = async (): Promise<void> => {
      onProgress?.(given);
      const rows = await feed.next();
      given += rows?.length ?? 0;
      if (!ended) worker.postMessage({ type: 'rows', rows } satisfies ToReportWorker);
    };
    worker.on('message', (message: FromReportWorker) => {
      switch (message.type) {
        case 'open':
          feed.open(message.list);
          break;
        case 'next':
          give().catch(broken);
          break;
        case 'done':
          end(() => resolve(succeed(message.rows)));
          break;
        case 'failed':
          end(() => resolve({ ok: false, problem: message.problem }));
          break;
      }
    });
    worker.on('error', broken);
    worker.on('exit', () => broken(new Error('the report worker ended without a word')));
  });
}

/** Reads one list after another, one chunk ahead, so that the ledger reads while the writer writes. */
class Feed {
  readonly #rowsOf: (list: number) => RowChunks;
  #reading: AsyncIterator<readonly ReportRow[]> | undefined;
  #ahead: Promise<IteratorResult<readonly ReportRow[]>> | undefined;

  constructor(rowsOf: (list: number) => RowChunks) {
    this.#rowsOf = rowsOf;
  }

  open(list: number): void {
    this.close();
    this.#reading = this.#rowsOf(list)[Symbol.asyncIterator]();
    this.#read();
  }

  async next(): Promise<readonly ReportRow[] | null> {
    const step = await this.#ahead;
    if (step === undefined || step.done === true) return null;
    this.#read();
    return step.value;
  }

  close(): void {
    // The reading's own failure has been told, or nobody wants its rows any more.
    void this.#reading?.return?.().catch(() => undefined);
    this.#reading = undefined;
    this.#ahead = undefined;
  }

  #read(): void {
    this.#ahead = this.#reading?.next();
    // Whoever asks next meets a failure; until then it is nobody's.
    this.#ahead?.catch(() => undefined);
  }
}
