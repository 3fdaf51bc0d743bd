import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS, DEFAULT_SETTINGS } from '../../shared/companies.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { openStore, type OpenedStore } from '../../electron/ledger/open.ts';
import { insertBatch } from '../../electron/ledger/rows/batch-record.ts';
import type { OpenList } from '../../electron/ledger/rows/open-list.ts';
import { RowIntake } from '../../electron/ledger/rows/intake.ts';

/** A ledger in a folder of its own with a practice company, and the intake of a list that is about to be made in it. */
export interface BenchLedger {
  readonly store: OpenedStore;
  readonly companyId: CompanyId;
  readonly batchId: BatchId;
  readonly intake: RowIntake;
  /** Writes the list that the intake made; call it inside a transaction. */
  insert(list: OpenList): void;
  /** Closes the ledger and removes its folder. */
  close(): void;
}

/** Opens a new ledger in this thread. */
export function openBenchLedger(): BenchLedger {
  const folder = mkdtempSync(join(tmpdir(), 'odeme-masasi-bench-'));
  const opened = openStore({ folder, dataKey: new Uint8Array(32).fill(1), anchor: undefined });
  if (!opened.ok) throw new Error(opened.problem.code);
  const store = opened.value;
  const companyId = store.newId() as CompanyId;
  store.db
    .prepare(
      'INSERT INTO companies (id, name, environment, colour, settings, limits, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(companyId, 'Bench', 'practice', 'teal', JSON.stringify(DEFAULT_SETTINGS), JSON.stringify(DEFAULT_LIMITS), 0);
  const batchId = store.newId() as BatchId;
  const intake = new RowIntake(store, companyId, batchId);
  const made = {
    id: batchId,
    companyId,
    name: 'Bench',
    period: '2026-11',
    purpose: 'SALARY',
    source: { kind: 'workbook', fileName: 'b.xlsx', sheet: 's', sha256: 'x', totalInFile: null },
    extraColumns: [],
    keyWrapped: intake.keyWrapped,
    workbook: null,
  } as const;
  return {
    store,
    companyId,
    batchId,
    intake,
    insert: (list) => insertBatch(store, { ...made, extraColumns: [] }, list.rows, intake),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
