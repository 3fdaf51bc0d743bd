import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { addInFront } from '../../../../../electron/workbook/write/book.ts';
import { breath, intoZip } from '../../../../../electron/workbook/write/breath.ts';
import { folder } from './rows.ts';

/** What a breath may leave waiting, and the rows of a test that come before the next one. */
const MOST = 4_000_000 + 200_000;

it('a sheet written faster than it is compressed never waits in memory for more than 4 MB, and comes out whole', async () => {
  const path = join(folder(), 'kitap.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: createWriteStream(path) });
  const sheet = book.addWorksheet('Satırlar');
  const text = 'ödeme'.repeat(200);
  let most = 0;
  for (let row = 1; row <= 20_000; row += 1) {
    sheet.addRow([row, text]).commit();
    if (row % 100 === 0) await breath(sheet);
    const { _writableState: waiting } = intoZip(sheet) ?? { _writableState: { length: -1 } };
    most = Math.max(most, waiting.length);
  }
  sheet.commit();
  await book.commit();
  // More than nothing, or the test would not see what waits.
  expect(most).toBeGreaterThan(100_000);
  expect(most).toBeLessThan(MOST);
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(path);
  expect(read.worksheets[0]?.rowCount).toBe(20_000);
});

it('a sheet added in front is the first of the workbook, though it is written last', async () => {
  const path = join(folder(), 'kitap.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: createWriteStream(path) });
  const rows = book.addWorksheet('Satırlar');
  rows.addRow(['bir']).commit();
  rows.commit();
  const summary = addInFront(book, 'Özet', {});
  summary.addRow(['toplam']).commit();
  summary.commit();
  await book.commit();
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(path);
  expect(read.worksheets.map((sheet) => [sheet.name, sheet.getCell('A1').text])).toEqual([
    ['Özet', 'toplam'],
    ['Satırlar', 'bir'],
  ]);
});
