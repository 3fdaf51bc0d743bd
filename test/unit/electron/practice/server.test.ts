import { afterEach, describe, expect, test } from 'vitest';
import type { InitItem } from '../../../../electron/iyzico/body.ts';
import type { ScenarioInput } from '../../../../electron/practice/scenario.ts';
import { minor } from '../../../../shared/money.ts';
import { bodyOf, initialised, itemsOf, openDesk, type Desk } from './desk.ts';

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.server.close();
});
async function desk(scenario: ScenarioInput = {}): Promise<Desk> {
  const opened = await openDesk(scenario);
  open.push(opened);
  return opened;
}
/** The item statuses and the batch's, as a retrieve of both types tells them. */
async function statuses(of: Desk): Promise<string> {
  const result = await of.client.retrieveAll({ externalMassPayoutId: 'list-1' });
  if (result.kind !== 'success') return result.kind;
  const { payout, valid, invalid } = result.value;
  return [payout?.massPayoutStatus, ...[...valid.items, ...invalid.items].map((item) => item.itemStatus)].join(' ');
}

test('a payment list lives as iyzico documents: every item, step by step', async () => {
  const of = await desk({ rules: [{ match: {}, outcome: 'success', ticks: 4 }] });
  const requestId = await initialised(of);
  expect(await statuses(of)).toBe('INIT INIT INIT');
  of.advanceTicks(100);
  expect(await statuses(of)).toBe('INIT INIT INIT');
  await of.client.authorise(requestId);
  const seen: string[] = [];
  for (let tick = 0; tick <= 5; tick += 1) {
    seen.push(await statuses(of));
    of.advanceTicks(1);
  }
  expect(seen).toEqual([
    'IN_PROGRESS INIT INIT',
    'PUBLISHED_TO_QUEUE INIT INIT',
    'PUBLISHED_TO_QUEUE QUEUED QUEUED',
    'PUBLISHED_TO_QUEUE PROCESSING PROCESSING',
    'COMPLETED SUCCESS SUCCESS',
    'COMPLETED SUCCESS SUCCESS',
  ]);
});

describe('the amounts that do something', () => {
  test('end as SCENARIOS.md says, and the balance with them', async () => {
    const of = await desk();
    const requestId = await initialised(of, bodyOf(itemsOf(100000, 100091, 100092, 100093, 100094)));
    await of.client.authorise(requestId);
    expect(of.server.books.balance(of.server.accountId(of.keys.apiKey))).toBe(
      5_000_000_000 - (100000 + 100092 + 100093 + 100094) - 4 * 2000,
    );
    of.advanceTicks(20);
    expect(await statuses(of)).toBe('COMPLETED SUCCESS FAILED DEPOSIT_SUCCESS DEPOSIT_FAIL INVALID');
    // Amount and commission came back for the one that was refunded.
    expect(of.server.books.balance(of.server.accountId(of.keys.apiKey))).toBe(
      5_000_000_000 - (100000 + 100092 + 100094) - 3 * 2000,
    );
    expect(of.server.books.paid().map((line) => [line.itemExternalId, line.times])).toEqual([['item-0', 1]]);
  });

  test('a refund comes after the failure', async () => {
    const of = await desk();
    await of.client.authorise(await initialised(of, bodyOf(itemsOf(100093))));
    const seen = new Set<string>();
    for (let tick = 0; tick < 12; tick += 1) {
      seen.add((await statuses(of)).split(' ')[1] ?? '');
      of.advanceTicks(1);
    }
    expect([...seen]).toEqual(['INIT', 'QUEUED', 'PROCESSING', 'FAILED', 'DEPOSIT_SUCCESS']);
  });

  test.each([
    ['all failed', [100092, 200092], 'FAIL'],
    ['mixed', [100092, 200000], 'COMPLETED'],
    ['all paid', [100000, 200000], 'COMPLETED'],
  ])('a batch that is %s', async (_name, amounts, status) => {
    const of = await desk();
    await of.client.authorise(await initialised(of, bodyOf(itemsOf(...amounts))));
    of.advanceTicks(20);
    expect((await statuses(of)).split(' ')[0]).toBe(status);
  });
});

test('every first page of a retrieve is a step as well', async () => {
  const of = await desk({ retrieveTicks: true });
  await of.client.authorise(await initialised(of));
  const seen: string[] = [];
  for (let look = 0; look < 6; look += 1) seen.push((await statuses(of)).split(' ')[0] ?? '');
  expect(seen[0]).toBe('PUBLISHED_TO_QUEUE');
  expect(seen.at(-1)).toBe('COMPLETED');
});

describe('cancel', () => {
  test('ends the payout and its INIT items', async () => {
    const of = await desk();
    await of.client.cancel(await initialised(of, bodyOf(itemsOf(100, 191))));
    expect(await statuses(of)).toBe('CANCELED MASS_PAYOUT_CANCELED INVALID');
    expect(await of.client.authorise(of.payout().requestId)).toMatchObject({ kind: 'failure' });
    expect(of.payout().authorisedAt).toBeNull();
  });

  test.each([
    ['failure', 'failure'],
    ['emptySuccess', 'success'],
  ] as const)('after authorise changes nothing (%s)', async (cancelAfterAuthorise, kind) => {
    const of = await desk({ assumptions: { cancelAfterAuthorise } });
    const requestId = await initialised(of);
    await of.client.authorise(requestId);
    expect((await of.client.cancel(requestId)).kind).toBe(kind);
    expect(of.payout().cancelledAt).toBeNull();
  });
});

describe('a second authorise', () => {
  test.each([
    ['failure', 'failure', 1],
    ['emptySuccess', 'success', 1],
    ['paysAgain', 'success', 2],
  ] as const)('%s', async (secondAuthorise, kind, times) => {
    const of = await desk({ assumptions: { secondAuthorise } });
    const requestId = await initialised(of);
    await of.client.authorise(requestId);
    expect((await of.client.authorise(requestId)).kind).toBe(kind);
    expect(of.server.books.paid().map((line) => line.times)).toEqual([times, times]);
    expect(of.server.books.paidTwice()).toHaveLength(times === 2 ? 2 : 0);
    expect(of.server.received.count('authorise', requestId)).toBe(2);
  });
});

describe('the same externalId again', () => {
  test.each([
    ['sameRequestId', 'success', 1],
    ['failure', 'failure', 1],
    ['secondPayout', 'success', 2],
  ] as const)('%s', async (duplicateExternalId, kind, payouts) => {
    const of = await desk({ assumptions: { duplicateExternalId } });
    const first = await initialised(of);
    const again = await of.client.initialise(bodyOf(itemsOf(10050, 20000)));
    expect(again.kind).toBe(kind);
    expect(of.server.books.payouts()).toHaveLength(payouts);
    if (again.kind === 'success') expect(again.value.requestId === first).toBe(payouts === 1);
    expect(of.server.received.count('initialise', 'list-1')).toBe(2);
  });

  test('two payouts of one list, both authorised, are a double payment', async () => {
    const of = await desk({ assumptions: { duplicateExternalId: 'secondPayout' } });
    await of.client.authorise(await initialised(of));
    expect(of.server.books.paidTwice()).toEqual([]);
    await of.client.authorise(await initialised(of));
    expect(of.server.books.paidTwice()).toHaveLength(4);
  });
});

describe('too little balance', () => {
  test('async: the batch ends so, its items stay INIT, nothing is held', async () => {
    const of = await desk({ balance: '100.00' });
    expect((await of.client.authorise(await initialised(of))).kind).toBe('success');
    of.advanceTicks(20);
    expect(await statuses(of)).toBe('INSUFFICIENT_BALANCE INIT INIT');
    expect(of.server.books.paid()).toEqual([]);
    expect(await of.client.balance()).toMatchObject({ value: { minor: 10000 } });
  });

  test('sync: refused, and still INIT', async () => {
    const of = await desk({ balance: '100.00', assumptions: { insufficientBalance: 'sync' } });
    expect(await of.client.authorise(await initialised(of))).toMatchObject({
      kind: 'failure',
      reason: 'insufficientBalance',
    });
    expect(await statuses(of)).toBe('INIT INIT INIT');
  });

  test('amount and commission to the kuruş', async () => {
    const enough = await desk({ balance: '340.50' });
    await enough.client.authorise(await initialised(enough));
    expect(enough.payout().funded).toBe(true);
    const short = await desk({ balance: '340.49' });
    await short.client.authorise(await initialised(short));
    expect(short.payout().funded).toBe(false);
  });
});

describe('what is invalid at initialise', () => {
  const item = (change: Partial<InitItem>): InitItem => ({ ...itemsOf(100)[0], ...change }) as InitItem;
  test.each([
    ['a good IBAN', {}, true],
    ["an IBAN of iyzico's own example, which fails mod 97", { recipientInfo: 'TR920086402100005482911108' }, true],
    ['an IBAN too short', { recipientInfo: 'TR33' }, false],
    ['a phone', { recipientType: 'PHONE', recipientInfo: '+905555555555' }, true],
    ['a phone without country', { recipientType: 'PHONE', recipientInfo: '05555555555' }, false],
    ['an identity number', { recipientType: 'IDENTITY_NUMBER', recipientInfo: '22222222220' }, true],
    ['letters for one', { recipientType: 'IDENTITY_NUMBER', recipientInfo: 'x' }, false],
    ['a member', { recipientType: 'MEMBER_ID', recipientInfo: '2228853' }, true],
    ['nothing at all', { amount: minor(0) }, false],
    ['less than nothing', { amount: minor(-100) }, false],
  ] as const)('%s', async (_name, change, valid) => {
    const of = await desk();
    await initialised(of, bodyOf([item(change)]));
    expect(await statuses(of)).toBe(valid ? 'INIT INIT' : 'INIT INVALID');
  });

  test('mod 97 when the scenario asks for it', async () => {
    const of = await desk({ assumptions: { iban: 'mod97' } });
    await initialised(of, bodyOf([item({ recipientInfo: 'TR920086402100005482911108' })]));
    expect(await statuses(of)).toBe('INIT INVALID');
  });

  test.each([
    ['success', 'success', 200],
    ['failure200', 'failure', 200],
    ['failure400', 'failure', 400],
  ] as const)('everything: %s', async (allInvalid, kind, httpStatus) => {
    const of = await desk({ assumptions: { allInvalid } });
    const result = await of.client.initialise(bodyOf(itemsOf(191, 291)));
    expect(result).toMatchObject({ kind, raw: { httpStatus } });
    const invalid =
      result.kind === 'failure' ? result.invalidItems : result.kind === 'success' && result.value.invalidItems;
    expect(invalid).toHaveLength(2);
    expect(of.server.books.payouts()).toHaveLength(kind === 'success' ? 1 : 0);
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', []],
  ] as const)('nothing: invalidItems is %s', async (invalidItems, expected) => {
    const of = await desk({ assumptions: { invalidItems } });
    const result = await of.client.initialise(bodyOf(itemsOf(100)));
    const raw = result.kind === 'success' ? (JSON.parse(result.raw.text) as { invalidItems?: unknown }) : {};
    expect(raw.invalidItems).toEqual(expected);
    expect(result).toMatchObject({ kind: 'success', value: { invalidItems: [] } });
  });
});

describe('a request that is none', () => {
  test.each([
    ['no items', '{"externalId":"e","items":[]}'],
    ['no externalId', '{"items":[{}]}'],
    ['not JSON', 'hello'],
    ['an amount as text', bodyOf(itemsOf(100)).replace('1.00', '"1.00"')],
  ])('%s', async (_name, body) => {
    const of = await desk();
    expect(await of.client.initialise(body)).toMatchObject({ kind: 'failure', errorCode: 'PRACTICE_INVALID_REQUEST' });
    expect(of.server.books.payouts()).toEqual([]);
  });

  test('too many items', async () => {
    const of = await desk({ assumptions: { maxItems: 1 } });
    expect(await of.client.initialise(bodyOf(itemsOf(1, 2)))).toMatchObject({ errorCode: 'PRACTICE_TOO_MANY_ITEMS' });
  });

  test.each(['/', '/v1/mass/payout/init/x', '/v1/payments'])('a path iyzico has not: %s', async (path) => {
    const of = await desk();
    expect((await fetch(`${of.server.url}${path}`)).status).toBe(404);
  });
});

describe('elsewhere', () => {
  test.each([
    ['authorise', 'IN_PROGRESS'],
    ['cancel', 'CANCELED'],
  ] as const)('somebody else can %s', async (action, status) => {
    const of = await desk();
    await initialised(of);
    of.server.inject({ operation: 'retrieve', effect: { kind: 'elsewhere', action } });
    expect((await statuses(of)).split(' ')[0]).toBe(status);
  });
});

test('accounts do not see each other', async () => {
  const of = await desk();
  const requestId = await initialised(of);
  const other = of.clientWith({ keys: () => Promise.resolve(of.server.account('other')) });
  expect(await other.authorise(requestId)).toMatchObject({ kind: 'failure', reason: 'notFound' });
  expect(await other.retrieve({ externalMassPayoutId: 'list-1' }, 'VALID', 0)).toMatchObject({ reason: 'notFound' });
  expect(of.payout().authorisedAt).toBeNull();
});

test('keys kept elsewhere can be registered, with their own balance', async () => {
  const of = await desk();
  const keys = { apiKey: 'practice-mine', secretKey: 'mine' };
  of.server.addAccount({ ...keys, balance: minor(12345) });
  expect(await of.clientWith({ keys: () => Promise.resolve(keys) }).balance()).toMatchObject({
    value: { minor: 12345 },
  });
});

test('a limit per minute', async () => {
  const of = await desk({ assumptions: { perMinute: 2 } });
  const kinds: string[] = [];
  for (let i = 0; i < 3; i += 1) kinds.push((await of.clientWith({}).balance()).kind);
  expect(kinds).toEqual(['success', 'success', 'failure']);
  of.server.advance(60_000);
  expect((await of.clientWith({}).balance()).kind).toBe('success');
});

test('a list of 10,000: initialised, and all 250 pages read', async () => {
  const of = await desk({ defaultRules: false, retrieveTicks: true });
  const items = itemsOf(...Array.from({ length: 10_000 }, (_, index) => 10000 + index));
  const started = performance.now();
  await of.client.authorise(await initialised(of, bodyOf(items)));
  const all = await of.client.retrieveAll({ externalMassPayoutId: 'list-1' });
  expect(all).toMatchObject({ kind: 'success', value: { pages: 251, disorder: [], valid: { total: 10_000 } } });
  expect(performance.now() - started).toBeLessThan(15_000);
});
