import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { ReportWords } from './words.ts';

/** A workbook that is written as a stream: strings inline, styles shared, nothing kept but the row being written. */
export function openBook(out: Writable, words: ReportWords, madeAt: number): ExcelJS.stream.xlsx.WorkbookWriter {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  book.creator = words.appName;
  book.lastModifiedBy = words.appName;
  book.created = new Date(madeAt);
  book.modified = new Date(madeAt);
  return book;
}

/** A sheet whose header stays in sight. */
export const frozenHead = (rows = 1): { views: [{ state: 'frozen'; ySplit: number; showGridLines: false }] } => ({
  views: [{ state: 'frozen', ySplit: rows, showGridLines: false }],
});
