import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { keepFormerDataKey, saveDataKey } from '../../secrets/data-key.ts';
import { readAnchor, writeAnchor } from '../../secrets/anchor.ts';
import type { Keychain } from '../../secrets/keychain.ts';
import { inClosedThread } from '../closed/thread.ts';
import type { RunClosed } from '../closed/thread.ts';
import { ledgerExists } from '../connection.ts';
import { problemOf } from '../failures.ts';
import type { CallWatch } from '../ledger.ts';
import type { Prepared } from './prepare.ts';
import { decideSwap, finishSwap, RESTORING } from './swap.ts';

export interface RestoreOptions {
  /** The ledger's folder. No store may be open on it: the caller closed it, or it could not be opened. */
  readonly folder: string;
  readonly path: string;
  readonly passphrase: string;
  readonly keychain: Keychain;
  /** The key of the ledger that is there; null when there is none or it was lost. */
  readonly currentDataKey: Uint8Array | null;
  /** A person agreed to replace a ledger of another data key. */
  readonly allowOtherKey: boolean;
  readonly actor: string;
  readonly now?: () => number;
  /** Told how far it is: bytes of the backup that were read, then the checking. */
  readonly watch?: CallWatch;
  /** Where the reading and the checking run; a test that counts every step on the disk has them in its own thread. */
  readonly run?: RunClosed;
}

export type Restored = Omit<Prepared, 'head'>;

/**
 * Puts a backup in the place of the ledger. It is read to its end, opened with the key in it, checked (every tag, integrity,
 * foreign keys, chain) and given its `restored` entry beside the ledger, before anything is replaced; the ledger that was
 * there is kept in `aside/`. What takes long runs in a thread of its own. Problems: those of `readBackup` and
 * `prepareRestored`, `backup.otherDataKey`, and the keychain's.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Outcome<Restored>> {
  const { folder, path, passphrase, keychain, actor, watch, now = Date.now, run = inClosedThread } = options;
  const restoring = join(folder, RESTORING);
  try {
    finishSwap(folder);
    mkdirSync(restoring, { recursive: true, mode: 0o700 });
    const read = await run('backup.read', { path, passphrase, into: join(restoring, 'ledger.db') }, watch);
    if (!read.ok) return read;
    const dataKey = Buffer.from(read.value.contents.dataKey, 'base64');
    const other = options.currentDataKey === null || !dataKey.equals(options.currentDataKey);
    if (other && options.currentDataKey !== null && ledgerExists(folder) && !options.allowOtherKey)
      return fail('backup.otherDataKey');
    const anchor = await readAnchor(keychain);
    if (!anchor.ok) return anchor;
    const preparing = { restoring, dataKey, read: read.value, anchor: anchor.value, other, actor, at: now() };
    const prepared = await run('backup.prepare', preparing, watch);
    if (!prepared.ok) return prepared;
    const { head, ...restored } = prepared.value;
    // Keys first: with a crash in between, the old ledger has the new key, which opening says, and restoring again repairs.
    const kept =
      other && options.currentDataKey !== null
        ? await keepFormerDataKey(keychain, options.currentDataKey)
        : succeed(null);
    if (!kept.ok) return kept;
    const saved = other ? await saveDataKey(keychain, dataKey) : succeed(null);
    if (!saved.ok) return saved;
    decideSwap(folder, new Date(now()).toISOString().replace(/[:.]/g, '-'));
    finishSwap(folder);
    const anchored = await writeAnchor(keychain, head);
    return anchored.ok ? succeed(restored) : anchored;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  } finally {
    if (existsSync(restoring) && !existsSync(join(restoring, 'ready')))
      rmSync(restoring, { recursive: true, force: true });
  }
}
