import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../shared/cells.ts';
import type { Mapping, MappingField } from '../../../../../shared/mapping.ts';
import { readAmountCell, readAmountText } from '../../../../../shared/money.ts';
import { rowTypedSchema, type RowTyped } from '../../../../../shared/rows.ts';
import { amountOf } from '../../../../../electron/workbook/table/amounts.ts';
import { Applier } from '../../../../../electron/workbook/table/apply.ts';
import { breakIban, makeIban, makePhone, makeTckn, makeVkn } from '../../../../fixtures/workbooks/people.ts';
import { mapping } from './rows.ts';

function apply(
  feeds: readonly (MappingField | null)[],
  cells: readonly Cell[],
  more: Partial<Mapping['columns'][number]> = {},
  fixed: Mapping['fixed'] = [],
  idColumn?: number,
): RowTyped {
  const applier = new Applier({ ...mapping(feeds, more), fixed }, { period: '2026-11' }, idColumn);
  return rowTypedSchema.parse(applier.apply({ row: 7, cells }));
}
const number = (v: string, more: object = {}): Cell => ({ t: 'number', v, ...more });

describe('recipients', () => {
  it.each<[string, readonly (MappingField | null)[], readonly Cell[], string, string, readonly string[]]>([
    ['an IBAN as it is written', ['iban'], ['TR33 0006 1005 1978'], 'TR33 0006 1005 1978', 'IBAN', []],
    ['the filled one of several', ['iban', 'phone'], [null, makePhone(1)], makePhone(1), 'PHONE', []],
    ['a conflict', ['iban', 'phone'], [makeIban(1), makePhone(1)], makeIban(1), 'IBAN', ['conflict']],
    [
      'no conflict where both say the same',
      ['iban', 'recipient'],
      [makeIban(1), makeIban(1).replace(/(.{4})/g, '$1 ')],
      makeIban(1),
      'IBAN',
      [],
    ],
    [
      'the one the type column names',
      ['iban', 'phone', 'recipientType'],
      [makeIban(1), makePhone(1), 'Telefon'],
      makePhone(1),
      'Telefon',
      [],
    ],
    ['a generic one without a type', ['recipient'], [makeTckn(1)], makeTckn(1), '', []],
    ['digits Excel lost', ['iban'], [number('3.3000610051978645E+23')], '3,30006E+23', 'IBAN', ['digitsLost']],
    ['a text Excel had shortened before', ['iban'], ['3,3E+23'], '3,3E+23', 'IBAN', ['exponent']],
    ['a phone’s dropped zero', ['phone'], [number('5321234567')], '05321234567', 'PHONE', ['zeroRestored']],
    [
      'a tax number’s dropped zero, which its checksum proves',
      ['identityNumber'],
      [number(String(Number(makeVkn(1))))],
      makeVkn(1),
      'IDENTITY_NUMBER',
      ['zeroRestored'],
    ],
    [
      'no zero where no checksum proves it',
      ['identityNumber'],
      [number('123456788')],
      '123456788',
      'IDENTITY_NUMBER',
      [],
    ],
    [
      'the zero a format shows',
      ['identityNumber'],
      [number('123456788', { pad: 10, shown: 0 })],
      '0123456788',
      'IDENTITY_NUMBER',
      [],
    ],
    [
      'POI’s way of writing an identity number',
      ['identityNumber'],
      [number('1.0000000078E10')],
      '10000000078',
      'IDENTITY_NUMBER',
      [],
    ],
    ['nothing', ['iban'], [null], '', '', []],
    ['an invisible character stays to be seen', ['iban'], [`TR33\u200B`], 'TR33\u200B', 'IBAN', []],
  ])('%s', (_, feeds, cells, recipient, type, facts) => {
    const row = apply(feeds, cells);
    expect(row.typed).toMatchObject({ recipient, recipientType: type });
    expect(row.facts.map((fact) => fact.fact)).toEqual(facts);
  });
});

describe('amounts', () => {
  it.each<[string, Cell, object, string, string | null, readonly string[]]>([
    ['a number is written with a comma and says so', number('1234.5'), {}, '1234,5', 'comma', []],
    ['Excel’s noise is gone', number('0.30000000000000004'), {}, '0,3', 'comma', []],
    ['three decimals stay', number('1.005'), {}, '1,005', 'comma', []],
    [
      'as displayed',
      number('42350.3333333333', { shown: 2, f: true }),
      { asDisplayed: true },
      '42350,33',
      'comma',
      ['formula', 'asDisplayed'],
    ],
    [
      'as displayed without a format takes two',
      number('42350.3333333333'),
      { asDisplayed: true },
      '42350,33',
      'comma',
      ['asDisplayed'],
    ],
    [
      'as displayed without decimals',
      number('10.5', { shown: 0 }),
      { asDisplayed: true },
      '11',
      'comma',
      ['asDisplayed'],
    ],
    ['text keeps the column’s convention', '1.000', { convention: 'comma' }, '1.000', 'comma', []],
    ['text without one', ' 1.000  TL ', {}, '1.000 TL', null, []],
    ['a formula', number('5', { f: true }), {}, '5', 'comma', ['formula']],
    ['percent', number('0.15', { percent: true }), {}, '%15', null, ['percent']],
    ['a date', { t: 'date', v: '2026-11-30' }, {}, '30.11.2026', null, ['date']],
    ['an error', { t: 'error', v: '#DIV/0!', f: true }, {}, '#DIV/0!', null, ['formula', 'error']],
    ['a boolean', { t: 'bool', v: true }, {}, 'TRUE', null, ['boolean']],
  ])('%s', (_, cell, more, text, convention, facts) => {
    const row = apply(['amount'], [cell], more);
    expect(row.typed.amount).toBe(text);
    expect(row.convention).toBe(convention);
    expect(row.facts.map((fact) => fact.fact)).toEqual(facts);
  });

  it('is read by the checks exactly as the cell itself is, for any number Excel writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, min: -1e14, max: 1e14 }),
          fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
        ),
        (value) => {
          const row = apply(['amount'], [number(String(value))]);
          const direct = readAmountCell(String(value));
          const typed = readAmountText(row.typed.amount, row.convention ?? undefined);
          expect(typed.ok ? typed.amount : typed.fault).toBe(direct.ok ? direct.amount : direct.fault);
          expect(amountOf(number(String(value)), { convention: null, asDisplayed: false })).toBe(
            direct.ok ? direct.amount : null,
          );
        },
      ),
    );
  });
});

describe('the other fields', () => {
  it('joins name and surname, tidies text and keeps extras', () => {
    const row = apply(['surname', 'name', null, 'description'], ['Yılmaz', ' Ayşe\u00A0 Gül ', number('0.5'), 'a\nb']);
    expect(row.typed).toMatchObject({ name: 'Ayşe Gül Yılmaz', description: 'a b' });
    expect(row.extra).toEqual([[2, '0,5']]);
  });

  it('fills fixed values with their placeholders, and only what no cell filled', () => {
    const fixed: Mapping['fixed'] = [
      { field: 'description', text: '{ad} {ay} {yıl} maaşı / {month} {YEAR} {bilinmez}' },
      { field: 'currency', text: 'TRY' },
    ];
    const row = apply(['name', 'currency'], ['Ayşe', 'USD'], {}, fixed);
    expect(row.typed).toMatchObject({
      description: 'Ayşe Kasım 2026 maaşı / November 2026 {bilinmez}',
      currency: 'USD',
    });
    expect(row.facts).toEqual([{ field: 'description', fact: 'fixed' }]);
  });

  it('carries the row id of a corrections workbook, and ignores what is none', () => {
    expect(apply(['iban'], [makeIban(1), 'row-12345678'], {}, [], 1).rowId).toBe('row-12345678');
    expect(apply(['iban'], [makeIban(1), 'DROP TABLE'], {}, [], 1).rowId).toBeNull();
  });

  it('leaves a broken IBAN for the checks to name', () => {
    expect(apply(['iban'], [breakIban(makeIban(3))]).typed.recipient).toBe(breakIban(makeIban(3)));
  });
});
