import { Worker } from 'node:worker_threads';
import type { Problem } from '../../../shared/problems.ts';
import { workerUrl } from '../../workers.ts';
import { askToStop, stopFlag } from '../advance.ts';
import type { Advanced } from '../advance.ts';
import type { CallWatch } from '../ledger.ts';
import type { ClosedArgs, ClosedResult, ClosedTask } from './tasks.ts';

/** What the thread is started with: one task, and the flag that ends it. */
export interface ClosedStart {
  readonly name: ClosedTask;
  readonly args: unknown;
  readonly stop: SharedArrayBuffer;
}

/** Thread to main; the last of them ends it. */
export type ClosedMessage =
  | { readonly kind: 'advanced'; readonly at: Advanced }
  | { readonly kind: 'done'; readonly outcome: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Runs one task on a ledger nobody has open; answers what the task answers. Bugs reject. */
export type RunClosed = <K extends ClosedTask>(
  name: K,
  args: ClosedArgs<K>,
  watch?: CallWatch,
) => Promise<ClosedResult<K>>;

/** In a thread that lives as long as the task. Stopped by the watch's signal, it answers `cancelled`. */
export const inClosedThread: RunClosed = async <K extends ClosedTask>(
  name: K,
  args: ClosedArgs<K>,
  watch?: CallWatch,
) => {
  const stop = stopFlag();
  const end = (): void => askToStop(stop);
  watch?.signal.addEventListener('abort', end);
  if (watch?.signal.aborted === true) end();
  const start: ClosedStart = { name, args, stop };
  const worker = new Worker(workerUrl('closed'), { workerData: start, name: 'closed ledger' });
  try {
    return await new Promise<ClosedResult<K>>((resolve, reject) => {
      worker.on('message', (message: ClosedMessage) => {
        if (message.kind === 'advanced') watch?.onAdvance(message.at);
        else if (message.kind === 'problem') resolve({ ok: false, problem: message.problem } as ClosedResult<K>);
        else resolve(message.outcome as ClosedResult<K>);
      });
      worker.once('error', reject);
      worker.once('messageerror', reject);
      worker.once('exit', (code) => reject(new Error(`the thread for ${name} ended (${code})`)));
    });
  } finally {
    watch?.signal.removeEventListener('abort', end);
    await worker.terminate();
  }
};
