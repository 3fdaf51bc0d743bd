import type { DatabaseSync } from 'node:sqlite';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import type { Store } from '../store.ts';

interface Known {
  /** The list's last journal entry when they were read: every change of an outcome is one. */
  readonly seq: number;
  readonly outcomes: ReadonlyMap<RowId, MoneyOutcome>;
}

/** Lists whose outcomes are kept between two searches. */
const KEPT_LISTS = 200;

const known = new WeakMap<DatabaseSync, Map<BatchId, Known>>();

/** What became of each row of a list that was ever sent, by its latest attempt. */
export function outcomesOf(store: Store, batchId: BatchId): ReadonlyMap<RowId, MoneyOutcome> {
  let lists = known.get(store.db);
  if (lists === undefined) known.set(store.db, (lists = new Map()));
  const last = store.db.prepare('SELECT MAX(seq) AS seq FROM journal WHERE batch_id = ?').get(batchId);
  const seq = Number(last?.['seq'] ?? 0);
  const before = lists.get(batchId);
  if (before?.seq === seq) return before.outcomes;
  const outcomes = new Map<RowId, MoneyOutcome>();
  const rows = store.db
    .prepare(
      'SELECT row_id, outcome FROM attempts WHERE payout_id IN (SELECT id FROM payouts WHERE batch_id = ?) ORDER BY seq',
    )
    .iterate(batchId);
  for (const row of rows) outcomes.set(row['row_id'] as RowId, row['outcome'] as MoneyOutcome);
  if (lists.size >= KEPT_LISTS) lists.clear();
  lists.set(batchId, { seq, outcomes });
  return outcomes;
}
