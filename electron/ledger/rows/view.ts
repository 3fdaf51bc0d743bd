import { bankOf } from '../../../shared/iban.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import type { Money } from '../../../shared/money.ts';
import type { AttemptView, RowView } from '../../../shared/rows.ts';
import { standingOf, type ListRow } from './list-row.ts';
import type { OpenList } from './open-list.ts';
import { orderOf } from './order.ts';
import { searchTest } from './row-search.ts';
import { Sums } from './summary.ts';

/** The rows one query shows, by their index in the list, in its order; it never changes what is sent. */
export interface View {
  readonly rows: Uint32Array;
  readonly totals: readonly Money[];
}

const KEPT_VIEWS = 8;

/** A query's view, worked out once until the list changes: paging through it costs only the page. */
export function viewOf(list: OpenList, query: RowQuery): View {
  const key = JSON.stringify([query.filter, query.code, query.search.trim(), query.sort, query.descending]);
  const known = list.views.get(key);
  if (known !== undefined) return known;
  const [oldest] = list.views.keys();
  if (list.views.size >= KEPT_VIEWS && oldest !== undefined) list.views.delete(oldest);
  const view = makeView(list, query);
  list.views.set(key, view);
  return view;
}

function makeView(list: OpenList, query: RowQuery): View {
  const order = orderOf(list, query.sort);
  const search = searchTest(query.search);
  const sums = new Sums();
  const found = new Uint32Array(list.rows.length);
  let count = 0;
  const { length } = list.rows;
  for (let at = 0; at < length; at += 1) {
    const place = query.descending ? length - 1 - at : at;
    const row = list.rows[order === null ? place : (order[place] ?? 0)];
    if (row === undefined || !passes(row, query.filter)) continue;
    if (query.code !== null && !row.issues.some((issue) => issue.code === query.code)) continue;
    if (search !== null && !search(row)) continue;
    found[count++] = row.index;
    sums.add(row.amount, row.currency);
  }
  return { rows: found.slice(0, count), totals: sums.totals() };
}

const NOT_PAID: ReadonlySet<MoneyOutcome> = new Set(['failed', 'returned', 'stuck', 'notAccepted', 'cancelled']);
const WAITING: ReadonlySet<MoneyOutcome> = new Set(['waiting', 'onItsWay', 'unknown']);

function passes(row: ListRow, filter: RowQuery['filter']): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'errors':
    case 'questions':
    case 'payable':
    case 'held':
    case 'dropped':
      return standingOf(row) === filter;
    case 'warnings':
      return row.issues.length > 0 && row.issues.some((issue) => issue.severity === 'warning');
    case 'notAccepted':
    case 'paid':
      return row.attempt?.outcome === filter;
    case 'notPaid':
      return row.attempt !== null && NOT_PAID.has(row.attempt.outcome);
    case 'waiting':
      return row.attempt !== null && WAITING.has(row.attempt.outcome);
  }
}

/** One row as the page shows it, its recipient masked. */
export function rowView(row: ListRow): RowView {
  const { values, typed, typeInferred, edited } = row.content;
  const recipient = values.recipientInfo ?? typed.recipient;
  return {
    rowId: row.rowId,
    index: row.index,
    excelRow: row.excelRow,
    recipientType: values.recipientType,
    typeInferred,
    recipientMasked: maskRecipient(values.recipientType, recipient),
    bank: values.recipientType === 'IBAN' && values.recipientInfo !== null ? (bankOf(values.recipientInfo) ?? '') : '',
    name: values.name,
    amount: values.amount,
    amountText: typed.amount,
    currency: values.currency,
    description: values.description,
    reference: values.reference,
    nonWithdrawable: values.nonWithdrawable,
    issues: [...row.issues],
    place: row.place,
    placeReason: row.placeReason,
    edited: [...edited],
    attempt: row.attempt === null ? null : attemptOf(row.attempt),
  };
}

/** The attempt without what only the ledger keeps beside it: the contract's objects are strict. */
function attemptOf(attempt: AttemptView): AttemptView {
  const {
    payoutId,
    itemExternalId,
    outcome,
    itemStatus,
    errorCode,
    errorMessage,
    referenceCode,
    commission,
    released,
  } = attempt;
  return {
    payoutId,
    itemExternalId,
    outcome,
    itemStatus,
    errorCode,
    errorMessage,
    referenceCode,
    commission,
    released,
  };
}
