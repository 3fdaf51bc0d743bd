import type { Writable } from 'node:stream';
import type { TimelineEntry } from '../../../shared/records.ts';
import { openBook, rowsLook } from './book.ts';
import { BREATH_ROWS, breath } from './breath.ts';
import { put } from './cells.ts';
import { CsvLines } from './csv.ts';
import { LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ReportHead } from './report-data.ts';
import { filterAll, writeHead } from './row-sheet.ts';
import type { ReportWords } from './words.ts';
import { linesIn, setHeight } from './wrapped.ts';

export interface TimelineFacts extends ReportHead {
  readonly listName: string;
  readonly entries: readonly TimelineEntry[];
  readonly format: 'xlsx' | 'csv';
}

const WIDTHS = [9, 13, 8, 50, 20, 66];

/** A list's journal as a person reads it: when, what, who, and the facts that came with it. */
export async function writeTimeline(out: Writable, facts: TimelineFacts, words: ReportWords): Promise<number> {
  const { columns, sheet: name, program } = words.timeline;
  const headers = [columns.seq, columns.date, columns.time, columns.what, columns.who, columns.details];
  const lines = facts.entries.map((entry) => {
    const { what, details } = words.timelineLine(entry);
    const shown = facts.masked ? maskWithin(details) : details;
    return [String(entry.seq), words.date(entry.at), words.time(entry.at), what, entry.actor || program, shown];
  });
  if (facts.format === 'csv') {
    const csv = new CsvLines(out);
    await csv.line(headers);
    for (const line of lines) await csv.line(line);
    csv.end();
    return lines.length;
  }
  const book = openBook(out, words, facts.madeAt);
  const sheet = book.addWorksheet(name, rowsLook());
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeHead(sheet, headers);
  for (const [index, line] of lines.entries()) {
    const row = sheet.addRow([]);
    for (const [column, text] of line.entries())
      if (column === 0) put(row.getCell(1), Number(text), LOOKS.rowNumber);
      else put(row.getCell(column + 1), text, LOOKS.rowWrapped);
    setHeight(row, Math.max(...line.map((text, column) => linesIn(text, WIDTHS[column] ?? text.length))));
    row.commit();
    if (index % BREATH_ROWS === 0) await breath(sheet);
  }
  filterAll(sheet, 1, lines.length + 1, headers.length);
  sheet.commit();
  await book.commit();
  return lines.length;
}
