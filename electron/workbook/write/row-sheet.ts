import type { Style, Worksheet } from 'exceljs';
import { BREATH_ROWS, breath } from './breath.ts';
import { bankText, put, readOr, recipientText } from './cells.ts';
import { LOOKS, STATE_LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ListFacts, ReportRow, ReportState, RowChunks } from './report-data.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';
import { linesIn, setHeight } from './wrapped.ts';

const MOST_FILTERED = 16_384;

/** The columns of a report's rows, each with its width in characters; the sheet's own extra columns follow them. */
export const COLUMN_WIDTHS = {
  row: 8,
  name: 23,
  recipientType: 10,
  recipient: 34,
  bank: 13,
  amount: 13,
  currency: 9,
  description: 22,
  state: 15,
  reason: 36,
  whatToDo: 30,
  reference: 28,
  itemId: 21,
  commission: 12,
  nonWithdrawable: 16,
} as const;
const COLUMNS = Object.keys(COLUMN_WIDTHS) as readonly (keyof typeof COLUMN_WIDTHS)[];
/** `TR23 •••• 7100` */
const MASKED_WIDTH = 16;
const OWN_WIDTH = 18;
/** Headers stand as what is below them does. */
const HEAD_LOOKS: Partial<Readonly<Record<keyof typeof COLUMN_WIDTHS, Partial<Style>>>> = {
  amount: LOOKS.headEnd,
  currency: LOOKS.headMiddle,
  commission: LOOKS.headEnd,
};
/** How many columns are printed, from the first: all of them on one page would be too small to read. */
const PRINTED = COLUMNS.indexOf('reference') + 1;

/** A column that stands before the report's own. */
export interface ColumnBefore {
  readonly header: string;
  readonly width: number;
}

/** The headers of a report's rows, the sheet's own columns after the report's. */
export function headersOf(words: ReportWords, extraColumns: ListFacts['extraColumns']): string[] {
  const own = extraColumns.map((column) => column.name || words.ownColumn(letterOf(column.index)));
  return [...COLUMNS.map((key): string => words.columns[key]), ...own];
}

/** Ready to be filled: header row frozen, widths set. Answers the widths. */
export function startRows(
  sheet: Worksheet,
  words: ReportWords,
  facts: LineFacts,
  before: readonly ColumnBefore[] = [],
): readonly number[] {
  const headers = [...before.map((column) => column.header), ...headersOf(words, facts.extraColumns)];
  const width = (key: keyof typeof COLUMN_WIDTHS): number =>
    key === 'recipient' && facts.masked ? MASKED_WIDTH : COLUMN_WIDTHS[key];
  const own = facts.extraColumns.map(() => OWN_WIDTH);
  const widths = [...before.map((column) => column.width), ...COLUMNS.map(width), ...own];
  sheet.columns = widths.map((each) => ({ width: each }));
  const looks = new Map(COLUMNS.map((key, index) => [before.length + index, HEAD_LOOKS[key] ?? LOOKS.head]));
  writeHead(sheet, headers, looks);
  return widths;
}

/** After the last row: filter buttons over all of it, and what is printed: as far as iyzico's reference, one page wide. */
export function endRows(sheet: Worksheet, rows: number, facts: LineFacts, before: number): void {
  const last = rows + 1;
  filterAll(sheet, 1, last, before + COLUMNS.length + facts.extraColumns.length);
  // exceljs puts a `$` before each end and none before its row.
  sheet.pageSetup.printArea = `A$1:${letterOf(before + PRINTED - 1)}$${last}`;
}

/** Writes a header row in the reports' look, or by index in one of its own, and commits it. */
export function writeHead(
  sheet: Worksheet,
  headers: readonly string[],
  looks: ReadonlyMap<number, Partial<Style>> = new Map<number, Partial<Style>>(),
): void {
  const head = sheet.addRow([]);
  head.height = 32;
  for (const [index, header] of headers.entries()) put(head.getCell(index + 1), header, looks.get(index) ?? LOOKS.head);
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
  widths: readonly number[],
  before: readonly string[] = [],
): Promise<Totals> {
  const totals = new Totals();
  for await (const chunk of rows) {
    for (const row of chunk) {
      writeLine(sheet, widths, [...before.map(beforeCell), ...lineOf(row, totals.add(row), words, facts)]);
      if (totals.rows % BREATH_ROWS === 0) await breath(sheet);
    }
  }
  return totals;
}

/** What a row's cells hold, column by column, each with the look it has in the report. Empty ones are no cells at all. */
export type LineCell = readonly [value: string | number, style: Partial<Style>];

/** A row of a list as the cells of its line in a report; amounts in the currency's own unit, with `LOOKS.rowAmount`. */
export function lineOf(row: ReportRow, state: ReportState, words: ReportWords, facts: LineFacts): LineCell[] {
  const { values, attempt } = row;
  const shown = facts.masked ? maskWithin : (text: string): string => text;
  const cells: LineCell[] = [
    [row.excelRow ?? words.addedRow, LOOKS.rowNumber],
    [readOr(values.name, row.typed.name), LOOKS.rowWrapped],
    [values.recipientType === null ? '' : words.recipientTypes[values.recipientType], LOOKS.rowWrapped],
    [recipientText(row, facts.masked), LOOKS.rowText],
    [bankText(row), LOOKS.row],
    values.amount === null ? [row.typed.amount, LOOKS.rowText] : [values.amount / 100, LOOKS.rowAmount],
    [values.currency ?? row.typed.currency, LOOKS.rowMiddle],
    [shown(readOr(values.description, row.typed.description)), LOOKS.rowWrapped],
    [words.states[state], STATE_LOOKS[state]],
    [shown(words.reason(row, state)), LOOKS.rowWrapped],
    [words.whatToDo(row, state), LOOKS.rowWrapped],
    [attempt?.referenceCode ?? '', LOOKS.rowShrunk],
    [attempt?.itemExternalId ?? values.reference, LOOKS.rowShrunk],
    attempt?.commission === null || attempt === null ? ['', LOOKS.row] : [attempt.commission / 100, LOOKS.rowAmount],
    [values.nonWithdrawable ? words.yes : '', LOOKS.row],
  ];
  if (facts.extraColumns.length === 0) return cells;
  const extra = new Map(row.extra);
  for (const { index } of facts.extraColumns) cells.push([shown(extra.get(index) ?? ''), LOOKS.rowText]);
  return cells;
}

const beforeCell = (text: string): LineCell => [text, LOOKS.rowWrapped];

/** Writes and commits one line, as high as its longest text. */
function writeLine(sheet: Worksheet, widths: readonly number[], cells: readonly LineCell[]): void {
  const line = sheet.addRow([]);
  let lines = 1;
  for (const [index, [value, style]] of cells.entries()) {
    if (value === '') continue;
    put(line.getCell(index + 1), value, style);
    if (style === LOOKS.rowWrapped) lines = Math.max(lines, linesIn(String(value), widths[index] ?? OWN_WIDTH));
  }
  setHeight(line, lines);
  line.commit();
}

function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
}
