import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { importChoiceSchema, importColumnSchema, importNoteSchema } from '../../../../shared/import.ts';
import { rowTypedSchema, type RowTyped } from '../../../../shared/rows.ts';
import { DEFAULT_RULES } from '../../../../electron/practice/scenario.ts';
import type { WorkbookSurvey } from '../../../../electron/workbook/protocol.ts';
import { openWorkbook, readTable } from '../../../../electron/workbook/reader.ts';
import { MARKETPLACE_ROWS, PAYROLL_ROWS, payrollFigures, writers } from '../../../fixtures/workbooks/lists.ts';
import { makeIban, makePhone, person } from '../../../fixtures/workbooks/people.ts';

// Every file is read in a worker of its own, whose start alone takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = join(import.meta.dirname, '../../../fixtures/workbooks');

async function read(name: string): Promise<{ readonly survey: WorkbookSurvey; readonly rows: readonly RowTyped[] }> {
  const source = { path: join(folder, name) };
  const survey = await openWorkbook(source);
  if (!survey.ok) throw new Error(survey.problem.code);
  // What is handed to the importer is what the page's contract takes.
  importChoiceSchema.parse(survey.value.choice);
  for (const column of survey.value.table.columns) importColumnSchema.parse(column);
  for (const note of survey.value.table.notes) importNoteSchema.parse(note);
  const rows: RowTyped[] = [];
  const facts = await readTable(source, survey.value.choice, {
    period: '2026-11',
    sha256: survey.value.sha256,
    onRows: (chunk) => void rows.push(...chunk.map((row) => rowTypedSchema.parse(row))),
  });
  if (!facts.ok) throw new Error(facts.problem.code);
  expect(facts.value.rows).toBe(rows.length);
  expect(survey.value.table.rowCount).toBe(rows.length);
  return { survey: survey.value, rows };
}

const grouped = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
const notes = (survey: WorkbookSurvey): string[] => survey.table.notes.map((note) => note.code);

describe('LibreOffice', () => {
  it('a payroll sheet: titles, a header in two rows, formulas, a total, signatures, hidden rows and columns', async () => {
    const { survey, rows } = await read('maas-bordrosu.xlsx');
    expect(survey.choice).toMatchObject({ sheet: 'Kasım 2026', headerRow: 5, headerRows: 2 });
    expect(notes(survey)).toEqual([
      'hiddenSheets',
      'titleRows',
      'twoRowHeader',
      'mergedHeader',
      'hiddenRows',
      'hiddenColumns',
      'formulas',
      'totalsRow',
      'notesBelow',
    ]);
    let total = 0;
    for (let i = 0; i < PAYROLL_ROWS; i += 1) total += payrollFigures(i).netKurus;
    expect(survey.table).toMatchObject({ totalInFile: total, ourTotal: total, missing: [] });
    expect(
      rows.map((row) => [row.excelRow, row.typed.name, row.typed.recipient, row.typed.amount, row.typed.reference]),
    ).toEqual(
      Array.from({ length: PAYROLL_ROWS }, (_, i) => [
        6 + i,
        person(i),
        grouped(makeIban(i)),
        String(payrollFigures(i).netKurus / 100).replace('.', ','),
        `P-${String(100 + i)}`,
      ]),
    );
    expect(rows.every((row) => row.facts.some((fact) => fact.fact === 'formula'))).toBe(true);
  });

  it('a marketplace’s list from a CSV: leading zeros kept, amounts as text with a comma', async () => {
    const { survey, rows } = await read('pazaryeri-hakedis.xlsx');
    expect(survey.table.columns[3]).toMatchObject({
      evidence: { excelRow: 2, text: '1250,10' },
      proposed: { feeds: 'amount', convention: 'comma' },
    });
    expect(
      rows.map((row) => [row.typed.reference, row.typed.name, row.typed.recipient, row.typed.amount, row.convention]),
    ).toEqual(
      Array.from({ length: MARKETPLACE_ROWS }, (_, i) => [
        String(4200 + i).padStart(6, '0'),
        `${person(i)} Ticaret`,
        makeIban(40 + i),
        `${1250 + i * 37},${10 + i}`,
        'comma',
      ]),
    );
  });

  it('a bank’s list from an old .xls: upper-case names, account numbers that are IBANs', async () => {
    const { rows } = await read('banka-listesi.xlsx');
    expect(rows.map((row) => Object.values(row.typed))).toEqual(
      Array.from({ length: 8 }, (_, i) => [
        'IBAN',
        makeIban(60 + i),
        person(i).toLocaleUpperCase('tr'),
        `${i + 1}.250,${50 + i}`,
        'TL',
        `HAVALE ${i + 1}`,
        '',
        '',
      ]),
    );
  });

  it('titles, subtotals, a grand total and a note from an HTML page', async () => {
    const { survey, rows } = await read('basliklar-toplamlar.xlsx');
    expect(survey.table).toMatchObject({ totalInFile: 601_500, ourTotal: 601_500 });
    expect(notes(survey)).toEqual(['titleRows', 'totalsRow', 'notesBelow']);
    expect(rows.map((row) => row.excelRow)).toEqual([4, 5, 6, 8, 9, 10]);
  });

  it('an English payroll with names apart and three kinds of recipient', async () => {
    const { survey, rows } = await read('payroll-english.xlsx');
    expect(survey.table.totalInFile).toBe(survey.table.ourTotal);
    expect(
      rows.map((row) => [row.typed.recipientType, row.typed.recipient, row.typed.name, row.typed.currency]),
    ).toEqual(
      Array.from({ length: 9 }, (_, i) => [
        ['IBAN', 'PHONE', 'MEMBER_ID'][i % 3],
        [makeIban(20 + i), makePhone(i), String(500_000 + i)][i % 3],
        person(i),
        i % 2 === 0 ? 'TRY' : 'USD',
      ]),
    );
  });

  it('everything wrong: each row says what is wrong with it', async () => {
    const { survey, rows } = await read('her-sey-yanlis.xlsx');
    expect(
      rows.map((row) => [row.excelRow, row.typed.amount, ...row.facts.map((fact) => `${fact.field}.${fact.fact}`)]),
    ).toEqual([
      [2, '1000,1'],
      [3, '1.000'],
      [4, '500', 'recipient.digitsLost'],
      [5, '750,25', 'recipient.zeroRestored'],
      [6, '100', 'recipient.exponent'],
      [7, '%15', 'amount.percent'],
      [8, '30.11.2026', 'amount.date'],
      [9, '#DIV/0!', 'amount.formula', 'amount.error'],
      [10, '42350,3333333333', 'amount.formula'],
      [11, '-50'],
      [12, '60'],
      [13, '70'],
    ]);
    expect(rows.find((row) => row.excelRow === 3)?.convention).toBeNull();
    expect(notes(survey)).toEqual(['formulas', 'duplicateHeaders', 'columnsWithoutHeader']);
    expect(survey.table.columns.flatMap((column) => column.findings.map((finding) => finding.code)).sort()).toEqual([
      'ambiguousAmounts',
      'date',
      'digitsLost',
      'error',
      'exponent',
      'invisible',
      'moreDecimals',
      'percent',
      'zeroDropped',
    ]);
  });
});

it.each(['liste-exceljs.xlsx', 'liste-sheetjs.xlsx', 'liste-openpyxl.xlsx'])('%s holds the same list', async (name) => {
  const { survey, rows } = await read(name);
  expect(survey.table.notes).toEqual([]);
  expect(
    rows.map(({ typed }) => [
      typed.name,
      typed.recipient,
      typed.amount,
      typed.currency,
      typed.description,
      typed.nonWithdrawable,
    ]),
  ).toEqual(
    writers()
      .slice(1)
      .map(([who, iban, amount, currency, note, , flag]) => [
        who,
        iban,
        String(amount).replace('.', ','),
        currency,
        note,
        flag === true ? 'TRUE' : 'FALSE',
      ]),
  );
});

it.each([
  ['sources/eski-excel.xls', 'workbook.oldExcel'],
  ['sources/liste.ods', 'workbook.openDocument'],
  ['sources/liste.xlsb', 'workbook.binaryExcel'],
  ['people.ts', 'ok'],
  ['yok.xlsx', 'workbook.sourceGone'],
  ['sources', 'fileRead'],
])('%s: %s', async (name, code) => {
  const survey = await openWorkbook({ path: join(folder, name) });
  expect(survey.ok ? 'ok' : survey.problem.code).toBe(code);
});

describe('the samples that ship for practice', () => {
  it('maas-listesi.xlsx imports without a question but for its one ambiguous amount', async () => {
    const { survey, rows } = await read('../../../electron/practice/samples/maas-listesi.xlsx');
    expect(survey.table).toMatchObject({ missing: [], headerRow: 4 });
    expect(survey.table.totalInFile).toBe(survey.table.ourTotal);
    expect(rows).toHaveLength(24);
    expect(rows.filter((row) => row.convention === null).map((row) => row.excelRow)).toEqual([14]);
    expect(rows.filter((row) => row.typed.name === '').map((row) => row.excelRow)).toEqual([22]);
    expect(new Set(rows.map((row) => row.typed.recipientType))).toEqual(new Set(['IBAN', 'TCKN', 'Telefon', 'Üye No']));
  });

  it('maas-listesi.xlsx shows each of the practice server’s fates once', async () => {
    const { rows } = await read('../../../electron/practice/samples/maas-listesi.xlsx');
    const kurus = rows.map((row) => row.typed.amount.split(',')[1]?.padEnd(2, '0'));
    for (const rule of DEFAULT_RULES) expect(kurus.filter((text) => text === rule.match.kurus)).toHaveLength(1);
  });

  it('payroll-sample.xlsx too, in English', async () => {
    const { survey, rows } = await read('../../../electron/practice/samples/payroll-sample.xlsx');
    expect(survey.table.notes).toEqual([]);
    expect(rows).toHaveLength(8);
  });
});
