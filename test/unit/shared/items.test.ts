import { describe, expect, test } from 'vitest';
import {
  externalIdSchema,
  isFinalOutcome,
  ITEM_STATUSES,
  keepsFee,
  MONEY_OUTCOMES,
  moneyOutcome,
  releaseOf,
  type MoneyOutcome,
  type Release,
} from '../../../shared/items.ts';

describe('moneyOutcome', () => {
  test.each<[string, MoneyOutcome]>([
    ['INIT', 'waiting'],
    ['INVALID', 'notAccepted'],
    ['QUEUED', 'onItsWay'],
    ['PROCESSING', 'onItsWay'],
    ['SUCCESS', 'paid'],
    ['FAILED', 'failed'],
    ['DEPOSIT_SUCCESS', 'returned'],
    ['DEPOSIT_FAIL', 'stuck'],
    ['MASS_PAYOUT_CANCELED', 'cancelled'],
    ['SOMETHING_NEW', 'unknown'],
    ['', 'unknown'],
    ['success', 'unknown'],
    ['__proto__', 'unknown'],
    ['toString', 'unknown'],
  ])('%s means %s', (status, outcome) => {
    expect(moneyOutcome(status)).toBe(outcome);
  });

  test('knows every documented status', () => {
    expect(ITEM_STATUSES.filter((status) => moneyOutcome(status) === 'unknown')).toEqual([]);
  });
});

test.each<[MoneyOutcome, boolean, Release]>([
  ['waiting', false, 'bound'],
  ['onItsWay', false, 'bound'],
  ['paid', true, 'bound'],
  ['failed', true, 'withReason'],
  ['returned', true, 'free'],
  ['stuck', true, 'withReason'],
  ['notAccepted', true, 'free'],
  ['cancelled', true, 'free'],
  ['unknown', false, 'bound'],
])('%s: final %s, release %s', (outcome, final, release) => {
  expect(isFinalOutcome(outcome)).toBe(final);
  expect(releaseOf(outcome)).toBe(release);
});

test('iyzico keeps no fee for what was never paid or came back with it', () => {
  expect(MONEY_OUTCOMES.filter((outcome) => !keepsFee(outcome))).toEqual(['returned', 'notAccepted', 'cancelled']);
});

test('what may still pay, or paid, is never free', () => {
  for (const outcome of MONEY_OUTCOMES) if (!isFinalOutcome(outcome)) expect(releaseOf(outcome)).toBe('bound');
});

test.each([
  ['SCL-0001', true],
  ['a.b_c~d-1', true],
  ['', false],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['Sicil 1', false],
  ['maaş', false],
  ['a/b', false],
])('%j can be an external id: %s', (text, valid) => {
  expect(externalIdSchema.safeParse(text).success).toBe(valid);
});
