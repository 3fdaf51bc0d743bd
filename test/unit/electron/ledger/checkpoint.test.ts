import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IdleCheckpoint } from '../../../../electron/ledger/checkpoint.ts';
import { openStore, type OpenedStore } from '../../../../electron/ledger/open.ts';

let folder = '';
let store: OpenedStore;
const fileBytes = (): number => statSync(join(folder, 'ledger.db')).size;

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'odeme-masasi-log-'));
  const opened = openStore({ folder, dataKey: new Uint8Array(32).fill(3), anchor: undefined });
  if (!opened.ok) throw new Error(opened.problem.code);
  store = opened.value;
});
afterEach(() => {
  vi.useRealTimers();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Two megabytes more in the ledger, committed. */
function write(): void {
  store.transaction(() =>
    store.journal.append({ actor: '', kind: 'asked', open: { fill: 'x'.repeat(2 * 1024 * 1024) } }),
  );
}

it('the log is moved into the file once nobody has asked for two seconds, and not in anybody’s way', () => {
  const idle = new IdleCheckpoint(store.db);
  const before = fileBytes();
  write();
  idle.served();
  vi.advanceTimersByTime(1_500);
  idle.served();
  vi.advanceTimersByTime(1_500);
  expect(fileBytes()).toBe(before);
  vi.advanceTimersByTime(600);
  expect(fileBytes()).toBeGreaterThan(before + 1024 * 1024);
  expect(store.journal.verify().faults).toEqual([]);
});

it('is left alone while a transaction is open, after stop, and when the ledger is closed', () => {
  const idle = new IdleCheckpoint(store.db);
  const before = fileBytes();
  write();
  store.db.exec('BEGIN IMMEDIATE');
  idle.served();
  vi.advanceTimersByTime(5_000);
  expect(fileBytes()).toBe(before);
  store.db.exec('COMMIT');
  idle.served();
  idle.stop();
  vi.advanceTimersByTime(5_000);
  expect(fileBytes()).toBe(before);
});
