import type { Outcome } from '../../../shared/problems.ts';
import type { Progress } from '../advance.ts';
import { prepareRestored } from '../backup/prepare.ts';
import { readBackup } from '../backup/read.ts';
import { writeFacts } from './facts-csv.ts';
import { removeSalvaged, salvageLedger } from './salvage.ts';

/**
 * What is done to a ledger that no store has open, each in a thread of its own (thread.ts): files are read through from
 * end to end, and node:sqlite answers only when it is done. Name → `(args, progress) => outcome`.
 */
export const closedTasks = {
  'backup.read': readBackup,
  'backup.prepare': prepareRestored,
  'salvage.copy': salvageLedger,
  'salvage.facts': writeFacts,
  'salvage.remove': removeSalvaged,
} as const;

export type ClosedTasks = typeof closedTasks;
export type ClosedTask = keyof ClosedTasks;
export type ClosedArgs<K extends ClosedTask> = Parameters<ClosedTasks[K]>[0];
export type ClosedResult<K extends ClosedTask> = Awaited<ReturnType<ClosedTasks[K]>>;

/** Runs a task where it is called; the name's own types vouch for the arguments. */
export async function runTask<K extends ClosedTask>(
  name: K,
  args: ClosedArgs<K>,
  progress: Progress,
): Promise<ClosedResult<K>> {
  const task = closedTasks[name] as (args: ClosedArgs<K>, progress: Progress) => unknown;
  return (await task(args, progress)) as ClosedResult<K> & Outcome<unknown>;
}
