import type { BatchId } from '../../../shared/ids.ts';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { type Job, cancelJob, useJobs } from '../../state/jobs.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

/** Long work under way, with its counts and a way to stop it. */
export function JobsBar() {
  const text = useText(COMMON);
  const jobs = useJobs();
  return (
    <section className="shell__jobs" aria-label={text.jobs.region}>
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

const BYTES: ReadonlySet<Job['kind']> = new Set(['backup', 'restore']);
const MEGABYTE = 1_000_000;

function JobLine({ job }: { readonly job: Job }) {
  const text = useText(COMMON);
  const format = useFormat();
  const { done, total } = job;
  const inMegabytes = (bytes: number): string => format.count(Math.ceil(bytes / MEGABYTE));
  const counts =
    total === null
      ? text.jobs.readRows(format.count(done))
      : BYTES.has(job.kind)
        ? text.jobs.megabytes(inMegabytes(done), inMegabytes(total))
        : text.jobs.of(format.count(done), format.count(total));
  return (
    <ProgressBar
      label={text.jobs[job.kind]}
      share={total === null || total === 0 ? undefined : Math.min(1, done / total)}
      counts={counts}
      onCancel={job.cancellable ? () => cancelJob(job.job) : undefined}
      cancelLabel={text.jobs.cancel}
    />
  );
}
