import { describe, expect, it } from 'vitest';
import { keptWorkbook } from '../../../../../electron/ledger/rows/kept-workbook.ts';
import { importRows, ibanOf, newCompany, newLedger, sheetRow } from './ledger-of-rows.ts';

const MEGABYTE = 1024 * 1024;
const rows = [sheetRow({ name: 'Ayşe Yılmaz', recipient: ibanOf(1) }, { excelRow: 2 })];

function fileOf(length: number): Uint8Array {
  return new Uint8Array(length).map((_, at) => (at * 31 + (at >> 16)) % 251);
}

describe('the file that a list was made of', () => {
  it.each([1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 2.5 * MEGABYTE])('is kept as it was: %i bytes', async (length) => {
    const { store, reopen } = newLedger();
    const file = fileOf(length);
    const batchId = await importRows(store, newCompany(store), rows, { workbook: file });
    expect(Buffer.compare(keptWorkbook(reopen(), { batchId }) ?? Buffer.alloc(0), file)).toBe(0);
  });

  it('is not there when it was not kept, and belongs to no other list', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const kept = await importRows(store, companyId, rows, { workbook: fileOf(10) });
    const other = await importRows(store, companyId, rows);
    expect(keptWorkbook(store, { batchId: other })).toBeNull();
    store.db.prepare('INSERT INTO workbook_parts SELECT ?, part, sealed FROM workbook_parts').run(other);
    expect(() => keptWorkbook(store, { batchId: other })).toThrow();
    expect(keptWorkbook(store, { batchId: kept })).toEqual(Buffer.from(fileOf(10)));
  });

  it.each([
    ['a part is missing at the end', 'DELETE FROM workbook_parts WHERE part = 2'],
    ['a part is missing at the beginning', 'DELETE FROM workbook_parts WHERE part = 0'],
    [
      'a part is there twice',
      'INSERT INTO workbook_parts SELECT batch_id, 3, sealed FROM workbook_parts WHERE part = 2',
    ],
    [
      'one part stands in another’s place',
      'UPDATE workbook_parts SET sealed = (SELECT sealed FROM workbook_parts WHERE part = 0) WHERE part = 1',
    ],
  ])('is refused whole when %s', async (_, harm) => {
    const { store } = newLedger();
    const batchId = await importRows(store, newCompany(store), rows, { workbook: fileOf(2.5 * MEGABYTE) });
    store.db.exec(harm);
    expect(() => keptWorkbook(store, { batchId })).toThrow();
  });
});
