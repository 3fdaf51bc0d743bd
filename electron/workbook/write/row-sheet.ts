import type { Cell, CellValue, Style, Worksheet } from 'exceljs';
import { bankText, put, readOr, recipientText } from './cells.ts';
import { LOOKS, STATE_LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ListFacts, ReportRow, RowChunks } from './report-data.ts';
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

/** One line per row of the list, each exactly once. `before` fills the columns that stand before the report's own. */
export async function writeRows(
  sheet: Worksheet,
  rows: RowChunks,
  words: ReportWords,
  facts: { readonly masked: boolean; readonly extraColumns: ListFacts['extraColumns'] },
  before: readonly string[] = [],
): Promise<Totals> {
  const totals = new Totals();
  for await (const chunk of rows) {
    for (const row of chunk) {
      writeRow(sheet, row, totals, words, facts, before);
      if (totals.rows % BREATH_ROWS === 0) await breath();
    }
  }
  return totals;
}

function writeRow(
  sheet: Worksheet,
  row: ReportRow,
  totals: Totals,
  words: ReportWords,
  facts: { readonly masked: boolean; readonly extraColumns: ListFacts['extraColumns'] },
  before: readonly string[],
): void {
  const { values, attempt } = row;
  const state = totals.add(row);
  const shown = facts.masked ? maskWithin : (text: string): string => text;
  const line = sheet.addRow([]);
  let column = 0;
  const next = (value: CellValue, style?: Partial<Style>): Cell | undefined => {
    column += 1;
    if (value === '' || value === null) return undefined;
    const cell = line.getCell(column);
    put(cell, value, style);
    return cell;
  };
  for (const text of before) next(text);
  next(row.excelRow ?? words.addedRow);
  next(readOr(values.name, row.typed.name));
  next(values.recipientType === null ? '' : words.recipientTypes[values.recipientType]);
  next(recipientText(row, facts.masked), LOOKS.text);
  next(bankText(row));
  if (values.amount === null) next(row.typed.amount, LOOKS.text);
  else next(values.amount / 100, LOOKS.amount);
  next(values.currency ?? row.typed.currency);
  next(shown(readOr(values.description, row.typed.description)));
  next(words.states[state], STATE_LOOKS[state]);
  next(shown(words.reason(row, state)));
  next(words.whatToDo(row, state));
  next(attempt?.referenceCode ?? '', LOOKS.text);
  next(attempt?.itemExternalId ?? values.reference, LOOKS.text);
  next(attempt?.commission === null || attempt === null ? null : attempt.commission / 100, LOOKS.amount);
  next(values.nonWithdrawable ? words.yes : '');
  if (row.extra.length > 0) {
    const extra = new Map(row.extra);
    for (const { index } of facts.extraColumns) next(shown(extra.get(index) ?? ''), LOOKS.text);
  }
  line.commit();
}

function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
}
