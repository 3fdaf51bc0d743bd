import { parentPort } from 'node:worker_threads';
import { fail } from '../../shared/problems.ts';
import { FileMemory } from './file-memory.ts';
import type { Order, WorkerMessage } from './protocol.ts';
import { Refusal } from './read/refusal.ts';
import { surveyFile } from './survey-file.ts';
import { streamTable } from './stream-table.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/**
 * The workbook worker: does one task after another on one file and remembers its rows between them. It runs in a thread
 * of its own with a heap limit and a clock (`reading-worker.ts`), because a file of a few kilobytes can be made to eat any
 * parser's memory or time.
 */
const memory = new FileMemory();

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function run({ task, rowsPort }: Order): Promise<void> {
  try {
    if (task.task === 'survey') post({ type: 'surveyed', survey: await surveyFile(task, memory, post, rowsPort) });
    else if (rowsPort !== null) post({ type: 'read', facts: await streamTable(task, memory, rowsPort, post) });
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

parentPort?.on('message', (order: Order) => void run(order));
