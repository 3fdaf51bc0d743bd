import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../shared/cells.ts';
import { plainNumber } from '../../../../../shared/cells.ts';
import { readAll } from './open.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/workbooks');
const samples = join(import.meta.dirname, '../../../../../electron/practice/samples');

/** One of our cells in the oracle's terms. */
function ours(cell: Cell | undefined): unknown {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return cell.t === 'number' ? plainNumber(cell.v) : cell.v;
}

/** One of exceljs' values in the same terms. */
function theirs(value: ExcelJS.CellValue, date1904: boolean): unknown {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plainNumber(String(value));
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T00:00:00', '');
  if (typeof value !== 'object') return value;
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('formula' in value || 'sharedFormula' in value) return theirs(value.result ?? null, date1904);
  return 'text' in value ? value.text : '';
}

const files = [folder, samples].flatMap((from) =>
  readdirSync(from)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(from, name)),
);

describe('every honest fixture reads as exceljs xlsx.load reads it', () => {
  it.each(files)('%s', async (path) => {
    const bytes = readFileSync(path);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    for (const [index, sheet] of workbook.worksheets.entries()) {
      const { rows, file } = await readAll(bytes, index);
      expect(file.sheets[index]?.name).toBe(sheet.name);
      const byRow = new Map(rows.map((row) => [row.row, row.cells]));
      sheet.eachRow((row, number) => {
        for (let column = 1; column <= sheet.columnCount; column += 1) {
          const cell = row.getCell(column);
          // A merged range has its value in its first cell only; exceljs repeats it in the others.
          const value = cell.isMerged && cell.master !== cell ? null : cell.value;
          expect([number, column, ours(byRow.get(number)?.[column - 1])]).toEqual([
            number,
            column,
            theirs(value, false),
          ]);
        }
      });
    }
  });
});
