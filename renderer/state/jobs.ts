import type { BatchId } from '../../shared/ids.ts';
import type { DeskEvents } from '../../shared/ipc.ts';
import { call, on } from '../client.ts';
import { createStore, useStore } from './store.ts';

type Told = DeskEvents['progress'];

/** Long work under way, in the main process or here. */
export interface Job extends Omit<Told, 'finished'> {
  /** When this part of it was first heard of, by the page's own clock. */
  readonly sinceMs: number;
}

const store = createStore<{ readonly jobs: readonly Job[] }>({ jobs: [] });
/** Work of the page itself, by its job's name, with how to stop it. */
const own = new Map<string, AbortController>();
let ownCount = 0;

function hear({ finished, ...told }: Told): void {
  store.set(({ jobs }) => {
    const known = jobs.find((each) => each.job === told.job);
    const others = jobs.filter((each) => each !== known);
    const sinceMs = known?.kind === told.kind ? known.sinceMs : performance.now();
    return { jobs: finished ? others : [...others, { ...told, sinceMs }] };
  });
}

/** Begins to listen to the progress of long work. Returns how to stop. */
export function followJobs(): () => void {
  return on('progress', hear);
}

/** Asks for a job to be stopped; what was done stays consistent. */
export function cancelJob(job: string): void {
  const mine = own.get(job);
  if (mine === undefined) void call('jobs.cancel', { job });
  else mine.abort();
}

export interface OwnJob {
  readonly signal: AbortSignal;
  readonly tell: (done: number, total: number) => void;
}

/** Many short calls that a person waits for as one: shown once they last, and stopped between two of them. */
export async function runHere<T>(
  kind: Told['kind'],
  batchId: BatchId | null,
  work: (job: OwnJob) => Promise<T>,
): Promise<T> {
  const job = `page ${(ownCount += 1)}`;
  const abort = new AbortController();
  const startedMs = performance.now();
  let told: Told | null = null;
  const tell: OwnJob['tell'] = (done, total) => {
    if (performance.now() - startedMs < QUIET_MS) return;
    told = { job, kind, done, total, finished: false, cancellable: true, batchId };
    hear(told);
  };
  own.set(job, abort);
  try {
    return await work({ signal: abort.signal, tell });
  } finally {
    own.delete(job);
    if (told !== null) hear({ ...(told as Told), finished: true });
  }
}

/** As in the main process: what is over sooner says nothing. */
const QUIET_MS = 250;

export const useJobs = (): readonly Job[] => useStore(store).jobs;
