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

function JobLine({ job }: { readonly job: Job }) {
  const text = useText(COMMON);
  const format = useFormat();
  const { done, total } = job;
  return (
    <ProgressBar
      label={text.jobs[job.kind]}
      share={total === null || total === 0 ? undefined : Math.min(1, done / total)}
      counts={
        total === null ? text.jobs.readRows(format.count(done)) : text.jobs.of(format.count(done), format.count(total))
      }
      onCancel={job.cancellable ? () => cancelJob(job.job) : undefined}
      cancelLabel={text.jobs.cancel}
    />
  );
}
