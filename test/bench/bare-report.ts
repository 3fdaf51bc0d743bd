import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { LOOKS } from '../../electron/workbook/write/looks.ts';
import type { ListFacts, ReportRow } from '../../electron/workbook/write/report-data.ts';
import { COLUMN_WIDTHS, headersOf, lineOf, type LineCell } from '../../electron/workbook/write/row-sheet.ts';
import { reportState } from '../../electron/workbook/write/totals.ts';
import { reportWords } from '../../electron/workbook/write/words.ts';

/** The lines of a status report, worked out beforehand: every text and every style the report's own rows sheet has. */
export function linesOf(rows: readonly ReportRow[], extraColumns: ListFacts['extraColumns'] = []): LineCell[][] {
  const words = reportWords('tr');
  const facts = { masked: true, extraColumns };
  return [
    headersOf(words, extraColumns).map((header): LineCell => [header, LOOKS.head]),
    ...rows.map((row) => lineOf(row, reportState(row), words, facts)),
  ];
}

/**
 * The yardstick: exceljs's streaming writer alone writes these very cells with these very styles, with nothing to work out,
 * to read or to count; it lets the event loop breathe, without which a hundred thousand rows would pile up in memory.
 */
export async function writeBare(lines: readonly (readonly LineCell[])[], path: string): Promise<void> {
  const out = createWriteStream(path);
  const finished = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('Satırlar', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = Object.values(COLUMN_WIDTHS).map((width) => ({ width }));
  for (const [index, cells] of lines.entries()) {
    const row = sheet.addRow(cells.map(([value]) => (value === '' ? null : value)));
    for (const [column, [value, style]] of cells.entries()) if (value !== '') row.getCell(column + 1).style = style;
    row.commit();
    if (index % 250 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
  await finished;
}
