import { rename, rm, writeFile } from 'node:fs/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome, Problem } from '../../../shared/problems.ts';
import type { FileTask, FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ListReport } from './report-data.ts';
import { startWriter, type SpareWriter } from './spare-writer.ts';
import { writeProblem } from './write-problem.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

/**
 * Gives the rows of a task's lists over a port, as `serveRows` does, until the writer closes it; the ledger does so from
 * its own thread. A problem answered ends the writing with it.
 */
export type RowSource = (port: MessagePort) => Promise<Outcome<unknown>>;

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Rows written so far. */
  readonly onProgress?: (rows: number) => void;
  /** Where a writer that is ready comes from, and is kept afterwards; without it one is started and ended. */
  readonly spare?: SpareWriter;
}

/**
 * Writes a report in a worker of its own and puts it in place when it is whole: a file that was there before is kept
 * until then, and nothing half-written is left. Problems: `fileWrite`, `diskFull`, `cancelled`, those of the reading, and of a stored workbook. Answers how many rows it holds.
 */
export async function writeReport(
  task: FileTask,
  source: RowSource,
  options: WriteOptions = {},
): Promise<Outcome<number>> {
  return inPlace(task.path, async (path) => {
    const ended = await run({ ...task, path }, source, options);
    return ended.ok ? succeed(ended.value.type === 'done' ? ended.value.rows : 0) : ended;
  });
}

/** Makes the printable record's page in a worker. Problems: `cancelled` and those of the reading. */
export async function makeRecordPage(
  facts: ListReport,
  source: RowSource,
  options: WriteOptions = {},
): Promise<Outcome<string>> {
  const ended = await run({ kind: 'record', facts }, source, options);
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

function run(task: ReportTask, source: RowSource, options: WriteOptions): Promise<Outcome<Ended>> {
  const { signal, onProgress, spare } = options;
  if (signal?.aborted === true) return Promise.resolve(fail('cancelled'));
  const worker = spare?.take() ?? startWriter();
  const rows = new MessageChannel();
  return new Promise((resolve, reject) => {
    let ended = false;
    const end = (settle: () => void, isSound: boolean): void => {
      if (ended) return;
      ended = true;
      signal?.removeEventListener('abort', cancel);
      worker.off('message', heard).off('error', broken).off('exit', gone);
      if (isSound && spare !== undefined) {
        spare.keep(worker);
        settle();
      } else void worker.terminate().then(settle);
    };
    const stop = (problem: Problem): void => end(() => resolve({ ok: false, problem }), false);
    const broken = (error: unknown): void =>
      end(() => reject(error instanceof Error ? error : new Error(String(error))), false);
    const cancel = (): void => stop(fail('cancelled').problem);
    signal?.addEventListener('abort', cancel, { once: true });
    const heard = (message: FromReportWorker): void => {
      switch (message.type) {
        case 'rows':
          onProgress?.(message.rows);
          break;
        case 'done':
        case 'page':
          end(() => resolve(succeed(message)), true);
          break;
        case 'failed':
          stop(message.problem);
          break;
      }
    };
    const gone = (): void => broken(new Error('the report worker ended without a word'));
    worker.on('message', heard).on('error', broken).on('exit', gone);
    source(rows.port1).then((given) => (given.ok ? undefined : stop(given.problem)), broken);
    worker.postMessage({ task, rows: rows.port2 } satisfies ToReportWorker, [rows.port2]);
  });
}
