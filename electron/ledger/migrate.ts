import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fail } from '../../shared/problems.ts';
import { UNTOLD } from './advance.ts';
import type { Progress } from './advance.ts';
import { APPLICATION_ID, pragma } from './connection.ts';
import { ProblemError } from './problem-error.ts';
import { MIGRATIONS } from './schema.ts';
import { BACKUPS } from './sweep.ts';

/** Automatic backups kept; older ones go. */
const KEPT = 3;

/**
 * Brings the ledger to the newest version, each step in one transaction. Before the first step of an older ledger a copy
 * is written to the backup folder; returns its path, or undefined when none was needed. `migrations` is given by tests.
 */
export function migrate(
  db: DatabaseSync,
  folder: string,
  now: number,
  migrations: readonly string[] = MIGRATIONS,
): string | undefined {
  const from = Number(pragma(db, 'user_version'));
  if (from > migrations.length)
    throw new ProblemError(fail('ledger.newer', { version: from, known: migrations.length }).problem);
  if (from === migrations.length) return undefined;
  const copy = from === 0 ? undefined : backUpBefore(db, folder, from, now);
  migrations.slice(from).forEach((sql, index) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${from + index + 1}; PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });
  return copy;
}

function backUpBefore(db: DatabaseSync, folder: string, from: number, now: number): string {
  const place = join(folder, BACKUPS);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const copy = join(place, `before-version-${from + 1}-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`);
  copyLedger(db, copy);
  const older = readdirSync(place)
    .filter((name) => name.startsWith('before-version-'))
    .toSorted((a, b) => a.slice(-27).localeCompare(b.slice(-27)));
  for (const name of older.slice(0, -KEPT)) rmSync(join(place, name), { force: true });
  return copy;
}

/** A consistent copy made by SQLite and flushed to disk; what is sealed stays sealed. `to` must not exist. */
export function copyLedger(db: DatabaseSync, to: string, { begin }: Progress = UNTOLD): void {
  // The file is there first, empty and private: SQLite would make it readable to all.
  closeSync(openSync(to, 'wx', 0o600));
  const pages = Number(pragma(db, 'page_count')) - Number(pragma(db, 'freelist_count'));
  begin('copy', { file: to, total: pages * Number(pragma(db, 'page_size')) });
  try {
    db.prepare('VACUUM INTO ?').run(to);
    chmodSync(to, 0o600);
    const file = openSync(to, 'r+');
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}
