import { describe, expect, it } from 'vitest';
import type { PayoutId, RowId } from '../../../../shared/ids.ts';
import { minor } from '../../../../shared/money.ts';
import { fail, succeed } from '../../../../shared/problems.ts';
import { Follower, POLITE } from '../../../../electron/payouts/follow.ts';
import { moneyOutcome } from '../../../../shared/items.ts';
import type { PayoutState, Standing } from '../../../../electron/payouts/state.ts';

const payoutId = 'p' as PayoutId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function payout(standing: Standing, statuses: readonly string[]): PayoutState {
  return {
    externalId: 'e',
    conversationId: 'c',
    purpose: 'SALARY',
    currency: 'TRY',
    bodySha256: '',
    sentWith: '',
    standing,
    payoutStatus: '',
    mismatch: null,
    compared: true,
    acceptedTotal: null,
    lastAskProblem: null,
    preparedAt: 0,
    authorisedAt: 0,
    lastAskedAt: null,
    items: statuses.map((itemStatus, index) => ({
      rowId: `row-${index}` as RowId,
      itemExternalId: `i-${index}`,
      amount: minor(100),
      outcome: moneyOutcome(itemStatus),
      itemStatus,
      errorCode: '',
      errorMessage: '',
      referenceCode: '',
      commission: null,
      released: null,
    })),
  };
}

const onItsWay = payout({ phase: 'authorised', requestId: 'r' }, ['QUEUED', 'QUEUED']);
const settled = (...statuses: string[]): PayoutState =>
  payout({ phase: 'settled', requestId: 'r', outcome: 'partlyPaid' }, statuses);

/** A follower over a clock of the test's own; `answer` is what iyzico says from now on. */
function following(random = 0.5) {
  let now = 0;
  let answer: PayoutState | null = onItsWay;
  const due: { at: number; work: () => void }[] = [];
  const asked: number[] = [];
  const follower = new Follower(
    () => {
      asked.push(now);
      return Promise.resolve(answer === null ? fail('iyzico.timeout') : succeed(answer));
    },
    {
      now: () => now,
      random: () => random,
      after: (delayMs, work) => {
        const timer = { at: now + delayMs, work };
        due.push(timer);
        return () => void due.splice(due.indexOf(timer), due.includes(timer) ? 1 : 0);
      },
    },
    () => undefined,
  );
  return {
    follower,
    asked,
    says: (state: PayoutState | null) => void (answer = state),
    /** Lets the next timer ring; answers how long it was waited for, null when nothing is waiting. */
    async next(): Promise<number | null> {
      const timer = due.shift();
      if (timer === undefined) return null;
      const waited = timer.at - now;
      now = timer.at;
      timer.work();
      // The question and its answer are promises without a clock.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      return waited;
    },
  };
}

describe('following', () => {
  it('asks after 5 s, then ever more slowly, at most every 5 minutes', async () => {
    const { follower, next } = following();
    follower.follow(payoutId, onItsWay);
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) waits.push((await next()) ?? -1);
    expect(waits.slice(0, 3)).toEqual([5_000, 8_500, 14_450]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.slice(-2)).toEqual([5 * MINUTE, 5 * MINUTE]);
  });

  it.each([
    [0, 4_000],
    [1, 6_000],
  ])('with a jitter of a fifth either way (%i)', async (random, waited) => {
    const { follower, next } = following(random);
    follower.follow(payoutId, onItsWay);
    expect(await next()).toBe(waited);
  });

  it('begins anew when something changed, and goes on when there was no answer', async () => {
    const { follower, next, says } = following();
    follower.follow(payoutId, onItsWay);
    for (let turn = 0; turn < 5; turn += 1) await next();
    says(payout({ phase: 'authorised', requestId: 'r' }, ['SUCCESS', 'QUEUED']));
    await next();
    says(null);
    expect(await next()).toBe(5_000);
    expect(await next()).toBe(8_500);
  });

  it('stops when every item is final and none can come back', async () => {
    const { follower, next, says, asked } = following();
    follower.follow(payoutId, onItsWay);
    says(settled('SUCCESS', 'DEPOSIT_SUCCESS', 'DEPOSIT_FAIL', 'INVALID'));
    await next();
    expect([await next(), asked.length, follower.count]).toEqual([null, 1, 0]);
  });

  it('goes on asking about FAILED items every hour for two weeks, because a refund can follow, and then lets go', async () => {
    const { follower, next, says, asked } = following();
    says(settled('SUCCESS', 'FAILED'));
    follower.follow(payoutId, settled('SUCCESS', 'FAILED'));
    expect(await next()).toBe(HOUR);
    expect(await next()).toBe(HOUR);
    while ((await next()) !== null);
    expect(asked.at(-1)).toBeGreaterThan(POLITE.refundForMs);
    expect(asked.at(-1)).toBeLessThan(POLITE.refundForMs + 2 * HOUR);
    expect(follower.count).toBe(0);
  });

  it('keeps to the hour and to the two weeks of a refund when iyzico does not answer', async () => {
    const { follower, next, says, asked } = following();
    follower.follow(payoutId, settled('SUCCESS', 'FAILED'));
    says(null);
    expect([await next(), await next(), await next()]).toEqual([HOUR, HOUR, HOUR]);
    while ((asked.at(-1) ?? 0) < POLITE.refundForMs + 2 * HOUR && (await next()) !== null);
    expect(follower.count).toBe(0);
  });

  it('ends with the refund it waited for', async () => {
    const { follower, next, says } = following();
    follower.follow(payoutId, settled('FAILED'));
    says(settled('DEPOSIT_SUCCESS'));
    expect(await next()).toBe(HOUR);
    expect(await next()).toBeNull();
  });

  it('asks nothing once it was closed, nor over a difference that stopped everything', async () => {
    const { follower, next, asked } = following();
    follower.follow(payoutId, { ...onItsWay, mismatch: fail('payout.mismatch').problem });
    expect(await next()).toBeNull();
    follower.follow(payoutId, onItsWay);
    follower.close();
    expect([await next(), asked]).toEqual([null, []]);
  });
});
