import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { attempt, chunks, FACTS, folder, issue, reportRow } from './rows.ts';

describe('status report', { timeout: 60_000 }, () => {
  it('holds every row once, with its state, in words', async () => {
    const path = join(folder(), 'rapor.xlsx');
    const rows = [
      reportRow(0, { attempt: attempt('paid', { referenceCode: 'REF-1' }) }),
      reportRow(1, { attempt: attempt('failed', { errorMessage: 'Hesap kapalı', errorCode: '77' }) }),
      reportRow(2, { issues: [issue('iban.checksum')] }),
      reportRow(3, { place: 'held', placeReason: 'belge bekleniyor' }),
    ];
    const written = await writeReport({ kind: 'status', path, facts: FACTS }, chunks(rows, 2));
    expect(written).toEqual({ ok: true, value: 4 });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Özet', 'Satırlar']);
    const sheet = book.getWorksheet('Satırlar');
    expect(sheet?.getColumn(1).values.slice(1)).toEqual(['Excel satırı', 2, 3, 4, 5]);
    expect(sheet?.getColumn(9).values.slice(2)).toEqual(['Ödendi', 'Ödenemedi', 'Düzeltme bekliyor', 'Bekletildi']);
    expect(sheet?.getColumn(10).values.slice(3)).toEqual([
      'iyzico: “Hesap kapalı” (kod 77). Ödeme yapılamadı. Para iyzico bakiyenizde kalır ya da oraya döner.',
      'IBAN kontrol basamağı tutmuyor',
      'Bekletiliyor; gönderilmedi. Gerekçe: belge bekleniyor',
    ]);
  });

  it('prints across an A4 page, with its header on every page and the page’s number', async () => {
    const path = join(folder(), 'rapor.xlsx');
    await writeReport({ kind: 'status', path, facts: FACTS }, chunks([reportRow(0)]));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const [summary, sheet] = book.worksheets;
    const page = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
    expect(summary?.pageSetup).toMatchObject({ ...page, orientation: 'portrait' });
    expect(sheet?.pageSetup).toMatchObject({ ...page, orientation: 'landscape', printTitlesRow: '1:1' });
    expect(sheet?.headerFooter.oddFooter).toBe('&L&A&R&P / &N');
  });

  it('is printed as far as the reference, narrow enough to be read, each row as high as its reason', async () => {
    const path = join(folder(), 'rapor.xlsx');
    const failed = reportRow(1, { attempt: attempt('failed', { errorMessage: 'Hesap kapalı', errorCode: '77' }) });
    const extraColumns = [{ index: 9, name: 'Departman' }];
    await writeReport({ kind: 'status', path, facts: { ...FACTS, extraColumns } }, chunks([reportRow(0), failed]));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('Satırlar');
    expect(sheet?.pageSetup.printArea).toBe('A1:L3');
    const printed = Array.from({ length: 12 }, (_, index) => sheet?.getColumn(index + 1).width ?? 0);
    // A4 lying down takes some 145 characters at full size; below six tenths of it nobody reads the rows.
    expect(printed.reduce((sum, width) => sum + width, 0)).toBeLessThan(145 / 0.6);
    expect(sheet?.getColumn(16).width).toBeGreaterThan(0);
    expect(sheet?.getRow(2).height).toBeUndefined();
    expect(sheet?.getRow(3).height).toBe(45);
    expect(sheet?.getCell('J3').alignment).toMatchObject({ wrapText: true, vertical: 'top' });
  });
});
