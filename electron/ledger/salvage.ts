import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { APPLICATION_ID, ledgerFile, pragma } from './connection.ts';
import { problemOf } from './failures.ts';
import { MIGRATIONS } from './schema.ts';
import { destroyFolder } from './sweep.ts';

/** A copy of a ledger, somewhere private, that opens where the ledger itself does not. */
export interface Salvaged {
  readonly folder: string;
  /** True when the file was damaged and rows were carried over one by one: some may be missing. */
  readonly rebuilt: boolean;
  /** Tables of which some rows could not be read. */
  readonly damaged: readonly string[];
  /** Overwrites and removes the copy. */
  remove(): void;
}

/**
 * Copies the ledger of a folder so that what is in it can be read, whatever keeps it from being used: the folder is not
 * written to, a later version's tables are taken for ours as far as they go, and of a damaged file every row that can
 * still be read is carried over into a whole one. No store may be open in this process (see `ledgerFile`). Problems:
 * `ledger.folder` when there is no ledger; `ledger.corrupt` when nothing of it can be read; `diskFull`.
 */
export function salvageLedger(folder: string, place: string = tmpdir()): Outcome<Salvaged> {
  let copy: string | undefined;
  try {
    if (!existsSync(ledgerFile(folder))) return fail('ledger.folder', { reason: 'ENOENT' });
    copy = mkdtempSync(join(place, 'odeme-masasi-'));
    const found = join(copy, 'found');
    mkdirSync(found, { mode: 0o700 });
    for (const ending of ['', '-wal']) {
      const from = `${ledgerFile(folder)}${ending}`;
      if (!existsSync(from)) continue;
      copyFileSync(from, `${ledgerFile(found)}${ending}`);
      // A copy keeps the mode of what it was made of, and that may be read-only.
      chmodSync(`${ledgerFile(found)}${ending}`, 0o600);
    }
    const root = copy;
    const remove = (): void => destroyFolder(root);
    if (isWhole(ledgerFile(found))) return succeed({ folder: found, rebuilt: false, damaged: [], remove });
    const rebuilt = join(copy, 'rebuilt');
    mkdirSync(rebuilt, { mode: 0o700 });
    const { damaged, rows } = carryOver(ledgerFile(found), ledgerFile(rebuilt));
    if (rows > 0) return succeed({ folder: rebuilt, rebuilt: true, damaged, remove });
    remove();
    return fail('ledger.corrupt');
  } catch (error) {
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

/** Whether the copy is a sound ledger; a later version's is marked as ours, since it is only read. */
function isWhole(file: string): boolean {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    if (pragma(db, 'application_id') !== APPLICATION_ID || pragma(db, 'quick_check(1)') !== 'ok') return false;
    if (Number(pragma(db, 'user_version')) > MIGRATIONS.length) db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    return true;
  } catch (error) {
    if (problemOf(error) === undefined) throw error;
    return false;
  } finally {
    if (db?.isOpen === true) db.close();
  }
}

/** Reads every table from its start and, where it breaks off, from its end, into a new ledger. */
function carryOver(from: string, to: string): { readonly damaged: string[]; readonly rows: number } {
  const target = new DatabaseSync(to, { enableForeignKeyConstraints: false });
  const damaged: string[] = [];
  let rows = 0;
  try {
    for (const sql of MIGRATIONS) target.exec(sql);
    target.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}`);
    const tables = target.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    for (const { name } of tables.all() as { name: string }[]) {
      const columns = (target.prepare(`PRAGMA table_info(${name})`).all() as { name: string; pk: number }[]).toSorted(
        (a, b) => a.pk - b.pk,
      );
      const carried = carryTable(from, target, name, columns);
      rows += carried.rows;
      if (carried.broken) damaged.push(name);
    }
    return { damaged, rows };
  } finally {
    target.close();
  }
}

function carryTable(
  from: string,
  target: DatabaseSync,
  table: string,
  columns: readonly { readonly name: string; readonly pk: number }[],
): { readonly rows: number; readonly broken: boolean } {
  const names = columns.map((column) => column.name);
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const keys = columns.filter((column) => column.pk > 0).map((column) => column.name);
  let rows = 0;
  const read = (order: 'ASC' | 'DESC'): boolean => {
    const source = new DatabaseSync(from, { readOnly: true });
    target.exec('BEGIN');
    try {
      const by = keys.map((key) => `${key} ${order}`).join(', ');
      for (const row of source.prepare(`SELECT ${names.join(', ')} FROM ${table} ORDER BY ${by}`).iterate()) {
        const values = names.map((name) => row[name] as SQLInputValue);
        rows += Number(insert.run(...values).changes);
      }
      return true;
    } catch (error) {
      if (problemOf(error) === undefined && !isSqlError(error)) throw error;
      return false;
    } finally {
      target.exec('COMMIT');
      source.close();
    }
  };
  const whole = read('ASC');
  if (!whole) read('DESC');
  return { rows, broken: !whole };
}

/** Whatever SQLite says of a page that is none, a table that is missing, or a row that no longer fits its own rules. */
function isSqlError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
