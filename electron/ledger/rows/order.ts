import { bankOf } from '../../../shared/iban.ts';
import { MONEY_OUTCOMES } from '../../../shared/items.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import { worstSeverity } from '../../../shared/rows.ts';
import type { ListRow } from './list-row.ts';
import type { OpenList } from './open-list.ts';
import { inTurkishOrder } from './turkish-order.ts';

/** The order of a list's rows under a sort, by index; null for the sheet's own order. Kept until the list changes. */
export function orderOf(list: OpenList, sort: RowQuery['sort']): Uint32Array | null {
  if (sort === 'sheet') return null;
  const known = list.orders.get(sort);
  if (known !== undefined) return known;
  const order = sorted(list.rows, sort);
  list.orders.set(sort, order);
  return order;
}

function sorted(rows: readonly ListRow[], sort: Exclude<RowQuery['sort'], 'sheet'>): Uint32Array {
  switch (sort) {
    case 'name':
      return inTurkishOrder(rows.map((row) => row.content.values.name));
    case 'bank':
      return inTurkishOrder(
        rows.map((row) => (row.recipientType === 'IBAN' ? (bankOf(row.recipientKey.slice(5)) ?? '') : '')),
      );
    case 'amount':
      return byNumber(rows.map((row) => row.amount ?? -1));
    case 'severity':
      return byNumber(rows.map(severityRank));
    case 'outcome':
      return byNumber(
        rows.map((row) => (row.attempt === null ? MONEY_OUTCOMES.length : MONEY_OUTCOMES.indexOf(row.attempt.outcome))),
      );
  }
}

function severityRank(row: ListRow): number {
  const worst = worstSeverity(row.issues);
  return worst === 'error' ? 0 : worst === 'warning' ? 1 : worst === 'info' ? 2 : 3;
}

/** Equal values keep the sheet's order, whichever way the page turns it. */
function byNumber(values: readonly number[]): Uint32Array {
  const order = Uint32Array.from(values.keys());
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
