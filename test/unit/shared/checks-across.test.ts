import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AcrossIndex, Shared, recipientKeyOf, type AcrossRow } from '../../../shared/checks/across.ts';
import { AcrossOnce } from '../../../shared/checks/across-once.ts';
import { checkHistory, NO_HISTORY, type HistoryRules, type PaymentHistory } from '../../../shared/checks/history.ts';
import { minor } from '../../../shared/money.ts';
import { ISSUE_CODES, type Issue, type IssueCode } from '../../../shared/rows.ts';

type Row = { -readonly [K in keyof AcrossRow]: AcrossRow[K] };

function row(index: number, given: Partial<Row> = {}): Row {
  return {
    index,
    excelRow: index + 2,
    place: 'in',
    recipientType: 'IBAN',
    recipientKey: `IBAN TR${index}`,
    nameKey: `name ${index}`,
    amount: minor(1_000_00),
    currency: 'TRY',
    reference: '',
    descriptionLength: 30,
    ...given,
  };
}

function across(...rows: Row[]): Issue[][] {
  const index = new AcrossIndex<Row>();
  for (const each of rows) index.add(each);
  return rows.map((each) => {
    const issues: Issue[] = [];
    index.check(each, issues);
    return issues;
  });
}

const same = { recipientKey: 'IBAN TR' } as const;

/** Code; rows among which the first has it; rows among which it has not. */
const TABLE: readonly [IssueCode, Row[], Row[]][] = [
  [
    'duplicate.inList',
    [row(0, same), row(1, same)],
    [row(0, same), row(1, { ...same, amount: minor(1) }), row(2, { ...same, currency: 'USD' })],
  ],
  ['duplicate.inList', [row(0, same), row(1, same)], [row(0, same), row(1, { ...same, place: 'dropped' })]],
  [
    'iban.twoNames',
    [row(0, { ...same, nameKey: 'a' }), row(1, { ...same, nameKey: 'b' })],
    [row(0, { ...same, nameKey: 'a' }), row(1, { ...same, nameKey: 'a' }), row(2, { ...same, nameKey: '' })],
  ],
  [
    'name.twoIbans',
    [row(0, { nameKey: 'a' }), row(1, { nameKey: 'a' })],
    [
      row(0, { nameKey: 'a' }),
      row(1, { nameKey: 'a', recipientType: 'PHONE' }),
      row(2, { nameKey: 'a', recipientKey: '' }),
    ],
  ],
  [
    'reference.duplicate',
    [row(0, { reference: 'SCL-1' }), row(1, { reference: 'SCL-1' })],
    [row(0, { reference: '' }), row(1, { reference: '' })],
  ],
  [
    'description.shortForLarge',
    [row(0, { amount: minor(400_000_01), descriptionLength: 19 })],
    [row(0, { amount: minor(400_000_00), descriptionLength: 19 })],
  ],
  [
    'description.shortForLarge',
    [
      row(0, { ...same, amount: minor(200_000_01), descriptionLength: 5 }),
      row(1, { ...same, amount: minor(200_000_00) }),
    ],
    [row(0, { amount: minor(400_000_01), descriptionLength: 20 })],
  ],
  [
    'description.shortForLarge',
    [row(0, { amount: minor(400_000_01), descriptionLength: 5 })],
    [row(0, { amount: minor(400_000_01), descriptionLength: 5, currency: 'USD' })],
  ],
];

describe('across the rows of a list', () => {
  test.each(TABLE)('%s', (code, has, hasNot) => {
    expect(across(...has)[0]?.map((each) => each.code)).toContain(code);
    expect(across(...hasNot)[0]?.map((each) => each.code)).not.toContain(code);
  });

  test('a duplicate asks and names the other rows by their Excel numbers, an added row by its place', () => {
    const [first] = across(row(0, same), row(1, same), row(9, { ...same, excelRow: null }));
    expect(first).toContainEqual({
      field: 'recipient',
      code: 'duplicate.inList',
      severity: 'warning',
      asks: true,
      params: { rows: '3, +10', count: 2 },
      answered: null,
    });
  });

  test('description.shortForLarge: what other lists sent the recipient today counts', () => {
    const index = new AcrossIndex<Row>();
    const rows = [
      row(0, { ...same, amount: minor(150_000_00), descriptionLength: 19 }),
      row(1, { ...same, amount: minor(50_000_00), descriptionLength: 20 }),
      row(2, { recipientKey: '', amount: minor(150_000_00), descriptionLength: 1 }),
    ];
    for (const each of rows) index.add(each);
    const said = (sent: number, at: number): Issue[] => {
      const issues: Issue[] = [];
      const given = rows[at];
      if (given !== undefined) index.check(given, issues, (_, over) => (sent > over ? sent : 0));
      return issues.filter((each) => each.code === 'description.shortForLarge');
    };
    expect(said(200_000_00, 0)).toEqual([]);
    expect(said(200_000_01, 0)).toMatchObject([
      { severity: 'warning', asks: false, params: { sent: 200_000_01, currency: 'TRY' } },
    ]);
    expect(said(200_000_01, 1)).toEqual([]);
    expect(said(900_000_00, 2)).toEqual([]);
  });

  test('names five rows of many and counts the rest', () => {
    const rows = Array.from({ length: 40 }, (_, index) => row(index, same));
    const found = across(...rows)[39]?.find((each) => each.code === 'duplicate.inList');
    expect(found?.params).toEqual({ rows: '2, 3, 4, 5, 6', count: 39 });
  });

  test('says the same of big groups as of small ones, compared pair by pair', () => {
    const small = fc.record({
      recipientKey: fc.constantFrom('IBAN 1', 'IBAN 2', ''),
      nameKey: fc.constantFrom('a', 'b', ''),
      amount: fc.constantFrom(minor(1), minor(300_000_00), null),
      place: fc.constantFrom('in' as const, 'in' as const, 'held' as const),
      reference: fc.constantFrom('', 'r'),
      descriptionLength: fc.constantFrom(5, 25),
    });
    fc.assert(
      fc.property(fc.array(small, { maxLength: 120 }), (given) => {
        const rows = given.map((each, index) => row(index, each));
        const found = across(...rows);
        rows.forEach((each, index) => {
          const codes = new Set(found[index]?.map((one) => one.code));
          const others = rows.filter((other) => other !== each && other.place === 'in' && each.place === 'in');
          const withRecipient = others.filter(
            (other) => other.recipientKey === each.recipientKey && each.recipientKey !== '',
          );
          const twins = withRecipient.filter((other) => other.amount === each.amount && each.amount !== null);
          expect(codes.has('duplicate.inList')).toBe(twins.length > 0);
          expect(found[index]?.find((one) => one.code === 'duplicate.inList')?.params['count'] ?? 0).toBe(twins.length);
          const otherNames = withRecipient.filter((other) => ![each.nameKey, ''].includes(other.nameKey));
          expect(codes.has('iban.twoNames')).toBe(otherNames.length > 0 && each.nameKey !== '');
          const lira = [each, ...withRecipient].reduce((total, other) => total + (other.amount ?? 0), 0);
          const short = each.place === 'in' && each.amount !== null && each.descriptionLength < 20 && lira > 400_000_00;
          expect(codes.has('description.shortForLarge')).toBe(short);
        });
      }),
    );
  });

  test('kept in step row by row, it says what a new index says, and peers are all whose issues changed', () => {
    const key = fc.constantFrom('IBAN 1', 'IBAN 2', '');
    const place = fc.constantFrom<Row['place'][]>('in', 'held');
    const change = fc.record({ at: fc.nat(9), recipientKey: key, nameKey: fc.constantFrom('a', 'b'), place });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const rows = Array.from({ length: 10 }, (_, index) => row(index, { recipientKey: 'IBAN 1', nameKey: 'a' }));
        const index = new AcrossIndex<Row>();
        for (const each of rows) index.add(each);
        for (const { at, ...to } of changes) {
          const changed = rows[at];
          if (changed === undefined) continue;
          const before = rows.map((each) => said(index, each));
          const shared = new Shared();
          index.share(changed, shared);
          index.remove(changed);
          Object.assign(changed, to);
          index.add(changed);
          index.share(changed, shared);
          const peers = index.peers(shared);
          const after = rows.map((each) => said(index, each));
          expect(after).toEqual(across(...rows).map((each) => JSON.stringify(each)));
          rows.forEach((each, place_) => {
            if (each !== changed && before[place_] !== after[place_]) expect(peers.has(each)).toBe(true);
          });
        }
      }),
    );
  });

  test('a list made once is told the same, without grouping the rows that share nothing', () => {
    const any = fc.record({
      recipientKey: fc.constantFrom('IBAN 1', 'IBAN 2', 'IBAN 3', ''),
      nameKey: fc.constantFrom('a', 'b', 'c', 'd', ''),
      reference: fc.constantFrom('x', 'y', 'z', ''),
      place: fc.constantFrom<Row['place'][]>('in', 'in', 'held'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (given) => {
        const rows = given.map((each, index) => row(index, each));
        expect(once(rows)).toEqual(across(...rows));
      }),
    );
    const many = Array.from({ length: 20_000 }, (_, index) => row(index, { reference: `r${index % 19_990}` }));
    expect(once(many)).toEqual(across(...many));
  });

  test('checks 100,000 rows of one recipient in linear time', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => row(index, { ...same, nameKey: 'a', reference: 'r' }));
    const start = performance.now();
    across(...rows);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

function once(rows: readonly Row[]): Issue[][] {
  const noted = new AcrossOnce<Row>();
  for (const each of rows) noted.note(each);
  const index = noted.index(rows);
  return rows.map((each) => {
    const issues: Issue[] = [];
    index.check(each, issues);
    return issues;
  });
}

function said(index: AcrossIndex<Row>, each: Row): string {
  const issues: Issue[] = [];
  index.check(each, issues);
  return JSON.stringify(issues);
}

const RULES: HistoryRules = { amountChangePercent: 25, perItem: null, limitAction: 'warn' };

function known(recipientKey: string, lastAmount: number | null = null) {
  return {
    recipientKey,
    recipientMasked: 'TR00 •••• 0001',
    lastPaidAt: 5,
    lastAmount: lastAmount === null ? null : minor(lastAmount),
    currency: 'TRY',
  } as const;
}

function history(given: Partial<PaymentHistory>): PaymentHistory {
  return { ...NO_HISTORY, ...given };
}

function past(given: Row, of: PaymentHistory, rules: HistoryRules = RULES): Issue[] {
  const issues: Issue[] = [];
  checkHistory(given, of, rules, issues);
  return issues;
}

describe('against history and limits', () => {
  const to = row(0, { recipientKey: 'IBAN TR330006100519786457841326', nameKey: 'ayse' });

  test('recipient.new: nobody knows the recipient', () => {
    expect(past(to, NO_HISTORY)).toMatchObject([{ code: 'recipient.new', severity: 'info', asks: false }]);
    expect(past(to, history({ recipient: known }))).toEqual([]);
    expect(past(row(0, { recipientKey: '' }), NO_HISTORY)).toEqual([]);
  });

  test('iban.changed: the name was paid before, always elsewhere; shown by masked ends', () => {
    const elsewhere = history({ named: () => [known('IBAN TR99')] });
    expect(past(to, elsewhere)).toEqual([
      {
        field: 'recipient',
        code: 'iban.changed',
        severity: 'warning',
        asks: false,
        params: { before: 'TR00 •••• 0001', after: 'TR33 •••• 1326', lastPaidAt: 5 },
        answered: null,
      },
    ]);
    const both = history({ named: () => [known('IBAN TR99'), known(to.recipientKey)], recipient: known });
    expect(past(to, both)).toEqual([]);
    expect(past({ ...to, nameKey: '' }, elsewhere)).toMatchObject([{ code: 'recipient.new' }]);
  });

  test.each([
    [1_250_00, undefined],
    [1_250_01, 25],
    [750_00, undefined],
    [749_99, -25],
    [3_000_00, 200],
  ])('amount.farFromLast: 1,000.00 then %i', (amount, percent) => {
    const found = past({ ...to, amount: minor(amount) }, history({ recipient: (key) => known(key, 1_000_00) }));
    expect(found.find((each) => each.code === 'amount.farFromLast')?.params['percent']).toBe(percent);
  });

  test('amount.farFromLast: not across currencies, not without an earlier amount', () => {
    expect(past({ ...to, currency: 'USD', amount: minor(1) }, history({ recipient: (key) => known(key, 9) }))).toEqual(
      [],
    );
    expect(past({ ...to, amount: minor(1) }, history({ recipient: known }))).toEqual([]);
  });

  test('duplicate.earlier asks, with when and in which list', () => {
    const of = history({ recipient: known, earlier: () => ({ at: 7, list: 'Ekim', count: 1 }) });
    expect(past(to, of)).toMatchObject([
      { code: 'duplicate.earlier', asks: true, params: { at: 7, list: 'Ekim', count: 1 } },
    ]);
    expect(past({ ...to, place: 'held' }, of)).toEqual([]);
  });

  test.each([
    ['warn', 'warning'],
    ['refuse', 'error'],
  ] as const)('limit.item: a limit that is to %s is a %s', (limitAction, severity) => {
    const rules = { ...RULES, perItem: minor(500_00), limitAction };
    const of = history({ recipient: known });
    expect(past(to, of, rules)).toMatchObject([{ code: 'limit.item', severity, params: { limit: 500_00 } }]);
    expect(past({ ...to, amount: minor(500_00) }, of, rules)).toEqual([]);
  });
});

test('a recipient key is empty when nothing could be sent', () => {
  expect(recipientKeyOf('IBAN', 'TR1')).toBe('IBAN TR1');
  expect(recipientKeyOf(null, 'TR1')).toBe('');
  expect(recipientKeyOf('IBAN', null)).toBe('');
});

test('every code is named once', () => {
  expect(new Set(ISSUE_CODES).size).toBe(ISSUE_CODES.length);
});
