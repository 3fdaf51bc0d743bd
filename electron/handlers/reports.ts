import type { BatchId } from '../../shared/ids.ts';
import type { deskContract, Output } from '../../shared/ipc.ts';
import type { ReportRequest } from '../../shared/reports.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { fileName } from '../workbook/write/file-name.ts';
import type { ReportWork } from '../workbook/write/protocol.ts';
import { reportWords } from '../workbook/write/words.ts';
import { SpareWriter } from '../workbook/write/spare-writer.ts';
import { makeRecordPage, writeBytes, writeReport, type WriteOptions } from '../workbook/write/write-report.ts';
import type { DeskContext } from './context.ts';
import { noRows, planFor, type Plan } from './report-plans.ts';

type Saved = Output<typeof deskContract, 'reports.save'>;

/** Writes into the list's history that a report of it was saved; the file is there whatever comes of that. */
async function noted(
  context: DeskContext,
  batchId: BatchId,
  { kind, masked }: ReportRequest,
  saved: Outcome<Saved>,
): Promise<Outcome<Saved>> {
  const batch = await context.ledger.call('batches.get', { batchId });
  if (!batch.ok) return saved;
  const entry = { companyId: batch.value.companyId, batchId, actor: context.actor(), report: kind, masked };
  const written = await context.ledger.call('journal.reportSaved', entry);
  if (!written.ok) context.log.write('reportSaved', { problem: written.problem });
  return saved;
}

/** The channels that write files for the person: reports, corrections and the blank template. */
export function reportHandlers(context: DeskContext): Pick<
  Handlers<typeof deskContract>,
  'reports.prepare' | 'reports.save' | 'reports.template'
> & {
  /** Stops writing a report; nothing of it is left. */
  readonly cancelReport: (job: string) => void;
  /** Ends the writer that waits for the next report. */
  readonly closeReports: () => Promise<void>;
} {
  const running = new Map<string, AbortController>();
  const spare = new SpareWriter();
  let lastJob = 0;

  const save = async (plan: Plan, batchId: BatchId | null): Promise<Outcome<Saved>> => {
    // The person looks for a folder meanwhile.
    spare.prepare();
    const path = await context.shell.whereToSave(plan.saved, plan.name);
    if (path === null) return succeed(null);
    const job = `report ${(lastJob += 1)}`;
    const abort = new AbortController();
    running.set(job, abort);
    const tell = (done: number, finished: boolean): void =>
      context.progress({ job, kind: 'report', done, total: plan.rows, finished, cancellable: true, batchId });
    tell(0, false);
    try {
      const options = { signal: abort.signal, onProgress: (rows: number) => tell(rows, false), spare };
      const written = await write(context, plan, path, options);
      return written.ok ? succeed(context.files.addSaved(path)) : written;
    } finally {
      running.delete(job);
      tell(plan.rows, true);
    }
  };

  return {
    cancelReport: (job) => running.get(job)?.abort(),
    closeReports: () => spare.close(),
    'reports.prepare': async () => {
      spare.prepare();
      return succeed({});
    },
    'reports.save': async (request) => {
      const plan = await planFor(context, request);
      if (!plan.ok) return plan;
      const saved = await save(plan.value, request.batchId);
      return saved.ok && saved.value !== null && request.batchId !== null
        ? noted(context, request.batchId, request, saved)
        : saved;
    },
    'reports.template': ({ locale }) => {
      const facts = { locale, madeAt: context.now() };
      const name = fileName([reportWords(locale).fileNames.template], 'xlsx');
      const work = (): Promise<Outcome<ReportWork>> => Promise.resolve(succeed({ kind: 'template', facts }));
      return save({ saved: 'template', name, source: noRows, rows: 0, work }, null);
    },
  };
}

async function write(context: DeskContext, plan: Plan, path: string, options: WriteOptions): Promise<Outcome<number>> {
  const work = await plan.work(path, options.signal ?? new AbortController().signal);
  if (!work.ok) return work;
  if (work.value.kind !== 'record') return writeReport({ ...work.value, path }, plan.source, options);
  const page = await makeRecordPage(work.value.facts, plan.source, options);
  if (!page.ok) return page;
  const pdf = await context.shell.printToPdf(page.value);
  return options.signal?.aborted === true ? fail('cancelled') : writeBytes(path, pdf);
}
