import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../../shared/problems.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow } from './report-data.ts';
import { writeStatusReport } from './status-report.ts';
import { writeStatusCsv } from './status-csv.ts';
import { reportWords } from './words.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const task = workerData as ReportTask;
const tell = (message: FromReportWorker): void => port.postMessage(message);

/** The next message from main. One question is open at a time, so the next message is its answer. */
const answer = (): Promise<ToReportWorker> => new Promise((resolve) => port.once('message', resolve));

async function* rows(): AsyncGenerator<readonly ReportRow[]> {
  tell({ type: 'open' });
  for (let read = 0; ; ) {
    tell({ type: 'next' });
    const { rows: chunk } = await answer();
    if (chunk === null) return;
    read += chunk.length;
    tell({ type: 'progress', rows: read });
    yield chunk;
  }
}

const WRITE_FAILURES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOENT', 'EISDIR']);

try {
  const out = createWriteStream(task.path, { mode: 0o600 });
  const finished = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject));
  const words = reportWords(task.facts.locale);
  const write = task.kind === 'status' ? writeStatusReport : writeStatusCsv;
  const [totals] = await Promise.all([write(out, task.facts, rows, words), finished]);
  tell({ type: 'done', rows: totals.rows });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!WRITE_FAILURES.has(code)) throw error;
  tell({ type: 'failed', problem: fail(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'fileWrite', { reason: code }).problem });
}
