import type { BatchDetail } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { ImportView } from '../../../shared/import.ts';
import type { deskContract, Input } from '../../../shared/ipc.ts';
import { fail } from '../../../shared/problems.ts';
import type { RowId } from '../../../shared/ids.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { batchRecord, batchRecords } from './batch-record.ts';
import { batchesGet } from './batch-views.ts';
import { checkerFor, recheck } from './checker.ts';
import type { Pressed } from './edit.ts';
import { isBound } from './list-row.ts';
import { closeList, openList } from './open-list.ts';
import { RowWriter } from './row-writer.ts';
import { writeSummary } from './summary.ts';

type Desk = typeof deskContract;

/** Renames a list or gives it another purpose; a purpose that was sent stays. Problems: `notFound`, `batch.alreadySent`. */
export function batchesChange(store: Store, args: Input<Desk, 'batches.change'> & Pressed): BatchDetail {
  const record = batchRecord(store, args.batchId);
  const purpose = args.purpose ?? record.purpose;
  if (purpose !== record.purpose && hasPayouts(store, record.id))
    throw new ProblemError(fail('batch.alreadySent').problem);
  store.transaction(() => {
    store.db
      .prepare('UPDATE batches SET name = ?, purpose = ?, changed_at = ? WHERE id = ?')
      .run(args.name ?? record.name, purpose, store.now(), record.id);
    store.journal.append({
      actor: args.actor,
      companyId: record.companyId,
      batchId: record.id,
      kind: 'edited',
      open: { ...(purpose === record.purpose ? {} : { purpose }), ...(args.name === undefined ? {} : { renamed: 1 }) },
    });
  });
  store.changed({ companyId: record.companyId, batchId: record.id });
  return batchesGet(store, { batchId: record.id });
}

/** Removes a list that was never sent; its rows stay sealed in the ledger until they are forgotten. Problem: `batch.alreadySent`. */
export function batchesRemove(store: Store, args: { readonly batchId: BatchId } & Pressed): Record<string, never> {
  const record = batchRecord(store, args.batchId);
  if (hasPayouts(store, record.id)) throw new ProblemError(fail('batch.alreadySent').problem);
  store.transaction(() => {
    store.db
      .prepare('UPDATE batches SET removed_at = ?, changed_at = ? WHERE id = ?')
      .run(store.now(), store.now(), record.id);
    store.journal.append({
      actor: args.actor,
      companyId: record.companyId,
      batchId: record.id,
      kind: 'removed',
      open: { rows: record.summary.counts.all },
    });
  });
  closeList(store, record.id);
  store.changed({ companyId: record.companyId, batchId: record.id });
  return {};
}

function hasPayouts(store: Store, batchId: BatchId): boolean {
  return store.db.prepare('SELECT 1 FROM payouts WHERE batch_id = ? LIMIT 1').get(batchId) !== undefined;
}

/**
 * Lists of a company made from the same file, or with the same count, total and period: the second ring against paying
 * twice. `total` is the sum of the file's amounts in the currency it pays most rows in; null leaves the second question out.
 */
export function batchesSame(
  store: Store,
  args: {
    readonly companyId: CompanyId;
    readonly sha256: string;
    readonly count: number;
    readonly total: number | null;
    readonly period: string;
  },
): ImportView['same'] {
  return batchRecords(store, args.companyId).flatMap((record): ImportView['same'] => {
    const found = { batchId: record.id, name: record.name, at: record.createdAt };
    if (record.fileSha256 === args.sha256 && args.sha256 !== '') return [{ ...found, how: 'sameFile' }];
    const { counts, all } = record.summary;
    const sameTotal = args.total !== null && all.some((money) => money.amount === args.total);
    return record.period === args.period && counts.all === args.count && sameTotal
      ? [{ ...found, how: 'sameTotal' }]
      : [];
  });
}

/**
 * Checks a list's unsent rows again, because the company's settings or other lists' payments changed since. Run before
 * a list is sent; answers how many rows have something else to say now. Not a press: it is not on the undo stack.
 */
export function batchesRecheck(store: Store, args: { readonly batchId: BatchId }): { readonly changed: number } {
  const record = batchRecord(store, args.batchId);
  const list = openList(store, record.id);
  const checker = checkerFor(store, list.companyId, list.batchId);
  const changed: RowId[] = [];
  const found = list.rows.flatMap((row) => {
    store.advance('check', row.index + 1, list.rows.length);
    if (isBound(row)) return [];
    const issues = recheck(row, list.across, checker);
    return JSON.stringify(issues) === JSON.stringify(row.issues) ? [] : [{ row, issues }];
  });
  if (found.length === 0) return { changed: 0 };
  try {
    store.transaction(() => {
      const writer = new RowWriter(store, list);
      for (const [index, { row, issues }] of found.entries()) {
        store.advance('write', index + 1, found.length);
        row.issues = issues;
        writer.write(row, false);
        changed.push(row.rowId);
      }
      writer.finish();
      list.touched();
      writeSummary(store, list.batchId, list.summary);
    });
  } catch (cause) {
    closeList(store, list.batchId);
    throw cause;
  }
  store.changed({ companyId: list.companyId, batchId: list.batchId, rows: changed });
  return { changed: changed.length };
}
