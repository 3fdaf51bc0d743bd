import { z } from 'zod';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { issueSchema } from '../../../shared/rows.ts';
import { companyRules } from '../company-settings.ts';
import { MAY_HAVE_PAID } from '../rows/history.ts';
import { paidOriginals, sourceOf, wentOnFrom } from '../rows/originals.ts';
import { RowContents, type Kept } from '../rows/row-contents.ts';
import type { Store } from '../store.ts';

const issuesSchema = z.array(issueSchema);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The third ring once more, directly before money moves. A list is checked when it is prepared; a payment that had failed by
 * then may succeed afterwards, and with it the same money would go twice. Null, or the problem `payout.paidMeanwhile` with
 * how many rows of these payouts another attempt may have paid without a person having been asked about it.
 */
export function paidMeanwhile(store: Store, batchId: BatchId, payoutIds: readonly PayoutId[]): Problem | null {
  const found = new Map<RowId, string>();
  for (const payoutId of payoutIds) {
    for (const [rowId, list] of repeated(store, payoutId)) found.set(rowId, list);
    for (const [rowId, list] of originals(store, batchId, payoutId)) found.set(rowId, list);
  }
  const [list] = found.values();
  return list === undefined ? null : fail('payout.paidMeanwhile', { count: found.size, list }).problem;
}

const ACCEPTED = "mine.outcome NOT IN ('notAccepted', 'cancelled')";

/** Rows whose recipient may have got the same amount by more earlier attempts of other lists than a person was asked about. */
function repeated(store: Store, payoutId: PayoutId): [RowId, string][] {
  const companyId = store.db.prepare('SELECT company_id FROM payouts WHERE id = ?').get(payoutId)?.['company_id'];
  const { duplicateDays } = companyRules(store, companyId as CompanyId).settings;
  const rows = store.db
    .prepare(
      `SELECT mine.row_id, MAX(b.name) AS list, COUNT(*) AS times, r.issues
       FROM attempts mine
       JOIN attempts other ON other.company_id = mine.company_id AND other.recipient_token = mine.recipient_token
         AND other.amount = mine.amount AND other.currency = mine.currency
         AND other.seq < mine.seq AND other.batch_id <> mine.batch_id AND other.outcome IN ${MAY_HAVE_PAID}
       JOIN payouts p ON p.id = other.payout_id AND p.created_at >= ?2
       JOIN batches b ON b.id = other.batch_id
       JOIN rows r ON r.row_id = mine.row_id
       WHERE mine.payout_id = ?1 AND ${ACCEPTED}
       GROUP BY mine.row_id`,
    )
    .all(payoutId, store.now() - duplicateDays * DAY_MS);
  return rows
    .filter((row) => Number(row['times']) > answeredFor(String(row['issues'])))
    .map((row) => [row['row_id'] as RowId, String(row['list'])]);
}

/** How many earlier payments a person was asked about and passed with a reason. */
function answeredFor(issues: string): number {
  const passed = issuesSchema.parse(JSON.parse(issues)).filter((issue) => issue.answered !== null);
  return passed.reduce((count, { code, params }) => {
    if (code === 'original.paid') return count + 1;
    return code === 'duplicate.earlier' ? count + Number(params['count'] ?? 1) : count;
  }, 0);
}

/** Rows that went on from another list after their payment failed there, and whose payment there did not fail after all. */
function originals(store: Store, batchId: BatchId, payoutId: PayoutId): [RowId, string][] {
  const source = sourceOf(store, batchId);
  if (wentOnFrom(source) === null) return [];
  const find = paidOriginals(store, source);
  const rows = store.db
    .prepare(
      `SELECT mine.row_id, r.position, r.sealed, r.issues FROM attempts mine JOIN rows r ON r.row_id = mine.row_id
       WHERE mine.payout_id = ? AND ${ACCEPTED}`,
    )
    .iterate(payoutId);
  const contents = new RowContents(store, batchId);
  const found: [RowId, string][] = [];
  for (const row of rows) {
    const rowId = row['row_id'] as RowId;
    const paid = find(contents.of(row as Kept)?.origin ?? null);
    if (paid !== undefined && answeredFor(String(row['issues'])) === 0) found.push([rowId, paid.list]);
  }
  return found;
}
