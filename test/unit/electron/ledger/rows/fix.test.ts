import { describe, expect, test } from 'vitest';
import { rowsEdit, rowsUndo } from '../../../../../electron/ledger/rows/edit.ts';
import { rowsFix, rowsFixPreview } from '../../../../../electron/ledger/rows/fix.ts';
import { actor, codes, list } from './edited-list.ts';
import { EVERYTHING, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';

describe('rows.fix', () => {
  test('shows first what it would do, then does exactly that as one step', async () => {
    const { store, batchId, id } = await list();
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(1), field: 'description', text: '' }] });
    const fix = { kind: 'setText', field: 'description', text: '{ad} {ay} {yıl}', onlyEmpty: true } as const;
    const args = { batchId, rowIds: null, query: EVERYTHING, fix };
    expect(rowsFixPreview(store, args)).toMatchObject({
      changes: 1,
      examples: [{ rowId: id(1), excelRow: 3, before: '', after: 'Kişi 1 Kasım 2026' }],
    });
    expect(rowsFix(store, { ...args, actor })).toEqual({ changed: 1 });
    expect(rowsOf(store, batchId)[1]?.description).toBe('Kişi 1 Kasım 2026');
    rowsUndo(store, { batchId, actor });
    expect(rowsOf(store, batchId)[1]?.description).toBe('');
  });

  test('applies to the view, or to the chosen rows', async () => {
    const { store, batchId, id } = await list();
    const fix = { kind: 'replace', field: 'description', find: 'Kasım', replaceWith: '$& Aralık' } as const;
    const query = { ...EVERYTHING, search: 'kişi 3' };
    expect(rowsFix(store, { batchId, actor, rowIds: null, query, fix })).toEqual({ changed: 1 });
    expect(rowsOf(store, batchId)[3]?.description).toBe('$& Aralık maaşı');
    expect(rowsFix(store, { batchId, actor, rowIds: [id(0), id(1)], query, fix })).toEqual({ changed: 2 });
  });

  test('reads ambiguous amounts as a person says', async () => {
    const { store } = newLedger();
    const rows = ['1.000', '2.500'].map((amount, index) => ({
      ...sheetRow({ recipient: ibanOf(index), name: `K ${index}`, amount }),
      convention: null,
    }));
    const batchId = await importRows(store, newCompany(store), rows);
    expect(codes(rowsOf(store, batchId)[0])).toEqual(['amount.ambiguous']);
    const fix = { kind: 'readAmountsAs', convention: 'comma' } as const;
    const { examples } = rowsFixPreview(store, { batchId, rowIds: null, query: EVERYTHING, fix });
    expect(examples.map(({ before, after }) => [before, after])).toEqual([
      ['1.000', '1.000,00'],
      ['2.500', '2.500,00'],
    ]);
    expect(rowsFix(store, { batchId, actor, rowIds: null, query: EVERYTHING, fix })).toEqual({ changed: 2 });
    expect(rowsOf(store, batchId).map((row) => row.amount)).toEqual([1_000_00, 2_500_00]);
  });
});
