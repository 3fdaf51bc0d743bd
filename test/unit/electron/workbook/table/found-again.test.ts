import { describe, expect, it } from 'vitest';
import type { ListReading, MappingField } from '../../../../../shared/mapping.ts';
import { foundAgain } from '../../../../../electron/workbook/table/found-again.ts';
import { mapping } from './rows.ts';

const FEEDS: readonly (MappingField | null)[] = ['name', 'iban', null, 'amount', 'reference'];

function reading(names: readonly string[], feeds: readonly (MappingField | null)[] = FEEDS): ListReading {
  return {
    choice: {
      sheet: 'Liste',
      headerRow: 1,
      headerRows: 1,
      mapping: { ...mapping(feeds, { convention: 'comma', asDisplayed: true }), fixed: [] },
      csv: null,
    },
    names: names.map((name, index) => ({ index, name })),
  };
}

function found(was: ListReading, now: readonly string[]): string | null {
  const again = foundAgain(
    was,
    now.map((name) => ({ own: name, full: name })),
  );
  if (again === null) return null;
  return now.map((_, index) => again.columns.find((use) => use.index === index)?.feeds ?? '-').join(' ');
}

describe('the columns of a list, in its corrections workbook', () => {
  const NAMES = ['Kime', 'Hesap', 'Tutar', 'Prim', 'Not'];

  it.each<[string, readonly string[], string | null]>([
    ['where they were', NAMES, 'name iban - amount reference'],
    ['after a column was put before them', ['Yeni', ...NAMES], '- name iban - amount reference'],
    ['in another order', ['Not', 'Prim', 'Kime', 'Tutar', 'Hesap'], 'reference amount name - iban'],
    ['in another case and spacing', ['KİME', 'hesap ', 'TUTAR', 'prim', 'NOT'], 'name iban - amount reference'],
    ['without one that fed nothing', ['Kime', 'Hesap', 'Prim', 'Not'], 'name iban amount reference'],
    ['without one that fed something: not for certain', ['Kime', 'Hesap', 'Tutar', 'Not'], null],
    ['with one of its names twice: not for certain', [...NAMES, 'Prim'], null],
    [
      'beside a new column that looks like another amount',
      [...NAMES, 'Ödenecek Tutar'],
      'name iban - amount reference -',
    ],
    [
      'with ours for a field it had none for',
      [...NAMES, 'Açıklama', 'Düzeltilecek'],
      'name iban - amount reference description -',
    ],
    ['with ours in English', [...NAMES, 'Description'], 'name iban - amount reference description'],
    [
      'not taking ours for a field it has',
      [...NAMES, 'Tutar', 'Para Birimi'],
      'name iban - amount reference - currency',
    ],
  ])('%s', (_, now, expected) => expect(found(reading(NAMES), now)).toBe(expected));

  it('of one name keep their order', () => {
    const was = reading(['Tutar', 'Tutar', 'IBAN', 'Tutar', 'Ad'], ['reference', 'amount', 'iban', null, 'name']);
    expect(found(was, ['x', 'Tutar', 'Tutar', 'IBAN', 'Tutar', 'Ad'])).toBe('- reference amount iban - name');
    expect(found(was, ['Tutar', 'IBAN', 'Tutar', 'Ad'])).toBeNull();
  });

  it('without a name are known only while nothing before them moved', () => {
    const was = reading(['Ad', '', 'Not'], ['name', 'amount', 'reference']);
    expect(found(was, ['Ad', '', 'Not', 'Yeni'])).toBe('name amount reference -');
    expect(found(was, ['Yeni', 'Ad', '', 'Not'])).toBeNull();
  });

  it('keep what was decided about decimals', () => {
    const again = foundAgain(
      reading(NAMES),
      ['Prim', ...NAMES.filter((name) => name !== 'Prim')].map((name) => ({ own: name, full: name })),
    );
    expect(again?.columns.find((use) => use.feeds === 'amount')).toMatchObject({
      index: 0,
      convention: 'comma',
      asDisplayed: true,
    });
  });
});
