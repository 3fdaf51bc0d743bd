import { afterEach, describe, expect, test } from 'vitest';
import type { CallResult } from '../../../../electron/iyzico/answer.ts';
import { retrieveEverything, type FullList, type PageProgress } from '../../../../electron/iyzico/retrieve-all.ts';
import { itemSchema, type RetrievePage } from '../../../../electron/iyzico/wire.ts';
import type { ScenarioInput } from '../../../../electron/practice/scenario.ts';
import { bodyOf, initialised, itemsOf, openDesk, type Desk } from '../practice/desk.ts';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.server.close();
  desk = undefined;
});

async function listOf(count: number, scenario: ScenarioInput = {}): Promise<Desk> {
  desk = await openDesk({ defaultRules: false, ...scenario });
  await initialised(desk, bodyOf(itemsOf(...Array.from({ length: count }, (_, index) => 10000 + index))));
  return desk;
}
async function all(of: Desk, onPage?: (progress: PageProgress) => void): Promise<FullList> {
  const result = await of.client.retrieveAll(
    { externalMassPayoutId: 'list-1' },
    onPage === undefined ? {} : { onPage },
  );
  if (result.kind !== 'success') throw new Error(result.kind);
  return result.value;
}
const ids = (list: FullList) => list.valid.items.map((item) => item.itemExternalId);

describe('every page of both types', () => {
  test.each([0, 1, 39, 40, 41, 80, 95])('%i valid items', async (valid) => {
    const of = await listOf(valid + 3, {
      rules: [
        { match: { index: 0 }, outcome: 'invalid' },
        { match: { index: 1 }, outcome: 'invalid' },
        { match: { index: 2 }, outcome: 'invalid' },
      ],
    });
    const list = await all(of);
    expect([list.valid.items.length, list.valid.total, list.invalid.items.length]).toEqual([valid, valid, 3]);
    expect(list.disorder).toEqual([]);
    expect(list.pages).toBe(Math.max(1, Math.ceil(valid / 40)) + 1);
  });

  test.each(['nested', 'top', 'both'] as const)('paging %s', async (paging) => {
    const list = await all(await listOf(95, { assumptions: { paging } }));
    expect(new Set(ids(list)).size).toBe(95);
    expect(list.disorder).toEqual([]);
  });

  test('progress is told page by page', async () => {
    const pages: PageProgress[] = [];
    await all(await listOf(95), (progress) => pages.push(progress));
    expect(pages.map(({ itemType, page, read, total }) => [itemType, page, read, total])).toEqual([
      ['VALID', 0, 40, 95],
      ['VALID', 1, 80, 95],
      ['VALID', 2, 95, 95],
      ['INVALID', 0, 0, 0],
    ]);
  });

  test('requestIds are collected, or none is made up', async () => {
    const of = await listOf(2);
    expect((await all(of)).requestIds).toEqual([of.payout().requestId]);
    of.server.inject({ operation: 'retrieve', occurrence: 'every', effect: { kind: 'noRequestId' } });
    expect((await all(of)).requestIds).toEqual([]);
  });
});

describe('disorder is seen', () => {
  test.each([
    ['items that move between pages', { kind: 'moveItems' }, ['duplicate', 'missing']],
    ['another count', { kind: 'differs', what: 'count' }, ['missing']],
    ['another payout on one page', { kind: 'differs', what: 'externalId' }, ['totalChanged', 'differentPayouts']],
  ] as const)('%s', async (_name, effect, expected) => {
    const of = await listOf(95);
    of.server.inject({ operation: 'retrieve', occurrence: [2, 3], effect });
    const { disorder } = await all(of);
    expect(disorder.length).toBeGreaterThan(0);
    for (const what of disorder) expect([...expected, 'totalChanged']).toContain(what);
  });

  test('a call that fails in the middle is the answer: half a list is no list', async () => {
    const of = await listOf(95);
    of.server.inject({ operation: 'retrieve', occurrence: 2, effect: { kind: 'http', status: 502 } });
    expect(await of.client.retrieveAll({ externalMassPayoutId: 'list-1' })).toMatchObject({
      kind: 'unknown',
      cause: 'http5xx',
    });
  });

  test('it can be given up between pages', async () => {
    const of = await listOf(95);
    const stop = new AbortController();
    const result = await of.client.retrieveAll(
      { externalMassPayoutId: 'list-1' },
      { signal: stop.signal, onPage: () => stop.abort() },
    );
    expect(result).toEqual({ kind: 'notSent', cause: 'aborted' });
    expect(of.server.received.count('retrieve')).toBe(1);
  });
});

describe('servers that read the documentation otherwise', () => {
  test('itemType ignored: each item once, by its own status', async () => {
    const of = await listOf(50, {
      rules: [{ match: { index: 7 }, outcome: 'invalid' }],
      assumptions: { itemTypeIgnored: true },
    });
    const list = await all(of);
    expect([list.valid.total, list.valid.items.length, list.invalid.items.length]).toEqual([49, 49, 1]);
    expect(list.disorder).toEqual([]);
  });

  const page = (from: number, count: number, total: number | null): CallResult<RetrievePage> => ({
    kind: 'success',
    value: {
      payout: null,
      items: Array.from({ length: count }, (_, index) => itemSchema.parse({ itemExternalId: `i-${from + index}` })),
      page: null,
      size: null,
      total,
      requestIds: [],
    },
    raw: { httpStatus: 200, text: '', cut: false },
  });

  test('no total: pages are read until a short one', async () => {
    const result = await retrieveEverything((itemType, number) =>
      Promise.resolve(itemType === 'VALID' ? page(number * 40, number < 2 ? 40 : 5, null) : page(0, 0, null)),
    );
    expect(result).toMatchObject({ value: { valid: { total: 85 }, disorder: [], pages: 4 } });
  });

  test('the same page for ever ends', async () => {
    let calls = 0;
    const result = await retrieveEverything(() => {
      calls += 1;
      return Promise.resolve(page(0, 40, 400));
    });
    expect(calls).toBe(4);
    expect(result).toMatchObject({ value: { disorder: ['duplicate', 'missing'] } });
  });

  test('a total that never comes true ends', async () => {
    const result = await retrieveEverything((_type, number) =>
      Promise.resolve(page(number * 40, number < 3 ? 40 : 0, 1e6)),
    );
    expect(result).toMatchObject({ value: { disorder: ['missing'], pages: 8 } });
  });
});
