import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { AddWorksheetOptions, Worksheet } from 'exceljs';
import type { ReportWords } from './words.ts';

/** Excel's number for A4. */
const A4 = 9;

/** A workbook that is written as a stream: strings inline, styles shared, nothing kept but the row being written. */
export function openBook(out: Writable, words: ReportWords, madeAt: number): ExcelJS.stream.xlsx.WorkbookWriter {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  book.creator = words.appName;
  book.lastModifiedBy = words.appName;
  book.created = new Date(madeAt);
  book.modified = new Date(madeAt);
  return book;
}

/**
 * Adds a sheet that stands first in the workbook and is written last. The zip takes sheets one after another as they were
 * added, and all that is written to one whose turn has not come lies in memory; exceljs has no other way to order them.
 */
export function addInFront(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  look: Partial<AddWorksheetOptions>,
): Worksheet {
  const sheet = book.addWorksheet(name, look);
  // The first place is empty: exceljs counts sheets from 1.
  const { _worksheets: sheets } = book as unknown as { readonly _worksheets: Worksheet[] };
  sheets.splice(1, 0, ...sheets.splice(-1));
  return sheet;
}

/** A4, as wide as the page, the page's number at its foot; read when the sheet is made, since its head is written first. */
const printed = (orientation: 'portrait' | 'landscape'): Partial<AddWorksheetOptions> => ({
  pageSetup: {
    paperSize: A4,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  headerFooter: { oddFooter: '&L&A&R&P / &N' },
});

/** A sheet of rows: its header stays in sight, on the screen and on every printed page. */
export function rowsLook(): Partial<AddWorksheetOptions> {
  const look = printed('landscape');
  return {
    ...look,
    pageSetup: { ...look.pageSetup, printTitlesRow: '1:1' },
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  };
}

/** A sheet that is read like a page. */
export const pageLook = (orientation: 'portrait' | 'landscape' = 'portrait'): Partial<AddWorksheetOptions> => ({
  ...printed(orientation),
  views: [{ showGridLines: false }],
});
