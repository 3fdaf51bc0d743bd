import type { Writable } from 'node:stream';
import { addInFront, openBook, pageLook, rowsLook } from './book.ts';
import type { ListReport, RowChunks } from './report-data.ts';
import { endRows, startRows, writeRows } from './row-sheet.ts';
import { writeListSummary } from './summary-sheet.ts';
import type { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/**
 * Writes the status report (.xlsx) to `out`: a summary sheet and one line for every row of the original sheet, each
 * exactly once with its Excel row number. Text cells are typed as text, never formulas; recipients are masked unless
 * asked for. Nothing but totals is kept. Answers the totals.
 */
export async function writeStatusReport(
  out: Writable,
  facts: ListReport,
  rows: RowChunks,
  words: ReportWords,
): Promise<Totals> {
  const book = openBook(out, words, facts.madeAt);
  const sheet = book.addWorksheet(words.rowsSheet, rowsLook());
  const widths = startRows(sheet, words, facts);
  const totals = await writeRows(sheet, rows, words, facts, widths);
  endRows(sheet, totals.rows, facts, 0);
  sheet.commit();
  // Excel opens the first sheet: the summary, which is known once every row was counted. So the list is read once.
  writeListSummary(addInFront(book, words.summarySheet, pageLook()), facts, totals, words);
  await book.commit();
  return totals;
}
