import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import { batchesGet } from '../../../../../electron/ledger/rows/batch-views.ts';
import {
  rowsAdd,
  rowsAnswer,
  rowsEdit,
  rowsPlace,
  rowsRedo,
  rowsUndo,
} from '../../../../../electron/ledger/rows/edit.ts';
import { rowsFix, rowsFixPreview } from '../../../../../electron/ledger/rows/fix.ts';
import { rowsReveal } from '../../../../../electron/ledger/rows/reveal.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import type { BatchId, RowId } from '../../../../../shared/ids.ts';
import { FIELDS, type RowView } from '../../../../../shared/rows.ts';
import { EVERYTHING, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise } from './sent-list.ts';

const actor = 'Ayşe';

async function list(count = 6) {
  const ledger = newLedger();
  const companyId = newCompany(ledger.store);
  const rows = Array.from({ length: count }, (_, index) =>
    sheetRow(
      { recipient: ibanOf(index), name: `Kişi ${index}`, amount: `${index + 1}00,00` },
      { excelRow: index + 2, extra: [[9, `Bölüm ${index}`]] },
    ),
  );
  const facts = { extraColumns: [{ index: 9, name: 'Bölüm' }] };
  const batchId = await importRows(ledger.store, companyId, rows, { facts });
  const ids = rowsOf(ledger.store, batchId).map((row) => row.rowId);
  const id = (index: number): RowId => {
    const rowId = ids[index];
    if (rowId === undefined) throw new Error('no such row');
    return rowId;
  };
  return { ...ledger, companyId, batchId, id };
}

/** What a person can see of a list: its rows, its counts and its summary of issues. */
function seen(store: Store, batchId: BatchId): unknown {
  const { counts, totals, waiting, issueGroups } = batchesGet(store, { batchId });
  return structuredClone({ rows: rowsOf(store, batchId), counts, totals, waiting, issueGroups });
}

function codes(row: RowView | undefined): string[] {
  return (row?.issues ?? []).filter((issue) => issue.code !== 'recipient.new').map((issue) => issue.code);
}

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problem.code;
    throw cause;
  }
  return 'none';
}

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

describe('undo and redo', () => {
  test('undo of anything puts back what was seen, redo repeats it, in any order of presses', async () => {
    const { store, batchId, id } = await list();
    const press = fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        row: fc.nat(5),
        field: fc.constantFrom(...FIELDS),
        text: fc.constantFrom('', '100', '1.000', ibanOf(0), ibanOf(3), 'Kişi 1', 'TL', 'x'),
      }),
      fc.record({
        kind: fc.constant('place' as const),
        row: fc.nat(5),
        place: fc.constantFrom('in', 'held', 'dropped'),
      }),
      fc.record({ kind: fc.constant('answer' as const), code: fc.constantFrom('duplicate.inList', 'iban.checksum') }),
      fc.record({ kind: fc.constant('add' as const) }),
      fc.record({ kind: fc.constant('fix' as const), text: fc.constantFrom('Prim', '{ad} {ay}') }),
    );
    fc.assert(
      fc.property(fc.array(press, { minLength: 1, maxLength: 6 }), (presses) => {
        const states: unknown[] = [];
        for (const one of presses) {
          const before = seen(store, batchId);
          if (run(one) > 0) states.push(before);
        }
        const end = seen(store, batchId);
        for (const state of states.toReversed()) {
          rowsUndo(store, { batchId, actor });
          expect(seen(store, batchId)).toEqual(state);
        }
        for (const state of states) {
          expect(seen(store, batchId)).toEqual(state);
          rowsRedo(store, { batchId, actor });
        }
        expect(seen(store, batchId)).toEqual(end);
        for (const _ of states) rowsUndo(store, { batchId, actor });
      }),
      { numRuns: 60 },
    );
    type Press = typeof press extends fc.Arbitrary<infer T> ? T : never;
    function run(one: Press): number {
      const base = { batchId, actor };
      switch (one.kind) {
        case 'edit':
          return rowsEdit(store, { ...base, edits: [{ rowId: id(one.row), field: one.field, text: one.text }] })
            .changed;
        case 'place':
          return rowsPlace(store, { ...base, rowIds: [id(one.row)], place: one.place, reason: 'neden' }).changed;
        case 'answer': {
          const rowIds = rowsOf(store, batchId).map((row) => row.rowId);
          return rowsAnswer(store, { ...base, rowIds, code: one.code, reason: 'biliniyor' }).changed;
        }
        case 'add':
          rowsAdd(store, base);
          return 1;
        case 'fix':
          return rowsFix(store, {
            ...base,
            rowIds: null,
            query: EVERYTHING,
            fix: { kind: 'setText', field: 'description', text: one.text, onlyEmpty: false },
          }).changed;
      }
    }
  }, 60_000);

  test('survive a restart, and what is on disk is what was seen', async () => {
    const { store, batchId, id, reopen } = await list();
    const before = seen(store, batchId);
    rowsEdit(store, { batchId, actor, edits: [{ rowId: id(0), field: 'amount', text: '5,00' }] });
    const after = seen(store, batchId);
    const again = reopen();
    expect(seen(again, batchId)).toEqual(after);
    expect(rowsUndo(again, { batchId, actor })).toEqual({ label: 'edited' });
    expect(seen(again, batchId)).toEqual(before);
  });

  test('a new edit ends what could be redone', async () => {
    const { store, batchId, id } = await list();
    const edit = (text: string) => rowsEdit(store, { batchId, actor, edits: [{ rowId: id(0), field: 'name', text }] });
    edit('A');
    rowsUndo(store, { batchId, actor });
    expect(batchesGet(store, { batchId })).toMatchObject({ canUndo: false, canRedo: true });
    edit('B');
    expect(batchesGet(store, { batchId })).toMatchObject({ canUndo: true, canRedo: false });
    expect(problemOf(() => rowsRedo(store, { batchId, actor }))).toBe('nothingToUndo');
  });

  test('nothing to undo says so', async () => {
    const { store, batchId } = await list();
    expect(problemOf(() => rowsUndo(store, { batchId, actor }))).toBe('nothingToUndo');
  });
});

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
