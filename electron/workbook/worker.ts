import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { fail } from '../../shared/problems.ts';
import type { Task, WorkerMessage } from './protocol.ts';
import { Refusal } from './read/refusal.ts';
import { surveyFile } from './survey-file.ts';
import { streamTable } from './stream-table.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/**
 * The workbook worker: does one task and ends. It runs in a thread of its own with a heap limit and a clock (`reader.ts`),
 * because a file of a few kilobytes can be made to eat any parser's memory or time.
 */
const { task, rowsPort } = workerData as { readonly task: Task; readonly rowsPort: MessagePort | null };

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function run(): Promise<void> {
  try {
    if (task.task === 'survey') post({ type: 'surveyed', survey: await surveyFile(task, post) });
    else if (rowsPort !== null) post({ type: 'read', facts: await streamTable(task, rowsPort, post) });
  } catch (cause) {
    // Anything but a Refusal is a bug in the reader: its text could quote the file, so only its name leaves.
    const problem =
      cause instanceof Refusal
        ? cause.problem
        : fail('internal', { where: 'workbook', error: cause instanceof Error ? cause.name : 'unknown' }).problem;
    rowsPort?.postMessage({ type: 'failed', problem });
    post({ type: 'failed', problem });
  } finally {
    rowsPort?.close();
  }
}

await run();
