import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { openStore, type OpenedStore } from '../../../../electron/ledger/open.ts';
import { rowsEdit } from '../../../../electron/ledger/rows/edit.ts';
import { keptWorkbook } from '../../../../electron/ledger/rows/kept-workbook.ts';
import { openList } from '../../../../electron/ledger/rows/open-list.ts';
import { storedReading } from '../../../../electron/ledger/rows/reading.ts';
import { RowContents } from '../../../../electron/ledger/rows/row-contents.ts';
import type { BatchId } from '../../../../shared/ids.ts';
import { ibanOf } from './rows/ledger-of-rows.ts';

const OLD = new URL('../../../fixtures/ledgers/version-2.db.gz', import.meta.url);

/** The ledger that version 2 of the schema wrote: one list of three rows, each sealed by itself, and its file in one blob. */
function openOld(): () => OpenedStore {
  const folder = mkdtempSync(join(tmpdir(), 'odeme-masasi-older-'));
  writeFileSync(join(folder, 'ledger.db'), gunzipSync(readFileSync(OLD)), { mode: 0o600 });
  let store: OpenedStore | undefined;
  onTestFinished(() => {
    store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    store?.close();
    const outcome = openStore({ folder, dataKey: new Uint8Array(32).fill(7), anchor: undefined });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return (store = outcome.value);
  };
}

it('a ledger of the second version opens with everything that is in it, and is edited', () => {
  const open = openOld();
  const store = open();
  const batchId = store.db.prepare('SELECT id FROM batches').get()?.['id'] as BatchId;
  const list = openList(store, batchId);
  expect(list.rows.map(({ content }) => [content.values.name, content.values.recipientInfo])).toEqual(
    [1, 2, 3].map((n) => [`Kişi ${n}`, ibanOf(n)]),
  );
  const file = new Uint8Array(3_000).map((_, at) => (at * 31) % 251);
  file.set([0x50, 0x4b]);
  expect(keptWorkbook(store, { batchId })).toEqual(Buffer.from(file));
  expect(storedReading(store, { batchId })?.names).toEqual([{ index: 0, name: 'Ad' }]);
  expect(store.journal.verify().faults).toEqual([]);

  const rowId = list.rows[1]?.rowId ?? list.rows[0]?.rowId;
  if (rowId === undefined) throw new Error('no rows');
  rowsEdit(store, { batchId, edits: [{ rowId, field: 'name', text: 'Başka Biri' }], actor: 'Ayşe' });
  const again = open();
  expect(openList(again, batchId).rows.map(({ content }) => content.values.name)).toEqual([
    'Kişi 1',
    'Başka Biri',
    'Kişi 3',
  ]);
  expect(new RowContents(again, batchId).byId(rowId)?.extra).toEqual([[7, 'Bordro 2']]);
});
