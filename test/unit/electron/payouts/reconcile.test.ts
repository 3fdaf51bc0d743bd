import { describe, expect, it, test } from 'vitest';
import { reconcile, withoutNumbers } from '../../../../electron/payouts/reconcile.ts';
import type { RetrievedItem, RetrievedList } from '../../../../electron/payouts/reconcile.ts';
import type { PayoutState } from '../../../../electron/payouts/state.ts';
import { fold } from '../../../../electron/payouts/transition.ts';
import type { RowId } from '../../../../shared/ids.ts';
import { minor } from '../../../../shared/money.ts';

function initialised(): PayoutState {
  const state = fold(
    [
      {
        kind: 'prepared' as const,
        externalId: 'om-1',
        conversationId: 'c',
        purpose: 'SALARY' as const,
        currency: 'TRY' as const,
        bodySha256: 'a'.repeat(64),
        bodyBytes: 1,
        items: [1, 2, 3].map((n): [RowId, string, ReturnType<typeof minor>] => [
          `row-000000${n}` as RowId,
          `i-${n}`,
          minor(n * 100),
        ]),
      },
      { kind: 'initialiseSent' as const },
      {
        kind: 'initialised' as const,
        requestId: 'r-1',
        invalid: [{ itemExternalId: 'i-3', errorCode: '9', errorMessage: '' }],
      },
    ].map((event, at) => ({ at, event })),
  );
  if (state === undefined) throw new Error('no state');
  return state;
}
const item = (n: number, over: Partial<RetrievedItem> = {}): RetrievedItem => ({
  itemExternalId: `i-${n}`,
  itemStatus: 'INIT',
  errorCode: '',
  errorMessage: '',
  referenceCode: `ref-${n}`,
  commission: null,
  amount: minor(n * 100),
  currency: 'TRY',
  requestId: '',
  ...over,
});
const list = (over: Partial<RetrievedList> = {}): RetrievedList => ({
  externalId: 'om-1',
  requestId: 'r-1',
  payoutStatus: 'INIT',
  totalAmount: minor(300),
  disordered: false,
  currency: 'TRY',
  valid: { total: 2, items: [item(1), item(2)] },
  invalid: { total: 1, items: [item(3, { itemStatus: 'INVALID' })] },
  ...over,
});

describe("comparing iyzico's list with ours", () => {
  it('ours: a complete pass, with only what is new', () => {
    const event = reconcile(initialised(), list());
    expect(event).toMatchObject({ kind: 'asked', scope: 'complete', payoutStatus: 'INIT' });
    expect(event.kind === 'asked' && event.reports.map((report) => report.itemExternalId)).toEqual([
      'i-1',
      'i-2',
      'i-3',
    ]);
  });

  it('refused items may be listed or not: iyzico does not say', () => {
    expect(reconcile(initialised(), list({ invalid: { total: 0, items: [] } }))).toMatchObject({
      kind: 'asked',
      scope: 'complete',
    });
    expect(reconcile(initialised(), list({ totalAmount: minor(600) }))).toMatchObject({ kind: 'asked' });
  });

  test.each<[string, Partial<RetrievedList>, string]>([
    ['another payout', { externalId: 'om-2' }, 'externalId'],
    ['another requestId', { requestId: 'r-2' }, 'requestId'],
    ['an item we never sent', { valid: { total: 2, items: [item(1), item(7)] } }, 'item'],
    ['another amount', { valid: { total: 2, items: [item(1, { amount: minor(101) }), item(2)] } }, 'amount'],
    ['another currency', { valid: { total: 2, items: [item(1, { currency: 'USD' }), item(2)] } }, 'currency'],
    ['another count', { valid: { total: 9, items: [item(1), item(2)] } }, 'count'],
    ['another total', { totalAmount: minor(299) }, 'total'],
  ])('%s stops with a difference', (_name, over, what) => {
    expect(reconcile(initialised(), list(over))).toMatchObject({
      kind: 'mismatch',
      problem: { code: 'payout.mismatch', params: { what } },
    });
  });

  test.each<[string, Partial<RetrievedList>]>([
    ['one seen twice, another not at all', { valid: { total: 2, items: [item(1), item(1)] } }],
    ['a page that lost a row', { valid: { total: 2, items: [item(1)] } }],
  ])('%s: items moved while being read, so it is only a part', (_name, over) => {
    expect(reconcile(initialised(), list(over))).toMatchObject({ kind: 'asked', scope: 'part' });
  });

  it('takes the requestId from the items when the answer has none', () => {
    const over = { requestId: '', valid: { total: 2, items: [item(1, { requestId: 'r-1' }), item(2)] } };
    expect(reconcile(initialised(), list(over))).toMatchObject({ kind: 'asked', requestId: 'r-1' });
  });
});

it("keeps no long number of iyzico's text, because events stand in clear", () => {
  expect(withoutNumbers('TR33 0006 1005 1978 6457 8413 26 geçersiz (kod 1001)')).toBe('…26 geçersiz (kod 1001)');
  expect(withoutNumbers('53857708216 bulunamadı')).toBe('…16 bulunamadı');
});
