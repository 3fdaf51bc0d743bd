import type { Writable } from 'node:stream';
import { MARKS } from '../protocol.ts';
import { writeFreshBook } from './fresh-book.ts';
import { clientEdit } from './own/client-edit.ts';
import { correctionsEdit } from './own/corrections-edit.ts';
import { editBook } from './own/edit-book.ts';
import type { OwnBook } from './own/source.ts';
import type { ListReport, ReportRow, RowChunks } from './report-data.ts';
import type { ReportWords } from './words.ts';

/**
 * Writes the corrections workbook or the client's own workbook with results: the person's file with everything in it
 * kept, or a fresh one where there is no workbook to keep. Answers how many rows it holds.
 */
export async function writeOwnBook(
  out: Writable,
  kind: 'corrections' | 'clientWorkbook',
  facts: ListReport,
  book: OwnBook | null,
  chunks: RowChunks,
  words: ReportWords,
): Promise<number> {
  // The rows stay in memory for this one: which columns the sheet needs depends on all of them.
  const rows: ReportRow[] = [];
  for await (const chunk of chunks) rows.push(...chunk);
  const isCorrections = kind === 'corrections';
  const properties = isCorrections ? { [MARKS.batch]: facts.batchId, [MARKS.kind]: 'corrections' } : {};
  // Without a header there is no place for the row ids' name, and the file could not be recognised.
  if (book === null || (isCorrections && book.choice.headerRow === 0)) {
    await writeFreshBook(out, kind, facts, rows, properties, words);
    return rows.length;
  }
  const { bytes, choice, columns, keepMacros } = book;
  const edit = isCorrections
    ? correctionsEdit(rows, choice.headerRow, choice.mapping, columns, words)
    : clientEdit(rows, choice.headerRow, choice.mapping, words);
  await editBook(out, { bytes, sheet: choice.sheet, edit, firstNew: columns, properties, keepMacros });
  return rows.length;
}
