import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_SETTINGS } from '../../../../../shared/companies.ts';
import type { CompanySettings, Environment, Limits } from '../../../../../shared/companies.ts';
import type { BatchId, CompanyId } from '../../../../../shared/ids.ts';
import type { RowQuery } from '../../../../../shared/row-query.ts';
import { EMPTY_TYPED, type RowTyped, type RowView, type Typed } from '../../../../../shared/rows.ts';
import { openStore, type OpenedStore } from '../../../../../electron/ledger/open.ts';
import { attachImport, type ImportArgs } from '../../../../../electron/ledger/rows/import-sink.ts';
import { rowsPage } from '../../../../../electron/ledger/rows/page.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import { packRows } from '../../../../fixtures/pack-rows.ts';
import type { RowsMessage, TableFacts } from '../../../../../electron/workbook/protocol.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

/** A moment to start from: 1 November 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 10, 1, 9);

/** A clock that a test sets forward. */
export class Clock {
  at = START;
  readonly now = (): number => this.at;
}

/** A ledger in a folder of its own, closed and removed when the test ends. */
export function newLedger(clock: Clock = new Clock()): {
  readonly store: OpenedStore;
  readonly clock: Clock;
  /** Closes the ledger and opens it again, as a restart does. */
  readonly reopen: () => OpenedStore;
} {
  const folder = mkdtempSync(join(tmpdir(), 'odeme-masasi-rows-'));
  let store = opened(folder, clock);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    store,
    clock,
    reopen: () => {
      store.close();
      store = opened(folder, clock);
      return store;
    },
  };
}

function opened(folder: string, clock: Clock): OpenedStore {
  const outcome = openStore({ folder, dataKey: new Uint8Array(32).fill(7), anchor: undefined, now: clock.now });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

/** Adds a company straight into the table: its own operations are tested elsewhere. */
export function newCompany(
  store: Store,
  options: {
    readonly environment?: Environment;
    readonly settings?: Partial<CompanySettings>;
    readonly limits?: Partial<Limits>;
    readonly name?: string;
  } = {},
): CompanyId {
  const id = store.newId() as CompanyId;
  store.db
    .prepare(
      'INSERT INTO companies (id, name, environment, colour, settings, limits, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      id,
      options.name ?? 'Örnek A.Ş.',
      options.environment ?? 'practice',
      'teal',
      JSON.stringify({ ...DEFAULT_SETTINGS, ...options.settings }),
      JSON.stringify({ ...DEFAULT_LIMITS, ...options.limits }),
      store.now(),
    );
  return id;
}

/** A row of a sheet: what is not given is what most rows have. */
export function sheetRow(typed: Partial<Typed>, more: Partial<Omit<RowTyped, 'typed'>> = {}): RowTyped {
  return {
    excelRow: more.excelRow ?? null,
    typed: { ...EMPTY_TYPED, recipientType: 'IBAN', amount: '1000,00', description: 'Kasım maaşı', ...typed },
    convention: more.convention ?? 'comma',
    facts: more.facts ?? [],
    extra: more.extra ?? [],
    rowId: more.rowId ?? null,
  };
}

/** A valid Turkish IBAN for a number, with the bank code of Ziraat. */
export function ibanOf(account: number): string {
  const bban = `000100${String(account).padStart(16, '0')}`;
  let remainder = 0;
  for (const digit of `${bban}292700`) remainder = (remainder * 10 + Number(digit)) % 97;
  return `TR${String(98 - remainder).padStart(2, '0')}${bban}`;
}

export const DEFAULT_FACTS: Omit<TableFacts, 'rows'> = {
  sha256: 'a'.repeat(64),
  totalRows: [],
  noteRows: [],
  totalInFile: null,
  extraColumns: [],
};

/** Sends rows as the workbook's worker does, with credit, and ends. */
export function feed(port: MessagePort, rows: readonly RowTyped[], last: RowsMessage, chunk = 500): void {
  let at = 0;
  const send = (): void => {
    if (at < rows.length) {
      port.postMessage({ type: 'rows', rows: packRows(rows.slice(at, at + chunk)) } satisfies RowsMessage);
      at += chunk;
    } else port.postMessage(last);
  };
  port.on('message', send);
  send();
}

/** Imports rows into a new list, or into the list that `correctsBatchId` names. */
export async function importRows(
  store: Store,
  companyId: CompanyId,
  rows: readonly RowTyped[],
  args: Partial<ImportArgs> & { readonly facts?: Partial<TableFacts> } = {},
): Promise<BatchId> {
  const { port1, port2 } = new MessageChannel();
  const { facts, ...rest } = args;
  feed(port2, rows, { type: 'end', facts: { ...DEFAULT_FACTS, rows: rows.length, ...facts } });
  try {
    const { batchId } = await attachImport(store, port1, {
      actor: 'Ayşe',
      companyId,
      name: 'Kasım maaşları',
      period: '2026-11',
      purpose: 'SALARY',
      fileName: 'kasim.xlsx',
      sheet: 'Sayfa1',
      sameFileReason: null,
      correctsBatchId: null,
      workbook: null,
      reading: null,
      ...rest,
    });
    return batchId;
  } finally {
    port1.close();
  }
}

export const EVERYTHING: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

/** All rows a query shows, page by page. */
export function rowsOf(store: Store, batchId: BatchId, query: Partial<RowQuery> = {}): RowView[] {
  const rows: RowView[] = [];
  for (;;) {
    const page = rowsPage(store, { batchId, query: { ...EVERYTHING, ...query }, offset: rows.length, limit: 500 });
    rows.push(...page.rows);
    if (page.rows.length === 0) return rows;
  }
}
