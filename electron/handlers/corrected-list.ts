import type { BatchDetail } from '../../shared/batches.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { batchIdSchema } from '../../shared/ids.ts';
import type { ImportChoice, ListReading } from '../../shared/mapping.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { WorkbookSurvey } from '../workbook/protocol.ts';
import { openWorkbook } from '../workbook/reader.ts';
import type { ReadingWorker } from '../workbook/reading-worker.ts';
import type { DeskContext } from './context.ts';

/**
 * The list a corrections workbook belongs to, by its marks, or by its row ids where the program that saved it left the
 * marks out. Never taken for a new list, whose people would be paid twice: one of another company or computer is
 * `workbook.foreignCorrections`, one that lost its row ids `workbook.rowIdsMissing`. Null for any other file.
 */
export async function correctedList(
  context: DeskContext,
  companyId: CompanyId,
  survey: WorkbookSurvey,
): Promise<Outcome<BatchDetail | null>> {
  const { kind, batchId: marked, hasRowIds, rowId } = survey.marks;
  if (kind !== 'corrections' && !hasRowIds) return succeed(null);
  if (rowId === null) return fail('workbook.rowIdsMissing');
  const batchId = batchIdSchema.safeParse(marked);
  const found = batchId.success ? succeed(batchId.data) : await context.ledger.call('rows.list', { rowId });
  const batch = found.ok ? await context.ledger.call('batches.get', { batchId: found.value }) : found;
  return !batch.ok || batch.value.companyId !== companyId ? fail('workbook.foreignCorrections') : batch;
}

/** A list's own corrections workbook is read again the way the list was read; any other file stays as it was understood. */
export async function asTheListWasRead(
  context: DeskContext,
  file: {
    readonly companyId: CompanyId;
    readonly path: string;
    readonly survey: WorkbookSurvey;
    readonly abort: AbortController;
    readonly worker: ReadingWorker;
  },
): Promise<Outcome<WorkbookSurvey>> {
  const { companyId, path, survey, worker } = file;
  const list = await correctedList(context, companyId, survey);
  if (!list.ok) return list;
  if (list.value === null) return succeed(survey);
  const reading = await context.ledger.call('batches.reading', { batchId: list.value.id });
  if (!reading.ok) return reading;
  // A list from a text file, or from a sheet without headings, went out in a workbook of our own with our own headings.
  if (reading.value === null || reading.value.choice.csv !== null || reading.value.choice.headerRow === 0)
    return succeed(survey);
  const overrides = { sheet: survey.choice.sheet };
  return openWorkbook(
    { path },
    { overrides, worker, known: survey.sheets, reading: reading.value, signal: file.abort.signal },
  );
}

/** What is kept of how a sheet is read: the person's choices, and the names by which the columns are found again. */
export function readingOf(choice: ImportChoice, survey: WorkbookSurvey): ListReading {
  return { choice, names: survey.table.columns.map(({ index, header }) => ({ index, name: header })) };
}
