import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { deskContract, ReportRequest } from '../../shared/ipc.ts';
import type { Output } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { fileName } from '../workbook/write/file-name.ts';
import type { ReportWork } from '../workbook/write/protocol.ts';
import { writeReport } from '../workbook/write/write-report.ts';
import type { ListReport, ReportHead } from '../workbook/write/report-data.ts';
import { reportWords } from '../workbook/write/words.ts';
import type { DeskContext, SavedKind } from './context.ts';

type Saved = Output<typeof deskContract, 'reports.save'>;

/** A report ready to be written: what goes to the worker, the lists whose rows it reads, and what the file is called. */
interface Plan {
  readonly work: ReportWork;
  readonly lists: readonly BatchId[];
  readonly rows: number;
  readonly saved: SavedKind;
  readonly name: string;
}

/** The channels that write files for the person: reports, corrections and the blank template. */
export function reportHandlers(context: DeskContext): Pick<
  Handlers<typeof deskContract>,
  'reports.save' | 'reports.template'
> & {
  /** Stops writing a report; nothing of it is left. */
  readonly cancelReport: (job: string) => void;
} {
  const running = new Map<string, AbortController>();
  let lastJob = 0;

  const write = async (plan: Plan, batchId: BatchId | null): Promise<Outcome<Saved>> => {
    const path = await context.shell.whereToSave(plan.saved, plan.name);
    if (path === null) return succeed(null);
    const job = `report ${(lastJob += 1)}`;
    const abort = new AbortController();
    running.set(job, abort);
    const tell = (done: number, finished: boolean): void =>
      context.progress({ job, kind: 'report', done, total: plan.rows, finished, cancellable: !finished, batchId });
    try {
      const rowsOf = (list: number) => context.ledger.stream('rows.report', { batchId: listAt(plan.lists, list) });
      const options = { signal: abort.signal, onProgress: (rows: number) => tell(rows, false) };
      const written = await writeReport({ ...plan.work, path }, rowsOf, options);
      return written.ok ? succeed(context.files.addSaved(path)) : written;
    } finally {
      running.delete(job);
      tell(plan.rows, true);
    }
  };

  return {
    cancelReport: (job) => running.get(job)?.abort(),
    'reports.save': async (request) => {
      const plan = await planFor(context, request);
      return plan.ok ? write(plan.value, request.batchId) : plan;
    },
    'reports.template': () => fail('notFound'),
  };
}

function listAt(lists: readonly BatchId[], index: number): BatchId {
  const list = lists[index];
  if (list === undefined) throw new Error(`the report asked for list ${index} of ${lists.length}`);
  return list;
}

async function planFor(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  const { kind, locale } = request;
  const words = reportWords(locale);
  switch (kind) {
    case 'status':
    case 'statusCsv': {
      const facts = await listReport(context, request);
      if (!facts.ok) return facts;
      const csv = kind === 'statusCsv';
      return succeed({
        work: { kind, facts: facts.value.facts },
        lists: [facts.value.facts.batchId],
        rows: facts.value.rows,
        saved: csv ? 'table' : 'report',
        name: fileName([facts.value.facts.listName, words.fileNames.status], csv ? 'csv' : 'xlsx'),
      });
    }
    default:
      return fail('notFound');
  }
}

/** What a report about one list says about it. Problems: `badInput` without a list, `notFound`. */
async function listReport(
  context: DeskContext,
  request: ReportRequest,
): Promise<Outcome<{ readonly facts: ListReport; readonly rows: number }>> {
  if (request.batchId === null) return fail('badInput', { field: 'batchId' });
  const detail = await context.ledger.call('batches.get', { batchId: request.batchId });
  if (!detail.ok) return detail;
  const { id, name, period, purpose, source, payouts, extraColumns, companyId, counts } = detail.value;
  const head = await reportHead(context, request, companyId);
  if (!head.ok) return head;
  const facts: ListReport = {
    ...head.value,
    batchId: id,
    listName: name,
    period,
    purpose,
    fileName: source.kind === 'workbook' ? source.fileName : source.name,
    sheet: source.kind === 'workbook' ? source.sheet : '',
    extraColumns,
    payouts: payouts.map((payout) => ({
      currency: payout.currency,
      externalId: payout.externalId,
      requestId: payout.requestId,
      payoutStatus: payout.payoutStatus,
      preparedAt: payout.preparedAt,
      authorisedAt: payout.authorisedAt,
      lastAskedAt: payout.lastAskedAt,
    })),
  };
  return succeed({ facts, rows: counts.all });
}

async function reportHead(
  context: DeskContext,
  { locale, masked }: Pick<ReportRequest, 'locale' | 'masked'>,
  companyId: CompanyId,
): Promise<Outcome<ReportHead>> {
  const company = await context.ledger.call('companies.get', { companyId });
  if (!company.ok) return company;
  const { name, environment } = company.value;
  return succeed({
    companyName: name,
    environment,
    madeAt: context.now(),
    madeBy: context.actor(),
    locale,
    masked,
  });
}
