import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { AttemptView, Issue, RowPlace, RowTyped, RowValues, Typed } from '../../../shared/rows.ts';
import { openRow } from '../row-content.ts';
import type { Store } from '../store.ts';
import { openList } from './open-list.ts';

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
 * Every row of a list exactly once, in the sheet's order, 500 at a time. Each chunk is read by a query that has ended
 * before it is yielded. Problems: `notFound`, `batch.notEditable` once forgotten.
 */
export function* reportRows(store: Store, args: { readonly batchId: BatchId }): Generator<readonly ReportRow[]> {
  const { batchId } = args;
  const { rows } = openList(store, batchId);
  const sealed = store.db.prepare(
    'SELECT row_id, sealed FROM rows WHERE batch_id = ? AND position >= ? AND position < ? ORDER BY position',
  );
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const extras = new Map<RowId, RowTyped['extra']>();
    for (const row of sealed.all(batchId, start, start + CHUNK_ROWS)) {
      const rowId = row['row_id'] as RowId;
      const content = openRow(store, batchId, rowId, row['sealed'] as Uint8Array | null);
      if (content !== undefined && content.extra.length > 0) extras.set(rowId, content.extra);
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
