import { parentPort, workerData } from 'node:worker_threads';
import { progressFor } from '../advance.ts';
import { problemOf } from '../failures.ts';
import { runTask } from './tasks.ts';
import type { ClosedArgs } from './tasks.ts';
import type { ClosedMessage, ClosedStart } from './thread.ts';

/** The thread of one task on a ledger nobody has open. */
if (parentPort === null) throw new Error('this file runs in a worker thread');
const main = parentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const say = (message: ClosedMessage): void => main.postMessage(message);

const { name, args, stop } = workerData as ClosedStart;
try {
  const progress = progressFor(stop, (at) => say({ kind: 'advanced', at }));
  say({ kind: 'done', outcome: await runTask(name, args as ClosedArgs<typeof name>, progress) });
} catch (error) {
  // What is no problem is a bug: uncaught, it ends the thread and rejects at the caller's.
  const problem = problemOf(error);
  if (problem === undefined) throw error;
  say({ kind: 'problem', problem });
}
