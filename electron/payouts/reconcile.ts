import type { Minor } from '../../shared/money.ts';
import { sum } from '../../shared/money.ts';
import { fail } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import type { EventOf, ItemReport } from './events.ts';
import { requestIdOf } from './state.ts';
import type { ItemState, PayoutState } from './state.ts';

/** One item as a retrieve gave it. */
export interface RetrievedItem extends ItemReport {
  readonly amount: Minor | null;
  readonly currency: string;
  readonly requestId: string;
}

/** Everything a retrieve gave: both types, all pages, with iyzico's own counts of each. */
export interface RetrievedList {
  readonly externalId: string;
  readonly requestId: string;
  readonly payoutStatus: string;
  readonly totalAmount: Minor | null;
  readonly currency: string;
  /** The pages did not agree with one another while they were read. */
  readonly disordered: boolean;
  readonly valid: { readonly total: number; readonly items: readonly RetrievedItem[] };
  readonly invalid: { readonly total: number; readonly items: readonly RetrievedItem[] };
}

/**
 * Compares iyzico's list with ours and says what happened as one event: `asked` with the items that changed, or
 * `mismatch` when the list is not ours (another payout, an unknown item, another amount, count or total). A pass in
 * which items moved between pages (one seen twice, another not at all, the counts right) is only `part` of one.
 */
export function reconcile(state: PayoutState, list: RetrievedList): EventOf<'asked'> | EventOf<'mismatch'> {
  const ours = new Map(state.items.map((item) => [item.itemExternalId, item]));
  const listed = [...list.valid.items, ...list.invalid.items];
  const difference = differs(state, list, ours, listed);
  if (difference !== undefined) return { kind: 'mismatch', problem: difference };
  const seen = new Set(listed.map((item) => item.itemExternalId));
  const missing = state.items.filter((item) => !seen.has(item.itemExternalId) && item.outcome !== 'notAccepted');
  return {
    kind: 'asked',
    scope: missing.length === 0 && seen.size === listed.length && !list.disordered ? 'complete' : 'part',
    found: true,
    requestId: requestIdIn(list, listed),
    payoutStatus: list.payoutStatus,
    reports: listed.filter((item) => isNews(ours.get(item.itemExternalId), item)).map(report),
  };
}

function differs(
  state: PayoutState,
  list: RetrievedList,
  ours: ReadonlyMap<string, ItemState>,
  listed: readonly RetrievedItem[],
): Problem | undefined {
  const mismatch = (what: string, theirs: string | number, expected: string | number): Problem =>
    fail('payout.mismatch', { what, theirs, expected }).problem;
  if (list.externalId !== '' && list.externalId !== state.externalId)
    return mismatch('externalId', list.externalId, state.externalId);
  const known = requestIdOf(state);
  const theirRequestId = requestIdIn(list, listed);
  if (known !== '' && theirRequestId !== '' && theirRequestId !== known)
    return mismatch('requestId', theirRequestId, known);
  for (const item of listed) {
    const mine = ours.get(item.itemExternalId);
    if (mine === undefined) return mismatch('item', item.itemExternalId, '');
    if (item.amount !== null && item.amount !== mine.amount) return mismatch('amount', item.amount, mine.amount);
    if (item.currency !== '' && item.currency !== state.currency)
      return mismatch('currency', item.currency, state.currency);
  }
  const refusedBefore = state.items.filter((item) => item.outcome === 'notAccepted').length;
  const count = list.valid.total + list.invalid.total;
  // Items refused at initialise may or may not be listed: iyzico does not say.
  if (count !== state.items.length && count !== state.items.length - refusedBefore)
    return mismatch('count', count, state.items.length);
  return wrongTotal(state, list, mismatch);
}

function wrongTotal(
  state: PayoutState,
  list: RetrievedList,
  mismatch: (what: string, theirs: string | number, expected: string | number) => Problem,
): Problem | undefined {
  if (list.totalAmount === null || list.totalAmount === state.acceptedTotal) return undefined;
  const refused = new Set(list.invalid.items.map((item) => item.itemExternalId));
  const all = sum(state.items.map((item) => item.amount));
  const accepted = sum(
    state.items
      .filter((item) => item.outcome !== 'notAccepted' && !refused.has(item.itemExternalId))
      .map((item) => item.amount),
  );
  // The examples give the sum of the accepted items; whether refused ones count is not documented, so both are ours.
  return list.totalAmount === accepted || list.totalAmount === all
    ? undefined
    : mismatch('total', list.totalAmount, accepted);
}

/** The answer's own requestId, or the one its items carry (J184's `massPayoutRequestId`). */
function requestIdIn(list: RetrievedList, listed: readonly RetrievedItem[]): string {
  return list.requestId !== '' ? list.requestId : (listed.find((item) => item.requestId !== '')?.requestId ?? '');
}

function isNews(mine: ItemState | undefined, theirs: RetrievedItem): boolean {
  return (
    mine !== undefined &&
    (mine.itemStatus !== theirs.itemStatus ||
      (theirs.errorCode !== '' && mine.errorCode !== theirs.errorCode) ||
      (theirs.errorMessage !== '' && mine.errorMessage !== theirs.errorMessage) ||
      (theirs.referenceCode !== '' && mine.referenceCode !== theirs.referenceCode) ||
      (theirs.commission !== null && mine.commission !== theirs.commission))
  );
}

/** The part of a retrieved item that the journal keeps. */
export function report(item: RetrievedItem): ItemReport {
  const { itemExternalId, itemStatus, errorCode, errorMessage, referenceCode, commission } = item;
  return {
    itemExternalId,
    itemStatus,
    errorCode,
    errorMessage: withoutNumbers(errorMessage),
    referenceCode,
    commission,
  };
}

/** iyzico's text without long digit runs: an error text may quote an IBAN or an identity number, and events stand in clear. */
export function withoutNumbers(text: string): string {
  return text.slice(0, 500).replace(/(?:[A-Z]{2})?\d(?:[ .-]?\d){6,}/g, (run) => `…${run.slice(-2)}`);
}

/** The sum and count that the currency's payouts would pay, from their accepted items. */
export function acceptedTotal(items: readonly ItemState[]): { readonly count: number; readonly total: Minor } {
  const accepted = items.filter((item) => item.outcome !== 'notAccepted');
  return { count: accepted.length, total: sum(accepted.map((item) => item.amount)) };
}
