import { useEffect, useState } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { type Job, cancelJob, useJobs } from '../../state/jobs.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import './jobs-bar.css';

/** Long work under way, with its counts and a way to stop it. */
export function JobsBar() {
  const text = useText(COMMON);
  const jobs = useJobs();
  return (
    <section className="jobs" aria-label={text.jobs.region}>
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </section>
  );
}

/** The long work on one list, for a dialog that stands before everything else and waits for it. */
export function ListJobs({ batchId }: { readonly batchId: BatchId }) {
  const jobs = useJobs();
  return jobs.filter((job) => job.batchId === batchId).map((job) => <JobLine key={job.job} job={job} />);
}

const BYTES: ReadonlySet<Job['kind']> = new Set(['backup', 'restore', 'copy', 'erase', 'compact']);
const MEGABYTE = 1_000_000;

function JobLine({ job }: { readonly job: Job }) {
  const text = useText(COMMON);
  const { done, total } = job;
  const isCounted = done !== null;
  const seconds = useSeconds(job.sinceMs, !isCounted);
  const counts = useCounts(job);
  return (
    <ProgressBar
      label={text.jobs[job.kind]}
      share={!isCounted || total === null || total === 0 ? undefined : Math.min(1, done / total)}
      counts={isCounted ? counts : seconds === 0 ? undefined : text.jobs.seconds(String(seconds))}
      onCancel={job.cancellable ? () => cancelJob(job.job) : undefined}
      cancelLabel={text.jobs.cancel}
    />
  );
}

function useCounts({ kind, done, total }: Job): string {
  const { jobs } = useText(COMMON);
  const format = useFormat();
  const inMegabytes = (bytes: number): string => format.count(Math.ceil(bytes / MEGABYTE));
  if (total === null) return jobs.readRows(format.count(done ?? 0));
  return BYTES.has(kind)
    ? jobs.megabytes(inMegabytes(done ?? 0), inMegabytes(total))
    : jobs.of(format.count(done ?? 0), format.count(total));
}

/** Whole seconds since a moment of the page's clock, while they are shown: something that moves where nothing is counted. */
function useSeconds(sinceMs: number, isShown: boolean): number {
  const [nowMs, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [isShown]);
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
}
