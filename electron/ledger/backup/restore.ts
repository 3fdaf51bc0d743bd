import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PayoutId } from '../../../shared/ids.ts';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import { keepFormerDataKey, saveDataKey } from '../../secrets/data-key.ts';
import { readAnchor, writeAnchor } from '../../secrets/anchor.ts';
import type { Keychain } from '../../secrets/keychain.ts';
import { ledgerExists, pragma } from '../connection.ts';
import { problemOf } from '../failures.ts';
import { openStore } from '../open.ts';
import type { OpenedStore } from '../open.ts';
import { setRestoredGap } from '../payouts/after-restore.ts';
import { setAskFirst } from '../payouts/ask-first.ts';
import { MIGRATIONS } from '../schema.ts';
import type { Head } from '../store.ts';
import { readBackup } from './read.ts';
import type { ReadBackup } from './read.ts';
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
  /** Told how many bytes of the backup have been read, of all. */
  readonly onRead?: (bytes: number, of: number) => void;
}

export interface Restored {
  readonly createdAt: number;
  /** Journal entries that the keychain's anchor knew and the backup does not. */
  readonly gap: number;
  /** Payouts to ask iyzico about before anything is sent. */
  readonly askFirst: readonly PayoutId[];
}

/**
 * Puts a backup in the place of the ledger. It is read to its end, opened with the key in it, checked (every tag, integrity,
 * foreign keys, chain) and given its `restored` entry beside the ledger, before anything is replaced; the ledger that was
 * there is kept in `aside/`. Problems: those of `readBackup` and `openStore`, `backup.otherDataKey`, and the keychain's.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Outcome<Restored>> {
  const { folder, keychain, now = Date.now } = options;
  const restoring = join(folder, RESTORING);
  try {
    finishSwap(folder);
    mkdirSync(restoring, { recursive: true, mode: 0o700 });
    const read = await readBackup(options.path, options.passphrase, join(restoring, 'ledger.db'), options.onRead);
    if (!read.ok) return read;
    const dataKey = Buffer.from(read.value.contents.dataKey, 'base64');
    const other = options.currentDataKey === null || !dataKey.equals(options.currentDataKey);
    if (other && options.currentDataKey !== null && ledgerExists(folder) && !options.allowOtherKey)
      return fail('backup.otherDataKey');
    const anchor = await readAnchor(keychain);
    if (!anchor.ok) return anchor;
    const prepared = prepare({
      restoring,
      dataKey,
      read: read.value,
      anchor: anchor.value,
      other,
      actor: options.actor,
      now,
    });
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

interface Preparing {
  readonly restoring: string;
  readonly dataKey: Uint8Array;
  readonly read: ReadBackup;
  readonly anchor: Head | null;
  /** The backup is of another ledger than the anchor, or nobody knows whether it is. */
  readonly other: boolean;
  readonly actor: string;
  readonly now: () => number;
}
type Prepared = Restored & { readonly head: Head };

/** Opens and checks the restored ledger beside the old one, and writes into it what a restore has to say. */
function prepare({ restoring, dataKey, read, anchor, other, actor, now }: Preparing): Outcome<Prepared> {
  const { createdAt, contents } = read;
  if (contents.schema > MIGRATIONS.length) return fail('backup.newer', { version: contents.schema });
  const opened = openStore({ folder: restoring, dataKey, anchor: contents.head, now, probe: () => false });
  if (!opened.ok) return opened.problem.code === 'ledger.corrupt' ? fail('backup.damaged') : opened;
  const store = opened.value;
  try {
    if (!isWhole(store)) return fail('backup.damaged', { reason: 'chain' });
    const restoredSeq = contents.head.seq;
    const gap = Math.max(0, (anchor?.seq ?? 0) - restoredSeq);
    // Without an anchor, or beside another ledger's, nobody can tell what came after the backup.
    const entries = anchor === null || other ? null : gap;
    const askFirst = store.db
      .prepare("SELECT id FROM payouts WHERE phase NOT IN ('refused', 'cancelled', 'settled') ORDER BY created_at, id")
      .all()
      .map((row) => row['id'] as PayoutId);
    store.transaction(() => {
      setAskFirst(store, askFirst);
      setRestoredGap(store, entries === 0 ? null : { createdAt, entries });
      // The anchor that was there is named, so that a start between putting in place and anchoring knows why it differs.
      const open = {
        createdAt,
        restoredSeq,
        anchorSeq: anchor?.seq ?? 0,
        anchorMac: anchor?.mac ?? '',
        gap,
        askFirst: askFirst.length,
      };
      store.journal.append({ actor, kind: 'restored', open });
    });
    return succeed({ createdAt, gap, askFirst, head: store.journal.head() });
  } finally {
    store.close();
  }
}

function isWhole(store: OpenedStore): boolean {
  return (
    store.verification.faults.length === 0 &&
    pragma(store.db, 'integrity_check(1)') === 'ok' &&
    store.db.prepare('PRAGMA foreign_key_check').all().length === 0
  );
}
