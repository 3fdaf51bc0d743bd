import { describe, expect, test } from 'vitest';
import { readTypedTotal } from '../../../../renderer/authorise/typed-total.ts';
import { type Locale, minor } from '../../../../shared/amounts.ts';

const TOTAL = minor(899_185_550);

describe('readTypedTotal', () => {
  test.each<[string, Locale]>([
    ['8.991.855,50', 'tr'],
    ['8991855,50', 'tr'],
    ['8991855,5', 'tr'],
    ['8.991.855,50 ₺', 'tr'],
    ['8.991.855,50 TL', 'tr'],
    [' 8 991 855,50 ', 'tr'],
    ['8,991,855.50', 'tr'],
    ['8,991,855.50', 'en'],
    ['₺8,991,855.50', 'en'],
    ['8991855.5', 'en'],
    ['8.991.855,50', 'en'],
  ])('takes %j in %s', (typed, locale) => {
    expect(readTypedTotal(typed, TOTAL, 'TRY', locale)).toEqual({ kind: 'equal', amount: TOTAL });
  });

  test.each(['8.991.855,05', '8991855', '899185550', '−8.991.855,50', '8.991.855,51'])(
    'says that %j differs',
    (typed) => {
      expect(readTypedTotal(typed, TOTAL, 'TRY', 'tr').kind).toBe('differs');
    },
  );

  test('takes one thousand by the language’s habit', () => {
    expect(readTypedTotal('1.000', minor(100_000), 'TRY', 'tr').kind).toBe('equal');
    expect(readTypedTotal('1,000', minor(100_000), 'TRY', 'en').kind).toBe('equal');
    expect(readTypedTotal('1,000', minor(100_000), 'TRY', 'tr').kind).not.toBe('equal');
  });

  test('does not take another currency for the list’s', () => {
    expect(readTypedTotal('$8,991,855.50', TOTAL, 'TRY', 'en')).toEqual({ kind: 'otherCurrency' });
  });

  test.each([
    ['', 'empty'],
    ['sekiz milyon', 'notNumber'],
    ['8.991.855,505', 'moreThanTwoDecimals'],
    ['₺ 5 $', 'currencyMismatch'],
  ])('says why %j is no amount', (typed, fault) => {
    expect(readTypedTotal(typed, TOTAL, 'TRY', 'tr')).toEqual({ kind: 'fault', fault });
  });
});
