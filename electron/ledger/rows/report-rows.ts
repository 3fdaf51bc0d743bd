import type { MessagePort } from 'node:worker_threads';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { AttemptView, Issue, RowPlace, RowTyped, RowValues, Typed } from '../../../shared/rows.ts';
import { serveRows } from '../../workbook/write/row-port.ts';
import type { Store } from '../store.ts';
import { batchColumns } from './batch-columns.ts';
import { openList } from './open-list.ts';
import { KEPT, RowContents, type Kept } from './row-contents.ts';

/** One row of a list in full, for the writers of reports and corrections workbooks. */
export interface ReportRow {
  readonly rowId: RowId;
  readonly index: number;
  readonly excelRow: number | null;
  readonly typed: Typed;
  readonly values: RowValues;
  readonly extra: RowTyped['extra'];
  readonly issues: readonly Issue[];
  readonly place: RowPlace;
  readonly placeReason: string;
  readonly edited: RowTyped['facts'][number]['field'][];
  readonly attempt: AttemptView | null;
}

const CHUNK_ROWS = 500;

/**
 * Hands the rows of lists to a report's writer over a port, until the writer closes it: every row exactly once, in the
 * sheet's order, 500 at a time. Other operations run between two chunks, so each is read by a query that has ended before
 * it is given. Problems: `notFound`, and `batch.notEditable` for a forgotten list, unless those are to be passed over.
 */
export function rowsReport(
  store: Store,
  port: MessagePort,
  args: { readonly batchIds: readonly BatchId[]; readonly passesForgotten: boolean },
): Promise<void> {
  return serveRows(port, (list) => {
    const batchId = args.batchIds[list];
    if (batchId === undefined) throw new Error(`the report asked for list ${list} of ${args.batchIds.length}`);
    return args.passesForgotten && isForgotten(store, batchId) ? [] : reportRows(store, batchId);
  });
}

function isForgotten(store: Store, batchId: BatchId): boolean {
  const batch = store.db.prepare('SELECT forgotten_at FROM batches WHERE id = ?').get(batchId);
  return batch !== undefined && batch['forgotten_at'] !== null;
}

/** Every row of a list exactly once, in the sheet's order, at most 500 at a time. Problems: those of `openList`. */
export function* reportRows(store: Store, batchId: BatchId): Generator<readonly ReportRow[]> {
  const { rows } = openList(store, batchId);
  // What the sheet's other columns said stays sealed while a list is open; a list without such columns has nothing to open.
  const hasExtra = batchColumns(store, batchId).length > 0;
  const sealed = store.db.prepare(
    `SELECT ${KEPT} FROM rows WHERE batch_id = ? AND position >= ? AND position < ? ORDER BY position`,
  );
  const contents = new RowContents(store, batchId);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const extras = new Map<RowId, RowTyped['extra']>();
    for (const row of hasExtra ? sealed.all(batchId, start, start + CHUNK_ROWS) : []) {
      const content = contents.of(row as Kept);
      if (content !== undefined && content.extra.length > 0) extras.set(row['row_id'] as RowId, content.extra);
    }
    yield rows.slice(start, start + CHUNK_ROWS).map((row): ReportRow => ({
      rowId: row.rowId,
      index: row.index,
      excelRow: row.excelRow,
      typed: row.content.typed,
      values: row.values,
      extra: extras.get(row.rowId) ?? [],
      issues: row.issues,
      place: row.place,
      placeReason: row.placeReason,
      edited: [...row.content.edited],
      attempt: row.attempt,
    }));
  }
}
