import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../../../shared/problems.ts';
import { Refusal } from '../read/refusal.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow } from './report-data.ts';
import { makeRecord } from './record.ts';
import { reportWords } from './words.ts';
import { writeProblem } from './write-problem.ts';
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

async function work(): Promise<FromReportWorker> {
  if (task.kind === 'record') {
    const { html } = await makeRecord(task.facts, rowsOf(0), reportWords(task.facts.locale));
    return { type: 'page', html };
  }
  const out = createWriteStream(task.path, { mode: 0o600 });
  const finished = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject));
  const [rows] = await Promise.all([writeWork(out, task, rowsOf), finished]);
  return { type: 'done', rows };
}

try {
  tell(await work());
} catch (error) {
  tell({ type: 'failed', problem: problemOf(error) });
}

/** A disk's or a file's refusal as a problem; anything else is a bug and ends the worker. */
function problemOf(error: unknown): Problem {
  const problem = error instanceof Refusal ? error.problem : writeProblem(error);
  if (problem === null) throw error;
  return problem;
}
