import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTckn, isVkn, readIdentity } from '../../../shared/identity.ts';

/** Any valid identity number, made by the published rule from its first nine digits. */
const tckn = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((nine) => {
  const d = [...String(nine)].map(Number);
  const at = (index: number): number => d[index] ?? 0;
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  const tenth = (((7 * odd - even) % 10) + 10) % 10;
  return `${nine}${tenth}${(odd + even + tenth) % 10}`;
});

/** Any valid tax number: the tenth digit is found by trying, so that the rule is not written twice. */
const vkn = fc.integer({ min: 0, max: 999_999_999 }).map((nine) => {
  const start = String(nine).padStart(9, '0');
  return Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).find(isVkn) ?? '';
});

describe('isTckn', () => {
  test.each([
    ['10000000146', true],
    ['99000000082', false],
    ['10000000147', false],
    ['00000000000', false],
    ['01000000014', false],
    ['1000000014', false],
    ['100000001466', false],
    ['1000000014a', false],
  ])('%s is %s', (text, valid) => {
    expect(isTckn(text)).toBe(valid);
  });

  test('takes every number made by the rule, those of foreigners (99…) too', () => {
    fc.assert(
      fc.property(tckn, (number) => {
        expect(isTckn(number)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 990_000_000, max: 999_999_999 }), (nine) => {
        const valid = Array.from({ length: 100 }, (_, end) => `${nine}${String(end).padStart(2, '0')}`).filter(isTckn);
        expect(valid).toHaveLength(1);
      }),
    );
  });

  test('refuses every number with one digit changed', () => {
    fc.assert(
      fc.property(tckn, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const changed = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(isTckn(changed)).toBe(false);
      }),
    );
  });
});

describe('isVkn', () => {
  test.each([
    ['1234567890', true],
    ['1234567891', false],
    ['0010085980', false],
    ['123456789', false],
    ['12345678901', false],
  ])('%s is %s', (text, valid) => {
    expect(isVkn(text)).toBe(valid);
  });

  test('has exactly one check digit for every nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (nine) => {
        const start = String(nine).padStart(9, '0');
        expect(Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(isVkn)).toHaveLength(1);
      }),
    );
  });
});

describe('readIdentity', () => {
  test('reads both kinds, with spaces, dots and dashes', () => {
    expect(readIdentity(' 100 000 001-46 ')).toEqual({
      ok: true,
      kind: 'TCKN',
      number: '10000000146',
      restoredZero: false,
    });
    expect(readIdentity('123.456.789 0')).toEqual({ ok: true, kind: 'VKN', number: '1234567890', restoredZero: false });
  });

  test.each([
    ['', 'empty'],
    ['Ayşe', 'notDigits'],
    ['1E+10', 'notDigits'],
    ['10000000147', 'checksum'],
    ['1234567891', 'checksum'],
    ['12345', 'length'],
    ['123456789012', 'length'],
  ])('refuses %j as %s', (text, fault) => {
    expect(readIdentity(text)).toMatchObject({ ok: false, fault });
  });

  test('puts back the zero Excel dropped from a tax number only when the checksum proves it', () => {
    fc.assert(
      fc.property(vkn, (number) => {
        fc.pre(number.startsWith('0') && number[1] !== '0');
        expect(readIdentity(number.slice(1))).toEqual({ ok: true, kind: 'VKN', number, restoredZero: true });
      }),
    );
    const bad = Array.from({ length: 10 }, (_, digit) => `12345678${digit}`).filter((nine) => !isVkn(`0${nine}`));
    expect(bad.map((nine) => readIdentity(nine).ok)).toEqual(bad.map(() => false));
  });
});
