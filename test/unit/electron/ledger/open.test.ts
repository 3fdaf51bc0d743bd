import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRuntime, ledgerFile, pragma } from '../../../../electron/ledger/connection.ts';
import { journalOperations } from '../../../../electron/ledger/journal-operations.ts';
import { openStore } from '../../../../electron/ledger/open.ts';
import type { OpenedStore, OpenOptions } from '../../../../electron/ledger/open.ts';
import { MIGRATIONS } from '../../../../electron/ledger/schema.ts';
import { storedReading } from '../../../../electron/ledger/rows/reading.ts';
import type { BatchId } from '../../../../shared/ids.ts';
import type { Outcome } from '../../../../shared/problems.ts';

const KEY = new Uint8Array(32).fill(3);
const NOW = Date.parse('2026-11-20T09:00:00+03:00');
let folder: string;
const opened: OpenedStore[] = [];

beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), 'masa-open-')), 'ledger')));
afterEach(() => {
  opened.splice(0).forEach((store) => store.close());
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

function open(options: Partial<OpenOptions> = {}): Outcome<OpenedStore> {
  const result = openStore({ folder, dataKey: KEY, anchor: undefined, now: () => NOW, ...options });
  if (result.ok) opened.push(result.value);
  return result;
}
function mustOpen(options: Partial<OpenOptions> = {}): OpenedStore {
  const result = open(options);
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.problem)}`);
  return result.value;
}
const code = (result: Outcome<unknown>): string => (result.ok ? 'opened' : result.problem.code);
const note = (store: OpenedStore, kind: string): void =>
  void store.transaction(() => store.journal.append({ actor: 'Selin', kind, open: {} }));

describe('a ledger that opens', () => {
  it('is nobody else’s to read', () => {
    mustOpen();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(ledgerFile(folder)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['locking_mode', 'exclusive'],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    ['trusted_schema', 0],
    ['user_version', MIGRATIONS.length],
    ['application_id', 0x4f444d53],
  ])('has %s = %s', (name, value) => expect(pragma(mustOpen().db, name)).toBe(value));

  it.each(['Şükrü’nün Ödemeleri ✓', 'boşluk ve % işareti #1', 'u'.repeat(200)])(
    'lives in a folder called %s',
    (name) => {
      const store = mustOpen({ folder: join(folder, name, 'ödeme') });
      note(store, 'asked');
      expect(store.journal.head().seq).toBe(1);
    },
  );

  it('gives ids of 20 lower case letters and digits', () => {
    const store = mustOpen();
    const ids = Array.from({ length: 500 }, () => store.newId());
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{20}$/);
  });

  it('says that the clock is before the newest entry, and works', () => {
    const store = mustOpen();
    note(store, 'asked');
    store.close();
    const later = mustOpen({ now: () => NOW - 3_600_000 });
    expect(later.mayNotSend()).toEqual({ code: 'clock.inPast', params: { now: NOW - 3_600_000, newest: NOW } });
    note(later, 'asked');
    expect(later.mayNotSend()?.code).toBe('clock.inPast');
  });

  it('sees a clock that jumps back while it is open, forgives a few minutes, and sees when it was put right', () => {
    let now = NOW;
    const store = mustOpen({ now: () => now });
    note(store, 'asked');
    for (const [ms, expected] of [
      [0, undefined],
      [-4 * 60_000, undefined],
      [-6 * 60_000, 'clock.inPast'],
      [1, undefined],
    ] as const) {
      now = NOW + ms;
      expect(store.mayNotSend()?.code).toBe(expected);
    }
  });

  it('takes a person’s word that the clock is right, also after a restart, and keeps it in the journal', () => {
    const store = mustOpen({ now: () => NOW + 400 * 86_400_000 });
    note(store, 'asked');
    store.close();
    const back = mustOpen({ now: () => NOW });
    journalOperations['journal.trustClock'](back, { actor: 'Selin' });
    expect(back.mayNotSend()).toBeNull();
    back.close();
    const again = mustOpen({ now: () => NOW + 1000 });
    expect(again.mayNotSend()).toBeNull();
    const kinds = again.db.prepare('SELECT kind, actor FROM journal ORDER BY seq').all();
    expect(kinds.at(-1)).toEqual({ kind: 'clockTrusted', actor: 'Selin' });
    journalOperations['journal.trustClock'](again, { actor: 'Selin' });
    expect(again.journal.head().seq).toBe(kinds.length);
    expect(again.verify().faults).toEqual([]);
  });
});

describe('transactions', () => {
  it('leave nothing of one that threw: rows, journal, change notices', () => {
    const told: unknown[] = [];
    const heads: unknown[] = [];
    const store = mustOpen({ onChanged: (what) => told.push(what), onHead: (head) => heads.push(head) });
    expect(() =>
      store.transaction(() => {
        store.journal.append({ actor: '', kind: 'asked', open: {} });
        store.changed({ companies: true });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.journal.head()).toEqual({ seq: 0, mac: '' });
    note(store, 'asked');
    expect(store.journal.verify().faults).toEqual([]);
    expect(told).toEqual([]);
    expect(heads).toHaveLength(1);
  });

  it('tell what changed after the commit, not before', () => {
    const seen: boolean[] = [];
    const store = mustOpen({ onChanged: () => void seen.push(store.db.isTransaction) });
    store.transaction(() => store.changed({ companies: true }));
    expect(seen).toEqual([false]);
  });

  it('do not nest', () => {
    const store = mustOpen();
    expect(() => store.transaction(() => store.transaction(() => 1))).toThrow(/nest/);
  });
});

describe('what does not open', () => {
  const closed = (change: () => void = () => undefined): void => {
    const store = mustOpen();
    for (let n = 0; n < 200; n += 1) note(store, 'asked');
    store.close();
    change();
  };

  it('a network drive', () => expect(code(open({ probe: () => true }))).toBe('ledger.networkDrive'));
  it('a folder that cannot be made', () => {
    writeFileSync(folder, 'a file');
    expect(code(open())).toMatch(/^ledger\.folder$/);
  });
  it('the wrong data key', () => {
    closed();
    expect(code(open({ dataKey: new Uint8Array(32).fill(4) }))).toBe('keychain.dataKeyWrong');
    expect(code(open())).toBe('opened');
  });
  it('a file that is no database', () => {
    closed(() => writeFileSync(ledgerFile(folder), 'PK\u0003\u0004 not a database at all'.repeat(200)));
    expect(code(open())).toBe('ledger.corrupt');
  });
  it('a file that was cut short', () => {
    closed(() => truncateSync(ledgerFile(folder), Math.floor(statSync(ledgerFile(folder)).size / 2 / 4096) * 4096));
    expect(code(open())).toBe('ledger.corrupt');
  });
  it('another program’s database', () => {
    closed(() => {
      rmSync(ledgerFile(folder));
      const other = new DatabaseSync(ledgerFile(folder));
      other.exec('CREATE TABLE theirs (x); PRAGMA application_id = 7');
      other.close();
    });
    expect(code(open())).toBe('ledger.corrupt');
  });
  it('a ledger of a later version, which is left as it is', () => {
    closed(() => {
      const db = new DatabaseSync(ledgerFile(folder));
      db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
      db.close();
    });
    const before = readFileSync(ledgerFile(folder));
    expect(open()).toEqual({
      ok: false,
      problem: { code: 'ledger.newer', params: { version: MIGRATIONS.length + 1, known: MIGRATIONS.length } },
    });
    expect(readFileSync(ledgerFile(folder)).equals(before)).toBe(true);
  });
  it('a real company where the key is only in a file', () => {
    const store = mustOpen();
    store.db.exec(
      "INSERT INTO companies (id, name, environment, colour, settings, limits, created_at) VALUES ('c', 'x', 'sandbox', 'plum', '{}', '{}', 1)",
    );
    store.close();
    expect(code(open({ practiceOnly: true }))).toBe('keychain.missing');
  });
  it.each([
    ['20.19.0', '3.53.0', 'runtime.tooOld'],
    ['24.0.0', '3.51.2', 'runtime.tooOld'],
    ['24.0.0', '3.51.3', 'opened'],
    ['25.1.0', '4.0.0', 'opened'],
  ])('Node %s with SQLite %s: %s', (node, sqlite, expected) => expect(code(checkRuntime(node, sqlite))).toBe(expected));
});

describe('migrations', () => {
  const NEXT = [...MIGRATIONS, "ALTER TABLE companies ADD COLUMN note TEXT NOT NULL DEFAULT ''"];

  it('back the ledger up first, sealed as it is', () => {
    const store = mustOpen();
    note(store, 'asked');
    store.close();
    const next = mustOpen({ migrations: NEXT });
    expect(pragma(next.db, 'user_version')).toBe(NEXT.length);
    const [name = ''] = readdirSync(join(folder, 'backups'));
    const copy = new DatabaseSync(join(folder, 'backups', name), { readOnly: true });
    expect(pragma(copy, 'user_version')).toBe(MIGRATIONS.length);
    expect(copy.prepare('SELECT count(*) AS n FROM journal').get()?.['n']).toBe(1);
    copy.close();
    expect(statSync(join(folder, 'backups', name)).mode & 0o077).toBe(0);
  });

  it('bring a ledger of the first version, which kept no readings, to the newest', () => {
    const old = mustOpen({ migrations: MIGRATIONS.slice(0, 1) });
    expect(old.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'readings'").get()).toBeUndefined();
    old.close();
    const now = mustOpen();
    expect(pragma(now.db, 'user_version')).toBe(MIGRATIONS.length);
    expect(storedReading(now, { batchId: 'a-list-of-then' as BatchId })).toBeNull();
  });

  it('leave the old version whole when one fails', () => {
    mustOpen().close();
    expect(() => open({ migrations: [...NEXT, 'CREATE TABLE half (x); SELECT * FROM nowhere'] })).toThrow(/nowhere/);
    const store = mustOpen({ migrations: NEXT });
    expect(store.db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()?.['n']).toBe(0);
  });
});

describe('a disk that takes nothing more', () => {
  it('rolls back whole, says so, and the ledger goes on being readable', () => {
    const first = mustOpen();
    const pages = Number(pragma(first.db, 'page_count'));
    first.close();
    const store = mustOpen({ maxPageCount: pages + 20 });
    const before = store.journal.head();
    const fill = (): void =>
      store.transaction(() => {
        for (let n = 0; n < 1000; n += 1)
          store.journal.append({ actor: '', kind: 'asked', open: { fill: 'x'.repeat(500) } });
      });
    expect(fill).toThrow(expect.objectContaining({ errcode: 13 }));
    expect(store.journal.head()).toEqual(before);
    expect(store.db.isTransaction).toBe(false);
    note(store, 'asked');
    expect(store.journal.verify().faults).toEqual([]);
  });

  it('opens read-only for looking, and every change is refused', () => {
    const store = mustOpen();
    note(store, 'asked');
    store.close();
    const safe = mustOpen({ readOnly: true });
    expect(safe.verification).toMatchObject({ entries: 1, faults: [] });
    expect(() => note(safe, 'asked')).toThrow(expect.objectContaining({ errcode: 8 }));
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });
});
