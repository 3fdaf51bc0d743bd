import type { DeskEvents } from '../../shared/ipc.ts';
import { call, on } from '../client.ts';
import { createStore, useStore } from './store.ts';

/** Long work under way in the main process. */
export type Job = DeskEvents['progress'];

const store = createStore<{ readonly jobs: readonly Job[] }>({ jobs: [] });

/** Begins to listen to the progress of long work; call once. */
export function followJobs(): () => void {
  return on('progress', (job) => {
    store.set(({ jobs }) => {
      const others = jobs.filter((each) => each.job !== job.job);
      return { jobs: job.finished ? others : [...others, job] };
    });
  });
}

/** Asks the main process to stop a job; what was done stays consistent. */
export function cancelJob(job: string): void {
  void call('jobs.cancel', { job });
}

export const useJobs = (): readonly Job[] => useStore(store).jobs;
