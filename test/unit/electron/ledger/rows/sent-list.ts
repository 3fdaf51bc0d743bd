import type { BatchId, PayoutId, RowId } from '../../../../../shared/ids.ts';
import { appendPayoutEvent, loadPayout } from '../../../../../electron/ledger/payouts/append.ts';
import { approvable } from '../../../../../electron/ledger/payouts/approve.ts';
import { preparePayouts } from '../../../../../electron/ledger/payouts/prepare.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import type { PayoutEvent } from '../../../../../electron/payouts/events.ts';
import { acceptedItems } from '../../../../../electron/payouts/state.ts';
import { approvalOf } from '../../../../fixtures/approval.ts';

/** Prepares and initialises a list as its runner does, without a network; `invalid` rows are refused by iyzico. */
export function initialise(store: Store, batchId: BatchId, invalid: readonly RowId[] = []): PayoutId[] {
  const payoutIds = preparePayouts(store, { batchId, actor: 'Ayşe' });
  for (const payoutId of payoutIds) {
    const { items } = loadPayout(store, payoutId).state;
    append(store, payoutId, { kind: 'initialiseSent' });
    append(store, payoutId, {
      kind: 'initialised',
      requestId: `req-${payoutId}`,
      invalid: items
        .filter((item) => invalid.includes(item.rowId))
        .map(({ itemExternalId }) => ({ itemExternalId, errorCode: '11', errorMessage: 'IBAN kapalı' })),
    });
  }
  return payoutIds;
}

/** Authorises initialised payouts and gives every accepted item the status that `statusOf` says. */
export function settle(store: Store, payoutIds: readonly PayoutId[], statusOf: (rowId: RowId) => string): void {
  for (const payoutId of payoutIds) {
    const { batchId, state } = loadPayout(store, payoutId);
    const requestId = `req-${payoutId}`;
    append(store, payoutId, {
      kind: 'asked',
      scope: 'complete',
      found: true,
      requestId,
      payoutStatus: 'INIT',
      reports: [],
    });
    const approval = approvalOf(approvable(store, { batchId, currency: state.currency, host: 'practice' }));
    append(store, payoutId, { kind: 'authoriseIntended', ...approval, payouts: [...approval.payouts] });
    append(store, payoutId, { kind: 'authoriseSent' });
    append(store, payoutId, { kind: 'authorised' });
    tell(store, payoutId, statusOf);
  }
}

/** iyzico's answer about a payout, every page: the batch is over and every accepted item has the status that `statusOf` says. */
export function tell(store: Store, payoutId: PayoutId, statusOf: (rowId: RowId) => string): void {
  append(store, payoutId, {
    kind: 'asked',
    scope: 'complete',
    found: true,
    requestId: `req-${payoutId}`,
    payoutStatus: 'COMPLETED',
    reports: acceptedItems(loadPayout(store, payoutId).state).map(({ rowId, itemExternalId }) => ({
      itemExternalId,
      itemStatus: statusOf(rowId),
      errorCode: '',
      errorMessage: '',
      referenceCode: `REF-${itemExternalId}`,
      commission: null,
    })),
  });
}

function append(store: Store, payoutId: PayoutId, event: PayoutEvent): void {
  appendPayoutEvent(store, { payoutId, actor: 'Ayşe', event });
}

/** The payouts of a list in the order they were prepared. */
export function payoutsOf(store: Store, batchId: BatchId): PayoutId[] {
  const rows = store.db.prepare('SELECT id FROM payouts WHERE batch_id = ? ORDER BY rowid').all(batchId);
  return rows.map((row) => row['id'] as PayoutId);
}
