import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallResult } from '../../../../electron/iyzico/answer.ts';
import { systemClock } from '../../../../electron/iyzico/clock.ts';
import { createLimiter, type Limiter } from '../../../../electron/iyzico/limiter.ts';
import { bodyOf, initialised, itemsOf, openDesk, type Desk } from '../practice/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.server.close());

const ITEMS = itemsOf(10050, 20000, 30091);

describe('the six operations against the practice server', () => {
  test('initialise', async () => {
    expect(await desk.client.initialise(bodyOf(ITEMS))).toMatchObject({
      kind: 'success',
      value: {
        requestId: desk.payout().requestId,
        conversationId: 'conv-list-1',
        invalidItems: [{ itemExternalId: 'item-2', errorMessage: 'Alıcı bilgisi doğrulanamadı' }],
      },
      raw: { httpStatus: 200, cut: false },
    });
  });

  test('authorise, retrieve, retrieve item', async () => {
    const requestId = await initialised(desk, bodyOf(ITEMS));
    expect(await desk.client.authorise(requestId)).toMatchObject({ kind: 'success', value: null });
    desk.advanceTicks(10);
    const page = await desk.client.retrieve({ requestId }, 'VALID', 0);
    expect(page).toMatchObject({
      kind: 'success',
      value: {
        payout: { externalId: 'list-1', massPayoutStatus: 'COMPLETED', totalAmount: { minor: 30050 }, currency: 'TRY' },
        items: [
          { itemExternalId: 'item-0', itemStatus: 'SUCCESS', totalAmount: { text: '100.50', minor: 10050 } },
          { itemExternalId: 'item-1', itemStatus: 'SUCCESS', commissionAmount: { text: '20.00000000', minor: 2000 } },
        ],
        requestIds: [requestId],
        total: 2,
      },
    });
    const referenceCode = page.kind === 'success' ? (page.value.items[0]?.referenceCode ?? '') : '';
    expect(await desk.client.retrieveItem(referenceCode)).toMatchObject({
      kind: 'success',
      value: { itemExternalId: 'item-0', itemStatus: 'SUCCESS' },
    });
  });

  test('cancel', async () => {
    const requestId = await initialised(desk);
    expect(await desk.client.cancel(requestId)).toMatchObject({ kind: 'success', value: null });
    expect(desk.server.books.payoutStatus(desk.payout())).toBe('CANCELED');
  });

  test('balance', async () => {
    expect(await desk.client.balance()).toMatchObject({ kind: 'success', value: { minor: 5_000_000_000 } });
  });

  test('retrieve by externalId', async () => {
    const requestId = await initialised(desk);
    const all = await desk.client.retrieveAll({ externalMassPayoutId: 'list-1' });
    expect(all).toMatchObject({ kind: 'success', value: { requestIds: [requestId], disorder: [], pages: 2 } });
  });
});

/** The shortest words for a result. */
function summary(result: CallResult<unknown>): string {
  switch (result.kind) {
    case 'success':
      return 'success';
    case 'failure':
      return `failure ${result.reason}`;
    case 'unknown':
      return `unknown ${result.cause}`;
    case 'notSent':
      return `notSent ${result.cause}`;
  }
}

describe('every fault is told for what it is', () => {
  test.each([
    [{ kind: 'dropRequest' }, 'unknown reset', false],
    [{ kind: 'resetWhileReading' }, 'unknown reset', false],
    [{ kind: 'dropAnswer' }, 'unknown reset', true],
    [{ kind: 'resetMidAnswer' }, 'unknown truncated', true],
    [{ kind: 'truncatedJson' }, 'unknown unreadable', true],
    [{ kind: 'hang', when: 'before' }, 'unknown timeout', false],
    [{ kind: 'hang', when: 'after' }, 'unknown timeout', true],
    [{ kind: 'delay', ms: 5000 }, 'unknown timeout', false],
    [{ kind: 'delay', ms: 20 }, 'success', true],
    [{ kind: 'http', status: 500, body: 'failure', when: 'before' }, 'unknown http5xx', false],
    [{ kind: 'http', status: 500, body: 'failure', when: 'after' }, 'unknown http5xx', true],
    [{ kind: 'http', status: 502, body: 'html', when: 'after' }, 'unknown http5xx', true],
    [{ kind: 'http', status: 503, body: 'text', when: 'before' }, 'unknown http5xx', false],
    [{ kind: 'http', status: 200, body: 'html', when: 'after' }, 'unknown foreignBody', true],
    [{ kind: 'http', status: 200, body: 'empty', when: 'after' }, 'unknown unreadable', true],
    [{ kind: 'http', status: 403, body: 'html', when: 'before' }, 'unknown foreignBody', false],
    [{ kind: 'http', status: 302, body: 'empty', when: 'before' }, 'unknown redirect', false],
    [{ kind: 'http', status: 421, body: 'empty', when: 'after' }, 'unknown repeatRefused', true],
    [{ kind: 'http', status: 408, body: 'failure', when: 'before' }, 'unknown timeout', false],
    [{ kind: 'numericStatus' }, 'unknown foreignBody', true],
    [{ kind: 'huge', bytes: 300_000 }, 'unknown tooLarge', true],
    [{ kind: 'authError', variant: '8' }, 'failure auth', false],
    [{ kind: 'authError', variant: '5' }, 'failure auth', false],
    [{ kind: 'authError', variant: '1000' }, 'failure auth', false],
    [{ kind: 'authError', variant: '1001' }, 'failure auth', false],
    [{ kind: 'authError', variant: '1009' }, 'failure auth', false],
    [{ kind: 'rateLimit' }, 'failure rateLimit', false],
    [{ kind: 'rateLimit', httpStatus: 200, retryAfterSeconds: 3 }, 'failure rateLimit', false],
    [{ kind: 'failure' }, 'failure system', false],
    [{ kind: 'failure', errorCode: '9000', httpStatus: 422 }, 'failure frozen', false],
    [{ kind: 'failure', httpStatus: 500, when: 'after' }, 'unknown http5xx', true],
  ] as const)('%j → %s (work done: %s)', async (effect, expected, workDone) => {
    const client = desk.clientWith({ timeoutMs: 150, maxBytes: 100_000 });
    const requestId = await initialised(desk);
    desk.server.inject({ operation: 'authorise', effect });
    expect(summary(await client.authorise(requestId))).toBe(expected);
    expect(desk.payout().authorisedAt !== null).toBe(workDone);
    expect(desk.server.received.count('authorise')).toBe(1);
  });

  test('no requestId in a success is an unknown end, not a success', async () => {
    desk.server.inject({ operation: 'initialise', effect: { kind: 'noRequestId' } });
    expect(summary(await desk.client.initialise(bodyOf(ITEMS)))).toBe('unknown unreadable');
  });

  test('every word iyzico may invent is kept', async () => {
    const requestId = await initialised(desk);
    desk.server.inject(
      { operation: 'retrieve', effect: { kind: 'payoutStatus', status: 'ON_ICE' } },
      { operation: 'retrieve', effect: { kind: 'itemStatus', status: 'LOST' } },
    );
    expect(await desk.client.retrieve({ requestId }, 'VALID', 0)).toMatchObject({
      kind: 'success',
      value: { payout: { massPayoutStatus: 'ON_ICE' }, items: [{ itemStatus: 'LOST' }, { itemStatus: 'INIT' }] },
    });
  });

  test('a payout iyzico does not know', async () => {
    expect(summary(await desk.client.retrieve({ externalMassPayoutId: 'nobody' }, 'VALID', 0))).toBe(
      'failure notFound',
    );
    expect(summary(await desk.client.authorise('nobody'))).toBe('failure notFound');
    expect(summary(await desk.client.retrieveItem('nobody'))).toBe('failure notFound');
  });
});

describe('nothing leaves', () => {
  test('to a host of another environment', async () => {
    const client = desk.clientWith({ environment: 'production' });
    expect(await client.balance()).toEqual({ kind: 'notSent', cause: 'hostNotAllowed' });
    expect(desk.server.received.all()).toEqual([]);
  });

  test('without keys', async () => {
    const client = desk.clientWith({ keys: () => Promise.resolve(undefined) });
    expect(await client.balance()).toEqual({ kind: 'notSent', cause: 'noKeys' });
  });

  test.each(['../balance', 'a/b', 'a?b', 'a%2Fb', '', 'ş'])('with %j in the path', async (id) => {
    expect(await desk.client.cancel(id)).toEqual({ kind: 'notSent', cause: 'badRequest' });
    expect(await desk.client.retrieveItem(id)).toEqual({ kind: 'notSent', cause: 'badRequest' });
    expect(desk.server.received.all()).toEqual([]);
  });

  test('when "sent" cannot be committed', async () => {
    const requestId = await initialised(desk);
    const beforeSend = () => Promise.reject(new Error('disk full'));
    await expect(desk.client.authorise(requestId, { beforeSend })).rejects.toThrow('disk full');
    expect(desk.server.received.count('authorise')).toBe(0);
  });

  test('before "sent" is committed', async () => {
    const requestId = await initialised(desk);
    let arrivedBefore = -1;
    const beforeSend = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      arrivedBefore = desk.server.received.count('authorise');
    };
    expect(summary(await desk.client.authorise(requestId, { beforeSend }))).toBe('success');
    expect(arrivedBefore).toBe(0);
  });

  test('when the wait for the limiter is given up', async () => {
    const stop = new AbortController();
    const full = createLimiter({ clock: systemClock, perMinute: 1 });
    const client = desk.clientWith({ limiter: full });
    await client.balance();
    const waiting = client.balance({ signal: stop.signal });
    stop.abort();
    expect(await waiting).toEqual({ kind: 'notSent', cause: 'aborted' });
    expect(desk.server.received.count('balance')).toBe(1);
  });
});

describe('keys', () => {
  test('are trimmed before signing', async () => {
    const { apiKey, secretKey } = desk.keys;
    const client = desk.clientWith({
      keys: () => Promise.resolve({ apiKey: ` ${apiKey}\n`, secretKey: `${secretKey} ` }),
    });
    expect(summary(await client.balance())).toBe('success');
  });

  test.each(['gateway', 'classic'] as const)('wrong ones are an authentication failure (%s)', async (authErrors) => {
    const other = await openDesk({ assumptions: { authErrors } });
    const wrongSecret = other.clientWith({ keys: () => Promise.resolve({ ...other.keys, secretKey: 'no' }) });
    const wrongKey = other.clientWith({ keys: () => Promise.resolve({ ...other.keys, apiKey: 'no' }) });
    expect(summary(await wrongSecret.balance())).toBe('failure auth');
    expect(summary(await wrongKey.balance())).toBe('failure auth');
    await other.server.close();
  });

  test('appear in no result', async () => {
    const requestId = await initialised(desk);
    desk.server.inject({ operation: 'any', occurrence: [1, 2], effect: { kind: 'dropAnswer' } });
    const texts = JSON.stringify([
      await desk.client.authorise(requestId),
      await desk.client.balance(),
      await desk.clientWith({ keys: () => Promise.resolve({ ...desk.keys, secretKey: 'wrong-secret' }) }).balance(),
    ]);
    expect(texts).not.toContain(desk.keys.apiKey);
    expect(texts).not.toContain('secret');
  });
});

describe('the limiter hears of it', () => {
  function spy(): Limiter & { readonly heard: string[] } {
    const heard: string[] = [];
    return {
      heard,
      acquire: (_key, priority) => {
        heard.push(priority);
        return Promise.resolve(true);
      },
      backOff: (_key, ms) => void heard.push(`back off ${ms ?? 'by itself'}`),
      recovered: () => void heard.push('recovered'),
    };
  }

  test.each([
    [{ kind: 'rateLimit', retryAfterSeconds: 4 }, 'back off 4000'],
    [{ kind: 'rateLimit', httpStatus: 200 }, 'back off by itself'],
    [{ kind: 'http', status: 429, body: 'html' }, 'back off by itself'],
    [{ kind: 'delay', ms: 1 }, 'recovered'],
  ] as const)('%j → %s', async (effect, expected) => {
    const limiter = spy();
    desk.server.inject({ operation: 'balance', effect });
    await desk.clientWith({ limiter }).balance();
    expect(limiter.heard).toEqual(['question', expected]);
  });

  test('presses are mutations', async () => {
    const limiter = spy();
    const client = desk.clientWith({ limiter });
    await client.initialise(bodyOf(ITEMS));
    await client.authorise(desk.payout().requestId);
    await client.cancel(desk.payout().requestId);
    expect(limiter.heard.filter((word) => word === 'mutation')).toHaveLength(3);
  });
});
