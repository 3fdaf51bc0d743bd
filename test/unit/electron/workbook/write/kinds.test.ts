import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { MONEY_OUTCOMES } from '../../../../../shared/items.ts';
import { minor } from '../../../../../shared/money.ts';
import type { PayoutId } from '../../../../../shared/ids.ts';
import type { ReportRow } from '../../../../../electron/workbook/write/report-data.ts';
import { makeRecordPage, writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { OFFICE_MS, officeCsv } from './office.ts';
import { attempt, chunks, chunksOfLists, FACTS, folder, ibanOf, issue, reportRow } from './rows.ts';

const PAYOUT = {
  id: 'payout-1' as PayoutId,
  currency: 'TRY',
  externalId: 'om-2026-11-a7',
  requestId: '8d3f-22',
  payoutStatus: 'COMPLETED',
  phase: 'settled',
  itemCount: 9,
  total: minor(900_000),
  preparedAt: Date.parse('2026-11-20T10:40:00+03:00'),
  authorisedAt: Date.parse('2026-11-20T23:30:00+03:00'),
  lastAskedAt: null,
} as const;

const EXTRA = [
  { index: 6, name: 'Şube' },
  { index: 7, name: 'Eski hesap' },
] as const;
const facts = { ...FACTS, payouts: [PAYOUT], extraColumns: EXTRA };

/** One row in every state a report knows. */
const rows: readonly ReportRow[] = [
  ...MONEY_OUTCOMES.map((outcome, index) =>
    reportRow(index, {
      attempt: attempt(outcome, {
        referenceCode: `0026${index}`,
        commission: minor(150 + index),
        itemExternalId: `it-${index}`,
      }),
      extra: [
        [6, '=HYPERLINK("x")'],
        [7, `eski ${ibanOf(900 + index)}`],
      ],
    }),
  ),
  reportRow(20, { issues: [issue('iban.checksum')], typed: { amount: '1.0.0' }, values: { amount: null } }),
  reportRow(21),
  reportRow(22, { place: 'held', placeReason: 'belge bekleniyor' }),
  reportRow(23, { place: 'dropped' }),
  reportRow(24, { excelRow: null, values: { currency: 'USD' } }),
];

async function sheetOf(path: string, name: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(name);
  if (sheet === undefined)
    throw new Error(`no sheet ${name} among ${book.worksheets.map((each) => each.name).join(', ')}`);
  return sheet;
}

function texts(sheet: ExcelJS.Worksheet, column: number): string[] {
  const found: string[] = [];
  sheet.eachRow((row) => found.push(row.getCell(column).text));
  return found;
}

describe('status', { timeout: OFFICE_MS }, () => {
  it('has every row once in LibreOffice, and its sums are the rows’ own', async () => {
    const path = join(folder(), 'rapor.xlsx');
    expect(await writeReport({ kind: 'status', path, facts }, chunks(rows))).toEqual({
      ok: true,
      value: rows.length,
    });
    const lines = (await officeCsv(path, 2)).trimEnd().split('\n');
    expect(lines).toHaveLength(rows.length + 1);
    const excelRows = lines.slice(1).map((line) => line.split(',')[0]);
    expect(excelRows).toEqual(rows.map((row) => (row.excelRow === null ? 'eklendi' : String(row.excelRow))));
    const summary = await officeCsv(path, 1);
    const total = rows.reduce((sum, row) => sum + (row.values.currency === 'TRY' ? (row.values.amount ?? 0) : 0), 0);
    expect(summary).toContain(
      `${Math.floor(total / 100).toLocaleString('tr-TR')},${String(total % 100).padStart(2, '0')}`,
    );
    expect(summary).toContain('8d3f-22');
  });

  it('masked: no whole IBAN anywhere, also not in the sheet’s own columns', async () => {
    const path = join(folder(), 'rapor.xlsx');
    await writeReport({ kind: 'status', path, facts }, chunks(rows));
    const masked = await sheetOf(path, 'Satırlar');
    const all = JSON.stringify(masked.getSheetValues());
    expect(all).not.toMatch(/TR\d{2}[ \d]{15,}/);
    expect(all).toContain('••••');
    const open = join(folder(), 'tam.xlsx');
    await writeReport({ kind: 'status', path: open, facts: { ...facts, masked: false } }, chunks(rows));
    expect(JSON.stringify((await sheetOf(open, 'Satırlar')).getSheetValues()).replaceAll(' ', '')).toContain(ibanOf(1));
  });

  it('types text as text: a formula of the sheet’s own column stays what it says', async () => {
    const path = join(folder(), 'rapor.xlsx');
    await writeReport({ kind: 'status', path, facts }, chunks(rows));
    const sheet = await sheetOf(path, 'Satırlar');
    expect(sheet.getCell(2, 16).value).toBe('=HYPERLINK("x")');
    expect(sheet.getCell(2, 12).value).toBe('00260');
    expect(sheet.getRow(1).getCell(16).text).toBe('Şube');
    expect(sheet.getRow(1).getCell(15).text).toBe('Çekilemez bakiye');
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('is written in English too', async () => {
    const path = join(folder(), 'report.xlsx');
    await writeReport({ kind: 'status', path, facts: { ...facts, locale: 'en' } }, chunks(rows));
    const states = texts(await sheetOf(path, 'Rows'), 9);
    expect(states).toContain('Came back');
    expect(states).toContain('Needs correction');
  });
});

describe('statusCsv', { timeout: OFFICE_MS }, () => {
  it('opens right in Turkish Excel: BOM, semicolons, CRLF, no formulas', async () => {
    const path = join(folder(), 'rapor.csv');
    expect(await writeReport({ kind: 'statusCsv', path, facts }, chunks(rows))).toEqual({
      ok: true,
      value: rows.length,
    });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFFExcel satırı;Alıcı;')).toBe(true);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/TR\d{2}[ \d]{15,}/);
  });
});

describe('journalEntries', { timeout: OFFICE_MS }, () => {
  it('has the paid rows and their commission, on the day of Istanbul, with both accounts', async () => {
    const path = join(folder(), 'fis.xlsx');
    const accounts = { debit: '335.01', credit: '102.05', commission: '780.04' };
    await writeReport({ kind: 'journalEntries', path, facts: { ...facts, accounts } }, chunks(rows));
    const sheet = await sheetOf(path, 'Muhasebe fişi');
    expect(sheet.rowCount).toBe(3);
    expect(texts(sheet, 3)).toEqual(['Borç hesabı', '335.01', '780.04']);
    expect(texts(sheet, 4)).toEqual(['Alacak hesabı', '102.05', '102.05']);
    const paid = rows.find((row) => row.attempt?.outcome === 'paid');
    expect(sheet.getCell(2, 5).value).toBe((paid?.values.amount ?? 0) / 100);
    expect(sheet.getCell(3, 5).value).toBe((paid?.attempt?.commission ?? 0) / 100);
    expect(sheet.getCell(2, 1).value).toEqual(new Date(Date.UTC(2026, 10, 20)));
    expect(sheet.getCell(2, 1).numFmt).toBe('dd.mm.yyyy');
    expect(await officeCsv(path)).toContain(',335.01,102.05,1000.02,TRY,');
  });
});

describe('period', { timeout: OFFICE_MS }, () => {
  it('has every row of every list, and says which list lost its people', async () => {
    const path = join(folder(), 'donem.xlsx');
    const lists = [
      { ...facts, listName: 'Maaş', rowCount: rows.length },
      { ...facts, listName: 'Prim', rowCount: 2 },
      { ...facts, listName: 'Eski', rowCount: 7 },
    ];
    const ofList = [rows, rows.slice(0, 2), []];
    const work = { kind: 'period', path, facts: { ...FACTS, lists } } as const;
    expect(await writeReport(work, chunksOfLists(ofList))).toEqual({
      ok: true,
      value: rows.length + 2,
    });
    const sheet = await sheetOf(path, 'Satırlar');
    expect(texts(sheet, 1).filter((name) => name === 'Maaş')).toHaveLength(rows.length);
    expect(texts(sheet, 1).filter((name) => name === 'Prim')).toHaveLength(2);
    expect(await officeCsv(path, 1)).toContain('Eski (kişisel bilgileri silindi; satırları yok)');
  });
});

describe('recipients', { timeout: OFFICE_MS }, () => {
  it('lists the address book in full when asked, masked otherwise', async () => {
    const lines = [{ name: '=Ayşe', recipientType: 'IBAN', recipientInfo: ibanOf(1), notes: 'not' }] as const;
    for (const masked of [true, false]) {
      const path = join(folder(), 'alicilar.xlsx');
      await writeReport({ kind: 'recipients', path, facts: { ...FACTS, masked, lines } }, chunks([]));
      const sheet = await sheetOf(path, 'Alıcılar');
      expect(sheet.getCell(2, 1).value).toBe('=Ayşe');
      expect(sheet.getCell(2, 3).text.includes('•')).toBe(masked);
      expect(await officeCsv(path)).toContain('Ziraat');
    }
  });
});

describe('timeline', { timeout: OFFICE_MS }, () => {
  const entries = [
    { seq: 4, at: FACTS.madeAt, actor: 'Ayşe', kind: 'imported', params: { rows: 12, fileName: 'kasim.xlsx' } },
    { seq: 5, at: FACTS.madeAt, actor: '', kind: 'authoriseUnknown', params: { cause: 'timeout' } },
    { seq: 9, at: FACTS.madeAt, actor: '=Ali', kind: 'edited', params: { count: 3 } },
  ] as const;

  it('reads as History does', async () => {
    const path = join(folder(), 'cizelge.xlsx');
    await writeReport({ kind: 'timeline', path, facts: { ...FACTS, entries, format: 'xlsx' } }, chunks([]));
    const csv = await officeCsv(path);
    expect(csv).toContain('Dosyadan 12 satır okundu');
    expect(csv).toContain('yanıt süresi doldu');
    expect(csv).toContain('program');
  });

  it('as CSV, with names that look like formulas quoted away', async () => {
    const path = join(folder(), 'cizelge.csv');
    await writeReport({ kind: 'timeline', path, facts: { ...FACTS, entries, format: 'csv' } }, chunks([]));
    expect(readFileSync(path, 'utf8')).toContain(`;'=Ali;`);
  });
});

describe('record', { timeout: OFFICE_MS }, () => {
  it('is a page with every row, masked, without scripts', async () => {
    const page = await makeRecordPage(facts, chunks(rows));
    if (!page.ok) throw new Error(page.problem.code);
    expect(page.value.match(/<td class="end">\d+<\/td>\s*<td>/g)?.length).toBeGreaterThanOrEqual(rows.length - 1);
    expect(page.value).not.toMatch(/TR\d{2}[ \d]{15,}/);
    expect(page.value).not.toContain('<script');
    expect(page.value).toContain('om-2026-11-a7');
  });
});
