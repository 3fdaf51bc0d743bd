import { describe, expect, it } from 'vitest';
import { makeIban, makePhone, makeTckn, makeVkn, person } from '../../../../fixtures/workbooks/people.ts';
import { fields, mapping, survey } from './rows.ts';

const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => [person(from + i), makeIban(from + i), 1000 + i]);

describe('the header', () => {
  it('is found under titles', () => {
    const table = survey([['ÖRNEK A.Ş.'], ['Kasım 2026'], [], ['Ad Soyad', 'IBAN', 'Tutar'], ...people(3)]);
    expect(table).toMatchObject({ headerRow: 4, headerRows: 1, rowCount: 3 });
    expect(table.notes).toContainEqual({ code: 'titleRows', params: { count: 2, row: 4 } });
  });

  it('may take two rows, with groups above', () => {
    const table = survey([
      ['Ad Soyad', 'Banka Bilgileri', '', 'Tutar'],
      ['', 'Banka', 'IBAN', ''],
      ...people(3).map(([name, iban, amount]) => [name, 'Ziraat', iban, amount]),
    ]);
    expect(table).toMatchObject({ headerRow: 2, headerRows: 2, rowCount: 3 });
    expect(fields(table)).toEqual(['name', null, 'iban', 'amount']);
    expect(table.columns[2]?.header).toBe('Banka Bilgileri IBAN');
  });

  it('may be missing: the values tell', () => {
    const table = survey(people(4).map(([name, iban, amount]) => [name, iban, Number(amount) * 2]));
    expect(table).toMatchObject({ headerRow: 0, headerRows: 0, rowCount: 4 });
    expect(fields(table)).toEqual(['name', 'iban', 'amount']);
    expect(table.columns.map((column) => column.why)).toEqual(['values', 'values', 'values']);
  });

  it('may use names nobody knows', () => {
    const table = survey([
      ['Kişi', 'Nereye', 'Ne kadar'],
      ...people(3).map(([name, iban, amount]) => [name, iban, Number(amount) * 2]),
    ]);
    expect(table).toMatchObject({ headerRow: 1, rowCount: 3 });
    expect(fields(table)).toEqual(['name', 'iban', 'amount']);
  });

  it('says duplicate names and columns without one', () => {
    const table = survey([
      ['Ad Soyad', 'IBAN', 'Tutar', 'Not', 'Not', ''],
      ...people(2).map((row) => [...row, 'a', 'b', 'c']),
    ]);
    expect(table.notes).toContainEqual({ code: 'duplicateHeaders', params: { count: 1, names: 'Not' } });
    expect(table.notes).toContainEqual({ code: 'columnsWithoutHeader', params: { count: 1, columns: 'F' } });
  });

  it('named like a property is only a name', () => {
    const table = survey([['__proto__', 'IBAN', 'Tutar', 'constructor'], ...people(2).map((row) => [...row, 'x'])]);
    expect(table.columns.map((column) => column.header)).toEqual(['__proto__', 'IBAN', 'Tutar', 'constructor']);
  });
});

it('a header that a person placed far down is waited for', () => {
  const titles = Array.from({ length: 600 }, () => ['x']);
  const table = survey([...titles, ['Ad Soyad', 'IBAN', 'Tutar'], ...people(2)], {
    header: { headerRow: 601, headerRows: 1 },
  });
  expect(table).toMatchObject({ rowCount: 2 });
  expect(fields(table)).toEqual(['name', 'iban', 'amount']);
});

describe('what is proposed', () => {
  it('takes what is paid among money columns', () => {
    const table = survey([
      ['Ad Soyad', 'IBAN', 'Brüt Ücret', 'Kesinti', 'Net Ücret'],
      ...people(3).map(([name, iban]) => [name, iban, 5000, 1000.5, 3999.5]),
    ]);
    expect(fields(table)).toEqual(['name', 'iban', null, null, 'amount']);
  });

  it('pays the IBAN where every row has one beside an identity number', () => {
    const table = survey([
      ['Ad Soyad', 'TCKN', 'IBAN', 'Tutar'],
      ...people(4).map(([name, iban, amount], i) => [name, makeTckn(i), iban, amount]),
    ]);
    expect(fields(table)).toEqual(['name', null, 'iban', 'amount']);
  });

  it('takes recipient columns that fill each other’s gaps', () => {
    const rows = [0, 1, 2, 3, 4, 5].map((i) => [
      person(i),
      i % 2 === 0 ? makeIban(i) : '',
      i % 2 === 1 ? makePhone(i) : '',
      100 + i,
    ]);
    expect(fields(survey([['Ad Soyad', 'IBAN', 'Telefon', 'Tutar'], ...rows]))).toEqual([
      'name',
      'iban',
      'phone',
      'amount',
    ]);
  });

  it('takes one column of mixed recipients as generic', () => {
    const rows = [makeIban(1), makeTckn(2), makePhone(3), makeIban(4), makeVkn(5)].map((recipient, i) => [
      person(i),
      recipient,
      50 + i,
    ]);
    expect(fields(survey([['Ad Soyad', 'Alıcı', 'Tutar'], ...rows]))).toEqual(['name', 'recipient', 'amount']);
  });

  it('joins given and family names, but not beside a full name', () => {
    const apart = people(3).map(([name, iban, amount]) => [
      String(name).split(' ')[0],
      String(name).split(' ').slice(1).join(' '),
      iban,
      amount,
    ]);
    expect(fields(survey([['Ad', 'Soyad', 'IBAN', 'Tutar'], ...apart]))).toEqual(['name', 'surname', 'iban', 'amount']);
    const full = people(3).map(([name, iban, amount]) => [name, iban, amount]);
    expect(fields(survey([['Ad Soyad', 'IBAN', 'Tutar'], ...full]))).toEqual(['name', 'iban', 'amount']);
  });

  it('does not take a row number for an amount', () => {
    const rows = people(5).map(([name, iban], i) => [i + 1, name, iban, 250.5 + i]);
    expect(fields(survey([['#', 'Kişi', 'Nereye', 'Ne kadar'], ...rows]))).toEqual([null, 'name', 'iban', 'amount']);
  });

  it('says what is missing', () => {
    expect(
      survey([
        ['Ad Soyad', 'Not'],
        [person(0), 'x'],
        [person(1), 'y'],
      ]).missing,
    ).toEqual(['recipient', 'amount']);
  });

  it('gives three examples a column', () => {
    expect(survey([['Ad Soyad', 'IBAN', 'Tutar'], ...people(5)]).columns[2]?.examples).toEqual([
      '1000',
      '1001',
      '1002',
    ]);
  });
});

describe('rows that are no payments', () => {
  const header = ['Ad Soyad', 'IBAN', 'Tutar'];

  it('keeps the sheet’s total for comparison, whatever it is called', () => {
    for (const label of ['TOPLAM', 'Genel Toplam:', 'Total']) {
      expect(survey([header, ...people(3), [label, '', 3003]])).toMatchObject({
        rowCount: 3,
        totalInFile: 300_300,
        ourTotal: 300_300,
      });
    }
  });

  it('adds up the sections where a sheet totals only those, and not where it also has a grand total', () => {
    const sheet = (...last: readonly (readonly (string | number)[])[]) =>
      survey([
        ['Ad Soyad', 'IBAN', 'Tutar'],
        ...people(2),
        ['Ara Toplam', '', 2001],
        ...people(2, 2),
        ['Ara Toplam', '', 2001],
        ...last,
      ]);
    expect(sheet()).toMatchObject({ rowCount: 4, totalInFile: 400_200, ourTotal: 400_200 });
    expect(sheet(['TOPLAM', '', 4002])).toMatchObject({ totalInFile: 400_200 });
    // A wrong grand total stays the one that is compared, though the sections agree with us.
    const wrong = sheet(['TOPLAM', '', 4000]);
    expect(wrong).toMatchObject({ totalInFile: 400_000, ourTotal: 400_200 });
  });

  it('sums what pays where two columns feed the amount: the first that is filled, row by row', () => {
    const table = survey(
      [
        ['Ad Soyad', 'IBAN', 'Maaş', 'Prim'],
        [person(0), makeIban(0), 100, ''],
        [person(1), makeIban(1), '', 50],
        [person(2), makeIban(2), 30, 30],
        ['TOPLAM', '', 180, ''],
      ],
      { header: { headerRow: 1, headerRows: 1 }, mapping: mapping(['name', 'iban', 'amount', 'amount']) },
    );
    expect(table).toMatchObject({ rowCount: 3, ourTotal: 18_000, totalInFile: 18_000 });
  });

  it('knows a bare sum without a label, but not a payment of the same amount', () => {
    expect(survey([header, ...people(3), ['', '', 3003]])).toMatchObject({ rowCount: 3, totalInFile: 300_300 });
    expect(survey([header, ...people(3), [person(7), '', 3003]])).toMatchObject({ rowCount: 4, totalInFile: null });
    expect(survey([header, ...people(3), ['', makeIban(9), 3003]])).toMatchObject({ rowCount: 4, totalInFile: null });
  });

  it('pays a person who is called Total', () => {
    expect(survey([header, ['Toplam Ticaret', makeIban(1), 100], ...people(2)])).toMatchObject({
      rowCount: 3,
      totalInFile: null,
    });
  });

  it('leaves out notes and signatures below, says so, and keeps rows in the middle that name someone', () => {
    const table = survey([
      header,
      ...people(2),
      [person(5), '', '', 'ücretsiz izinde'],
      ...people(2, 3),
      [],
      ['Hazırlayan: Muhasebe'],
      ['', 'Onay'],
    ]);
    expect(table.rowCount).toBe(5);
    expect(table.notes).toContainEqual({ code: 'notesBelow', params: { count: 2, row: 8 } });
  });

  it('leaves out a heading that a printed list repeats', () => {
    expect(survey([header, ...people(2), header, ...people(2, 4)]).rowCount).toBe(4);
  });
});

describe('decimals', () => {
  const rows = (amounts: readonly (string | number)[]) =>
    survey([['Ad Soyad', 'IBAN', 'Tutar'], ...amounts.map((amount, i) => [person(i), makeIban(i), amount])]);

  it('takes the convention that a row proves, and names the row', () => {
    const table = rows(['1.000', '1.250,50', '2.000']);
    expect(table.columns[2]?.proposed.convention).toBe('comma');
    expect(table.columns[2]?.evidence).toEqual({ excelRow: 3, text: '1.250,50' });
    expect(table.ourTotal).toBe(425_050);
  });

  it('asks where nothing proves one', () => {
    const table = rows(['1.000', '2.000']);
    expect(table.columns[2]?.proposed.convention).toBeNull();
    expect(table.columns[2]?.findings).toContainEqual(expect.objectContaining({ code: 'ambiguousAmounts', count: 2 }));
    expect(table.ourTotal).toBe(0);
  });

  it('asks where rows contradict each other', () => {
    expect(rows(['1.250,50', '1,250.50', '1.000']).columns[2]?.proposed.convention).toBeNull();
  });

  it('follows the person’s choice', () => {
    const decided = {
      mapping: mapping(['name', 'iban', 'amount'], { convention: 'dot' }),
      header: { headerRow: 1, headerRows: 1 },
    };
    const table = survey(
      [
        ['Ad Soyad', 'IBAN', 'Tutar'],
        [person(0), makeIban(0), '1.250'],
        [person(1), makeIban(1), '7.5'],
      ],
      decided,
    );
    expect(table.ourTotal).toBe(125 + 750);
  });
});

describe('the column doctor', () => {
  const row = (recipient: string | number, amount: unknown) => [person(1), recipient, amount] as never;
  const table = survey([
    ['Ad Soyad', 'Alıcı Bilgisi', 'Tutar'],
    row(makeIban(1), { t: 'number', v: '42350.3333333333', shown: 2, f: true }),
    row(3.3e23, { t: 'number', v: '0.2', percent: true }),
    row(Number(makeVkn(3)), { t: 'date', v: '2026-11-30' }),
    row('3,3E+23', { t: 'error', v: '#REF!' }),
    row(`${makeIban(2)}\u200B`, '1.250,50'),
    row(makeTckn(4), { t: 'number', v: '10.005', shown: 2 }),
  ]);
  const findings = Object.fromEntries(
    table.columns.flatMap((column) => column.findings.map((finding) => [`${column.letter} ${finding.code}`, finding])),
  );

  it.each([
    ['B digitsLost', 1, 0, 3],
    ['B zeroDropped', 1, 1, 4],
    ['B exponent', 1, 0, 5],
    ['B invisible', 1, 0, 6],
    ['C percent', 1, 0, 3],
    ['C date', 1, 0, 4],
    ['C error', 1, 0, 5],
    ['C numbersAsText', 1, 1, 6],
    ['C moreDecimals', 2, 2, 2],
  ])('%s', (code, count, restorable, firstRow) => {
    expect(findings[code]).toMatchObject({ count, restorable });
    expect(findings[code]?.rows[0]).toBe(firstRow);
  });

  it('shows what taking amounts as displayed makes of the sum', () => {
    // 42350.33 + 10.01 + 1250.50 shown; 42350.3333… + 10.005 + 1250.50 exactly is 43610.84 to the kuruş.
    expect(findings['C moreDecimals']?.difference).toBe(0);
    const asDisplayed = {
      mapping: mapping(['name', 'recipient', 'amount'], { asDisplayed: true, convention: 'comma' }),
      header: { headerRow: 1, headerRows: 1 },
    };
    const again = survey(
      [
        ['Ad Soyad', 'Alıcı Bilgisi', 'Tutar'],
        row(makeIban(1), { t: 'number', v: '10.005', shown: 2 }),
        row(makeIban(2), { t: 'number', v: '10.005', shown: 2 }),
        row('TOPLAM', { t: 'number', v: '20.01', shown: 2 }),
      ],
      asDisplayed,
    );
    expect(again).toMatchObject({ ourTotal: 2002, totalInFile: 2001 });
    expect(again.columns[2]?.findings[0]).toMatchObject({ code: 'moreDecimals', difference: 1 });
  });
});

describe('remembering', () => {
  const header = ['Kişi', 'Hedef', 'Bedel'];
  const first = survey([header, ...people(3)]);

  it('knows the same layout next month, whatever the rows', () => {
    const next = survey([['Başlık'], header, ...people(5, 3)]);
    expect(next.fingerprint).toBe(first.fingerprint);
    expect(survey([['Kişi', 'Bedel', 'Hedef'], ...people(3)]).fingerprint).not.toBe(first.fingerprint);
  });

  it('proposes what was used before, and says that it did', () => {
    const remembered = [{ fingerprint: first.fingerprint, mapping: mapping(['description', 'iban', 'amount']) }];
    const next = survey([header, ...people(3)], { remembered });
    expect(fields(next)).toEqual(['description', 'iban', 'amount']);
    expect(next.columns[0]?.why).toBe('remembered');
    expect(next.notes).toContainEqual({ code: 'remembered', params: {} });
  });
});

it('what this month’s sheet proves goes before what was remembered', () => {
  const header = ['Ad Soyad', 'IBAN', 'Tutar'];
  const first = survey([header, ...people(2)]);
  const remembered = [
    { fingerprint: first.fingerprint, mapping: mapping(['name', 'iban', 'amount'], { convention: 'comma' }) },
  ];
  const rows = (text: string) =>
    survey([header, [person(0), makeIban(0), text], [person(1), makeIban(1), '1.000']], { remembered });
  expect(rows('7.5').columns[2]?.proposed.convention).toBe('dot');
  expect(rows('7').columns[2]?.proposed.convention).toBe('comma');
});

it('reads a total that is text by the convention the column proves', () => {
  const table = survey([
    ['Ad Soyad', 'IBAN', 'Tutar'],
    [person(0), makeIban(0), '1.500,50'],
    [person(1), makeIban(1), '500,50'],
    ['TOPLAM', '', '2.001'],
  ]);
  expect(table).toMatchObject({ totalInFile: 200_100, ourTotal: 200_100 });
});

describe('our own workbooks', () => {
  it('recognises the row id column and feeds nothing from it', () => {
    const table = survey([
      ['Ad Soyad', 'IBAN', 'Tutar', 'OdemeMasasiRow'],
      ...people(2).map((row, i) => [...row, `row-0000000${i}`]),
    ]);
    expect(table.hasRowIds).toBe(true);
    expect(table.columns).toHaveLength(3);
  });
});

it('keeps the order of rows beyond the sample', () => {
  const table = survey([['Ad Soyad', 'IBAN', 'Tutar'], ...people(1200), ['TOPLAM', '', 1_919_400]]);
  expect(table).toMatchObject({ rowCount: 1200, totalInFile: 191_940_000, ourTotal: 191_940_000 });
  expect(table.columns[1]?.filled).toBe(1200);
});
