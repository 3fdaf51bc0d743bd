import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { Input, Output } from '../../../shared/ipc.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { deskContract } from '../../../shared/ipc.ts';
import type { Store } from '../store.ts';
import { standingOf, type ListRow } from './list-row.ts';
import { openList, type OpenList } from './open-list.ts';
import { rowView, viewOf } from './view.ts';

type Desk = typeof deskContract;

/** One page of a view: how many rows it has in all, their sums, and the rows of the page. */
export function rowsPage(store: Store, args: Input<Desk, 'rows.page'>): Output<Desk, 'rows.page'> {
  const list = openList(store, args.batchId);
  const view = viewOf(list, args.query);
  const rows = Array.from(view.rows.subarray(args.offset, args.offset + args.limit), (index) => list.rows[index]);
  return {
    total: view.rows.length,
    totals: [...view.totals],
    rows: rows.flatMap((row) => (row === undefined ? [] : [rowView(row)])),
  };
}

/** The ids of some rows of a view, in its order. */
export function rowsIds(store: Store, args: Input<Desk, 'rows.ids'>): Output<Desk, 'rows.ids'> {
  const list = openList(store, args.batchId);
  const { rows } = viewOf(list, args.query);
  const rowIds: RowId[] = [];
  for (const index of rows.subarray(args.offset, args.offset + args.limit)) {
    const row = list.rows[index];
    if (row !== undefined) rowIds.push(row.rowId);
  }
  return { rowIds };
}

/** Where in a view a row stands, or the next or previous row that needs a person; null when it is not in the view. */
export function rowsFind(store: Store, args: Input<Desk, 'rows.find'>): Output<Desk, 'rows.find'> {
  const list = openList(store, args.batchId);
  const view = viewOf(list, args.query);
  const { target } = args;
  const at = (index: number): { readonly index: number; readonly rowId: RowId } | null => {
    const row = list.rows[view.rows[index] ?? -1];
    return row === undefined ? null : { index, rowId: row.rowId };
  };
  const isProblem = (index: number): boolean => {
    const row = list.rows[view.rows[index] ?? -1];
    return row !== undefined && needsPerson(row);
  };
  switch (target.kind) {
    case 'row': {
      const row = list.find(target.rowId);
      return row === undefined ? null : at(view.rows.indexOf(row.index));
    }
    case 'nextProblem':
      for (let index = Math.max(0, target.after + 1); index < view.rows.length; index += 1)
        if (isProblem(index)) return at(index);
      return null;
    case 'previousProblem':
      for (let index = Math.min(target.before, view.rows.length) - 1; index >= 0; index -= 1)
        if (isProblem(index)) return at(index);
      return null;
    case 'firstWith': {
      const { code } = target;
      return at(view.rows.findIndex((index) => list.rows[index]?.issues.some((issue) => issue.code === code) === true));
    }
  }
}

function needsPerson(row: ListRow): boolean {
  const standing = standingOf(row);
  return standing === 'errors' || standing === 'questions';
}

/** The rows a many-rows action is about: those chosen, or else every row the view shows. */
export function rowsInScope(
  store: Store,
  scope: { readonly batchId: BatchId; readonly rowIds: readonly RowId[] | null; readonly query: RowQuery },
): { readonly list: OpenList; readonly rows: readonly ListRow[] } {
  const list = openList(store, scope.batchId);
  if (scope.rowIds !== null) return { list, rows: scope.rowIds.map((rowId) => list.row(rowId)) };
  const rows: ListRow[] = [];
  for (const index of viewOf(list, scope.query).rows) {
    const row = list.rows[index];
    if (row !== undefined) rows.push(row);
  }
  return { list, rows };
}
