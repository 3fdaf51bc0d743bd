import type { Writable } from 'node:stream';
import { formatFigures } from '../../../shared/money.ts';
import { bankText, readOr, recipientText } from './cells.ts';
import { CsvLines } from './csv.ts';
import { maskWithin } from './mask-within.ts';
import type { ListReport, ReportRow, ReportState, RowChunks } from './report-data.ts';
import { COLUMN_WIDTHS } from './row-sheet.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/** Writes the status report as CSV: the rows sheet of the .xlsx, without the summary. */
export async function writeStatusCsv(
  out: Writable,
  facts: ListReport,
  rows: RowChunks,
  words: ReportWords,
): Promise<Totals> {
  const totals = new Totals();
  const csv = new CsvLines(out);
  const columns = Object.keys(COLUMN_WIDTHS) as readonly (keyof typeof COLUMN_WIDTHS)[];
  await csv.line([...columns.map((key) => words.columns[key]), ...facts.extraColumns.map((column) => column.name)]);
  for await (const chunk of rows) for (const row of chunk) await csv.line(csvLine(row, totals.add(row), facts, words));
  csv.end();
  return totals;
}

function csvLine(row: ReportRow, state: ReportState, facts: ListReport, words: ReportWords): string[] {
  const { values, attempt } = row;
  const shown = facts.masked ? maskWithin : (text: string): string => text;
  const extra = new Map(row.extra);
  const commission = attempt?.commission ?? null;
  return [
    row.excelRow === null ? words.addedRow : String(row.excelRow),
    readOr(values.name, row.typed.name),
    values.recipientType === null ? '' : words.recipientTypes[values.recipientType],
    recipientText(row, facts.masked),
    bankText(row),
    values.amount === null ? row.typed.amount : formatFigures(values.amount, facts.locale),
    values.currency ?? row.typed.currency,
    shown(readOr(values.description, row.typed.description)),
    words.states[state],
    shown(words.reason(row, state)),
    words.whatToDo(row, state),
    attempt?.referenceCode ?? '',
    attempt?.itemExternalId ?? values.reference,
    commission === null ? '' : formatFigures(commission, facts.locale),
    values.nonWithdrawable ? words.yes : '',
    ...facts.extraColumns.map((column) => shown(extra.get(column.index) ?? '')),
  ];
}
