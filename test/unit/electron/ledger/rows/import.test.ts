import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import { batchesGet, batchesList } from '../../../../../electron/ledger/rows/batch-views.ts';
import { rowsPlace, rowsUndo } from '../../../../../electron/ledger/rows/edit.ts';
import { attachImport, type ImportArgs } from '../../../../../electron/ledger/rows/import-sink.ts';
import { batchOperations } from '../../../../../electron/ledger/rows/operations.ts';
import { reportRows } from '../../../../../electron/ledger/rows/report-rows.ts';
import { rowsReveal } from '../../../../../electron/ledger/rows/reveal.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import { batchDetailSchema, batchSummarySchema } from '../../../../../shared/batches.ts';
import type { CompanyId, RowId } from '../../../../../shared/ids.ts';
import { formatFigures, minor } from '../../../../../shared/money.ts';
import { fail } from '../../../../../shared/problems.ts';
import type { RowTyped } from '../../../../../shared/rows.ts';
import { feed, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';
import { initialise } from './sent-list.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
const actor = 'Ayşe';

function people(count: number): RowTyped[] {
  return Array.from({ length: count }, (_, index) =>
    sheetRow({ recipient: ibanOf(index), name: `Kişi ${index}` }, { excelRow: index + 2 }),
  );
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problem.code;
    throw cause;
  }
  return 'none';
}

function written(store: Store): unknown {
  const count = (table: string): unknown => store.db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.['n'];
  return ['batches', 'rows', 'search_parts', 'workbook_parts', 'edits', 'journal'].map(count);
}

function importArgs(companyId: CompanyId): ImportArgs {
  return {
    actor,
    companyId,
    name: 'Kasım',
    period: '2026-11',
    purpose: 'SALARY',
    fileName: 'a.xlsx',
    sheet: 'S',
    sameFileReason: null,
    correctsBatchId: null,
    workbook: null,
    reading: null,
  };
}

describe('import.attach', () => {
  test('writes every row once, in order, and the list as it is seen', async () => {
    const { store, reopen } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, people(1_234), { facts: { totalInFile: 1_234_000_00 } });
    const before = rowsOf(store, batchId);
    expect(before.map((row) => row.excelRow)).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 2));
    const detail = batchDetailSchema.parse(batchesGet(store, { batchId }));
    expect(detail).toMatchObject({
      name: 'Kasım maaşları',
      state: 'ready',
      counts: { all: 1_234, payable: 1_234 },
      totals: [{ amount: 1_234_000_00, currency: 'TRY' }],
      source: { kind: 'workbook', totalInFile: 1_234_000_00 },
    });
    const again = reopen();
    expect(rowsOf(again, batchId)).toEqual(before);
    expect(batchesGet(again, { batchId })).toEqual(detail);
    for (const summary of batchesList(again, { companyId })) batchSummarySchema.parse(summary);
  });

  test('what is stored holds nobody in clear', async () => {
    const { store } = newLedger();
    await importRows(store, newCompany(store), people(3));
    for (const table of ['rows', 'search_parts', 'journal', 'batches']) {
      const text = JSON.stringify(store.db.prepare(`SELECT * FROM ${table}`).all(), (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      expect(text).not.toMatch(/Kişi|kisi|TR\d{20}/);
    }
  });

  test('keeps the person’s own file, sealed, byte for byte', async () => {
    const { store } = newLedger();
    const workbook = new Uint8Array([80, 75, 3, 4, 0, 255]);
    const batchId = await importRows(store, newCompany(store), people(1), { workbook });
    expect(batchOperations['batches.workbook'](store, { batchId })).toEqual(Buffer.from(workbook));
    const without = await importRows(store, newCompany(store), people(1));
    expect(batchOperations['batches.workbook'](store, { batchId: without })).toBeNull();
  });

  test('a reader that fails leaves nothing behind, and its problem is the answer', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const before = written(store);
    const { port1, port2 } = new MessageChannel();
    feed(port2, people(1_000), { type: 'failed', problem: fail('workbook.damaged').problem });
    expect(await codeOf(attachImport(store, port1, importArgs(companyId)))).toBe('workbook.damaged');
    expect(written(store)).toEqual(before);
    port1.close();
  });

  test('a closed port is a cancelled import and leaves nothing behind', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const before = written(store);
    const { port1, port2 } = new MessageChannel();
    port2.postMessage({ type: 'rows', rows: people(10) });
    port2.on('message', () => port2.close());
    expect(await codeOf(attachImport(store, port1, importArgs(companyId)))).toBe('cancelled');
    expect(written(store)).toEqual(before);
  });

  test('no rows make no list', async () => {
    const { store } = newLedger();
    expect(await codeOf(importRows(store, newCompany(store), []))).toBe('batch.empty');
  });

  test('gives back every row once in a report, extra columns and all, edited or not', async () => {
    const { store } = newLedger();
    const rows = people(1_201).map((row, index) => ({ ...row, extra: [[7, `D${index}`]] as [number, string][] }));
    const batchId = await importRows(store, newCompany(store), rows, {
      facts: { extraColumns: [{ index: 7, name: 'Bölüm' }] },
    });
    const chunks = [...reportRows(store, batchId)];
    expect(chunks.map((chunk) => chunk.length)).toEqual([500, 500, 201]);
    const reported = chunks.flat();
    expect(reported.map((row) => row.extra)).toEqual(rows.map((row) => row.extra));
    expect(reported.map((row) => row.typed)).toEqual(rows.map((row) => row.typed));
    expect(new Set(reported.map((row) => row.rowId)).size).toBe(1_201);
    expect(rowsReveal(store, { batchId, rowId: reported[5]?.rowId ?? ('' as RowId) }).columns).toEqual([
      { name: 'Bölüm', text: 'D5' },
    ]);
  });
});

describe('a corrections workbook', () => {
  async function list() {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, people(4));
    const back = rowsOf(store, batchId).map((row, index) => ({
      ...sheetRow({ recipient: ibanOf(index), name: row.name }, { excelRow: index + 2 }),
      rowId: row.rowId,
    }));
    const correct = (rows: readonly RowTyped[]) =>
      codeOf(importRows(store, companyId, rows, { correctsBatchId: batchId }));
    return { store, batchId, back, correct };
  }

  test('updates the same rows, only where they say something else, as one step', async () => {
    const { store, batchId, back, correct } = await list();
    const before = rowsOf(store, batchId);
    const rows = back.map((row, index) =>
      index === 2 ? { ...row, typed: { ...row.typed, amount: '2.000', name: ' Kişi  2 ' } } : row,
    );
    expect(await correct(rows)).toBe('none');
    const after = rowsOf(store, batchId);
    expect(after[2]).toMatchObject({ rowId: before[2]?.rowId, amount: 2_000_00, edited: ['amount'] });
    expect(after.filter((_, index) => index !== 2)).toEqual(before.filter((_, index) => index !== 2));
    rowsUndo(store, { batchId, actor });
    expect(rowsOf(store, batchId)).toEqual(before);
  });

  test('takes a line without an id as a row that was added', async () => {
    const { store, batchId, back, correct } = await list();
    expect(await correct([...back, sheetRow({ recipient: ibanOf(99), name: 'Yeni' })])).toBe('none');
    expect(rowsOf(store, batchId).map((row) => row.name)).toEqual(['Kişi 0', 'Kişi 1', 'Kişi 2', 'Kişi 3', 'Yeni']);
    rowsUndo(store, { batchId, actor });
    expect(rowsOf(store, batchId)).toHaveLength(4);
  });

  test('asks about a row that did not come back, and no more once it does', async () => {
    const { store, batchId, back, correct } = await list();
    const asked = () =>
      rowsOf(store, batchId).map((row) => row.issues.filter((each) => each.code === 'recipient.notReturned'));
    const before = rowsOf(store, batchId);
    rowsPlace(store, { batchId, actor, rowIds: [before[3]?.rowId ?? ('' as RowId)], place: 'held', reason: 'izinli' });
    expect(await correct(back.slice(0, 2))).toBe('none');
    expect(asked()).toMatchObject([[], [], [{ severity: 'warning', asks: true, answered: null }], []]);
    rowsUndo(store, { batchId, actor });
    expect(asked().flat()).toEqual([]);
    expect(await correct(back.slice(0, 2))).toBe('none');
    expect(await correct(back)).toBe('none');
    expect(asked().flat()).toEqual([]);
  });

  test('changes nothing where only the writing differs: an IBAN in groups, an amount as its format shows it', async () => {
    const { store, batchId, back, correct } = await list();
    const before = rowsOf(store, batchId);
    const rows = back.map((row) => ({
      ...row,
      convention: 'comma' as const,
      typed: {
        ...row.typed,
        recipient: row.typed.recipient.replace(/(.{4})(?=.)/g, '$1 '),
        amount: `₺ ${formatFigures(minor(before[0]?.amount ?? 0), 'tr')}`,
      },
    }));
    expect(await correct(rows)).toBe('none');
    expect(rowsOf(store, batchId)).toEqual(before);
    const other = rows.map((row) => ({ ...row, typed: { ...row.typed, amount: `$ ${row.typed.amount.slice(2)}` } }));
    expect(await correct(other)).toBe('none');
    expect(rowsOf(store, batchId)[0]).toMatchObject({ edited: ['amount'], currency: 'USD' });
  });

  test('refuses a file without any row id, which would add everybody again', async () => {
    const { store, batchId, back, correct } = await list();
    const before = rowsOf(store, batchId);
    expect(await correct(back.map((row) => ({ ...row, rowId: null })))).toBe('workbook.rowIdsMissing');
    expect(rowsOf(store, batchId)).toEqual(before);
  });

  test('refuses copied ids and ids of another list, and changes nothing', async () => {
    const { store, batchId, back, correct } = await list();
    const before = rowsOf(store, batchId);
    const [first] = back;
    if (first === undefined) return;
    expect(await correct([...back, first])).toBe('workbook.copiedRowIds');
    const foreign = { ...first, rowId: 'abcdefgh12345678' as RowId, typed: { ...first.typed, name: 'X' } };
    expect(await correct([foreign])).toBe('workbook.foreignCorrections');
    expect(rowsOf(store, batchId)).toEqual(before);
  });

  test('leaves sent rows alone when they say the same, and refuses to change one', async () => {
    const { store, batchId, back, correct } = await list();
    const held = rowsOf(store, batchId)[3]?.rowId;
    if (held === undefined) return;
    rowsPlace(store, { batchId, actor, rowIds: [held], place: 'held', reason: 'sonra' });
    initialise(store, batchId);
    const change = (at: number) =>
      back.map((row, index) => (index === at ? { ...row, typed: { ...row.typed, name: 'Başka' } } : row));
    expect(await correct(change(0))).toBe('row.bound');
    expect(await correct(change(3))).toBe('none');
    expect(rowsOf(store, batchId)[3]?.name).toBe('Başka');
  });
});
