import type { CellValue, Style, Worksheet } from 'exceljs';
import { bankText, put, readOr, recipientText } from './cells.ts';
import { LOOKS, STATE_LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ListFacts, ReportRow, ReportState, RowChunks } from './report-data.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/** How many rows are written between two breaths of the event loop. */
const BREATH_ROWS = 250;
const MOST_FILTERED = 16_384;

/** The columns of a report's rows, each with its width; the sheet's own extra columns follow them. */
export const COLUMN_WIDTHS = {
  row: 11,
  name: 28,
  recipientType: 14,
  recipient: 34,
  bank: 18,
  amount: 16,
  currency: 12,
  description: 34,
  state: 18,
  reason: 48,
  whatToDo: 44,
  reference: 26,
  itemId: 26,
  commission: 12,
  nonWithdrawable: 18,
} as const;
const COLUMNS = Object.keys(COLUMN_WIDTHS) as readonly (keyof typeof COLUMN_WIDTHS)[];

/** Lets other work in this thread run: exceljs never waits for the zip, so it must be given time. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Ready to be filled: header row frozen, widths set. `before` are columns that stand before the report's own. */
export function startRows(
  sheet: Worksheet,
  words: ReportWords,
  extraColumns: ListFacts['extraColumns'],
  before: readonly { readonly header: string; readonly width: number }[] = [],
): number {
  const named = extraColumns.map((column) => column.name || words.ownColumn(letterOf(column.index)));
  const headers = [...before.map((column) => column.header), ...COLUMNS.map((key) => words.columns[key]), ...named];
  const widths = [...before.map((column) => column.width), ...COLUMNS.map((key) => COLUMN_WIDTHS[key])];
  sheet.columns = headers.map((_, index) => ({ width: widths[index] ?? 18 }));
  writeHead(sheet, headers);
  return headers.length;
}

/** Writes a header row in the reports' look and commits it. */
export function writeHead(sheet: Worksheet, headers: readonly string[]): void {
  const head = sheet.addRow([]);
  head.height = 22;
  for (const [index, header] of headers.entries()) put(head.getCell(index + 1), header, LOOKS.head);
  head.commit();
}

/** Filter buttons over everything from a header row down. */
export function filterAll(sheet: Worksheet, headRow: number, lastRow: number, columns: number): void {
  sheet.autoFilter = {
    from: { row: headRow, column: 1 },
    to: { row: lastRow, column: Math.min(columns, MOST_FILTERED) },
  };
}

/** What a line depends on besides its row. */
export type LineFacts = Pick<ListFacts, 'extraColumns'> & { readonly masked: boolean };

/** One line per row of the list, each exactly once. `before` fills the columns that stand before the report's own. */
export async function writeRows(
  sheet: Worksheet,
  rows: RowChunks,
  words: ReportWords,
  facts: LineFacts,
  before: readonly string[] = [],
): Promise<Totals> {
  const totals = new Totals();
  for await (const chunk of rows) {
    for (const row of chunk) {
      writeLine(sheet, before, lineOf(row, totals.add(row), words, facts));
      if (totals.rows % BREATH_ROWS === 0) await breath();
    }
  }
  return totals;
}

/** What a row's cells hold, column by column, each with the look it has in the report. Empty ones are no cells at all. */
export type LineCell = readonly [value: CellValue, style?: Partial<Style>];

/** A row of a list as the cells of its line in a report. */
export function lineOf(row: ReportRow, state: ReportState, words: ReportWords, facts: LineFacts): LineCell[] {
  const { values, attempt } = row;
  const shown = facts.masked ? maskWithin : (text: string): string => text;
  const cells: LineCell[] = [
    [row.excelRow ?? words.addedRow],
    [readOr(values.name, row.typed.name)],
    [values.recipientType === null ? '' : words.recipientTypes[values.recipientType]],
    [recipientText(row, facts.masked), LOOKS.text],
    [bankText(row)],
    values.amount === null ? [row.typed.amount, LOOKS.text] : [values.amount / 100, LOOKS.amount],
    [values.currency ?? row.typed.currency],
    [shown(readOr(values.description, row.typed.description))],
    [words.states[state], STATE_LOOKS[state]],
    [shown(words.reason(row, state))],
    [words.whatToDo(row, state)],
    [attempt?.referenceCode ?? '', LOOKS.text],
    [attempt?.itemExternalId ?? values.reference, LOOKS.text],
    attempt?.commission === null || attempt === null ? [''] : [attempt.commission / 100, LOOKS.amount],
    [values.nonWithdrawable ? words.yes : ''],
  ];
  if (row.extra.length > 0) {
    const extra = new Map(row.extra);
    for (const { index } of facts.extraColumns) cells.push([shown(extra.get(index) ?? ''), LOOKS.text]);
  }
  return cells;
}

/** Writes and commits one line; `before` fills the columns that stand before the report's own. */
function writeLine(sheet: Worksheet, before: readonly string[], cells: readonly LineCell[]): void {
  const line = sheet.addRow([]);
  let column = 0;
  const next = (value: CellValue, style?: Partial<Style>): void => {
    column += 1;
    if (value !== '' && value !== null) put(line.getCell(column), value, style);
  };
  for (const text of before) next(text);
  for (const [value, style] of cells) next(value, style);
  line.commit();
}

function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
}
