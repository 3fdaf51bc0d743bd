import type { BatchId, PayoutId, RowId } from '../../../shared/ids.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import { minor } from '../../../shared/money.ts';
import type { AttemptView } from '../../../shared/rows.ts';
import type { Store } from '../store.ts';

type SqlRow = Record<string, unknown>;

const COLUMNS =
  'seq, row_id, payout_id, item_external_id, outcome, item_status, error_code, error_message, reference_code, commission, released';

/** A row's latest attempt, with its place among all attempts. */
export interface SeqAttempt extends AttemptView {
  readonly seq: number;
}

/** The latest attempt of every row of a list that has one. */
export function attemptsOfBatch(store: Store, batchId: BatchId): Map<RowId, SeqAttempt> {
  return latest(
    store.db
      .prepare(
        `SELECT ${COLUMNS} FROM attempts WHERE payout_id IN (SELECT id FROM payouts WHERE batch_id = ?) ORDER BY seq`,
      )
      .iterate(batchId),
  );
}

/** The attempts of one payout by row. */
export function attemptsOfPayout(store: Store, payoutId: PayoutId): Map<RowId, SeqAttempt> {
  return latest(store.db.prepare(`SELECT ${COLUMNS} FROM attempts WHERE payout_id = ? ORDER BY seq`).iterate(payoutId));
}

/** One row's latest attempt. */
export function attemptOfRow(store: Store, rowId: RowId): SeqAttempt | undefined {
  const row = store.db.prepare(`SELECT ${COLUMNS} FROM attempts WHERE row_id = ? ORDER BY seq DESC LIMIT 1`).get(rowId);
  return row === undefined ? undefined : attemptView(row);
}

function latest(rows: Iterable<SqlRow>): Map<RowId, SeqAttempt> {
  const attempts = new Map<RowId, SeqAttempt>();
  for (const row of rows) attempts.set(row['row_id'] as RowId, attemptView(row));
  return attempts;
}

function attemptView(row: SqlRow): SeqAttempt {
  return {
    seq: Number(row['seq']),
    payoutId: String(row['payout_id']),
    itemExternalId: String(row['item_external_id']),
    // Written by this program from a typed state; the payouts' own state is what decides anything.
    outcome: row['outcome'] as MoneyOutcome,
    itemStatus: String(row['item_status']),
    errorCode: String(row['error_code']),
    errorMessage: String(row['error_message']),
    referenceCode: String(row['reference_code']),
    commission: row['commission'] === null ? null : minor(Number(row['commission'])),
    released: row['released'] === null ? null : String(row['released']),
  };
}
