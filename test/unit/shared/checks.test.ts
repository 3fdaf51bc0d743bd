import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRow, readYesNo, type CheckContext } from '../../../shared/checks.ts';
import { readCurrency } from '../../../shared/checks/amount.ts';
import { issue, keepAnswers } from '../../../shared/checks/issues.ts';
import { readTypeName } from '../../../shared/checks/recipient.ts';
import { inferType } from '../../../shared/checks/recipient-shape.ts';
import type { Environment } from '../../../shared/companies.ts';
import type { RecipientType } from '../../../shared/items.ts';
import { EMPTY_TYPED, issueSchema, rowValuesSchema } from '../../../shared/rows.ts';
import type { CellFact, Field, IssueCode, Severity, Typed } from '../../../shared/rows.ts';

const IBAN = 'TR330006100519786457841326';
const GOOD: Typed = {
  ...EMPTY_TYPED,
  recipientType: 'IBAN',
  recipient: IBAN,
  name: 'Ayşe Yılmaz',
  amount: '1.250,50',
  description: 'Kasım maaşı',
};

interface Case {
  readonly typed?: Partial<Typed>;
  readonly facts?: readonly CellFact[];
  readonly convention?: 'comma' | 'dot' | null;
  readonly environment?: Environment;
}

function check(given: Case): ReturnType<typeof readRow> {
  const context: CheckContext = { environment: given.environment ?? 'practice', currency: 'TRY' };
  const { convention = 'comma' } = given;
  return readRow({ typed: { ...GOOD, ...given.typed }, convention, facts: given.facts ?? [] }, context);
}

function fact(field: Field, what: CellFact['fact']): readonly CellFact[] {
  return [{ field, fact: what }];
}

const TCKN = '10000000146';
const identity = (recipient: string): Partial<Typed> => ({ recipientType: 'TCKN', recipient });

/** Every code that one row alone can show: a row that has it, and one like it that has not. */
const TABLE: readonly [IssueCode, Severity | 'asks', Case, Case][] = [
  ['recipient.missing', 'error', { typed: { recipient: ' ' } }, {}],
  [
    'recipient.typeUnknown',
    'error',
    { typed: { recipientType: '', recipient: 'Ayşe' } },
    { typed: { recipientType: '' } },
  ],
  ['recipient.typeUnread', 'error', { typed: { recipientType: 'Kasa' } }, { typed: { recipientType: 'iban no' } }],
  ['recipient.conflict', 'error', { facts: fact('recipient', 'conflict') }, {}],
  ['recipient.notReturned', 'asks', { facts: fact('recipient', 'notReturned') }, {}],
  ['recipient.invisible', 'error', { typed: { recipient: `\u200F${IBAN}` } }, {}],
  ['recipient.invisible', 'error', { typed: { recipient: `\u202E${IBAN}\u202C` } }, {}],
  ['recipient.invisible', 'error', { typed: { recipient: `${IBAN}\u200B` } }, { typed: { recipient: `${IBAN} ` } }],
  [
    'recipient.digitsLost',
    'error',
    { facts: fact('recipient', 'digitsLost') },
    { facts: fact('recipient', 'formula') },
  ],
  ['recipient.digitsLost', 'error', { facts: fact('recipient', 'exponent') }, { facts: fact('amount', 'formula') }],
  ['iban.notIban', 'error', { typed: { recipient: '5321234567' } }, {}],
  ['iban.length', 'error', { typed: { recipient: IBAN.slice(0, -1) } }, {}],
  ['iban.checksum', 'asks', { typed: { recipient: `${IBAN.slice(0, -1)}7` } }, {}],
  [
    'iban.checksum',
    'error',
    { typed: { recipient: `${IBAN.slice(0, -1)}7` }, environment: 'production' },
    { environment: 'production' },
  ],
  ['iban.checksum', 'asks', { typed: { recipient: `${IBAN.slice(0, -1)}7` }, environment: 'sandbox' }, {}],
  ['iban.reservedDigit', 'asks', { typed: { recipient: 'TR080006110519786457841326' } }, {}],
  ['iban.foreign', 'warning', { typed: { recipient: 'DE89370400440532013000' } }, {}],
  ['identity.notDigits', 'error', { typed: identity('1000000014X') }, { typed: identity(TCKN) }],
  ['identity.length', 'error', { typed: identity('12345') }, { typed: identity(TCKN) }],
  ['identity.checksum', 'asks', { typed: identity('10000000147') }, { typed: identity(TCKN) }],
  [
    'identity.checksum',
    'error',
    { typed: identity('10000000147'), environment: 'production' },
    { typed: identity(TCKN), environment: 'production' },
  ],
  ['identity.taxNumber', 'warning', { typed: identity('1234567890') }, { typed: identity(TCKN) }],
  [
    'identity.zeroRestored',
    'info',
    { typed: identity('1234567890'), facts: fact('recipient', 'zeroRestored') },
    { typed: identity('1234567890') },
  ],
  ['phone.notPhone', 'error', { typed: { recipientType: 'Cep', recipient: '123' } }, {}],
  ['phone.notMobile', 'error', { typed: { recipientType: 'Cep', recipient: '0212 123 45 67' } }, {}],
  [
    'phone.zeroRestored',
    'info',
    { typed: { recipientType: 'Cep', recipient: '05321234567' }, facts: fact('recipient', 'zeroRestored') },
    { typed: { recipientType: 'Cep', recipient: '05321234567' } },
  ],
  [
    'member.notDigits',
    'error',
    { typed: { recipientType: 'Üye No', recipient: 'A12' } },
    { typed: { recipientType: 'Üye No', recipient: '2228853' } },
  ],
  ['name.missing', 'error', { typed: { name: ' ' } }, { typed: { ...identity(TCKN), name: '' } }],
  ['name.invisible', 'warning', { typed: { name: 'Ayşe\u202E Yılmaz' } }, {}],
  ['name.tooLong', 'warning', { typed: { name: 'a'.repeat(256) } }, { typed: { name: 'a'.repeat(255) } }],
  ['amount.empty', 'error', { typed: { amount: '' } }, {}],
  ['amount.notNumber', 'error', { typed: { amount: 'bin lira' } }, {}],
  ['amount.ambiguous', 'error', { typed: { amount: '1.000' }, convention: null }, { typed: { amount: '1.000' } }],
  ['amount.moreThanTwoDecimals', 'error', { typed: { amount: '42350,3333' } }, { typed: { amount: '42350,3300' } }],
  ['amount.tooLarge', 'error', { typed: { amount: '99999999999999999' } }, {}],
  ['amount.zero', 'error', { typed: { amount: '0,00' } }, { typed: { amount: '0,01' } }],
  ['amount.negative', 'error', { typed: { amount: '-5,00' } }, {}],
  ['amount.percent', 'error', { typed: { amount: '5' }, facts: fact('amount', 'percent') }, {}],
  ['amount.percent', 'error', { typed: { amount: '%5' } }, {}],
  ['amount.date', 'error', { typed: { amount: '01.11.2026' }, facts: fact('amount', 'date') }, {}],
  ['amount.errorCell', 'error', { typed: { amount: '#REF!' }, facts: fact('amount', 'error') }, {}],
  ['amount.boolean', 'error', { typed: { amount: 'TRUE' }, facts: fact('amount', 'boolean') }, {}],
  ['amount.conflict', 'error', { facts: fact('amount', 'conflict') }, {}],
  [
    'amount.currencyMismatch',
    'error',
    { typed: { amount: '5,00 $', currency: 'TL' } },
    { typed: { amount: '5,00 $', currency: 'usd' } },
  ],
  ['amount.currencyMismatch', 'error', { typed: { amount: 'TL 5,00 $' } }, { typed: { amount: '5,00 TL' } }],
  ['amount.formula', 'info', { facts: fact('amount', 'formula') }, { facts: fact('name', 'formula') }],
  ['amount.asDisplayed', 'info', { facts: fact('amount', 'asDisplayed') }, {}],
  ['currency.unknown', 'error', { typed: { currency: 'GBP' } }, { typed: { currency: '₺' } }],
  ['description.missing', 'error', { typed: { description: '\u00A0' } }, {}],
  ['description.tooLong', 'warning', { typed: { description: 'x'.repeat(256) } }, {}],
  ['description.invisible', 'warning', { typed: { description: 'maaş\u200B' } }, { typed: { description: 'maaş\n2' } }],
  ['nonWithdrawable.unread', 'error', { typed: { nonWithdrawable: 'belki' } }, { typed: { nonWithdrawable: 'Hayır' } }],
  [
    'nonWithdrawable.iban',
    'warning',
    { typed: { nonWithdrawable: 'Evet' } },
    { typed: { ...identity(TCKN), nonWithdrawable: 'Evet' } },
  ],
  ['reference.replaced', 'info', { typed: { reference: 'Sicil 12' } }, { typed: { reference: 'SCL-12' } }],
  ['reference.replaced', 'info', { typed: { reference: 'x'.repeat(57) } }, { typed: { reference: 'x'.repeat(56) } }],
  ['cell.error', 'error', { typed: { name: '#N/A' }, facts: fact('name', 'error') }, {}],
  ['cell.error', 'error', { typed: { description: '#N/A' }, facts: fact('description', 'error') }, {}],
  ['cell.error', 'error', { typed: { reference: '#N/A' }, facts: fact('reference', 'error') }, {}],
];

describe('what one row alone shows', () => {
  test('a right row shows nothing', () => {
    expect(check({})).toEqual({
      values: {
        recipientType: 'IBAN',
        recipientInfo: IBAN,
        name: 'Ayşe Yılmaz',
        amount: 1_250_50,
        currency: 'TRY',
        description: 'Kasım maaşı',
        reference: '',
        nonWithdrawable: false,
      },
      issues: [],
      typeInferred: false,
    });
  });

  test.each(TABLE)('%s as %s', (code, severity, has, hasNot) => {
    const found = check(has).issues.filter((each) => each.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: severity === 'asks' ? 'warning' : severity,
      asks: severity === 'asks',
      answered: null,
    });
    expect(check(hasNot).issues.map((each) => each.code)).not.toContain(code);
  });

  test('what failed its checksum can be sent where a person may say so, and nowhere else', () => {
    const recipient = `${IBAN.slice(0, -1)}7`;
    expect(check({ typed: { recipient } }).values.recipientInfo).toBe(recipient);
    expect(check({ typed: { recipient }, environment: 'production' }).values.recipientInfo).toBeNull();
  });

  test.each<[string, Partial<Typed>]>([
    ['no recipient', { recipient: '' }],
    ['an unread type', { recipientType: 'Kasa' }],
    ['an invisible character', { recipient: `\u200B${IBAN}` }],
    ['a foreign checksum that fails', { recipient: 'TR33' }],
  ])('%s leaves nothing to send', (_, typed) => {
    expect(check({ typed }).values.recipientInfo).toBeNull();
  });

  test('a conflict of two columns or lost digits leave nothing to send', () => {
    expect(check({ facts: fact('recipient', 'conflict') }).values.recipientInfo).toBeNull();
    expect(check({ facts: fact('recipient', 'digitsLost') }).values.recipientInfo).toBeNull();
    expect(check({ facts: fact('amount', 'conflict') }).values.amount).toBeNull();
  });

  test('the currency comes from its column, the amount, or the company, in that order', () => {
    expect(check({ typed: { currency: 'euro', amount: '5,00' } }).values.currency).toBe('EUR');
    expect(check({ typed: { amount: '5,00 $' } }).values.currency).toBe('USD');
    expect(check({}).values.currency).toBe('TRY');
    expect(check({ typed: { currency: 'GBP' } }).values.currency).toBeNull();
  });

  test('any texts in any cells are read without a throw, into what the contract takes', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(IBAN, TCKN, '5321234567', '1.000', '1,50', 'TL', 'IBAN', 'Evet', '#REF!', '\u202E', ''),
    );
    const typed = fc.record({
      recipientType: cell,
      recipient: cell,
      name: cell,
      amount: cell,
      currency: cell,
      description: cell,
      reference: cell,
      nonWithdrawable: cell,
    });
    const environment = fc.constantFrom<Environment[]>('practice', 'sandbox', 'production');
    fc.assert(
      fc.property(typed, environment, fc.constantFrom('comma', 'dot', null), (texts, where, convention) => {
        const { values, issues } = check({ typed: texts, environment: where, convention });
        rowValuesSchema.parse(values);
        for (const each of issues) issueSchema.parse(each);
        const stopped = issues.some((each) => each.severity === 'error');
        // A row without an error has everything a payment needs.
        if (!stopped) {
          expect(values.recipientInfo).not.toBeNull();
          expect(values.amount).toBeGreaterThan(0);
          expect(values.currency).not.toBeNull();
          expect(values.description).not.toBe('');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('params hold no personal data: no text of recipient or name', () => {
    const { issues } = check({ typed: { recipient: `${IBAN.slice(0, -3)}`, name: 'x'.repeat(300) } });
    expect(issues.map((each) => each.params)).toEqual([
      { found: 23, expected: 26 },
      { found: 300, limit: 255 },
    ]);
  });
});

test.each<[string, RecipientType | null]>([
  [IBAN, 'IBAN'],
  ['tr33 0006 1005', 'IBAN'],
  ['330006100519786457841326', 'IBAN'],
  ['05321234567', 'PHONE'],
  ['+90 532 123 45 67', 'PHONE'],
  ['00905321234567', 'PHONE'],
  ['5321234567', 'PHONE'],
  [TCKN, 'IDENTITY_NUMBER'],
  ['10000000147', 'IDENTITY_NUMBER'],
  ['1234567890', 'IDENTITY_NUMBER'],
  ['2228853', 'MEMBER_ID'],
  ['1234567891', null],
  ['02121234567', null],
  ['+4915112345678', null],
  ['Ayşe Yılmaz', null],
  ['', null],
])('%j alone is inferred as %s', (text, type) => {
  expect(inferType(text)).toBe(type);
});

test('a number that fits a mobile and a tax number is asked about, not guessed', () => {
  const both = Array.from({ length: 10 }, (_, digit) => `532123456${digit}`).map(inferType);
  expect(both.filter((type) => type === null)).toHaveLength(1);
  expect(both.filter((type) => type === 'PHONE')).toHaveLength(9);
});

test.each<[string, RecipientType | 'unread' | null]>([
  ['IBAN', 'IBAN'],
  ['Iban No', 'IBAN'],
  ['T.C. Kimlik No', 'IDENTITY_NUMBER'],
  ['VKN', 'IDENTITY_NUMBER'],
  ['PHONE', 'PHONE'],
  ['Cep telefonu', 'PHONE'],
  ['Üye', 'MEMBER_ID'],
  ['', null],
  ['Kasa', 'unread'],
  ['IBAN veya TCKN', 'unread'],
])('the type %j is %s', (text, type) => {
  expect(readTypeName(text)).toBe(type);
});

test.each<[string, string | null]>([
  ['TL', 'TRY'],
  ['₺', 'TRY'],
  ['Türk Lirası', 'TRY'],
  ['ABD Doları', 'USD'],
  ['avro', 'EUR'],
  ['', null],
  ['GBP', 'unknown'],
  ['__proto__', 'unknown'],
])('the currency %j is %s', (text, currency) => {
  expect(readCurrency(text)).toBe(currency);
});

test.each<[string, boolean | null]>([
  ['', false],
  [' ', false],
  ['-', false],
  ['Hayır', false],
  ['H', false],
  ['EVET', true],
  ['x', true],
  ['1', true],
  ['Doğru', true],
  ['belki', null],
])('the yes or no %j is %s', (text, yes) => {
  expect(readYesNo(text)).toBe(yes);
});

describe('keepAnswers', () => {
  const asked = issue('recipient', 'duplicate.inList', 'warning', { asks: true, params: { rows: '7', count: 1 } });
  const answered = { ...asked, answered: 'iki ayrı iş' };

  test('keeps an answer while the same is said with the same facts', () => {
    expect(keepAnswers([answered], [{ ...asked, params: { ...asked.params } }])).toEqual([answered]);
  });

  test('asks again when the facts are others, or the question came back after it was gone', () => {
    const third = { ...asked, params: { rows: '7, 9', count: 2 } };
    expect(keepAnswers([answered], [third])).toEqual([third]);
    expect(keepAnswers([], [asked])).toEqual([asked]);
  });

  test('never answers what does not ask', () => {
    const error = { ...asked, severity: 'error' as const, asks: false };
    expect(keepAnswers([{ ...error, answered: 'x' }], [error])).toEqual([error]);
  });
});
