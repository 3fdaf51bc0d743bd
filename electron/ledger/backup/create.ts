import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../../shared/problems.ts';
import { pragma } from '../connection.ts';
import { problemOf } from '../failures.ts';
import { getMeta, setMeta } from '../meta.ts';
import { copyLedger } from '../migrate.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { BACKUP_VERSION, ChunkCipher, CHUNK_BYTES, MAGIC, passphraseKeySync, SCRYPT } from './format.ts';
import type { BackupContents, BackupHeader } from './format.ts';

/** The copy a backup is made from; it lies in the ledger's folder, sealed as the ledger is, and only as long as that takes. */
export const COPY_NAME = 'copy-for-backup.db';
const LAST = 'lastBackupAt';

/**
 * Writes the whole ledger and its data key into one file that a passphrase opens. The file appears under its name only
 * when it is complete and on disk. Problems: `diskFull`, `fileWrite`. `cost` is scrypt's and stands in the file's header;
 * the program never gives another than the strong one.
 */
function createBackup(
  store: Store,
  args: { readonly path: string; readonly passphrase: string; readonly cost?: BackupHeader['scrypt'] },
): { readonly createdAt: number; readonly bytes: number } {
  const createdAt = store.now();
  const copy = join(store.folder, COPY_NAME);
  const part = `${args.path}.part`;
  rmSync(copy, { force: true });
  try {
    copyLedger(store.db, copy, store);
    asFileWrite(() => {
      writeBackup(store, copy, part, args, createdAt);
      renameSync(part, args.path);
    });
  } finally {
    rmSync(copy, { force: true });
    rmSync(part, { force: true });
  }
  store.transaction(() => setMeta(store.db, LAST, String(createdAt)));
  return { createdAt, bytes: statSync(args.path).size };
}

function writeBackup(
  store: Store,
  copy: string,
  part: string,
  { passphrase, cost = SCRYPT }: { readonly passphrase: string; readonly cost?: BackupHeader['scrypt'] },
  createdAt: number,
): void {
  const header: BackupHeader = {
    version: BACKUP_VERSION,
    createdAt,
    salt: randomBytes(16).toString('hex'),
    nonce: randomBytes(8).toString('hex'),
    scrypt: cost,
  };
  const contents: BackupContents = {
    dataKey: Buffer.from(store.seal.dataKey()).toString('base64'),
    schema: Number(pragma(store.db, 'user_version')),
    head: store.journal.head(),
  };
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  const cipher = new ChunkCipher(passphraseKeySync(passphrase, header), header, headerBytes);
  rmSync(part, { force: true });
  const [from, to] = [openSync(copy, 'r'), openSync(part, 'wx', 0o600)];
  try {
    const write = (bytes: Uint8Array): void => {
      for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at);
    };
    write(Buffer.concat([MAGIC, length, headerBytes]));
    write(cipher.seal(0, false, Buffer.from(JSON.stringify(contents), 'utf8')));
    const { size } = statSync(copy);
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let index = 1, at = 0; at < size; index += 1) {
      const read = readSync(from, chunk, 0, CHUNK_BYTES, at);
      at += read;
      store.advance('backup', at, size);
      write(cipher.seal(index, at >= size, chunk.subarray(0, read)));
    }
    fsyncSync(to);
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

/** Whatever the chosen place does not allow is said about the file, not about the ledger's folder. */
function asFileWrite(work: () => void): void {
  try {
    work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.code === 'diskFull') throw error;
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      throw new ProblemError(fail('fileWrite', { reason: error.code }).problem);
    throw error;
  }
}

/** Backups into one file with a passphrase. Restoring is not an operation: it replaces the ledger (restore.ts). */
export const backupOperations = {
  'backup.create': createBackup,
  /** When the last one was made; null when never. */
  'backup.last': (store: Store): number | null => {
    const last = getMeta(store.db, LAST);
    return last === undefined ? null : Number(last);
  },
} as const;
