import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
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
 * the disk itself keeps of overwritten blocks is out of a program's reach.
 */
export function sweep(db: DatabaseSync, folder: string): void {
  if (getMeta(db, DUE) === undefined) return;
  for (const place of [BACKUPS, ASIDE]) destroyFolder(join(folder, place));
  truncateWal(db);
  db.exec('VACUUM');
  db.prepare('DELETE FROM meta WHERE key = ?').run(DUE);
  truncateWal(db);
}

function truncateWal(db: DatabaseSync): void {
  const done = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (done?.['busy'] !== 0) throw new Error('the write-ahead log is in use');
}

/** Overwrites and removes every file of a folder of ours. */
export function destroyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) destroyFile(join(entry.parentPath, entry.name));
  rmSync(folder, { recursive: true, force: true });
}

/** Overwrites a copy with zeros before it is removed: better than nothing on disks that write in place. */
export function destroyFile(path: string): void {
  if (!existsSync(path)) return;
  const zeros = Buffer.alloc(1 << 20);
  const file = openSync(path, 'r+');
  try {
    const { size } = statSync(path);
    for (let at = 0; at < size; at += zeros.length) writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}
