import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellText,
  dateText,
  hasLostDigits,
  isBlank,
  needsRounding,
  plainNumber,
  roundedAsShown,
  type Cell,
} from '../../../shared/cells.ts';

describe('plainNumber', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['1000', '1000'],
    ['1234.50', '1234.5'],
    ['.5', '0.5'],
    ['0.30000000000000004', '0.3'],
    ['1234.5600000000002', '1234.56'],
    ['1.2345678901E10', '12345678901'],
    ['1.2345678901E+10', '12345678901'],
    ['5E-2', '0.05'],
    ['-42350.3333333333', '-42350.3333333333'],
    ['3.3000610051978645E+23', '330006100519786000000000'],
    ['12345678901234567', '12345678901234600'],
    ['1.005', '1.005'],
  ])('%s is %s', (source, plain) => {
    expect(plainNumber(source)).toBe(plain);
  });

  it.each(['', '12abc', '0x10', 'NaN', 'INF', '1e999', '1,5', ' 1'])('%j is no number', (source) => {
    expect(plainNumber(source)).toBeUndefined();
  });

  it('is what a double of 15 digits holds, for every double Excel can write', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        const plain = plainNumber(String(value));
        expect(Number(plain)).toBe(Number(value.toPrecision(15)) + 0);
        expect(plain).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });
});

describe('roundedAsShown', () => {
  it.each([
    ['42350.3333', 2, '42350.33'],
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['-1.005', 2, '-1.01'],
    ['0.004', 2, '0.00'],
    ['-0.004', 2, '0.00'],
    ['999.995', 2, '1000.00'],
    ['10.5', 0, '11'],
    ['10', 2, '10'],
  ])('%s at %i decimals is %s', (plain, decimals, shown) => {
    expect(roundedAsShown(plain, decimals)).toBe(shown);
  });
});

describe('cellText', () => {
  it.each<[Cell, string]>([
    [null, ''],
    [' Ayşe ', ' Ayşe '],
    [{ t: 'number', v: '1234.5' }, '1234,5'],
    [{ t: 'number', v: '123456789', pad: 10 }, '0123456789'],
    [{ t: 'number', v: '0.155', percent: true }, '%15,5'],
    [{ t: 'number', v: '3.3000610051978645E+23' }, '3,30006E+23'],
    [{ t: 'date', v: '2026-11-30' }, '30.11.2026'],
    [{ t: 'bool', v: true }, 'TRUE'],
    [{ t: 'error', v: '#REF!' }, '#REF!'],
    [{ t: 'text', v: 'hesap', f: true }, 'hesap'],
  ])('%j is %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it('shows dates with their times', () => {
    expect(dateText('2026-11-30T08:30:00')).toBe('30.11.2026 08:30');
    expect(dateText('08:30:05')).toBe('08:30:05');
  });
});

describe('what a number cell lost', () => {
  it('knows a number longer than fifteen digits', () => {
    expect(hasLostDigits({ t: 'number', v: '330006100519786457841326' })).toBe(true);
    expect(hasLostDigits({ t: 'number', v: '3.3E+23' })).toBe(true);
    expect(hasLostDigits({ t: 'number', v: '12345678901' })).toBe(false);
    expect(hasLostDigits({ t: 'number', v: '0.3000000000000000444' })).toBe(false);
  });

  it('knows an amount that only rounding would make one', () => {
    expect(needsRounding({ t: 'number', v: '42350.3333333333' })).toBe(true);
    expect(needsRounding({ t: 'number', v: '0.30000000000000004' })).toBe(false);
  });
});

describe('isBlank', () => {
  it.each<[Cell | undefined, boolean]>([
    [undefined, true],
    [null, true],
    ['', true],
    [' \u00A0\t', true],
    ['x', false],
    [{ t: 'number', v: '0' }, false],
  ])('%j: %s', (cell, blank) => {
    expect(isBlank(cell)).toBe(blank);
  });
});
