import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { plainNumber, type Cell } from '../../../../../shared/cells.ts';
import { readAll } from './open.ts';

type Value = string | number | boolean;

/** Text that XML can carry; writers drop control characters, and `_x0041_` is an escape that not all of them escape. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('Şükrü', ' İğdır ', '=1+1', '0012', 'a\'b"c<&>', '🧾', 'a\nb', '#N/A'),
  )
  .map((value) => value.replace(/[^\P{C}\n]|[\uFFFE\uFFFF]|_x/gu, '').replaceAll('\r', ''))
  .filter((value) => value.trim() !== '');
const value = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
  fc.boolean(),
);
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

function expected(rows: readonly (readonly Value[])[]): unknown[][] {
  return rows.map((row) => row.map((one) => (typeof one === 'number' ? plainNumber(String(one)) : one)));
}

async function read(bytes: Buffer): Promise<unknown[][]> {
  const plain = (cell: Cell): unknown =>
    cell === null || typeof cell === 'string' ? cell : cell.t === 'number' ? plainNumber(cell.v) : cell.v;
  return (await readAll(bytes)).rows.map((row) => row.cells.map(plain));
}

describe('whatever a writer writes is read back', () => {
  it('exceljs', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const workbook = new ExcelJS.Workbook();
        const sheet = workbook.addWorksheet('L');
        for (const row of rows) sheet.addRow(row);
        expect(await read(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual(expected(rows));
      }),
      { numRuns: 40 },
    );
  });

  it.each([true, false])('SheetJS, shared strings: %s', async (bookSST) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const workbook = XLSX.utils.book_new();
        XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), 'L');
        const bytes = XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST }) as Buffer;
        expect(await read(bytes)).toEqual(expected(rows));
      }),
      { numRuns: 40 },
    );
  });
});
