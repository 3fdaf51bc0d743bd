import type { BatchDetail } from '../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { deskContract, Output } from '../../shared/ipc.ts';
import type { ReportRequest } from '../../shared/reports.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { openWorkbook, overridesOf } from '../workbook/reader.ts';
import { fileName, withoutEnding } from '../workbook/write/file-name.ts';
import { listFacts } from '../workbook/write/list-facts.ts';
import type { OwnBook } from '../workbook/write/own/source.ts';
import type { ReportWork } from '../workbook/write/protocol.ts';
import type { ListReport, ReportHead } from '../workbook/write/report-data.ts';
import { reportWords } from '../workbook/write/words.ts';
import { SpareWriter } from '../workbook/write/spare-writer.ts';
import {
  makeRecordPage,
  writeBytes,
  writeReport,
  type RowSource,
  type WriteOptions,
} from '../workbook/write/write-report.ts';
import type { DeskContext, SavedKind } from './context.ts';

type Saved = Output<typeof deskContract, 'reports.save'>;

/** A report about to be written: what its file is called, the lists whose rows it reads, and how it is made. */
interface Plan {
  readonly saved: SavedKind;
  readonly name: string;
  readonly lists: readonly BatchId[];
  readonly rows: number;
  /** Called when the person has said where: gathers what is slow to gather. */
  readonly work: (
    path: string,
    signal: AbortSignal,
  ) => Promise<Outcome<ReportWork | { kind: 'record'; facts: ListReport }>>;
}

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
      return save({ saved: 'template', name, lists: [], rows: 0, work }, null);
    },
  };
}

async function write(context: DeskContext, plan: Plan, path: string, options: WriteOptions): Promise<Outcome<number>> {
  const work = await plan.work(path, options.signal ?? new AbortController().signal);
  if (!work.ok) return work;
  const passesForgotten = work.value.kind === 'period';
  const source: RowSource = (port) =>
    context.ledger.port('rows.report', port, { batchIds: plan.lists, passesForgotten });
  if (work.value.kind !== 'record') return writeReport({ ...work.value, path }, source, options);
  const page = await makeRecordPage(work.value.facts, source, options);
  if (!page.ok) return page;
  const pdf = await context.shell.printToPdf(page.value);
  return options.signal?.aborted === true ? fail('cancelled') : writeBytes(path, pdf);
}

async function planFor(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  switch (request.kind) {
    case 'period':
      return periodPlan(context, request);
    case 'recipients':
      return recipientsPlan(context, request);
    default:
      return listPlan(context, request);
  }
}

/** A report about one list. Problems: `badInput` without a list, `notFound`. */
async function listPlan(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  const { kind, batchId } = request;
  if (batchId === null) return fail('badInput', { field: 'batchId' });
  const detail = await context.ledger.call('batches.get', { batchId });
  if (!detail.ok) return detail;
  const head = await reportHead(context, request, detail.value.companyId);
  if (!head.ok) return head;
  const facts: ListReport = { ...head.value.head, ...listFacts(detail.value) };
  const { fileNames } = reportWords(request.locale);
  const plan = (saved: SavedKind, ending: string, what: string, work: Plan['work']): Outcome<Plan> =>
    succeed({
      saved,
      name: fileName([facts.listName, what], ending),
      lists: [batchId],
      rows: detail.value.counts.all,
      work,
    });
  switch (kind) {
    case 'status':
      return plan('report', 'xlsx', fileNames.status, async () => succeed({ kind, facts }));
    case 'statusCsv':
      return plan('table', 'csv', fileNames.status, async () => succeed({ kind, facts }));
    case 'journalEntries': {
      const { accounts } = head.value;
      return plan('report', 'xlsx', fileNames.journalEntries, async () =>
        succeed({ kind, facts: { ...facts, accounts } }),
      );
    }
    case 'record':
      return plan('record', 'pdf', fileNames.record, async () => succeed({ kind, facts }));
    case 'timeline':
      return plan('report', 'xlsx', fileNames.timeline, async (path) => {
        const entries = await context.ledger.call('history.timeline', { batchId });
        const format = path.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
        return entries.ok ? succeed({ kind, facts: { ...facts, entries: entries.value, format } }) : entries;
      });
    case 'corrections':
    case 'clientWorkbook': {
      const { source } = detail.value;
      const own = async (path: string, signal: AbortSignal): Promise<Outcome<ReportWork>> => {
        const book = await ownBook(context, detail.value, path, signal);
        return book.ok ? succeed({ kind, facts, book: book.value }) : book;
      };
      const named = plan(kind === 'corrections' ? 'corrections' : 'report', 'xlsx', fileNames[kind], own);
      if (!named.ok || kind === 'corrections' || source.kind !== 'workbook') return named;
      return succeed({ ...named.value, name: fileName([withoutEnding(source.fileName), fileNames[kind]], 'xlsx') });
    }
    case 'period':
    case 'recipients':
      return fail('badInput', { field: 'kind' });
  }
}

/** The stored file of a list and how its table is read; null where a fresh workbook has to do. */
async function ownBook(
  context: DeskContext,
  { id, companyId, source }: BatchDetail,
  path: string,
  signal: AbortSignal,
): Promise<Outcome<OwnBook | null>> {
  const stored = await context.ledger.call('batches.workbook', { batchId: id });
  if (!stored.ok) return stored;
  if (stored.value === null || source.kind !== 'workbook') return succeed(null);
  const reading = await context.ledger.call('batches.reading', { batchId: id });
  if (!reading.ok) return reading;
  // Lists from before choices were kept are read as the company reads this layout.
  const remembered = await context.ledger.call('layouts.list', { companyId });
  if (!remembered.ok) return remembered;
  const decided = reading.value === null ? {} : overridesOf(reading.value.choice);
  const options = { overrides: { sheet: source.sheet, ...decided }, remembered: remembered.value, signal };
  const surveyed = await openWorkbook({ bytes: stored.value }, options);
  if (!surveyed.ok) return surveyed;
  const { choice, sheets, fileKind } = surveyed.value;
  if (fileKind !== 'workbook') return succeed(null);
  const columns = sheets.find((sheet) => sheet.name === choice.sheet)?.columns ?? 0;
  return succeed({ bytes: stored.value, choice, columns, keepMacros: path.toLowerCase().endsWith('.xlsm') });
}

async function periodPlan(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  const { companyId, period } = request;
  if (companyId === null || period === null)
    return fail('badInput', { field: companyId === null ? 'companyId' : 'period' });
  const head = await reportHead(context, request, companyId);
  if (!head.ok) return head;
  const all = await context.ledger.call('batches.list', { companyId });
  if (!all.ok) return all;
  const lists = all.value.filter((list) => list.period === period).toSorted((a, b) => a.createdAt - b.createdAt);
  const words = reportWords(request.locale);
  return succeed({
    saved: 'report',
    name: fileName([head.value.head.companyName, `${words.month(period)} ${words.fileNames.period}`], 'xlsx'),
    lists: lists.map((list) => list.id),
    rows: lists.reduce((rows, list) => rows + list.counts.all, 0),
    work: async () => {
      const details: (ReturnType<typeof listFacts> & { readonly rowCount: number })[] = [];
      for (const { id } of lists) {
        const detail = await context.ledger.call('batches.get', { batchId: id });
        if (!detail.ok) return detail;
        details.push({ ...listFacts(detail.value), rowCount: detail.value.counts.all });
      }
      return succeed({ kind: 'period', facts: { ...head.value.head, period, lists: details } });
    },
  });
}

async function recipientsPlan(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  const { companyId } = request;
  if (companyId === null) return fail('badInput', { field: 'companyId' });
  const head = await reportHead(context, request, companyId);
  if (!head.ok) return head;
  return succeed({
    saved: 'report',
    name: fileName([head.value.head.companyName, reportWords(request.locale).fileNames.recipients], 'xlsx'),
    lists: [],
    rows: 0,
    work: async () => {
      const lines = await context.ledger.call('recipients.lines', { companyId });
      return lines.ok ? succeed({ kind: 'recipients', facts: { ...head.value.head, lines: lines.value } }) : lines;
    },
  });
}

async function reportHead(context: DeskContext, { locale, masked }: ReportRequest, companyId: CompanyId) {
  const company = await context.ledger.call('companies.get', { companyId });
  if (!company.ok) return company;
  const { name, environment, settings } = company.value;
  const head: ReportHead = {
    companyName: name,
    environment,
    madeAt: context.now(),
    madeBy: context.actor(),
    locale,
    masked,
  };
  return succeed({ head, accounts: settings.accounts });
}
