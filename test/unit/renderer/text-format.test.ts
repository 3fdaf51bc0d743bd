import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/money.ts';
import { formatOf, periodOf, shiftPeriod } from '../../../shared/text/format.ts';
import { pseudoCatalogue, pseudoText } from '../../../renderer/text/pseudo.ts';
import { countWithSuffix, suffixOf, withSuffix } from '../../../shared/text/suffix.ts';

const AT = Date.UTC(2026, 10, 20, 7, 42);

describe('formats', () => {
  it('writes dates, times, counts and amounts as Turkish does', () => {
    const tr = formatOf('tr');
    expect(tr.dateTime(AT)).toBe('20.11.2026 10.42');
    expect(tr.count(1_234_567)).toBe('1.234.567');
    expect(tr.month('2026-11')).toBe('Kasım 2026');
    expect(tr.percent(3, true)).toBe('+%3');
    expect(tr.amount(minor(123_456), 'TRY')).toBe('1.234,56 ₺');
  });

  it('writes them as English does', () => {
    const en = formatOf('en');
    expect(en.dateTime(AT)).toBe('20 Nov 2026 10:42');
    expect(en.count(-1204)).toBe('−1,204');
    expect(en.percent(-3, true)).toBe('−3%');
  });

  it('takes the day of Istanbul, whatever the computer’s zone', () => {
    expect(formatOf('tr').date(Date.UTC(2026, 10, 30, 21, 30))).toBe('01.12.2026');
    expect(periodOf(Date.UTC(2026, 10, 30, 21, 30))).toBe('2026-12');
  });

  it.each([
    ['2026-11', 2, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 0, '2026-12'],
  ])('moves %s by %i months to %s', (period, months, expected) => {
    expect(shiftPeriod(period, months)).toBe(expected);
  });
});

describe('Turkish suffixes', () => {
  it.each([
    ['Ayşe', 'dative', 'Ayşe’ye'],
    ['Mehmet', 'dative', 'Mehmet’e'],
    ['Işık', 'genitive', 'Işık’ın'],
    ['Ömer', 'genitive', 'Ömer’in'],
    ['Burak', 'ablative', 'Burak’tan'],
    ['İzmir', 'locative', 'İzmir’de'],
    ['Gül', 'possessive', 'Gül’ü'],
    ['ABC Ltd.', 'dative', 'ABC Ltd.’e'],
  ] as const)('%s in the %s is %s', (name, which, expected) => {
    expect(withSuffix(name, which)).toBe(expected);
  });

  it.each([
    [1, '1’i'],
    [3, '3’ü'],
    [6, '6’sı'],
    [9, '9’u'],
    [10, '10’u'],
    [20, '20’si'],
    [40, '40’ı'],
    [206, '206’sı'],
    [500, '500’ü'],
    [5000, '5.000’i'],
    [0, '0’ı'],
  ])('%i of them is %s', (count, expected) => {
    expect(countWithSuffix(count, 'possessive')).toBe(expected);
  });

  it('follows the last vowel, and softens after a vowel', () => {
    expect(suffixOf('altı', 'genitive')).toBe('nın');
    expect(suffixOf('üç', 'ablative')).toBe('ten');
  });
});

describe('the pseudo-language', () => {
  it('is two fifths longer and marked at both ends', () => {
    const text = pseudoText('Yetkilendir');
    expect(text.length).toBeGreaterThanOrEqual(11 * 1.4);
    expect(text).toMatch(/^⟦.*⟧$/u);
  });

  it('reaches into functions, lists and nested entries, and leaves other values alone', () => {
    const made = pseudoCatalogue({ a: 'x', b: { c: (name: string) => `for ${name}` }, d: ['y'], e: 3 });
    expect(made.a).toContain('x');
    expect(made.b.c('Ali')).toMatch(/^⟦.*Ålî/u);
    expect(made.d[0]).toMatch(/^⟦/u);
    expect(made.e).toBe(3);
  });
});
