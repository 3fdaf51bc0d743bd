import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { UNTOLD } from './advance.ts';
import type { Progress } from './advance.ts';
import { ledgerFile, pragma } from './connection.ts';
import { getMeta } from './meta.ts';

const DUE = 'sweepDue';
/** Where copies of the ledger lie: automatic backups, ledgers that a restore set aside, a restore's own work. */
export const BACKUPS = 'backups';
export const ASIDE = 'aside';

/** Notes, inside the transaction that deletes, that the file still has to be swept: a crash in between is made up for at the next start. */
export function sweepLater(db: DatabaseSync): void {
  db.prepare("INSERT INTO meta (key, value) VALUES (?, '1') ON CONFLICT (key) DO NOTHING").run(DUE);
}

/**
 * Makes deleted content gone: from the write-ahead log (checkpoint, truncated), from the file (secure_delete has zeroed it,
 * VACUUM gives the pages back), and from the program's own copies, which hold the wrapped keys of forgotten lists. What
 * the disk itself keeps of overwritten blocks is out of a program's reach. Not to be stopped: the deletion is committed.
 */
export function sweep(db: DatabaseSync, folder: string, progress: Progress = UNTOLD): void {
  if (getMeta(db, DUE) === undefined) return;
  for (const place of [BACKUPS, ASIDE]) destroyFolder(join(folder, place), progress);
  truncateWal(db);
  // SQLite first puts the smaller database together in memory, where nothing can be measured, and then writes it to its log.
  const pages = Number(pragma(db, 'page_count')) - Number(pragma(db, 'freelist_count'));
  progress.begin('compact', { file: `${ledgerFile(folder)}-wal`, total: pages * Number(pragma(db, 'page_size')) });
  db.exec('VACUUM');
  db.prepare('DELETE FROM meta WHERE key = ?').run(DUE);
  truncateWal(db);
}

function truncateWal(db: DatabaseSync): void {
  const done = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (done?.['busy'] !== 0) throw new Error('the write-ahead log is in use');
}

/** Overwrites and removes every file of a folder of ours, with zeros: better than nothing on disks that write in place. */
export function destroyFolder(folder: string, progress: Progress = UNTOLD): void {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const total = files.reduce((bytes, path) => bytes + statSync(path).size, 0);
  let done = 0;
  if (total > 0) progress.begin('erase');
  for (const path of files) destroyFile(path, (bytes) => progress.note('erase', (done += bytes), total));
  rmSync(folder, { recursive: true, force: true });
}

function destroyFile(path: string, onZeroed: (bytes: number) => void): void {
  const zeros = Buffer.alloc(1 << 20);
  const file = openSync(path, 'r+');
  try {
    const { size } = statSync(path);
    for (let at = 0; at < size; at += zeros.length) {
      const bytes = Math.min(zeros.length, size - at);
      writeSync(file, zeros, 0, bytes, at);
      onZeroed(bytes);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}
