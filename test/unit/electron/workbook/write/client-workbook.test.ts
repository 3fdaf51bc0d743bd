import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { RowTyped } from '../../../../../shared/rows.ts';
import { openWorkbook, readTable } from '../../../../../electron/workbook/reader.ts';
import { writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import { OFFICE_MS, officeCsv } from './office.ts';
import { changedParts, CLIENT_ROWS, clientFile, ownBook, parts, throughOffice } from './own-file.ts';
import { attempt, chunks, FACTS, folder, issue, reportRow, rowIdOf } from './rows.ts';

const results = Array.from({ length: CLIENT_ROWS }, (_, index) =>
  reportRow(index, {
    excelRow: 5 + index,
    attempt: attempt(index === 1 ? 'failed' : 'paid', {
      referenceCode: `00REF${index}`,
      errorMessage: index === 1 ? 'Hesap kapalı' : '',
    }),
  }),
);

const toCorrect = Array.from({ length: CLIENT_ROWS }, (_, index) =>
  reportRow(index, {
    excelRow: 5 + index,
    ...(index === 0 ? { edited: ['amount'], typed: { amount: '800,00' } } : {}),
    ...(index === 2 ? { issues: [issue('iban.checksum')] } : {}),
  }),
);

async function sourceOf(kind: 'exceljs' | 'LibreOffice'): Promise<Buffer> {
  const bytes = await clientFile();
  return kind === 'exceljs' ? bytes : throughOffice(bytes);
}

describe.each(['exceljs', 'LibreOffice'] as const)('a workbook made by %s', { timeout: OFFICE_MS }, (kind) => {
  it('keeps every part but the sheet and the styles when results are added', async () => {
    const before = await sourceOf(kind);
    const path = join(folder(), 'akibet.xlsx');
    const book = await ownBook(before);
    const written = await writeReport({ kind: 'clientWorkbook', path, facts: FACTS, book }, chunks(results));
    expect(written).toEqual({ ok: true, value: CLIENT_ROWS });
    expect(await changedParts(before, await readFile(path))).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml']);
    const lines = (await officeCsv(path)).split('\n');
    expect(lines[3]).toMatch(/Brüt,Akıbet,Akıbet nedeni,iyzico referansı$/);
    expect(lines[4]).toMatch(/750,Kasım 2026 maaş,1500,Ödendi,,00REF0$/);
    expect(lines[5]).toContain('Ödenemedi,iyzico: “Hesap kapalı”.');
    expect(lines[10]).toContain('TOPLAM');
  });

  it('keeps everything and comes back when it goes out for corrections', async () => {
    const before = await sourceOf(kind);
    const names = [...(await parts(before)).keys()];
    // What is to be kept is there: the pictures, the chart, the pivot table, the note, the table.
    for (const kept of [
      /media\/.*png$/,
      /charts\/chart/,
      /pivotTables\/pivotTable/,
      /pivotCacheRecords/,
      /comments/,
      /tables\/table/,
    ])
      expect(names.filter((name) => kept.test(name))).not.toEqual([]);
    const path = join(folder(), 'duzeltme.xlsx');
    const book = await ownBook(before);
    const written = await writeReport({ kind: 'corrections', path, facts: FACTS, book }, chunks(toCorrect));
    expect(written).toEqual({ ok: true, value: CLIENT_ROWS });
    const after = await readFile(path);
    // LibreOffice writes custom properties of its own, so there theirs are added to; elsewhere the part is new.
    const expected = [
      ...(kind === 'exceljs' ? ['[Content_Types].xml', '_rels/.rels'] : []),
      'docProps/custom.xml',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ];
    expect(await changedParts(before, after)).toEqual(expected);
    const surveyed = await openWorkbook({ path });
    if (!surveyed.ok) throw new Error(surveyed.problem.code);
    expect(surveyed.value.marks).toEqual({
      kind: 'corrections',
      batchId: FACTS.batchId,
      hasRowIds: true,
      rowId: rowIdOf(0),
    });
    const rows: RowTyped[] = [];
    await readTable({ path }, surveyed.value.choice, {
      period: '2026-11',
      onRows: (more) => void rows.push(...more),
    });
    expect(rows.map((row) => row.rowId)).toEqual(toCorrect.map((_, index) => rowIdOf(index)));
    expect(rows.map((row) => row.typed.amount)).toEqual(['800,00', '750,5', '751', '751,5', '752', '752,5']);
    // The first cell held the formula the others share: it was overwritten, and theirs still calculate.
    const sheet = (await parts(after)).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(sheet).toMatch(/F6\*0\.5/);
    expect((await officeCsv(path)).split('\n')[5]).toContain('750.5');
  });
});

describe('what exceljs sees in the corrections workbook', { timeout: OFFICE_MS }, () => {
  it('the bad cell coloured, the ids hidden, the explanation last so that it is read whole, pictures and formats where they were', async () => {
    const path = join(folder(), 'duzeltme.xlsx');
    const book = await ownBook(await clientFile());
    await writeReport({ kind: 'corrections', path, facts: FACTS, book }, chunks(toCorrect));
    const read = new ExcelJS.Workbook();
    await read.xlsx.readFile(path);
    const sheet = read.getWorksheet('Maaş');
    expect(sheet?.getCell('C7').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFCE6E3' } });
    expect(sheet?.getCell('C6').fill).toBeUndefined();
    expect(sheet?.getColumn(7).hidden).toBe(true);
    expect(sheet?.getCell('H4').text).toBe('Düzeltilecek');
    expect(sheet?.getCell('H4').font.bold).toBe(true);
    expect(sheet?.getCell('H7').text).toContain('kontrol basamağı');
    expect(sheet?.columnCount).toBe(8);
    expect(sheet?.getCell('D6').numFmt).toBe('#,##0.00 ₺');
    expect(sheet?.getImages()).toHaveLength(1);
    expect(read.getWorksheet('Gizli')?.state).toBe('hidden');
  });
});
