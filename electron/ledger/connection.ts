import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { MOST_LOG_PAGES } from './checkpoint.ts';
import { MIGRATIONS } from './schema.ts';
import { ProblemError } from './problem-error.ts';

/** 'ODMS': the file is this program's ledger and no other's. */
export const APPLICATION_ID = 0x4f444d53;
const MIN_NODE = [24, 0, 0];
const MIN_SQLITE = [3, 51, 3];
/** How long a start waits for an earlier instance that is just closing. */
const LOCK_WAIT_MS = 300;

/**
 * The ledger's file in its folder. While a store is open, nothing else in this process may open and close that file:
 * closing any descriptor of it drops the process's POSIX locks, and with them the one-sender lease
 * (sqlite.org/howtocorrupt.html, 2.2). Copies are made by SQLite itself.
 */
export function ledgerFile(folder: string): string {
  return join(folder, 'ledger.db');
}

/** True when a ledger is there, be it whole, cut short or foreign. A new data key is never made over it. */
export function ledgerExists(folder: string): boolean {
  // A restored ledger that only waits to be put in place is one, too (backup/swap.ts).
  return ['ledger.db', 'ledger.db-wal', join('restoring', 'ready')].some((name) => {
    const file = join(folder, name);
    return existsSync(file) && statSync(file).size > 0;
  });
}

/** Node and SQLite must be new enough to be trusted with the ledger. Problem: `runtime.tooOld`. */
export function checkRuntime(node: string, sqlite: string): Outcome<null> {
  const tooOld = (have: string, need: readonly number[]): boolean => {
    const parts = have.split('.').map(Number);
    const index = need.findIndex((part, at) => (parts[at] ?? 0) !== part);
    return index >= 0 && (parts[index] ?? 0) < (need[index] ?? 0);
  };
  if (tooOld(node, MIN_NODE)) return fail('runtime.tooOld', { what: 'Node', have: node, need: MIN_NODE.join('.') });
  if (tooOld(sqlite, MIN_SQLITE))
    return fail('runtime.tooOld', { what: 'SQLite', have: sqlite, need: MIN_SQLITE.join('.') });
  return succeed(null);
}

/** What every connection must be, as it is read back. Power loss is covered by these and by nothing a test can show. */
const SETTINGS: readonly (readonly [name: string, set: string, is: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['wal_autocheckpoint', String(MOST_LOG_PAGES), MOST_LOG_PAGES],
  ...(process.platform === 'darwin'
    ? ([
        ['fullfsync', 'ON', 1],
        ['checkpoint_fullfsync', 'ON', 1],
      ] as const)
    : []),
];

export function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

/**
 * Opens the file and takes its exclusive lock for the whole run. Throws what SQLite throws; `failures.ts` knows what it
 * means. A read-only connection reads a ledger nobody else has open and never writes, not even a lock file.
 */
export function connect(file: string, readOnly: boolean, known = MIGRATIONS.length): DatabaseSync {
  // Made by us so that it is nobody else's to read; an existing file is never opened here (see ledgerFile).
  if (!readOnly && !existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  const db = new DatabaseSync(readOnly ? readOnlyPlace(file) : file, {
    readOnly,
    timeout: LOCK_WAIT_MS,
    enableForeignKeyConstraints: true,
  });
  try {
    for (const [name, value, is] of SETTINGS) {
      if (readOnly && name === 'locking_mode') continue;
      db.exec(`PRAGMA ${name} = ${value}`);
      if (pragma(db, name) !== is) throw new Error(`SQLite did not take ${name}`);
    }
    checkIdentity(db, known);
    if (!readOnly) {
      if (pragma(db, 'journal_mode = WAL') !== 'wal') throw new Error('SQLite did not take WAL');
      db.exec('BEGIN EXCLUSIVE; COMMIT');
      db.enableDefensive(true);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A ledger in a folder that cannot be written, closed properly, is read as a file that nobody changes: no lock file can be made there. */
function readOnlyPlace(file: string): string | URL {
  if (existsSync(`${file}-wal`) || isWritable(dirname(file))) return file;
  const place = pathToFileURL(file);
  place.search = '?immutable=1';
  return place;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Problems thrown: `ledger.corrupt` for a file of another program, `ledger.newer` for a later version's ledger. */
function checkIdentity(db: DatabaseSync, known: number): void {
  const version = Number(pragma(db, 'user_version'));
  const application = Number(pragma(db, 'application_id'));
  const empty = Number(pragma(db, 'page_count')) === 0;
  if (!empty && application !== APPLICATION_ID && !(application === 0 && version === 0 && isBare(db)))
    throw new ProblemError(fail('ledger.corrupt', { reason: 'foreign' }).problem);
  if (version > known) throw new ProblemError(fail('ledger.newer', { version, known }).problem);
}

/** A file whose first migration never committed: WAL was set and nothing more. */
function isBare(db: DatabaseSync): boolean {
  return Number(Object.values(db.prepare('SELECT count(*) FROM sqlite_schema').get() ?? {})[0]) === 0;
}
