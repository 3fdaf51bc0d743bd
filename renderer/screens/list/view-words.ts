import type { BatchDetail } from '../../../shared/batches.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { Locale } from '../../../shared/money.ts';
import type { GridLabels, GridSort } from '../../components/grid/grid-types.ts';
import { LIST } from '../../text/areas.ts';
import { textIn } from '../../text/use-text.ts';

const SORT_OF_COLUMN: Readonly<Record<string, RowQuery['sort']>> = {
  row: 'sheet',
  name: 'name',
  amount: 'amount',
  bank: 'bank',
  state: 'severity',
};

/** Every row in the file's own order. */
export const WHOLE_LIST: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

/** True while the view is the list as it will be sent: nothing hidden, nothing in another order. */
export function isWholeInOrder(query: RowQuery): boolean {
  return (
    query.filter === 'all' &&
    query.code === null &&
    query.search.trim() === '' &&
    query.sort === 'sheet' &&
    !query.descending
  );
}

const made = new WeakMap<object, GridLabels>();

/** The grid's words in one language; always the same object, or every row would be drawn anew with every key. */
export function gridLabels(locale: Locale): GridLabels {
  const { grid } = textIn(LIST, locale);
  const labels = made.get(grid) ?? { ...grid, grid: grid.label };
  made.set(grid, labels);
  return labels;
}

/** The column the view is sorted by; none in the file's own order. */
export function sortOf(query: RowQuery): GridSort | undefined {
  if (query.sort === 'sheet' && !query.descending) return undefined;
  const sort = query.sort === 'outcome' ? 'severity' : query.sort;
  const columnId = Object.keys(SORT_OF_COLUMN).find((id) => SORT_OF_COLUMN[id] === sort);
  return columnId === undefined ? undefined : { columnId, direction: query.descending ? 'descending' : 'ascending' };
}

/** The view sorted otherwise. After sending, the state's column sorts by what became of the payment. */
export function withSort(query: RowQuery, sort: GridSort | undefined, detail: BatchDetail): RowQuery {
  if (sort === undefined) return { ...query, sort: 'sheet', descending: false };
  const by = SORT_OF_COLUMN[sort.columnId] ?? 'sheet';
  return {
    ...query,
    sort: by === 'severity' && detail.payouts.length > 0 ? 'outcome' : by,
    descending: sort.direction === 'descending',
  };
}
