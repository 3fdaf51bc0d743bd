import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { breakIban, makeIban, PEOPLE } from '../../fixtures/workbooks/people.ts';

/** One line of a made list, as an accountant would have typed it. */
export interface SheetRow {
  readonly name: string;
  readonly iban: string;
  /** Empty where nothing was typed. */
  readonly amount: number | '';
  readonly description: string;
  readonly reference: string;
}

const HEADERS = ['Ad Soyad', 'IBAN', 'Tutar', 'Açıklama', 'Referans'] as const;

/** Rows without a fault; every name and IBAN once. The kuruş keep clear of those that make the practice server refuse. */
export function cleanRows(count: number, first = 0): SheetRow[] {
  return Array.from({ length: count }, (_, index) => {
    const place = first + index;
    const again = Math.floor(place / PEOPLE.length);
    const name = PEOPLE[place % PEOPLE.length] ?? '';
    return {
      name: again === 0 ? name : `${name} ${letters(again)}`,
      iban: makeIban(900 + place),
      amount: 20_000 + ((place * 7_313) % 60_000) + 0.25,
      description: 'Kasım 2026 maaş ödemesi',
      reference: `SCL-${String(place + 1).padStart(6, '0')}`,
    };
  });
}

/** Rows of which every seventh has something wrong: a digit of the IBAN, no amount, no name, the row before once more. */
export function faultyRows(count: number): SheetRow[] {
  const rows = cleanRows(count);
  return rows.map((row, index) => {
    switch (index % 28) {
      case 6:
        return { ...row, iban: breakIban(row.iban) };
      case 13:
        return { ...row, amount: '' };
      case 20:
        return { ...row, name: '' };
      case 27:
        return { ...(rows[index - 1] ?? row) };
      default:
        return row;
    }
  });
}

/** A surname made of letters, since a digit in a name is odd to the checks. */
function letters(value: number): string {
  let rest = value;
  let word = '';
  do {
    word = String.fromCodePoint(97 + (rest % 26)) + word;
    rest = Math.floor(rest / 26);
  } while (rest > 0);
  return `Ö${word}can`;
}

/** Writes the rows as a workbook, with a line of totals below when `total` is asked for. */
export async function writeSheet(path: string, rows: readonly SheetRow[], total = false): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Kasım');
  sheet.addRow([...HEADERS]);
  for (const row of rows)
    sheet.addRow([row.name, row.iban, row.amount === '' ? null : row.amount, row.description, row.reference]);
  sheet.getColumn(3).numFmt = '#,##0.00';
  sheet.columns.forEach((column, index) => (column.width = [28, 34, 14, 30, 16][index] ?? 12));
  if (total) sheet.addRow(['TOPLAM', '', rows.reduce((sum, row) => sum + (row.amount === '' ? 0 : row.amount), 0)]);
  await workbook.xlsx.writeFile(path);
  return path;
}

/** Writes the rows as a text file, which is quick enough for a hundred thousand of them. */
export function writeText(path: string, rows: readonly SheetRow[]): string {
  const lines = rows.map(({ name, iban, amount, description, reference }) =>
    [name, iban, amount === '' ? '' : amount.toFixed(2).replace('.', ','), description, reference].join(';'),
  );
  writeFileSync(path, `${HEADERS.join(';')}\r\n${lines.join('\r\n')}\r\n`);
  return path;
}

/** Writes any table of cells as a workbook: for files that are not a payment list. */
export async function writeCells(path: string, rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sayfa1');
  for (const row of rows) sheet.addRow([...row]);
  await workbook.xlsx.writeFile(path);
  return path;
}
