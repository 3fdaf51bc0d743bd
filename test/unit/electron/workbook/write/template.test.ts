import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { FIELDS, type RowTyped } from '../../../../../shared/rows.ts';
import { readRow } from '../../../../../shared/checks.ts';
import { openWorkbook, readTable } from '../../../../../electron/workbook/reader.ts';
import { reportWords } from '../../../../../electron/workbook/write/words.ts';
import { writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { chunks, folder } from './rows.ts';

const LOCALES = ['tr', 'en'] as const;

async function template(locale: 'tr' | 'en'): Promise<string> {
  const path = join(folder(), 'sablon.xlsx');
  const facts = { locale, madeAt: Date.parse('2026-11-20T12:00:00+03:00') };
  expect(await writeReport({ kind: 'template', path, facts }, chunks([]))).toMatchObject({ ok: true });
  return path;
}

describe.each(LOCALES)('the template in %s', { timeout: 60_000 }, (locale) => {
  const { template: words } = reportWords(locale);

  it('has text columns, drop-downs and notes, and marks itself', async () => {
    const path = await template(locale);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0];
    for (const [index, field] of FIELDS.entries()) {
      expect(sheet?.getCell(1, index + 1).text).toBe(words.headers[field]);
      expect(JSON.stringify(sheet?.getCell(1, index + 1).note)).toContain(words.notes[field]);
      expect(sheet?.getColumn(index + 1).numFmt).toBe('@');
    }
    expect(sheet?.getCell('A2').dataValidation.formulae).toEqual([`"${words.types.join(',')}"`]);
    expect(sheet?.getCell('H2').dataValidation.formulae).toEqual([`"${words.yes},${words.no}"`]);
    expect(book.worksheets[1]?.getCell(1, 1).text).toBe(words.instructions.title);
  });

  it('filled with its own examples, is imported without a question and without an error', async () => {
    const path = await template(locale);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    for (const [index, example] of words.examples.entries()) {
      for (const [column, text] of example.entries()) {
        const cell = book.worksheets[0]?.getCell(index + 2, column + 1);
        if (cell !== undefined) cell.value = text;
      }
    }
    await book.xlsx.writeFile(path);
    const surveyed = await openWorkbook({ path });
    if (!surveyed.ok) throw new Error(surveyed.problem.code);
    const { table, choice } = surveyed.value;
    expect(choice.sheet).toBe(words.sheet);
    expect(table.missing).toEqual([]);
    expect(choice.mapping.columns.map((column) => column.feeds)).toEqual([...FIELDS]);
    expect(table.columns.map((column) => column.why).every((why) => why === 'header' || why === 'both')).toBe(true);
    const rows: RowTyped[] = [];
    await readTable({ path }, choice, { period: '2026-11', onRows: (more) => void rows.push(...more) });
    expect(rows).toHaveLength(words.examples.length);
    for (const row of rows) {
      const checked = readRow(row, { environment: 'practice', currency: 'TRY' });
      expect(checked.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
      expect(checked.values.amount).toBeGreaterThan(0);
    }
  });
});
