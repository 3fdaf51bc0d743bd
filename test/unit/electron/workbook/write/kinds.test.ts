import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { keepsFee, MONEY_OUTCOMES } from '../../../../../shared/items.ts';
import { makeRecordPage, writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { facts, rows } from './every-state.ts';
import { chunks, chunksOfLists, FACTS, folder, ibanOf } from './rows.ts';

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

describe('status', { timeout: 60_000 }, () => {
  it('has every row once, and its sums are the rows’ own', async () => {
    const path = join(folder(), 'rapor.xlsx');
    expect(await writeReport({ kind: 'status', path, facts }, chunks(rows))).toEqual({
      ok: true,
      value: rows.length,
    });
    const excelRows = texts(await sheetOf(path, 'Satırlar'), 1).slice(1);
    expect(excelRows).toEqual(rows.map((row) => (row.excelRow === null ? 'eklendi' : String(row.excelRow))));
    const summary = JSON.stringify((await sheetOf(path, 'Özet')).getSheetValues());
    const total = rows.reduce((sum, row) => sum + (row.values.currency === 'TRY' ? (row.values.amount ?? 0) : 0), 0);
    expect(summary).toContain(
      `${Math.floor(total / 100).toLocaleString('tr-TR')},${String(total % 100).padStart(2, '0')}`,
    );
    expect(summary).toContain('8d3f-22');
    // The list, and its one payout.
    expect(summary.match(/Kısmen ödendi/g)).toHaveLength(2);
  });

  it('counts the fee of what iyzico keeps it for: not of what came back with it or was never paid', async () => {
    const path = join(folder(), 'rapor.xlsx');
    await writeReport({ kind: 'status', path, facts }, chunks(rows));
    const kept = rows.flatMap(({ attempt: made }) =>
      made !== null && keepsFee(made.outcome) ? [made.commission] : [],
    );
    expect(kept.length).toBeLessThan(MONEY_OUTCOMES.length);
    const sheet = await sheetOf(path, 'Özet');
    const line = texts(sheet, 1).indexOf('iyzico komisyonu');
    const fee = kept.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    expect(texts(sheet, 4)[line]).toBe(`${(fee / 100).toFixed(2).replace('.', ',')} ₺`);
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

describe('statusCsv', { timeout: 60_000 }, () => {
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
    // The same columns as the workbook, in every line.
    const cells = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, 'x').split(';').length);
    expect(new Set(cells)).toEqual(new Set([17]));
    expect(lines[1]).toContain(';1.000,00;');
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/TR\d{2}[ \d]{15,}/);
  });
});

describe('journalEntries', { timeout: 60_000 }, () => {
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
  });
});

describe('period', { timeout: 60_000 }, () => {
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
    expect(texts(await sheetOf(path, 'Özet'), 1)).toContain('Eski (kişisel bilgileri silindi; satırları yok)');
    expect(texts(await sheetOf(path, 'Özet'), 2)).toContain('Maaş · Kısmen ödendi');
  });
});

describe('period over every month', { timeout: 60_000 }, () => {
  it.each([
    ['tr', 'Özet', 'Satırlar', 'Bütün dönemlerin raporu', 'Ekim 2026', 'Kasım 2026'],
    ['en', 'Summary', 'Rows', 'Report of all periods', 'October 2026', 'November 2026'],
  ] as const)(
    '%s: a line per month and per list, every row with its month',
    async (locale, first, second, title, october, november) => {
      const path = join(folder(), 'butun.xlsx');
      const lists = [
        { ...facts, listName: 'Ekim maaş', period: '2026-10', rowCount: 2 },
        { ...facts, listName: 'Maaş', rowCount: rows.length },
        { ...facts, listName: 'Prim', rowCount: 1 },
      ];
      const work = { kind: 'period', path, facts: { ...FACTS, locale, period: null, lists } } as const;
      const written = await writeReport(work, chunksOfLists([rows.slice(0, 2), rows, rows.slice(0, 1)]));
      expect(written).toEqual({ ok: true, value: rows.length + 3 });
      const summary = await sheetOf(path, first);
      const names = texts(summary, 1);
      expect(names[0]).toBe(title);
      // A month has a line per currency.
      expect(new Set(names.filter((name) => name === october || name === november))).toEqual(
        new Set([october, november]),
      );
      const line = (name: string): ExcelJS.Row => {
        const found = summary.getColumn(1).values.findIndex((value) => value === name);
        return summary.getRow(found);
      };
      expect(line(october).getCell(3).value).toBe(2);
      expect(line(november).getCell(3).value).toBe(rows.filter((row) => row.values.currency === 'TRY').length + 1);
      expect(line('Prim').getCell(2).text).toContain(november);
      const months = texts(await sheetOf(path, second), 1);
      expect(months.filter((month) => month === october)).toHaveLength(2);
      expect(months.filter((month) => month === november)).toHaveLength(rows.length + 1);
    },
  );
});

describe('recipients', { timeout: 60_000 }, () => {
  it('lists the address book in full when asked, masked otherwise', async () => {
    const lines = [{ name: '=Ayşe', recipientType: 'IBAN', recipientInfo: ibanOf(1), notes: 'not' }] as const;
    for (const masked of [true, false]) {
      const path = join(folder(), 'alicilar.xlsx');
      const written = await writeReport({ kind: 'recipients', path, facts: { ...FACTS, masked } }, chunks(lines));
      expect(written).toEqual({ ok: true, value: 1 });
      const sheet = await sheetOf(path, 'Alıcılar');
      expect(sheet.getCell(2, 1).value).toBe('=Ayşe');
      expect(sheet.getCell(2, 3).text.includes('•')).toBe(masked);
      expect(sheet.getCell(2, 4).text).toContain('Ziraat');
    }
  });
});

describe('timeline', { timeout: 60_000 }, () => {
  const entries = [
    { seq: 4, at: FACTS.madeAt, actor: 'Ayşe', kind: 'imported', params: { rows: 12, fileName: 'kasim.xlsx' } },
    { seq: 5, at: FACTS.madeAt, actor: '', kind: 'authoriseUnknown', params: { cause: 'timeout' } },
    { seq: 9, at: FACTS.madeAt, actor: '=Ali', kind: 'edited', params: { count: 3 } },
    { seq: 12, at: FACTS.madeAt, actor: 'Ayşe', kind: 'reportSaved', params: { report: 'record', masked: 0 } },
  ] as const;

  it('reads as History does', async () => {
    const path = join(folder(), 'cizelge.xlsx');
    await writeReport({ kind: 'timeline', path, facts: { ...FACTS, entries, format: 'xlsx' } }, chunks([]));
    const sheet = await sheetOf(path, 'Liste geçmişi');
    expect(texts(sheet, 4)).toContain('Dosyadan 12 satır okundu');
    expect(texts(sheet, 6)).toContain('Neden: yanıt süresi doldu');
    expect(texts(sheet, 6)).toContain('Rapor: ödeme kaydı (PDF) · Alıcı bilgileri: tam');
    expect(texts(sheet, 5)).toEqual(['Kim', 'Ayşe', 'program', '=Ali', 'Ayşe']);
  });

  it('as CSV, with names that look like formulas quoted away', async () => {
    const path = join(folder(), 'cizelge.csv');
    await writeReport({ kind: 'timeline', path, facts: { ...FACTS, entries, format: 'csv' } }, chunks([]));
    expect(readFileSync(path, 'utf8')).toContain(`;'=Ali;`);
  });
});

describe('record', { timeout: 60_000 }, () => {
  it('is a page with every row, masked, without scripts', async () => {
    const page = await makeRecordPage(facts, chunks(rows));
    if (!page.ok) throw new Error(page.problem.code);
    expect(page.value.match(/<td class="end">\d+<\/td>\s*<td>/g)?.length).toBeGreaterThanOrEqual(rows.length - 1);
    expect(page.value).not.toMatch(/TR\d{2}[ \d]{15,}/);
    expect(page.value).not.toContain('<script');
    expect(page.value).toContain('om-2026-11-a7');
    expect(page.value.match(/Kısmen ödendi/g)).toHaveLength(2);
  });
});
