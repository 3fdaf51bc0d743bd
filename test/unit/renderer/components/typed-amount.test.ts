import { expect, test } from 'vitest';
import { readTypedAmount } from '../../../../renderer/components/typed-amount.ts';

test.each([
  ['1.234,5', 'tr', { kind: 'amount', amount: 123_450 }],
  ['1234,56', 'tr', { kind: 'amount', amount: 123_456 }],
  ['1.000', 'tr', { kind: 'amount', amount: 100_000 }],
  ['1,000', 'en', { kind: 'amount', amount: 100_000 }],
  ['1,234.5', 'en', { kind: 'amount', amount: 123_450 }],
  ['', 'tr', { kind: 'empty' }],
  ['beş', 'tr', { kind: 'fault', fault: 'notNumber' }],
  ['1,2345', 'tr', { kind: 'fault', fault: 'moreThanTwoDecimals' }],
] as const)('%s in %s', (text, locale, typed) => {
  expect(readTypedAmount(text, locale)).toEqual(typed);
});
