import { createSecretKey } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { BatchId } from '../../shared/ids.ts';
import { entryMac, GENESIS } from './chain.ts';
import type { StoredEntry } from './chain.ts';
import { subkey } from './seal.ts';
import type { Entry, Head, Journal, Sealing } from './store.ts';
import { verifyChain } from './verify.ts';

/**
 * True when a restore put this journal in place of the one that the anchor is of: its `restored` entry names that very
 * anchor. The program ended before the keychain had the new one. The entry has its MAC like any other, so none can be made up.
 */
function isRestoredOver(db: DatabaseSync, anchor: Head | null | undefined): boolean {
  if (anchor === null || anchor === undefined) return false;
  const restored = db
    .prepare(
      `SELECT 1 FROM journal WHERE kind = 'restored'
       AND json_extract(open, '$.anchorSeq') = ? AND json_extract(open, '$.anchorMac') = ?`,
    )
    .get(anchor.seq, anchor.mac);
  return restored !== undefined;
}

/** The journal with the two hooks its transactions need. */
export interface OwnJournal extends Journal {
  /** Forgets what was appended: the transaction was rolled back. */
  reload(): void;
}

/**
 * The journal over one open ledger. `anchor` is what the keychain held when the program started; whatever is appended
 * afterwards is checked against the head kept in memory. `verify(undefined)` leaves the anchor out.
 */
export function createJournal(
  db: DatabaseSync,
  dataKey: Uint8Array,
  seal: Sealing,
  now: () => number,
  anchor: Head | null | undefined,
): OwnJournal {
  const key = subkey(createSecretKey(dataKey), 'journal');
  const insert = db.prepare(
    `INSERT INTO journal (seq, at, actor, company_id, batch_id, payout_id, kind, open, sealed, mac)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const last = db.prepare('SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1');
  const ofPayout = db.prepare('SELECT * FROM journal WHERE payout_id = ? ORDER BY seq');
  const ofBatch = db.prepare('SELECT * FROM journal WHERE batch_id = ? ORDER BY seq');
  const restores = db.prepare(
    "SELECT * FROM journal WHERE kind IN ('restored', 'gapLookedInto') AND seq > ? ORDER BY seq",
  );
  const read = (): { seq: number; mac: Uint8Array } =>
    (last.get() as unknown as { seq: number; mac: Uint8Array } | undefined) ?? { seq: 0, mac: GENESIS };
  let head = read();
  const opened = head.seq;

  const entryOf = (row: StoredEntry): Entry => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    companyId: row.company_id,
    batchId: row.batch_id,
    payoutId: row.payout_id,
    kind: row.kind,
    open: JSON.parse(row.open),
    secret: () => {
      if (row.sealed === null) return undefined;
      return row.batch_id === ''
        ? seal.openOwn('journal', String(row.seq), row.sealed)
        : seal.open(row.batch_id as BatchId, 'journal', String(row.seq), row.sealed);
    },
  });

  return {
    append(entry) {
      if (!db.isTransaction) throw new Error('a journal entry is written inside a transaction');
      const seq = head.seq + 1;
      const id = String(seq);
      const sealed =
        entry.secret === undefined
          ? null
          : entry.batchId === undefined
            ? seal.sealOwn('journal', id, entry.secret)
            : seal.seal(entry.batchId, 'journal', id, entry.secret);
      const row = {
        seq,
        at: entry.at ?? now(),
        actor: entry.actor,
        company_id: entry.companyId ?? '',
        batch_id: entry.batchId ?? '',
        payout_id: entry.payoutId ?? '',
        kind: entry.kind,
        open: JSON.stringify(entry.open),
        sealed,
      };
      const mac = entryMac(key, head.mac, row);
      insert.run(
        seq,
        row.at,
        row.actor,
        row.company_id,
        row.batch_id,
        row.payout_id,
        row.kind,
        row.open,
        row.sealed,
        mac,
      );
      head = { seq, mac };
      return seq;
    },
    ofPayout: (payoutId) => (ofPayout.all(payoutId) as unknown as StoredEntry[]).map(entryOf),
    ofBatch: (batchId) => (ofBatch.all(batchId) as unknown as StoredEntry[]).map(entryOf),
    restoresSince: (seq) => (restores.all(seq) as unknown as StoredEntry[]).map(entryOf),
    head: () => ({ seq: head.seq, mac: head.seq === 0 ? '' : Buffer.from(head.mac).toString('hex') }),
    verify(advance) {
      // A journal that was empty at start needs no anchor yet; the keychain gets its first one after the first commit.
      const isFirst = anchor === null && opened === 0;
      const compared = isFirst || isRestoredOver(db, anchor) ? undefined : anchor;
      const checked = verifyChain(db, key, compared, now(), advance);
      if (head.seq === opened) return checked;
      // What this run wrote has to be there still, whatever the keychain's older anchor says.
      const stored = read();
      const intact = stored.seq === head.seq && Buffer.from(stored.mac).equals(Buffer.from(head.mac));
      return intact
        ? checked
        : { ...checked, faults: [...checked.faults, { seq: Math.min(stored.seq + 1, head.seq), fault: 'cutOff' }] };
    },
    reload: () => void (head = read()),
  };
}
