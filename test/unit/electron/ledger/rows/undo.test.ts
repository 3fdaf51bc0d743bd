import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesGet } from '../../../../../electron/ledger/rows/batch-views.ts';
import {
  rowsAdd,
  rowsAnswer,
  rowsEdit,
  rowsPlace,
  rowsRedo,
  rowsUndo,
} from '../../../../../electron/ledger/rows/edit.ts';
import { rowsFix } from '../../../../../electron/ledger/rows/fix.ts';
import { FIELDS } from '../../../../../shared/rows.ts';
import { actor, list, problemOf, seen } from './edited-list.ts';
import { EVERYTHING, ibanOf, rowsOf } from './ledger-of-rows.ts';

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

  test('reasons survive a restart, and stand nowhere in clear', async () => {
    const { store, batchId, id, reopen } = await list();
    const twin = [
      { rowId: id(1), field: 'recipient', text: ibanOf(0) },
      { rowId: id(1), field: 'amount', text: '100' },
    ] as const;
    rowsEdit(store, { batchId, actor, edits: [...twin] });
    const rowIds = [id(0), id(1)];
    rowsAnswer(store, { batchId, actor, rowIds, code: 'duplicate.inList', reason: 'Fatma Hanım söyledi' });
    rowsPlace(store, { batchId, actor, rowIds: [id(5)], place: 'held', reason: 'Fatma Hanım bekletti' });
    const before = seen(store, batchId);
    const again = reopen();
    expect(seen(again, batchId)).toEqual(before);
    expect(rowsOf(again, batchId)[5]?.placeReason).toBe('Fatma Hanım bekletti');
    const stored = ['rows', 'journal', 'edits'].map((table) => again.db.prepare(`SELECT * FROM ${table}`).all());
    const text = JSON.stringify(stored, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).not.toMatch(/Fatma|Han\u0131m/);
    rowsUndo(again, { batchId, actor });
    rowsUndo(again, { batchId, actor });
    expect(rowsOf(again, batchId)[5]).toMatchObject({ place: 'in', placeReason: '' });
    expect(rowsOf(again, batchId, { filter: 'questions' })).toHaveLength(2);
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
