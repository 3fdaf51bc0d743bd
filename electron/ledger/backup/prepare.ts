import type { PayoutId } from '../../../shared/ids.ts';
import { fail, succeed } from '../../../shared/problems.ts';
import type { Outcome } from '../../../shared/problems.ts';
import type { Progress } from '../advance.ts';
import { openStore } from '../open.ts';
import type { OpenedStore } from '../open.ts';
import { setRestoredGap } from '../payouts/after-restore.ts';
import { setAskFirst } from '../payouts/ask-first.ts';
import { MIGRATIONS } from '../schema.ts';
import type { Head } from '../store.ts';
import type { ReadBackup } from './read.ts';

export interface Preparing {
  /** The folder with the database of the backup. */
  readonly restoring: string;
  readonly dataKey: Uint8Array;
  readonly read: ReadBackup;
  readonly anchor: Head | null;
  /** The backup is of another ledger than the anchor, or nobody knows whether it is. */
  readonly other: boolean;
  readonly actor: string;
  /** When the person restores, in milliseconds. */
  readonly at: number;
}

export interface Prepared {
  readonly createdAt: number;
  /** Journal entries that the keychain's anchor knew and the backup does not. */
  readonly gap: number;
  /** Payouts to ask iyzico about before anything is sent. */
  readonly askFirst: readonly PayoutId[];
  readonly head: Head;
}

/**
 * Opens and checks the restored ledger beside the old one, and writes into it what a restore has to say. Problems:
 * `backup.newer`, `backup.damaged`, and those of `openStore`.
 */
export function prepareRestored(
  { restoring, dataKey, read, anchor, other, actor, at }: Preparing,
  progress: Progress,
): Outcome<Prepared> {
  const { createdAt, contents } = read;
  if (contents.schema > MIGRATIONS.length) return fail('backup.newer', { version: contents.schema });
  // SQLite walks every page of the file in one call and tells nobody how far it is: only that it does can be said.
  progress.begin('verify');
  const opened = openStore({
    folder: restoring,
    dataKey,
    anchor: contents.head,
    check: 'whole',
    now: () => at,
    probe: () => false,
    progress,
  });
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
  return store.verification.faults.length === 0 && store.db.prepare('PRAGMA foreign_key_check').all().length === 0;
}
