import { rename, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { workerUrl } from '../../workers.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow } from './report-data.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Rows handed to the writer so far; a status report reads the list twice. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Writes a report in a worker of its own and puts it in place when it is whole: a file that was there before is kept
 * until then, and nothing half-written is left. `rows` is asked for a fresh reading as often as the writer needs one.
 * Problems: `fileWrite`, `diskFull`, `cancelled`. Answers how many rows it holds.
 */
export async function writeReport(
  task: ReportTask,
  rows: () => AsyncIterable<readonly ReportRow[]>,
  { signal, onProgress }: WriteOptions = {},
): Promise<Outcome<number>> {
  const partial = `${task.path}.part`;
  const written = await run({ ...task, path: partial }, rows, signal, onProgress);
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
  rows: () => AsyncIterable<readonly ReportRow[]>,
  signal: AbortSignal | undefined,
  onProgress: ((rows: number) => void) | undefined,
): Promise<Outcome<number>> {
  const worker = new Worker(workerUrl('report'), { workerData: task, name: 'report', resourceLimits: { maxOldGenerationSizeMb: 512 } });
  return new Promise((resolve, reject) => {
    let reading: AsyncIterator<readonly ReportRow[]> | undefined;
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      void reading?.return?.();
      void worker.terminate().then(settle);
    };
    const cancel = (): void => end(() => resolve(fail('cancelled')));
    signal?.addEventListener('abort', cancel, { once: true });
    const next = async (): Promise<void> => {
      const step = await reading?.next();
      worker.postMessage({ type: 'rows', rows: step === undefined || step.done === true ? null : step.value } satisfies ToReportWorker);
    };
    worker.on('message', (message: FromReportWorker) => {
      switch (message.type) {
        case 'open':
          reading = rows()[Symbol.asyncIterator]();
          break;
        case 'next':
          next().catch((error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))));
          break;
        case 'progress':
          onProgress?.(message.rows);
          break;
        case 'done':
          end(() => resolve(succeed(message.rows)));
          break;
        case 'failed':
          end(() => resolve({ ok: false, problem: message.problem }));
          break;
      }
    });
    worker.on('error', (error) => end(() => reject(error)));
  });
}
