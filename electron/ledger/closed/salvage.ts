import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import type { Progress } from '../advance.ts';
import { APPLICATION_ID, ledgerFile, pragma } from '../connection.ts';
import { problemOf } from '../failures.ts';
import { MIGRATIONS } from '../schema.ts';
import { destroyFolder } from '../sweep.ts';

/** A copy of a ledger, somewhere private, that opens where the ledger itself does not. */
export interface Salvaged {
  readonly folder: string;
  /** True when the file was damaged and rows were carried over one by one: some may be missing. */
  readonly rebuilt: boolean;
  /** Tables of which some rows could not be read. */
  readonly damaged: readonly string[];
  /** What is to be removed when the copy was read (`removeSalvaged`). */
  readonly root: string;
}

/**
 * Copies the ledger of a folder to a new folder in `place` so that what is in it can be read, whatever keeps it from being
 * used: the folder is not written to, a later version's tables are taken for ours as far as they go, and of a damaged file
 * every row that can still be read is carried over into a whole one. No store may be open in this process (see
 * `ledgerFile`). Problems: `ledger.folder` when there is no ledger; `ledger.corrupt` when nothing of it can be read;
 * `diskFull`; `cancelled`.
 */
export function salvageLedger(
  { folder, place }: { readonly folder: string; readonly place: string },
  progress: Progress,
): Outcome<Salvaged> {
  let root: string | undefined;
  try {
    if (!existsSync(ledgerFile(folder))) return fail('ledger.folder', { reason: 'ENOENT' });
    root = mkdtempSync(join(place, 'odeme-masasi-'));
    const found = join(root, 'found');
    mkdirSync(found, { mode: 0o700 });
    for (const ending of ['', '-wal']) {
      const from = `${ledgerFile(folder)}${ending}`;
      const to = `${ledgerFile(found)}${ending}`;
      if (!existsSync(from)) continue;
      progress.begin('copy', { file: to, total: statSync(from).size });
      copyFileSync(from, to);
      // A copy keeps the mode of what it was made of, and that may be read-only.
      chmodSync(to, 0o600);
    }
    // SQLite walks every page in one call and tells nobody how far it is.
    progress.begin('verify');
    if (isWhole(ledgerFile(found))) return succeed({ folder: found, rebuilt: false, damaged: [], root });
    const rebuilt = join(root, 'rebuilt');
    mkdirSync(rebuilt, { mode: 0o700 });
    progress.begin('salvage');
    const { damaged, rows } = carryOver(ledgerFile(found), ledgerFile(rebuilt), progress);
    if (rows > 0) return succeed({ folder: rebuilt, rebuilt: true, damaged, root });
    destroyFolder(root);
    return fail('ledger.corrupt');
  } catch (error) {
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

/** Overwrites and removes a copy. */
export function removeSalvaged({ root }: Pick<Salvaged, 'root'>, progress: Progress): Outcome<null> {
  destroyFolder(root, progress);
  return succeed(null);
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
function carryOver(
  from: string,
  to: string,
  { advance }: Progress,
): { readonly damaged: string[]; readonly rows: number } {
  const target = new DatabaseSync(to, { enableForeignKeyConstraints: false });
  const damaged: string[] = [];
  let rows = 0;
  let seen = 0;
  try {
    for (const sql of MIGRATIONS) target.exec(sql);
    target.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}`);
    const tables = target.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    for (const { name } of tables.all() as { name: string }[]) {
      const columns = (target.prepare(`PRAGMA table_info(${name})`).all() as { name: string; pk: number }[]).toSorted(
        (a, b) => a.pk - b.pk,
      );
      const carried = carryTable(from, target, name, columns, () => advance('salvage', (seen += 1), null));
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
  onRow: () => void,
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
        onRow();
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
