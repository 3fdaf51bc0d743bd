import type { DatabaseSync } from 'node:sqlite';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import type { Store } from '../store.ts';

interface Known {
  /** The list's last journal entry when they were read: every change of an outcome is one. */
  readonly seq: number;
  readonly rows: Map<MoneyOutcome, ReadonlySet<RowId>>;
}

/** Rows kept between two searches, over all lists: some fifteen megabytes. */
const KEPT_ROWS = 200_000;

/** What is kept of one ledger. */
interface Kept {
  readonly lists: Map<BatchId, Known>;
  rows: number;
}

const kept = new WeakMap<DatabaseSync, Kept>();

/** The rows of a list whose latest attempt came to this; a row that was never sent came to nothing. */
export function rowsWithOutcome(store: Store, batchId: BatchId, outcome: MoneyOutcome): ReadonlySet<RowId> {
  const keeping = kept.get(store.db) ?? { lists: new Map<BatchId, Known>(), rows: 0 };
  kept.set(store.db, keeping);
  const last = store.db.prepare('SELECT MAX(seq) AS seq FROM journal WHERE batch_id = ?').get(batchId);
  const seq = Number(last?.['seq'] ?? 0);
  let known = keeping.lists.get(batchId);
  if (known?.seq === seq) {
    const rows = known.rows.get(outcome);
    if (rows !== undefined) return rows;
  } else {
    for (const rows of known?.rows.values() ?? []) keeping.rows -= rows.size;
    known = { seq, rows: new Map() };
    keeping.lists.set(batchId, known);
  }
  const rows = read(store, batchId, outcome);
  if (keeping.rows + rows.size > KEPT_ROWS) {
    keeping.lists.clear();
    keeping.rows = 0;
  } else {
    known.rows.set(outcome, rows);
    keeping.rows += rows.size;
  }
  return rows;
}

/**
 * As one text: node:sqlite takes some two microseconds to hand over a row, and a long list has a hundred thousand. Only an
 * attempt that was released can have a later one (design, invariant 3), so only those are looked up.
 */
function read(store: Store, batchId: BatchId, outcome: MoneyOutcome): ReadonlySet<RowId> {
  const found = store.db
    .prepare(
      `SELECT json_group_array(a.row_id) AS ids FROM attempts a
       WHERE a.payout_id IN (SELECT id FROM payouts WHERE batch_id = ?) AND a.outcome = ?
         AND (a.released IS NULL
              OR NOT EXISTS (SELECT 1 FROM attempts later WHERE later.row_id = a.row_id AND later.seq > a.seq))`,
    )
    .get(batchId, outcome);
  // Row ids that this program wrote: an array of them in every case, empty where there is none.
  return new Set(JSON.parse(String(found?.['ids'])) as RowId[]);
}
