import type { Writable } from 'node:stream';
import type { TimelineEntry } from '../../../shared/records.ts';
import { openBook, rowsLook } from './book.ts';
import { put } from './cells.ts';
import { CsvLines } from './csv.ts';
import { LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ReportHead } from './report-data.ts';
import { breath, filterAll, writeHead } from './row-sheet.ts';
import type { ReportWords } from './words.ts';

export interface TimelineFacts extends ReportHead {
  readonly listName: string;
  readonly entries: readonly TimelineEntry[];
  readonly format: 'xlsx' | 'csv';
}

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
  sheet.columns = [10, 14, 9, 60, 24, 80].map((width) => ({ width }));
  writeHead(sheet, headers);
  for (const [index, line] of lines.entries()) {
    const row = sheet.addRow([]);
    for (const [column, text] of line.entries())
      put(row.getCell(column + 1), column === 0 ? Number(text) : text, column === 0 ? undefined : LOOKS.text);
    row.commit();
    if (index % 250 === 0) await breath();
  }
  filterAll(sheet, 1, lines.length + 1, headers.length);
  sheet.commit();
  await book.commit();
  return lines.length;
}
