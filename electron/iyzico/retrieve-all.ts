import type { CallResult } from './answer.ts';
import { ITEM_TYPES, PAGE_SIZE, type ItemType } from './body.ts';
import type { RetrievePage, WireItem, WirePayout } from './wire.ts';

/** How far a full retrieve is, for the progress bar. `total` is iyzico's own count, null until it gives one. */
export interface PageProgress {
  readonly itemType: ItemType;
  readonly page: number;
  readonly read: number;
  readonly total: number | null;
}

/** All pages of one type. */
export interface TypeList {
  readonly items: readonly WireItem[];
  /** iyzico's own count; the number of items read where it gives none. */
  readonly total: number;
}

/** What can be wrong with a pass over the pages; the list is then read again before anything is concluded from it. */
export type Disorder = 'duplicate' | 'missing' | 'totalChanged' | 'statusChanged' | 'differentPayouts' | 'tooManyPages';

/** Everything iyzico says about one payout. */
export interface FullList {
  /** The batch as the last page told it. */
  readonly payout: WirePayout | null;
  readonly valid: TypeList;
  readonly invalid: TypeList;
  /** Every different requestId seen; more than one is a contradiction, none is possible. */
  readonly requestIds: readonly string[];
  /** Empty when every item came exactly once and every page agreed. */
  readonly disorder: readonly Disorder[];
  readonly pages: number;
}

/** 100,000 items: ten times what one payout of ours may hold. */
const MAX_PAGES = 2_500;

type ReadPage = (itemType: ItemType, page: number) => Promise<CallResult<RetrievePage>>;

/**
 * Reads VALID and then INVALID, page by page, until iyzico's `total` is reached, or without one until a short page. A call
 * that is not a success ends the pass and is returned as it is: half a list is no list.
 */
export async function retrieveEverything(
  readPage: ReadPage,
  onPage?: (progress: PageProgress) => void,
): Promise<CallResult<FullList>> {
  const disorder = new Set<Disorder>();
  const requestIds = new Set<string>();
  const externalIds = new Set<string>();
  const lists = new Map<ItemType, TypeList>();
  let payout: WirePayout | null = null;
  let pages = 0;
  let raw: Extract<CallResult<RetrievePage>, { kind: 'success' }>['raw'] | undefined;

  for (const itemType of ITEM_TYPES) {
    const items: WireItem[] = [];
    const seen = new Set<string>();
    let total: number | null = null;
    for (let page = 0; ; page += 1) {
      if (page >= MAX_PAGES) {
        disorder.add('tooManyPages');
        break;
      }
      const answer = await readPage(itemType, page);
      if (answer.kind !== 'success') return answer;
      const { value } = answer;
      raw = answer.raw;
      pages += 1;
      // Items read under one status say nothing under another: INIT then FAIL may have been paid in between.
      if (payout !== null && value.payout !== null && value.payout.massPayoutStatus !== payout.massPayoutStatus)
        disorder.add('statusChanged');
      payout = value.payout ?? payout;
      for (const requestId of value.requestIds) requestIds.add(requestId);
      if (value.payout !== null) externalIds.add(value.payout.externalId);
      if (total !== null && value.total !== null && value.total !== total) disorder.add('totalChanged');
      total = value.total ?? total;
      const before = seen.size;
      for (const item of value.items) {
        const id = item.itemExternalId === '' ? item.referenceCode : item.itemExternalId;
        if (seen.has(id)) disorder.add('duplicate');
        seen.add(id);
        items.push(item);
      }
      onPage?.({ itemType, page, read: items.length, total });
      const last = total === null ? value.items.length < PAGE_SIZE : items.length >= total;
      // A page that brings nothing new cannot be followed by one that does; without this a stuck page would be read forever.
      if (last || seen.size === before) break;
    }
    if (total !== null && seen.size < total) disorder.add('missing');
    lists.set(itemType, { items, total: total ?? items.length });
  }
  if (requestIds.size > 1 || externalIds.size > 1) disorder.add('differentPayouts');

  const none: TypeList = { items: [], total: 0 };
  const split = splitWhenUnfiltered(lists.get('VALID') ?? none, lists.get('INVALID') ?? none);
  return {
    kind: 'success',
    value: { payout, ...split, requestIds: [...requestIds], disorder: [...disorder], pages },
    raw: raw ?? { httpStatus: 200, text: '', cut: false },
  };
}

/**
 * The English page does not know `itemType`: a server that ignores it lists everything twice. When both lists hold the
 * same items, each item is counted once, by its own status.
 */
function splitWhenUnfiltered(
  valid: TypeList,
  invalid: TypeList,
): { readonly valid: TypeList; readonly invalid: TypeList } {
  const ids = new Set(valid.items.map((item) => item.itemExternalId));
  const same =
    valid.items.length > 0 &&
    valid.items.length === invalid.items.length &&
    invalid.items.every((item) => ids.has(item.itemExternalId));
  if (!same) return { valid, invalid };
  const refused = valid.items.filter((item) => item.itemStatus === 'INVALID');
  const accepted = valid.items.filter((item) => item.itemStatus !== 'INVALID');
  return {
    valid: { items: accepted, total: valid.total - refused.length },
    invalid: { items: refused, total: refused.length },
  };
}
