import { describe, expect, test } from 'vitest';
import { batchesGet } from '../../../../../electron/ledger/rows/batch-views.ts';
import { rowsAdd, rowsAnswer, rowsEdit, rowsPlace, rowsUndo } from '../../../../../electron/ledger/rows/edit.ts';
import { rowsReveal } from '../../../../../electron/ledger/rows/reveal.ts';
import { actor, codes, list, problemOf, seen } from './edited-list.ts';
import { ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise } from './sent-list.ts';

describe('rows.edit', () => {
  test('reads what was typed, checks it again, and remembers that the cell was edited', async () => {
    const { store, batchId, id } = await list();
    const edits = [
      { rowId: id(0), field: 'amount', text: '' },
      { rowId: id(1), field: 'name', text: ' Yeni  Ad ' },
    ] as const;
    expect(rowsEdit(store, { batchId, actor, edits: [...edits] })).toEqual({ changed: 2 });
    const [first, second] = rowsOf(store, batchId);
    expect(first).toMatchObject({ amount: null, amountText: '', edited: ['amount'] });
    expect(codes(first)).toEqual(['amount.empty']);
    expect(second).toMatchObject({ name: 'Yeni Ad', edited: ['name'] });
    expect(batchesGet(store, { batchId })).toMatchObject({ counts: { all: 6, errors: 1, payable: 5 }, canUndo: true });
  });

  test('changes nothing, and makes no undo step, when the text is there already', async () => {
    const { store, batchId, id } = await list();
    const edits = [{ rowId: id(0), field: 'name', text: 'Kişi 0' } as const];
    expect(rowsEdit(store, { batchId, actor, edits })).toEqual({ changed: 0 });
    expect(batchesGet(store, { batchId }).canUndo).toBe(false);
  });

  test('asks of both twins when a second one is typed, and of neither once it is changed', async () => {
    const { store, batchId, id } = await list();
    const twin = [
      { rowId: id(3), field: 'recipient', text: ibanOf(0) },
      { rowId: id(3), field: 'amount', text: '100' },
    ] as const;
    rowsEdit(store, { batchId, actor, edits: [...twin] });
    expect(rowsOf(store, batchId, { code: 'duplicate.inList' }).map((row) => row.index)).toEqual([0, 3]);
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(0), field: 'amount', text: '1,00' }] });
    expect(rowsOf(store, batchId, { code: 'duplicate.inList' })).toEqual([]);
  });

  test('settles a doubt about a cell by typing what stands there', async () => {
    const { store } = newLedger();
    const rows = [
      sheetRow({ recipient: ibanOf(1), name: 'A' }, { excelRow: 2, facts: [{ field: 'recipient', fact: 'conflict' }] }),
    ];
    const batchId = await importRows(store, newCompany(store), rows);
    const [row] = rowsOf(store, batchId);
    expect(codes(row)).toEqual(['recipient.conflict']);
    if (row === undefined) return;
    rowsEdit(store, { batchId, actor, edits: [{ rowId: row.rowId, field: 'recipient', text: ibanOf(1) }] });
    expect(codes(rowsOf(store, batchId)[0])).toEqual([]);
  });

  test('keeps the extra columns of an edited row', async () => {
    const { store, batchId, id } = await list();
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(2), field: 'name', text: 'X' }] });
    expect(rowsReveal(store, { batchId, rowId: id(2) }).columns).toEqual([{ name: 'Bölüm', text: 'Bölüm 2' }]);
  });

  test('refuses rows that were sent, as a whole', async () => {
    const { store, batchId, id } = await list();
    rowsPlace(store, { batchId, actor, rowIds: [id(0)], place: 'held', reason: 'sonra' });
    initialise(store, batchId);
    const edit = (index: number) => ({ rowId: id(index), field: 'name', text: 'Y' }) as const;
    const before = seen(store, batchId);
    expect(problemOf(() => rowsEdit(store, { batchId, actor, edits: [edit(0), edit(1)] }))).toBe('row.bound');
    expect(seen(store, batchId)).toEqual(before);
    expect(rowsEdit(store, { batchId, actor, edits: [edit(0)] })).toEqual({ changed: 1 });
  });
});

describe('rows.answer and rows.place', () => {
  test('an answered duplicate is payable, until a third twin makes it another question', async () => {
    const { store, batchId, id } = await list();
    const toTwin = (index: number) =>
      [
        { rowId: id(index), field: 'recipient', text: ibanOf(0) },
        { rowId: id(index), field: 'amount', text: '100' },
      ] as const;
    rowsEdit(store, { batchId, actor, edits: [...toTwin(1)] });
    expect(batchesGet(store, { batchId }).counts).toMatchObject({ questions: 2, payable: 4 });
    const answer = { batchId, actor, rowIds: [id(0), id(1)], code: 'duplicate.inList', reason: 'iki ayrı iş' } as const;
    expect(rowsAnswer(store, { ...answer, rowIds: [...answer.rowIds] })).toEqual({ changed: 2 });
    expect(batchesGet(store, { batchId }).counts).toMatchObject({ questions: 0, payable: 6 });
    rowsEdit(store, { batchId, actor, edits: [...toTwin(2)] });
    expect(batchesGet(store, { batchId }).counts).toMatchObject({ questions: 3, payable: 3 });
    rowsUndo(store, { batchId, actor });
    expect(batchesGet(store, { batchId }).counts).toMatchObject({ questions: 0, payable: 6 });
  });

  test('a held twin is no twin', async () => {
    const { store, batchId, id } = await list();
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(1), field: 'recipient', text: ibanOf(0) }] });
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(1), field: 'amount', text: '100' }] });
    rowsPlace(store, { batchId, actor, rowIds: [id(1)], place: 'held', reason: 'iki kez yazılmış' });
    expect(codes(rowsOf(store, batchId)[0])).not.toContain('duplicate.inList');
    expect(rowsOf(store, batchId)[1]).toMatchObject({ place: 'held', placeReason: 'iki kez yazılmış' });
    rowsPlace(store, { batchId, actor, rowIds: [id(1)], place: 'in', reason: '' });
    expect(codes(rowsOf(store, batchId)[0])).toContain('duplicate.inList');
  });

  test('twins stay two rows with two ids', async () => {
    const { store } = newLedger();
    const twin = sheetRow({ recipient: ibanOf(1), name: 'A' });
    const batchId = await importRows(store, newCompany(store), [twin, twin]);
    const rows = rowsOf(store, batchId);
    expect(new Set(rows.map((row) => row.rowId)).size).toBe(2);
    expect(rows.map((row) => codes(row))).toEqual([['duplicate.inList'], ['duplicate.inList']]);
  });
});

describe('rows.add and rows.reveal', () => {
  test('adds an empty row at the end, which waits for everything', async () => {
    const { store, batchId } = await list();
    const { rowId } = rowsAdd(store, { batchId, actor });
    const row = rowsOf(store, batchId).at(-1);
    expect(row).toMatchObject({ rowId, index: 6, excelRow: null });
    expect(codes(row)).toEqual(['recipient.missing', 'amount.empty', 'description.missing']);
  });

  test('reveals one row in full with its twins beside it', async () => {
    const { store, batchId, id } = await list();
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(1), field: 'recipient', text: ibanOf(0) }] });
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(1), field: 'amount', text: '100' }] });
    const revealed = rowsReveal(store, { batchId, rowId: id(0) });
    expect(revealed.recipient.replaceAll(' ', '')).toBe(ibanOf(0));
    expect(revealed.typed).toMatchObject({ recipient: ibanOf(0), amount: '100,00' });
    expect(revealed.evidence).toMatchObject([{ where: 'Kasım maaşları', excelRow: 3, name: 'Kişi 1', amount: 100_00 }]);
  });
});
