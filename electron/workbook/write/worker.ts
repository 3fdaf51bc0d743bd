import { createWriteStream } from 'node:fs';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Problem } from '../../../shared/problems.ts';
import type { RecipientLine } from '../../ledger/rows/recipient-files.ts';
import { Refusal } from '../read/refusal.ts';
import type { FromReportWorker, ReportTask, ToReportWorker } from './protocol.ts';
import type { ReportRow } from './report-data.ts';
import { makeRecord } from './record.ts';
import { readRows } from './row-port.ts';
import { reportWords } from './words.ts';
import { writeProblem } from './write-problem.ts';
import { writeWork, type WorkRows } from './write-work.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
const main = parentPort;
if (main === null) throw new Error('this file runs in a worker');
const tell = (message: FromReportWorker): void => main.postMessage(message);

main.on('message', ({ task, rows }: ToReportWorker) => {
  // What is not a problem is a bug: it is thrown where nobody catches it and ends the worker.
  void perform(task, rows).finally(() => rows.close());
});

async function perform(task: ReportTask, port: MessagePort): Promise<void> {
  try {
    tell(
      await work(task, {
        rowsOf: (list) => counted(readRows<ReportRow>(port, list)),
        recipients: () => counted(readRows<RecipientLine>(port, 0)),
      }),
    );
  } catch (error) {
    tell({ type: 'failed', problem: problemOf(error) });
  }
}

async function work(task: ReportTask, given: WorkRows): Promise<FromReportWorker> {
  if (task.kind === 'record') {
    const { html } = await makeRecord(task.facts, given.rowsOf(0), reportWords(task.facts.locale));
    return { type: 'page', html };
  }
  const out = createWriteStream(task.path, { mode: 0o600 });
  const finished = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject));
  const [rows] = await Promise.all([writeWork(out, task, given), finished]);
  return { type: 'done', rows };
}

/** Tells main of every chunk that was taken up. */
async function* counted<Row>(chunks: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const chunk of chunks) {
    rows += chunk.length;
    tell({ type: 'rows', rows });
    yield chunk;
  }
}

/** A disk's or a file's refusal as a problem; anything else is a bug and ends the worker. */
function problemOf(error: unknown): Problem {
  const problem = error instanceof Refusal ? error.problem : writeProblem(error);
  if (problem === null) throw error;
  return problem;
}
