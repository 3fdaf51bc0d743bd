import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ledgerFile } from '../connection.ts';
import { ASIDE } from '../sweep.ts';

/** Where a restore prepares the ledger that is to be put in place. */
export const RESTORING = 'restoring';
const READY = 'ready';

/** Marks the prepared ledger as whole and decided: from here on the swap is finished even after a crash, at the next start. */
export function decideSwap(folder: string, aside: string): void {
  writeFileSync(join(folder, RESTORING, READY), aside, { flag: 'wx', mode: 0o600, flush: true });
  syncFolder(join(folder, RESTORING));
}

/** True when a restored ledger waits to be put in place. */
export function swapWaits(folder: string): boolean {
  return existsSync(join(folder, RESTORING, READY));
}

/**
 * Puts a decided restore in place: the previous ledger and its log go aside, the restored file takes their name. Each step
 * can be the last before a crash; the next call goes on from there. Without a decided restore, what an interrupted one left is removed.
 * Never called while a store is open on the folder.
 */
export function finishSwap(folder: string): void {
  const restoring = join(folder, RESTORING);
  const restored = ledgerFile(restoring);
  if (swapWaits(folder) && existsSync(restored)) {
    const aside = join(folder, ASIDE, readFileSync(join(restoring, READY), 'utf8'));
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    // The log first: a log beside another database would be played into it.
    for (const end of ['-wal', '-shm', '']) {
      const file = `${ledgerFile(folder)}${end}`;
      if (existsSync(file)) renameSync(file, join(aside, `ledger.db${end}`));
    }
    renameSync(restored, ledgerFile(folder));
    syncFolder(folder);
  }
  rmSync(restoring, { recursive: true, force: true });
}

/** Directory entries reach the disk; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
