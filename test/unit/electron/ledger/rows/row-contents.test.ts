import { describe, expect, it } from 'vitest';
import { retentionOperations } from '../../../../../electron/ledger/retention.ts';
import { rowsEdit, rowsPlace, rowsUndo } from '../../../../../electron/ledger/rows/edit.ts';
import { KEPT, RowContents, type Kept } from '../../../../../electron/ledger/rows/row-contents.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import type { BatchId, RowId } from '../../../../../shared/ids.ts';
import type { RowTyped } from '../../../../../shared/rows.ts';
import { addTestList } from '../../../../fixtures/ledger-list.ts';
import { actor } from './edited-list.ts';
import { ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';

/** More than two blocks, one of them not full; some rows long enough to stand alone. */
const ROWS = 250;
const LONG = [0, 99, 100, 187, 249];
const NONE = '' as RowId;

function sheet(): RowTyped[] {
  return Array.from({ length: ROWS }, (_, index) =>
    sheetRow(
      { recipient: ibanOf(index), name: `Şükrü ${index}`, amount: `${index + 1},00` },
      { excelRow: index + 2, extra: [[9, LONG.includes(index) ? 'uzun '.repeat(6_000) : `Bölüm ${index}`]] },
    ),
  );
}

async function imported() {
  const ledger = newLedger();
  const companyId = newCompany(ledger.store);
  const facts = { extraColumns: [{ index: 9, name: 'Bölüm' }] };
  const batchId = await importRows(ledger.store, companyId, sheet(), { facts });
  const ids = rowsOf(ledger.store, batchId).map((row) => row.rowId);
  return { store: ledger.store, companyId, batchId, ids };
}

function kept(store: Store, batchId: BatchId): Kept[] {
  return store.db.prepare(`SELECT ${KEPT} FROM rows WHERE batch_id = ? ORDER BY position`).all(batchId) as Kept[];
}

/** The rows that have a blob of their own. */
function standingAlone(store: Store, batchId: BatchId): number[] {
  return kept(store, batchId).flatMap((row, index) => (row.sealed === null ? [] : [index]));
}

function nameAndExtra(contents: RowContents, rowId: RowId) {
  const content = contents.byId(rowId);
  return [content?.values.name, content?.extra[0]?.[1]];
}

const expected = (index: number) => [`Şükrü ${index}`, LONG.includes(index) ? 'uzun '.repeat(6_000) : `Bölüm ${index}`];

describe('RowContents', () => {
  it('opens every row of a new list, in order and in any order, from its block or by itself', async () => {
    const { store, batchId, ids } = await imported();
    const inOrder = new RowContents(store, batchId);
    const names = kept(store, batchId).map((row) => inOrder.of(row)?.values.name);
    expect(names).toEqual(ids.map((_, index) => `Şükrü ${index}`));
    const anyOrder = new RowContents(store, batchId);
    for (const index of [249, 0, 100, 99, 187, 12, 200]) {
      const rowId = ids[index] ?? NONE;
      expect(nameAndExtra(anyOrder, rowId)).toEqual(expected(index));
    }
    expect(standingAlone(store, batchId)).toEqual(LONG);
    expect(store.db.prepare('SELECT first FROM row_blocks ORDER BY first').all()).toEqual(
      [0, 100, 200].map((first) => ({ first })),
    );
  });

  it('gives an edited row as it was edited, in its block or by itself as before, and the others as they were', async () => {
    const { store, batchId, ids } = await imported();
    const edited = [5, 99, 249];
    const edits = edited.map((index) => ({
      rowId: ids[index] ?? NONE,
      field: 'name' as const,
      text: `Çağla ${index}`,
    }));
    rowsEdit(store, { batchId, actor, edits });
    const contents = new RowContents(store, batchId);
    for (const [index, rowId] of ids.entries()) {
      const [name, extra] = expected(index);
      expect(nameAndExtra(contents, rowId)).toEqual([edited.includes(index) ? `Çağla ${index}` : name, extra]);
    }
    expect(standingAlone(store, batchId)).toEqual(LONG);
    rowsUndo(store, { batchId, actor });
    const undone = new RowContents(store, batchId);
    expect(ids.map((rowId) => nameAndExtra(undone, rowId))).toEqual(ids.map((_, index) => expected(index)));
  });

  it('seals what a person said about a row where the row is', async () => {
    const { store, batchId, ids } = await imported();
    const rowIds = [ids[3] ?? NONE, ids[100] ?? NONE];
    rowsPlace(store, { batchId, actor, rowIds, place: 'held', reason: 'Ayşe Hanım sordu' });
    const contents = new RowContents(store, batchId);
    expect(rowIds.map((rowId) => contents.byId(rowId)?.said?.placeReason)).toEqual(Array(2).fill('Ayşe Hanım sordu'));
    expect(contents.byId(ids[4] ?? NONE)?.said).toBeNull();
    expect(standingAlone(store, batchId)).toEqual(LONG);
  });

  it('leaves the rows of a list of an older ledger by themselves', () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const { batchId, rowIds } = addTestList(store, companyId, [
      { name: 'Ayşe Yılmaz', amount: 100_000 },
      { name: 'Mehmet Öz', amount: 200_000 },
    ]);
    const [first = NONE, second = NONE] = rowIds;
    rowsEdit(store, { batchId, actor, edits: [{ rowId: first, field: 'name', text: 'Ayşe Kaya' }] });
    const contents = new RowContents(store, batchId);
    expect([first, second].map((rowId) => contents.byId(rowId)?.values.name)).toEqual(['Ayşe Kaya', 'Mehmet Öz']);
    expect(standingAlone(store, batchId)).toEqual([0, 1]);
  });

  it('refuses a row that was put in another’s place, a block under another list and a block that was altered', async () => {
    const { store, batchId, ids, companyId } = await imported();
    const [first = NONE, second = NONE] = ids.slice(1);
    const swapped = (a: RowId, b: RowId) => {
      const place = store.db.prepare('UPDATE rows SET position = ? WHERE row_id = ?');
      place.run(1_000, a);
      place.run(1, b);
      place.run(2, a);
    };
    swapped(first, second);
    expect(() => new RowContents(store, batchId).byId(first)).toThrow();
    swapped(second, first);
    expect(nameAndExtra(new RowContents(store, batchId), first)).toEqual(expected(1));
    const other = await importRows(store, companyId, sheet().toReversed());
    store.db
      .prepare(
        'UPDATE row_blocks SET sealed = (SELECT sealed FROM row_blocks WHERE batch_id = ? AND first = 0) WHERE batch_id = ? AND first = 0',
      )
      .run(other, batchId);
    expect(() => new RowContents(store, batchId).byId(first)).toThrow();
    const block = store.db.prepare('SELECT sealed FROM row_blocks WHERE batch_id = ? AND first = 100').get(batchId);
    const altered = Uint8Array.from(block?.['sealed'] as Uint8Array);
    altered[500] = (altered[500] ?? 0) ^ 1;
    store.db.prepare('UPDATE row_blocks SET sealed = ? WHERE batch_id = ? AND first = 100').run(altered, batchId);
    expect(() => new RowContents(store, batchId).byId(ids[101] ?? NONE)).toThrow();
  });

  it('opens nothing of a list that was forgotten, and nothing of it is left', async () => {
    const { store, batchId, companyId, ids } = await imported();
    retentionOperations['retention.forget'](store, { companyId, batchIds: [batchId], actor });
    expect(new RowContents(store, batchId).byId(ids[3] ?? NONE)).toBeUndefined();
    expect(store.db.prepare('SELECT count(*) AS n FROM row_blocks').get()?.['n']).toBe(0);
  });
});
