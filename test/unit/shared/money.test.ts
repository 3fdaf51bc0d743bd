import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatFigures,
  fromDecimalText,
  minor,
  provenConvention,
  readAmountCell,
  readAmountText,
  sum,
  toDecimalLiteral,
  type AmountFault,
  type Currency,
  type DecimalConvention,
  type Minor,
} from '../../../shared/money.ts';

const amounts = fc.integer({ min: 0, max: 99_999_999_999_99 }).map(minor);

describe('readAmountText', () => {
  test.each<[string, number, Currency | undefined, DecimalConvention | undefined]>([
    ['1.234,56', 1_234_56, undefined, 'comma'],
    ['1234,56', 1_234_56, undefined, 'comma'],
    ['1234.56', 1_234_56, undefined, 'dot'],
    ['1,234.56', 1_234_56, undefined, 'dot'],
    ['1.234.567', 1_234_567_00, undefined, 'comma'],
    ['1,234,567', 1_234_567_00, undefined, 'dot'],
    ['1.234.567,8', 1_234_567_80, undefined, 'comma'],
    ['₺1.234,56', 1_234_56, 'TRY', 'comma'],
    ['1.234,56 TL', 1_234_56, 'TRY', 'comma'],
    ['1.234,56 try', 1_234_56, 'TRY', 'comma'],
    ['TL 100', 100_00, 'TRY', undefined],
    ['$ 1,234.56', 1_234_56, 'USD', 'dot'],
    ['12,50 Euro', 12_50, 'EUR', 'comma'],
    ['1\u00A0234,56', 1_234_56, undefined, 'comma'],
    ['1\u2009234,5', 1_234_50, undefined, 'comma'],
    ["1'234,56", 1_234_56, undefined, 'comma'],
    ['100', 100_00, undefined, undefined],
    ['0', 0, undefined, undefined],
    ['-5,00', -5_00, undefined, 'comma'],
    ['−5,00', -5_00, undefined, 'comma'],
    ['+5,00', 5_00, undefined, 'comma'],
    ['007,50', 7_50, undefined, 'comma'],
    ['12,3400', 12_34, undefined, 'comma'],
  ])('reads %j as %i', (text, amount, currency, convention) => {
    expect(readAmountText(text)).toEqual({
      ok: true,
      amount,
      ...(currency === undefined ? {} : { currency }),
      ...(convention === undefined ? {} : { convention }),
    });
  });

  test.each<[string, AmountFault]>([
    ['', 'empty'],
    [' \u00A0', 'empty'],
    ['1.000', 'ambiguous'],
    ['1,000', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['1,2345', 'moreThanTwoDecimals'],
    ['1.234,567', 'moreThanTwoDecimals'],
    ['9999999999999999', 'tooLarge'],
    ['12a', 'notNumber'],
    ['1.23.456', 'notNumber'],
    ['1.234.56', 'notNumber'],
    ['1,234,56', 'notNumber'],
    ['1.2.3,4', 'notNumber'],
    ['12,', 'notNumber'],
    [',50', 'notNumber'],
    ['1E5', 'notNumber'],
    ['(5,00)', 'notNumber'],
    ['%5', 'notNumber'],
    ['#REF!', 'notNumber'],
    ['5\u200B0', 'notNumber'],
    ['TL 100 $', 'currencyMismatch'],
  ])('refuses %j as %s', (text, fault) => {
    expect(readAmountText(text)).toEqual({ ok: false, fault });
  });

  test.each<[string, DecimalConvention, number | AmountFault]>([
    ['1.000', 'comma', 1_000_00],
    ['1,000', 'dot', 1_000_00],
    ['1.255', 'dot', 'moreThanTwoDecimals'],
    ['1.250', 'dot', 1_25],
    ['1.000', 'dot', 1_00],
    ['1,500', 'comma', 1_50],
    ['1234,567', 'dot', 'notNumber'],
    ['0,125', 'dot', 'notNumber'],
    ['0.500', 'comma', 'notNumber'],
  ])('%j where decimals are written with a %s is %s', (text, convention, expected) => {
    expect(readAmountText(text, convention)).toMatchObject(
      typeof expected === 'number' ? { ok: true, amount: expected } : { ok: false, fault: expected },
    );
  });

  test('reads back every amount it writes, in both languages', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom<Currency[]>('TRY', 'USD', 'EUR'), (amount, currency) => {
        expect(readAmountText(formatFigures(amount, 'tr'), 'comma')).toMatchObject({ ok: true, amount });
        expect(readAmountText(formatFigures(amount, 'en'), 'dot')).toMatchObject({ ok: true, amount });
        expect(readAmountText(formatAmount(amount, currency, 'tr'))).toMatchObject({ ok: true, amount, currency });
        expect(readAmountText(formatAmount(amount, currency, 'en'))).toMatchObject({ ok: true, amount, currency });
      }),
    );
  });

  test('the quick way for plain amounts says what the slow way says', () => {
    const plain = fc.stringMatching(/^\d{1,13}[.,]\d\d$/);
    // A space in front sends the same text the slow way.
    fc.assert(
      fc.property(plain, (text) => {
        expect(readAmountText(text)).toEqual(readAmountText(` ${text}`));
      }),
    );
  });

  test('never answers with anything but a whole count of minor units, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,₺TL$€- '") }), (text) => {
        const reading = readAmountText(text);
        if (reading.ok) expect(Number.isSafeInteger(reading.amount)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('readAmountCell', () => {
  test.each<[string, number]>([
    ['0.30000000000000004', 30],
    ['1234.5600000000002', 1_234_56],
    ['8.325E2', 832_50],
    ['100', 100_00],
    ['-5', -5_00],
    ['1.1', 1_10],
    ['1E3', 1_000_00],
    ['.5', 50],
    ['42350.75', 42_350_75],
  ])('reads %s as %i', (source, amount) => {
    expect(readAmountCell(source)).toEqual({ ok: true, amount });
  });

  test.each<[string, AmountFault]>([
    ['', 'empty'],
    ['1.005', 'moreThanTwoDecimals'],
    ['8.325', 'moreThanTwoDecimals'],
    ['42350.3333', 'moreThanTwoDecimals'],
    ['1E13', 'tooLarge'],
    ['1E400', 'tooLarge'],
    ['Infinity', 'notNumber'],
    ['0x10', 'notNumber'],
    ['12abc', 'notNumber'],
  ])('refuses %s as %s', (source, fault) => {
    expect(readAmountCell(source)).toEqual({ ok: false, fault });
  });

  test('reads every amount of kuruş that Excel stores as a double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_99 }), (amount) => {
        expect(readAmountCell(String(amount / 100))).toEqual({ ok: true, amount });
      }),
    );
  });
});

describe('fromDecimalText and toDecimalLiteral', () => {
  test.each<[string, number | undefined]>([
    ['100.50', 100_50],
    ['20.00000000', 20_00],
    ['1e2', 100_00],
    ['1.5E+1', 15_00],
    ['125e-2', 1_25],
    ['-0.00', 0],
    ['-3.1', -3_10],
    ['0.001', undefined],
    ['1e-3', undefined],
    ['1e30', undefined],
    ['99999999999999999', undefined],
    ['1,5', undefined],
    ['', undefined],
    ['NaN', undefined],
  ])('%s is %s', (text, amount) => {
    expect(fromDecimalText(text)).toBe(amount);
  });

  test('come back to where they started', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999_99, max: 99_999_999_999_99 }), (value) => {
        expect(fromDecimalText(toDecimalLiteral(minor(value)))).toBe(value === 0 ? 0 : value);
        expect(toDecimalLiteral(minor(value))).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });
});

test.each<[number, Currency, string, string]>([
  [1_234_56, 'TRY', '1.234,56 ₺', '₺1,234.56'],
  [5, 'USD', '0,05 $', '$0.05'],
  [-1_234_567_00, 'EUR', '−1.234.567,00 €', '−€1,234,567.00'],
  [0, 'TRY', '0,00 ₺', '₺0.00'],
])('%i of %s is shown as %s and %s', (value, currency, turkish, english) => {
  expect(formatAmount(minor(value), currency, 'tr')).toBe(turkish);
  expect(formatAmount(minor(value), currency, 'en')).toBe(english);
});

describe('sum and minor', () => {
  test('add exactly and refuse what is no whole count', () => {
    expect(sum([minor(1), minor(2), minor(3)])).toBe(6);
    expect(sum([])).toBe(0);
    expect(() => minor(0.5)).toThrow(RangeError);
    expect(() => minor(Number.NaN)).toThrow(RangeError);
    const most: Minor = minor(Number.MAX_SAFE_INTEGER);
    expect(() => sum([most, most])).toThrow(RangeError);
  });
});

test.each<[string[], DecimalConvention | undefined]>([
  [['1.000', '1.250,50'], 'comma'],
  [['1,000', '1,250.50'], 'dot'],
  [['1.000', '2.000'], undefined],
  [['1,50', '1.50'], undefined],
  [[], undefined],
])('%j proves %s', (texts, convention) => {
  expect(provenConvention(texts)).toBe(convention);
});
