import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../../shared/problems.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow } from './report-data.ts';
import { writeWork } from './write-work.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const task = workerData as ReportTask;
const tell = (message: FromReportWorker): void => port.postMessage(message);

/** The next message from main. One question is open at a time, so the next message is its answer. */
const answer = (): Promise<ToReportWorker> => new Promise((resolve) => port.once('message', resolve));

async function* rowsOf(list: number): AsyncGenerator<readonly ReportRow[]> {
  tell({ type: 'open', list });
  for (;;) {
    tell({ type: 'next' });
    const { rows } = await answer();
    if (rows === null) return;
    yield rows;
  }
}

/** What a disk or folder answers when a file cannot be written; anything else is a bug. */
const WRITE_FAILURES: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'ENOENT',
  'EISDIR',
  'ENOTDIR',
  'EIO',
  'ENAMETOOLONG',
]);

try {
  const out = createWriteStream(task.path, { mode: 0o600 });
  const finished = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject));
  const [rows] = await Promise.all([writeWork(out, task, rowsOf), finished]);
  tell({ type: 'done', rows });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!WRITE_FAILURES.has(code)) throw error;
  tell({
    type: 'failed',
    problem: fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'fileWrite', { reason: code }).problem,
  });
}
