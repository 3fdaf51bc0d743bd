import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it, onTestFinished } from 'vitest';
import type { Locale } from '../../../../../shared/money.ts';
import type { ReportWork } from '../../../../../electron/workbook/write/protocol.ts';
import { SpareWriter } from '../../../../../electron/workbook/write/spare-writer.ts';
import { reportWords } from '../../../../../electron/workbook/write/words.ts';
import { type RowSource, writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { facts as ofList, rows } from './every-state.ts';
import { OFFICE_MS, officeBooks, officeSheets } from './office.ts';
import { chunks, folder, ibanOf } from './rows.ts';

/** A report, the sheets it has with how many lines each holds at least, and where its rows come from if not from the list. */
type Made = readonly [work: ReportWork, sheets: Readonly<Record<string, number>>, source?: RowSource];

/** Every workbook this program writes, with the sheets it has and how many lines each holds at least. */
function works(locale: Locale): readonly Made[] {
  const words = reportWords(locale);
  const facts = { ...ofList, locale };
  const accounts = { debit: '335.01', credit: '102.05', commission: '780.04' };
  const lines = [{ name: '=Ayşe', recipientType: 'IBAN', recipientInfo: ibanOf(1), notes: 'not' }] as const;
  const entries = [{ seq: 4, at: facts.madeAt, actor: 'Ayşe', kind: 'imported', params: { rows: 12 } }] as const;
  const [summary, all] = [{ [words.summarySheet]: 10 }, { [words.rowsSheet]: rows.length + 1 }];
  return [
    [
      { kind: 'status', facts },
      { ...summary, ...all },
    ],
    [
      { kind: 'period', facts: { ...facts, lists: [{ ...facts, rowCount: rows.length }] } },
      { ...summary, ...all },
    ],
    [
      { kind: 'period', facts: { ...facts, period: null, lists: [{ ...facts, rowCount: rows.length }] } },
      { ...summary, ...all },
    ],
    [{ kind: 'journalEntries', facts: { ...facts, accounts } }, { [words.journal.sheet]: 3 }],
    [{ kind: 'timeline', facts: { ...facts, entries, format: 'xlsx' } }, { [words.timeline.sheet]: 2 }],
    [{ kind: 'recipients', facts }, { [words.recipientsBook.sheet]: 2 }, chunks(lines)],
    [{ kind: 'corrections', facts, book: null }, { [words.corrections.sheet]: rows.length + 1 }],
    [{ kind: 'clientWorkbook', facts, book: null }, all],
    [
      { kind: 'template', facts },
      { [words.template.sheet]: 1, [words.template.instructionsSheet]: 10 },
    ],
  ];
}

it(
  'LibreOffice opens every kind of workbook, in both languages, with every row of it',
  { timeout: OFFICE_MS },
  async () => {
    const made = folder();
    const spare = new SpareWriter();
    onTestFinished(() => spare.close());
    const expected = new Map<string, number>();
    const paths: string[] = [];
    for (const locale of ['tr', 'en'] as const)
      for (const [work, sheets, source = chunks(rows)] of works(locale)) {
        const every = work.kind === 'period' && work.facts.period === null ? ' all' : '';
        const name = `${work.kind}${every} ${locale}`;
        const path = join(made, `${name}.xlsx`);
        expect(await writeReport({ ...work, path }, source, { spare }), name).toMatchObject({ ok: true });
        paths.push(path);
        for (const [sheet, least] of Object.entries(sheets)) expected.set(`${name}-${sheet}`, least);
      }
    const opened = await officeSheets(paths);
    expect([...opened.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
    for (const [sheet, least] of expected)
      expect(opened.get(sheet)?.trimEnd().split('\n').length, sheet).toBeGreaterThanOrEqual(least);
    expect(opened.get('status tr-Satırlar')).toContain('=HYPERLINK');
    expect(opened.get('journalEntries en-Journal voucher')).toContain(',335.01,102.05,1000.02,TRY,');
  },
);

it(
  'LibreOffice opens the CSV as Turkish Excel does: every row and column, amounts as figures, the rest as text',
  { timeout: OFFICE_MS },
  async () => {
    const path = join(folder(), 'rapor.csv');
    expect(await writeReport({ kind: 'statusCsv', path, facts: ofList }, chunks(rows))).toMatchObject({ ok: true });
    const [opened = ''] = await officeBooks([path], 'tr');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(opened);
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('a sheet');
    expect([sheet.rowCount, sheet.columnCount]).toEqual([rows.length + 1, 17]);
    expect(sheet.getCell(1, 2).text).toBe('Alıcı');
    expect(sheet.getCell(2, 2).text).toBe(rows[0]?.values.name);
    expect(sheet.getCell(2, 6).value).toBe((rows[0]?.values.amount ?? 0) / 100);
    const formulas = sheet
      .getSheetValues()
      .flatMap((row) => (Array.isArray(row) ? row : []))
      .filter(isFormula);
    expect(formulas).toEqual([]);
  },
);

const isFormula = (value: unknown): boolean => typeof value === 'object' && value !== null && 'formula' in value;
