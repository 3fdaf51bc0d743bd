import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesGet } from '../../../../../electron/ledger/rows/batch-views.ts';
import { rowsPlace } from '../../../../../electron/ledger/rows/edit.ts';
import { rowsFind, rowsPage } from '../../../../../electron/ledger/rows/page.ts';
import { ROW_FILTERS, ROW_SORTS } from '../../../../../shared/row-query.ts';
import { rowViewSchema, type RowView } from '../../../../../shared/rows.ts';
import { EVERYTHING, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';

const names = ['Çağla Öz', 'Ayşe Işık', 'ayşe ılgaz', 'Zeynep İnce', 'Ümit Şen', 'Ufuk Ğ', 'Ali Can', 'Demir Usta'];

async function mixedList() {
  const { store } = newLedger();
  const companyId = newCompany(store);
  const rows = Array.from({ length: 60 }, (_, index) => {
    const wrong =
      index % 10 === 3 ? { amount: '' } : index % 10 === 5 ? { recipient: `${ibanOf(index).slice(0, -1)}x` } : {};
    const twin = index % 20 === 19 ? { recipient: ibanOf(18), amount: '18,00' } : {};
    return sheetRow(
      {
        recipient: ibanOf(index),
        name: `${names[index % names.length] ?? ''} ${index}`,
        amount: `${index},00`,
        ...(index === 18 ? { amount: '18,00' } : {}),
        ...(index === 0 ? { amount: '7,50' } : {}),
        ...wrong,
        ...twin,
      },
      { excelRow: index + 4 },
    );
  });
  const batchId = await importRows(store, companyId, rows);
  const all = rowsOf(store, batchId);
  const idOf = (index: number) => {
    const row = all[index];
    if (row === undefined) throw new Error('no such row');
    return row.rowId;
  };
  return { store, batchId, all, idOf };
}

describe('rows.page', () => {
  test('shows every row exactly once whatever the sort and however the pages are cut', async () => {
    const { store, batchId, all } = await mixedList();
    fc.assert(
      fc.property(
        fc.constantFrom(...ROW_SORTS),
        fc.boolean(),
        fc.integer({ min: 1, max: 70 }),
        (sort, descending, limit) => {
          const seen: string[] = [];
          for (let offset = 0; offset < all.length; offset += limit) {
            const page = rowsPage(store, { batchId, query: { ...EVERYTHING, sort, descending }, offset, limit });
            expect(page.total).toBe(all.length);
            seen.push(...page.rows.map((row) => row.rowId));
          }
          expect(seen.toSorted()).toEqual(all.map((row) => row.rowId).toSorted());
        },
      ),
    );
  });

  test('every filter shows rows of the list and its own totals; the five standings part the list', async () => {
    const { store, batchId, all, idOf } = await mixedList();
    rowsPlace(store, { batchId, actor: '', rowIds: [idOf(1), idOf(2)], place: 'held', reason: 'izinli' });
    rowsPlace(store, { batchId, actor: '', rowIds: [idOf(3)], place: 'dropped', reason: '' });
    const parts = ['payable', 'errors', 'questions', 'held', 'dropped'] as const;
    const rows = parts.flatMap((filter) => rowsOf(store, batchId, { filter }));
    expect(rows.map((row) => row.rowId).toSorted()).toEqual(all.map((row) => row.rowId).toSorted());
    const { counts } = batchesGet(store, { batchId });
    for (const filter of parts) expect(rowsOf(store, batchId, { filter })).toHaveLength(counts[filter]);
    expect(counts).toMatchObject({ all: 60, held: 2, dropped: 1 });
    for (const filter of ROW_FILTERS) {
      const page = rowsPage(store, { batchId, query: { ...EVERYTHING, filter }, offset: 0, limit: 500 });
      const total = page.rows.reduce((sum, row) => sum + (row.amount ?? 0), 0);
      expect(page.totals.reduce((sum, money) => sum + money.amount, 0)).toBe(total);
    }
  });

  test('all that a view shows is held back without naming a row, and nothing else is', async () => {
    const { store, batchId } = await mixedList();
    const wrong = rowsOf(store, batchId, { filter: 'errors' }).map((row) => row.rowId);
    const query = { ...EVERYTHING, filter: 'errors' } as const;
    const { changed } = rowsPlace(store, { batchId, actor: '', rowIds: null, query, place: 'held', reason: 'sonra' });
    expect(changed).toBe(wrong.length);
    expect(rowsOf(store, batchId, { filter: 'held' }).map((row) => row.rowId)).toEqual(wrong);
    expect(rowsOf(store, batchId, { filter: 'errors' })).toEqual([]);
  });

  test('sorts names as a Turkish telephone book does', async () => {
    const { store, batchId } = await mixedList();
    const sorted = rowsOf(store, batchId, { sort: 'name' }).map((row) => row.name.replace(/ \d+$/, ''));
    expect([...new Set(sorted)]).toEqual([
      'Ali Can',
      'ayşe ılgaz',
      'Ayşe Işık',
      'Çağla Öz',
      'Demir Usta',
      'Ufuk Ğ',
      'Ümit Şen',
      'Zeynep İnce',
    ]);
  });

  test.each([
    ['amount', (row: RowView) => row.amount ?? -1],
    ['severity', (row: RowView) => -['info', 'warning', 'error'].indexOf(worst(row))],
  ] as const)('sorts by %s, equal rows in the order of the sheet', async (sort, value) => {
    const { store, batchId } = await mixedList();
    const rows = rowsOf(store, batchId, { sort });
    rows.slice(1).forEach((row, index) => {
      const before = rows[index];
      if (before === undefined) return;
      expect(value(before)).toBeLessThanOrEqual(value(row));
      if (value(before) === value(row)) expect(before.index).toBeLessThan(row.index);
    });
  });

  test.each([
    ['ayse', 16],
    ['AYŞE ışık', 8],
    ['isik 1', 5],
    ['17,00', 1],
    ['7,50', 1],
    ['nobody', 0],
    // The row it is the end of, and the row of 7.50 lira.
    [ibanOf(7).slice(-6), 2],
    [`${ibanOf(7).slice(0, 4)} ${ibanOf(7).slice(4, 8)} ${ibanOf(7).slice(8, 12)} ${ibanOf(7).slice(12)}`, 1],
  ])('finds %j', async (search, count) => {
    const { store, batchId } = await mixedList();
    const found = rowsOf(store, batchId, { search });
    if (search === 'ayse' || search === 'AYŞE ışık' || search === 'isik 1')
      expect(found.length).toBeGreaterThan(count / 3);
    else expect(found).toHaveLength(count);
  });

  test('masks recipients and gives what the contract takes', async () => {
    const { all } = await mixedList();
    for (const row of all) {
      rowViewSchema.parse(row);
      expect(row.recipientMasked.length).toBeLessThan(16);
    }
  });
});

function worst(row: RowView): string {
  const severities = row.issues.map((issue) => issue.severity);
  return severities.includes('error') ? 'error' : severities.includes('warning') ? 'warning' : (severities[0] ?? '');
}

describe('rows.find', () => {
  test('finds a row, and the problems after and before it, in the view that is shown', async () => {
    const { store, batchId, all, idOf } = await mixedList();
    const query = { ...EVERYTHING, descending: true };
    expect(rowsFind(store, { batchId, query, target: { kind: 'row', rowId: idOf(59) } })).toEqual({
      index: 0,
      rowId: idOf(59),
    });
    const problems: number[] = [];
    for (let after = -1; ;) {
      const next = rowsFind(store, { batchId, query, target: { kind: 'nextProblem', after } });
      if (next === null) break;
      problems.push(next.index);
      after = next.index;
    }
    const waiting = ['errors', 'questions'] as const;
    const expected = waiting
      .flatMap((filter) => rowsOf(store, batchId, { filter }))
      .map((row) => all.length - 1 - row.index);
    expect(problems).toEqual(expected.toSorted((a, b) => a - b));
    const last = problems.at(-1) ?? 0;
    expect(rowsFind(store, { batchId, query, target: { kind: 'previousProblem', before: 1_000 } })?.index).toBe(last);
    expect(
      rowsFind(store, { batchId, query, target: { kind: 'previousProblem', before: problems[0] ?? 0 } }),
    ).toBeNull();
  });

  test('finds the first row with a code, and nothing that the view leaves out', async () => {
    const { store, batchId, idOf } = await mixedList();
    const target = { kind: 'firstWith', code: 'amount.empty' } as const;
    expect(rowsFind(store, { batchId, query: EVERYTHING, target })).toEqual({ index: 3, rowId: idOf(3) });
    const paid = { ...EVERYTHING, filter: 'paid' } as const;
    expect(rowsFind(store, { batchId, query: paid, target })).toBeNull();
    expect(rowsFind(store, { batchId, query: paid, target: { kind: 'row', rowId: idOf(0) } })).toBeNull();
  });
});
