import type { Writable } from 'node:stream';
import { MARKS } from '../protocol.ts';
import { writeFreshBook } from './fresh-book.ts';
import { clientEdit } from './own/client-edit.ts';
import { correctionNeeds, correctionsEdit } from './own/corrections-edit.ts';
import { editBook } from './own/edit-book.ts';
import { EditFeed } from './own/edit-feed.ts';
import type { OwnBook } from './own/source.ts';
import type { ListReport, RowChunks } from './report-data.ts';
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
  rowsOf: (list: number) => RowChunks,
  words: ReportWords,
): Promise<number> {
  const isCorrections = kind === 'corrections';
  const properties = isCorrections ? { [MARKS.batch]: facts.batchId, [MARKS.kind]: 'corrections' } : {};
  // Without a header there is no place for the row ids' name, and the file could not be recognised.
  if (book === null || (isCorrections && book.choice.headerRow === 0))
    return writeFreshBook(out, kind, facts, rowsOf(0), properties, words);
  const { bytes, choice, keepMacros } = book;
  // Which columns a corrections workbook needs is known when all rows have been seen, so it reads the list twice.
  const needs = isCorrections ? await correctionNeeds(rowsOf(0), choice.mapping) : { ownFields: [], overwrites: false };
  const { edit, toEdit } = isCorrections ? correctionsEdit(needs, book, words) : clientEdit(book, words);
  const rows = new EditFeed(rowsOf(0), toEdit);
  const { overwrites } = needs;
  await editBook(out, { bytes, sheet: choice.sheet, edit, rows, overwrites, properties, keepMacros });
  return rows.rows;
}
