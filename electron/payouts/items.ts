import { isFinalOutcome, releaseOf } from '../../shared/items.ts';
import type { EventOf } from './events.ts';
import { outcomeOf } from './state.ts';
import type { ItemState, PayoutState } from './state.ts';

/*
 * What an event means for the items of a payout, and with that for the rows they pay: whether a row is bound to this attempt
 * or free for another. Which phase the payout is in is decided elsewhere (transition.ts, resolve.ts).
 */

/** The items as they are prepared: nothing is known of them, and each binds its row. */
export function preparedItems(event: EventOf<'prepared'>): ItemState[] {
  return event.items.map(([rowId, itemExternalId, amount]) => ({
    rowId,
    itemExternalId,
    amount,
    outcome: 'waiting',
    itemStatus: '',
    errorCode: '',
    errorMessage: '',
    referenceCode: '',
    commission: null,
    released: null,
  }));
}

/** Keeps `released` in step with the outcome: freed by the outcome alone, kept with its reason, or bound again. */
function freed(item: ItemState): ItemState {
  switch (releaseOf(item.outcome)) {
    case 'free':
      return { ...item, released: item.released ?? 'state' };
    case 'withReason':
      return item;
    case 'bound':
      return { ...item, released: null };
  }
}

/** The answer of initialise: what iyzico refused is free at once, the rest stays bound. */
export function judgedItems(items: readonly ItemState[], event: EventOf<'initialised'>): ItemState[] {
  const invalid = new Map(event.invalid.map((item) => [item.itemExternalId, item]));
  return items.map((item) => {
    const refusal = invalid.get(item.itemExternalId);
    if (refusal === undefined) return { ...item, itemStatus: 'INIT' };
    const { errorCode, errorMessage } = refusal;
    return freed({ ...item, outcome: 'notAccepted', itemStatus: 'INVALID', errorCode, errorMessage });
  });
}

/** A refused payout never existed at iyzico: its rows are free. */
export function refusedItems(items: readonly ItemState[]): ItemState[] {
  return items.map((item) => ({ ...item, outcome: 'cancelled', released: 'state' }));
}

/** A payout that iyzico cancelled pays nothing any more; what already ended keeps its end. */
export function cancelledItems(items: readonly ItemState[]): ItemState[] {
  return items.map((item) =>
    isFinalOutcome(item.outcome) ? item : { ...item, outcome: 'cancelled', released: item.released ?? 'state' },
  );
}

/**
 * Takes over what was told of items. Only after a complete pass does the batch's status speak for items that still say
 * INIT: in a part of one, an item that was not seen may have been paid while the batch says FAIL.
 */
export function reportedItems(state: PayoutState, { reports }: EventOf<'asked'>, complete: boolean): ItemState[] {
  const byId = new Map(reports.map((report) => [report.itemExternalId, report]));
  const batchStatus = complete ? state.payoutStatus : '';
  return state.items.map((item) => {
    const report = byId.get(item.itemExternalId);
    const itemStatus = report?.itemStatus ?? item.itemStatus;
    const untold = !complete && itemStatus === item.itemStatus;
    const outcome = untold ? item.outcome : outcomeOf(itemStatus === '' ? 'INIT' : itemStatus, batchStatus);
    if (report === undefined) return outcome === item.outcome ? item : freed({ ...item, outcome });
    return freed({
      ...item,
      itemStatus,
      outcome,
      errorCode: report.errorCode === '' ? item.errorCode : report.errorCode,
      errorMessage: report.errorMessage === '' ? item.errorMessage : report.errorMessage,
      referenceCode: report.referenceCode === '' ? item.referenceCode : report.referenceCode,
      commission: report.commission ?? item.commission,
    });
  });
}

/** A person frees failed rows with a reason; undefined when one of them is not theirs to free. */
export function releasedItems(items: readonly ItemState[], event: EventOf<'released'>): ItemState[] | undefined {
  const ids = new Set(event.itemExternalIds);
  const chosen = items.filter((item) => ids.has(item.itemExternalId));
  if (chosen.length !== ids.size || chosen.some((item) => releaseOf(item.outcome) !== 'withReason')) return undefined;
  return items.map((item) => (ids.has(item.itemExternalId) ? { ...item, released: 'person' } : item));
}
