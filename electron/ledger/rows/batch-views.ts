import type { DatabaseSync } from 'node:sqlite';
import type { BatchDetail, BatchSummary, IssueGroup } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { Money } from '../../../shared/money.ts';
import type { PayoutView } from '../../../shared/payouts.ts';
import type { Issue } from '../../../shared/rows.ts';
import { batchStanding, paidTotals, payoutViews } from '../payouts/views.ts';
import type { Store } from '../store.ts';
import { batchRecord, batchRecords, type BatchRecord } from './batch-record.ts';
import { isBound, type ListRow } from './list-row.ts';
import { openList } from './open-list.ts';
import { canStep } from './steps.ts';
import { Sums } from './summary.ts';

/** A company's lists, latest first; none of them is opened for it. */
export function batchesList(store: Store, args: { readonly companyId: CompanyId }): BatchSummary[] {
  return batchRecords(store, args.companyId).map((record) => summaryOf(record, knownPayoutViews(store, record.id)));
}

const known = new WeakMap<
  DatabaseSync,
  Map<BatchId, { readonly seq: number; readonly views: readonly PayoutView[] }>
>();

/**
 * The payouts of a list as they were worked out last, while nothing was journaled for it since: a company's lists are
 * listed without reading every item of every payout again.
 */
export function knownPayoutViews(store: Store, batchId: BatchId): readonly PayoutView[] {
  let ofStore = known.get(store.db);
  if (ofStore === undefined) known.set(store.db, (ofStore = new Map()));
  const seq = Number(
    store.db.prepare('SELECT MAX(seq) AS seq FROM journal WHERE batch_id = ?').get(batchId)?.['seq'] ?? 0,
  );
  const last = ofStore.get(batchId);
  if (last?.seq === seq) return last.views;
  const views = payoutViews(store, batchId);
  ofStore.set(batchId, { seq, views });
  return views;
}

/** A list as its page and the board show it. Totals are what is payable, and what was sent once something was. */
export function summaryOf(record: BatchRecord, payouts: readonly PayoutView[]): BatchSummary {
  const { counts } = record.summary;
  return {
    id: record.id,
    companyId: record.companyId,
    name: record.name,
    period: record.period,
    purpose: record.purpose,
    ...batchStanding(payouts, counts),
    counts,
    totals: payouts.some(isLiving) ? sentTotals(payouts) : [...record.summary.payable],
    paid: paidTotals(payouts),
    source: record.source,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
  };
}

function isLiving(payout: PayoutView): boolean {
  return payout.phase !== 'cancelled' && payout.phase !== 'refused';
}

function sentTotals(payouts: readonly PayoutView[]): Money[] {
  const sums = new Sums();
  for (const payout of payouts) if (isLiving(payout)) sums.add(payout.total, payout.currency);
  return sums.totals();
}

/** One list in full. Once it was forgotten its counts and payouts remain, and nothing about its people. Problem: `notFound`. */
export function batchesGet(store: Store, args: { readonly batchId: BatchId }): BatchDetail {
  const record = batchRecord(store, args.batchId);
  const payouts = knownPayoutViews(store, record.id).map((view) => ({ ...view }));
  const summary = summaryOf(record, payouts);
  const sheetColumns = record.source.kind === 'workbook' ? record.source.columns : undefined;
  const shared = {
    payouts,
    waiting: [...record.summary.waiting],
    readTotals: [...record.summary.all],
    extraColumns: [...record.extraColumns],
    ...(sheetColumns === undefined ? {} : { sheetColumns }),
  };
  if (record.forgotten)
    return { ...summary, ...shared, editable: false, issueGroups: [], canUndo: false, canRedo: false };
  const { rows } = openList(store, record.id);
  return {
    ...summary,
    ...shared,
    editable: rows.length === 0 || rows.some((row) => !isBound(row)),
    issueGroups: issueGroups(rows),
    ...canStep(store, record.id),
  };
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/** What is wrong or odd about the rows that go with the list, worst first, each with its first row. */
export function issueGroups(rows: readonly ListRow[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const row of rows) {
    if (row.place !== 'in') continue;
    for (const issue of row.issues) {
      const key = groupKey(issue);
      const group = groups.get(key);
      const unanswered = issue.asks && issue.answered === null ? 1 : 0;
      if (group !== undefined) {
        group.count += 1;
        group.unanswered += unanswered;
        continue;
      }
      const { code, field, severity, asks } = issue;
      groups.set(key, { code, field, severity, asks, count: 1, unanswered, firstIndex: row.index });
    }
  }
  return [...groups.values()].toSorted(
    (a, b) =>
      SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
      Number(b.unanswered > 0) - Number(a.unanswered > 0) ||
      a.firstIndex - b.firstIndex,
  );
}

function groupKey({ code, field, severity, asks }: Issue): string {
  return `${code} ${field} ${severity} ${asks ? 'asks' : ''}`;
}
