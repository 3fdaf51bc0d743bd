import { makeIban, makeTckn, person } from '../fixtures/workbooks/people.ts';

/** A payroll of `rows` people in 8 columns, as exceljs writes it for Excel: shared strings, a number format on the amounts. */
export async function makePayrollBook(rows: number, path: string): Promise<string> {
  const { default: exceljs } = await import('exceljs');
  const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true });
  const sheet = writer.addWorksheet('Liste');
  sheet.getColumn(5).numFmt = '#,##0.00';
  sheet.addRow(['Sicil No', 'Ad Soyad', 'IBAN', 'TC Kimlik No', 'Tutar', 'Para Birimi', 'Açıklama', 'Aktif']).commit();
  for (let i = 0; i < rows; i += 1) {
    sheet
      .addRow([
        `P-${i}`,
        `${person(i)} ${i}`,
        makeIban(i),
        makeTckn(i % 9_000),
        1000 + (i % 977) + (i % 100) / 100,
        'TRY',
        `Kasım 2026 maaşı ${i}`,
        i % 2 === 0,
      ])
      .commit();
  }
  sheet.commit();
  await writer.commit();
  return path;
}
