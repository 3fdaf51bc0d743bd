import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import { importAccept, importAhead, importDrop } from '../../../../../electron/ledger/rows/import-ahead.ts';
import type { ImportArgs } from '../../../../../electron/ledger/rows/import-sink.ts';
import { openList } from '../../../../../electron/ledger/rows/open-list.ts';
import { batchOperations } from '../../../../../electron/ledger/rows/operations.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/companies.ts';
import type { BatchId, CompanyId } from '../../../../../shared/ids.ts';
import type { RowTyped } from '../../../../../shared/rows.ts';
import { DEFAULT_FACTS, feed, ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-ahead-'));
const path = join(folder, 'kasim.xlsx');
const bytes = Buffer.from('PK, as every workbook begins');
writeFileSync(path, bytes);
afterAll(() => rmSync(folder, { recursive: true }));
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** Every fifth person is in the list twice, every seventh has no amount. */
const people: readonly RowTyped[] = Array.from({ length: 1_234 }, (_, index) =>
  sheetRow(
    {
      recipient: ibanOf(index - (index % 5 === 4 ? 1 : 0)),
      name: `Kişi ${index}`,
      ...(index % 7 === 0 ? { amount: '' } : {}),
    },
    { excelRow: index + 2, extra: [[7, `D${index}`]] },
  ),
);

async function ahead(store: Store, companyId: CompanyId, rows = people): Promise<BatchId> {
  const { port1, port2 } = new MessageChannel();
  feed(port2, rows, { type: 'end', facts: { ...DEFAULT_FACTS, sha256, rows: rows.length } });
  try {
    return await importAhead(store, port1, { companyId });
  } finally {
    port1.close();
  }
}

function accept(store: Store, companyId: CompanyId, id: BatchId, file = path) {
  const args: Omit<ImportArgs, 'workbook'> = {
    actor: 'Ayşe',
    companyId,
    name: 'Kasım maaşları',
    period: '2026-11',
    purpose: 'SALARY',
    fileName: 'kasim.xlsx',
    sheet: 'Sayfa1',
    sameFileReason: null,
    correctsBatchId: null,
    reading: null,
  };
  return importAccept(store, { ...args, ahead: id, path: file, keeps: true });
}

const TABLES = ['batches', 'rows', 'row_blocks', 'search_parts', 'workbook_parts', 'journal'] as const;
const written = (store: Store): unknown[] =>
  TABLES.map((table) => store.db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.['n']);

describe('import.ahead', () => {
  test('writes all rows of a long list, be they as long as they like', async () => {
    const { store, reopen } = newLedger();
    const companyId = newCompany(store);
    const long = Array.from({ length: 6_000 }, (_, index) =>
      sheetRow(
        { recipient: ibanOf(index), name: `Kişi ${index}`, description: 'x'.repeat(index % 400) },
        { excelRow: index + 2 },
      ),
    );
    const id = await ahead(store, companyId, long);
    expect(accept(store, companyId, id)).toEqual({ batchId: id });
    const { rows } = openList(reopen(), id);
    expect(rows.map((row) => row.content.typed)).toEqual(long.map((row) => row.typed));
  });
  test('lets a long list go', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const long = Array.from({ length: 6_000 }, (_, index) =>
      sheetRow({ recipient: ibanOf(index) }, { excelRow: index + 2 }),
    );
    const id = await ahead(store, companyId, long);
    importDrop(store, { ahead: id });
    expect(accept(store, companyId, id)).toBeNull();
  });
  test('writes nothing until it is accepted, and then what an import writes', async () => {
    const { store, reopen } = newLedger();
    const companyId = newCompany(store);
    const before = written(store);
    const id = await ahead(store, companyId);
    expect(written(store)).toEqual(before);
    expect(accept(store, companyId, id)).toEqual({ batchId: id });
    expect(batchOperations['batches.workbook'](store, { batchId: id })).toEqual(bytes);
    const rows = rowsOf(store, id);
    expect(rows).toHaveLength(people.length);
    const streamed = rowsOf(store, await importRows(store, newCompany(store, { name: 'B' }), people));
    const bare = (each: (typeof rows)[number]) => ({ ...each, rowId: '' });
    expect(rows.map(bare)).toEqual(streamed.map(bare));
    expect(rows.filter((row) => row.issues.some(({ code }) => code === 'duplicate.inList')).length).toBeGreaterThan(0);
    expect(rowsOf(reopen(), id)).toEqual(rows);
  });

  test('checks against history as it is when the list is accepted', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const id = await ahead(store, companyId);
    store.db
      .prepare('UPDATE companies SET limits = json_set(limits, ?, ?) WHERE id = ?')
      .run('$.perItem', 50_000, companyId);
    accept(store, companyId, id);
    expect(rowsOf(store, id).filter((row) => row.issues.some(({ code }) => code === 'limit.item'))).toHaveLength(
      people.filter((row) => row.typed.amount !== '').length,
    );
  });

  test('is not taken once, twice, by another company, after it was let go, or behind the next file', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const first = await ahead(store, companyId);
    expect(accept(store, newCompany(store, { name: 'B' }), first)).toBeNull();
    const second = await ahead(store, companyId);
    expect(accept(store, companyId, first)).toBeNull();
    importDrop(store, { ahead: second });
    expect(accept(store, companyId, second)).toBeNull();
    const third = await ahead(store, companyId);
    importDrop(store, { ahead: second });
    expect(accept(store, companyId, third)).toEqual({ batchId: third });
    expect(accept(store, companyId, third)).toBeNull();
    expect(written(store)[0]).toBe(1);
  });

  test('is read again when the company’s currency changed meanwhile', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const before = written(store);
    const id = await ahead(store, companyId);
    store.db
      .prepare('UPDATE companies SET settings = ? WHERE id = ?')
      .run(JSON.stringify({ ...DEFAULT_SETTINGS, currency: 'EUR' }), companyId);
    expect(accept(store, companyId, id)).toBeNull();
    expect(written(store)).toEqual(before);
  });

  test('refuses a file that is another one by now, and a list without rows', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const before = written(store);
    const codeOf = (work: () => unknown): string => {
      try {
        work();
      } catch (cause) {
        if (cause instanceof ProblemError) return cause.problem.code;
        throw cause;
      }
      return 'none';
    };
    const another = join(folder, 'another.xlsx');
    writeFileSync(another, 'another');
    const changed = await ahead(store, companyId);
    expect(codeOf(() => accept(store, companyId, changed, another))).toBe('workbook.sourceGone');
    const gone = await ahead(store, companyId);
    expect(codeOf(() => accept(store, companyId, gone, join(folder, 'none.xlsx')))).toBe('workbook.sourceGone');
    const unread = await ahead(store, companyId);
    expect(codeOf(() => accept(store, companyId, unread, folder))).toBe('fileRead');
    const empty = await ahead(store, companyId, []);
    expect(codeOf(() => accept(store, companyId, empty))).toBe('batch.empty');
    expect(written(store)).toEqual(before);
  });

  test('holds nothing of a survey that ended otherwise', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const { port1, port2 } = new MessageChannel();
    const held = importAhead(store, port1, { companyId });
    port2.close();
    await expect(held).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
