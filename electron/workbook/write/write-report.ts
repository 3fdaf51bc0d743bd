import { rename, rm, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { ProblemError } from '../../ledger/problem-error.ts';
import { workerUrl } from '../../workers.ts';
import type { FileTask, FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ListReport, ReportRow, RowChunks } from './report-data.ts';
import { writeProblem } from './write-problem.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

/** The worker's heap, in megabytes: reports stream, so this is far more than one needs. */
const HEAP_MB = 320;

/** Opens a reading of the task's first, second… list, from its start. */
export type RowsOf = (list: number) => RowChunks;

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Rows handed to the writer so far. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Writes a report in a worker of its own and puts it in place when it is whole: a file that was there before is kept
 * until then, and nothing half-written is left. `rowsOf` opens a fresh reading of the task's first, second… list.
 * Problems: `fileWrite`, `diskFull`, `cancelled`, those of the reading, and of a stored workbook. Answers how many rows it holds.
 */
export async function writeReport(
  task: FileTask,
  rowsOf: RowsOf,
  options: WriteOptions = {},
): Promise<Outcome<number>> {
  return inPlace(task.path, async (path) => {
    const ended = await run({ ...task, path }, rowsOf, options);
    return ended.ok ? succeed(ended.value.type === 'done' ? ended.value.rows : 0) : ended;
  });
}

/** Makes the printable record's page in a worker. Problems: `cancelled` and those of the reading. */
export async function makeRecordPage(
  facts: ListReport,
  rowsOf: RowsOf,
  options: WriteOptions = {},
): Promise<Outcome<string>> {
  const ended = await run({ kind: 'record', facts }, rowsOf, options);
  return ended.ok ? succeed(ended.value.type === 'page' ? ended.value.html : '') : ended;
}

/** Puts bytes where a person wants them, whole or not at all. Problems: `fileWrite`, `diskFull`. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<Outcome<number>> {
  return inPlace(path, async (partial) => {
    await writeFile(partial, bytes, { mode: 0o600 });
    return succeed(0);
  });
}

async function inPlace(path: string, write: (partial: string) => Promise<Outcome<number>>): Promise<Outcome<number>> {
  const partial = `${path}.part`;
  try {
    const written = await write(partial);
    if (written.ok) await rename(partial, path);
    return written;
  } catch (error) {
    const problem = writeProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  } finally {
    await rm(partial, { force: true });
  }
}

type Ended = Extract<FromReportWorker, { readonly type: 'done' | 'page' }>;

function run(task: ReportTask, rowsOf: RowsOf, { signal, onProgress }: WriteOptions): Promise<Outcome<Ended>> {
  if (signal?.aborted === true) return Promise.resolve(fail('cancelled'));
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
        case 'page':
          end(() => resolve(succeed(message)));
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
  readonly #rowsOf: RowsOf;
  #reading: AsyncIterator<readonly ReportRow[]> | undefined;
  #ahead: Promise<IteratorResult<readonly ReportRow[]>> | undefined;

  constructor(rowsOf: RowsOf) {
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
