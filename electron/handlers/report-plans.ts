import type { BatchDetail } from '../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { ReportRequest } from '../../shared/reports.ts';
import { openWorkbook, overridesOf } from '../workbook/reader.ts';
import { fileName, withoutEnding } from '../workbook/write/file-name.ts';
import { listFacts } from '../workbook/write/list-facts.ts';
import type { OwnBook } from '../workbook/write/own/source.ts';
import type { ReportWork } from '../workbook/write/protocol.ts';
import type { ListReport, ReportHead } from '../workbook/write/report-data.ts';
import { reportWords } from '../workbook/write/words.ts';
import type { RowSource } from '../workbook/write/write-report.ts';
import type { DeskContext, SavedKind } from './context.ts';

/** A report about to be written: what its file is called, where its rows come from, and how it is made. */
export interface Plan {
  readonly saved: SavedKind;
  readonly name: string;
  readonly source: RowSource;
  readonly rows: number;
  /** Called when the person has said where: gathers what is slow to gather. */
  readonly work: (
    path: string,
    signal: AbortSignal,
  ) => Promise<Outcome<ReportWork | { kind: 'record'; facts: ListReport }>>;
}

/** What a request comes to. Problems: `badInput` for one without its list, company or month, `notFound`. */
export async function planFor(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
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
      source: rowsOf(context, [batchId], false),
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

/** All lists of a month, or of every month where the request names none. */
async function periodPlan(context: DeskContext, request: ReportRequest): Promise<Outcome<Plan>> {
  const { companyId, period } = request;
  if (companyId === null) return fail('badInput', { field: 'companyId' });
  const head = await reportHead(context, request, companyId);
  if (!head.ok) return head;
  const all = await context.ledger.call('batches.list', { companyId });
  if (!all.ok) return all;
  const lists = all.value
    .filter((list) => period === null || list.period === period)
    .toSorted((a, b) => (a.period === b.period ? a.createdAt - b.createdAt : a.period < b.period ? -1 : 1));
  const { month, fileNames } = reportWords(request.locale);
  const what = period === null ? fileNames.everyPeriod : `${month(period)} ${fileNames.period}`;
  return succeed({
    saved: 'report',
    name: fileName([head.value.head.companyName, what], 'xlsx'),
    source: rowsOf(
      context,
      lists.map((list) => list.id),
      true,
    ),
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
  const count = await context.ledger.call('recipients.count', { companyId });
  if (!count.ok) return count;
  return succeed({
    saved: 'report',
    name: fileName([head.value.head.companyName, reportWords(request.locale).fileNames.recipients], 'xlsx'),
    source: (port) => context.ledger.port('recipients.report', port, { companyId }),
    rows: count.value,
    work: async () => succeed({ kind: 'recipients', facts: head.value.head }),
  });
}

/** The rows of lists, from the ledger's own thread. */
function rowsOf({ ledger }: DeskContext, batchIds: readonly BatchId[], passesForgotten: boolean): RowSource {
  return (port) => ledger.port('rows.report', port, { batchIds, passesForgotten });
}

/** For what has no rows: the port is the writer's to close. */
export const noRows: RowSource = () => Promise.resolve(succeed(null));

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
