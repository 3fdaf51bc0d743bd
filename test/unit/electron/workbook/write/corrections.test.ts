import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RowTyped } from '../../../../../shared/rows.ts';
import { openWorkbook, readTable } from '../../../../../electron/workbook/reader.ts';
import { writeReport } from '../../../../../electron/workbook/write/write-report.ts';
import type { OwnBook } from '../../../../../electron/workbook/write/own/source.ts';
import { book, inline, sheetXml, stylesXml } from '../../../../fixtures/workbooks/zip.ts';
import { chunks, FACTS, folder, ibanOf, issue, reportRow, rowIdOf } from './rows.ts';

const HEADER = `<row r="1" spans="1:4">${inline('A1', 'IBAN')}${inline('B1', 'Ad Soyad')}${inline('C1', 'Tutar')}${inline('D1', 'Açıklama')}</row>`;

function dataRow(row: number, iban: string, amount: string): string {
  return `<row r="${row}" spans="1:4">${inline(`A${row}`, iban)}${inline(`B${row}`, `Çağla İşçi ${row - 2}`)}${amount}${inline(`D${row}`, 'Kasım 2026 maaş')}</row>`;
}

/** The person's file, and how its table was read, as the handler finds out. */
async function ownBook(bytes: Buffer): Promise<OwnBook> {
  const surveyed = await openWorkbook({ bytes });
  if (!surveyed.ok) throw new Error(surveyed.problem.code);
  const { choice, sheets } = surveyed.value;
  return {
    bytes,
    choice,
    columns: sheets.find((sheet) => sheet.name === choice.sheet)?.columns ?? 0,
    keepMacros: false,
  };
}

async function readBack(
  path: string,
): Promise<{ readonly rows: RowTyped[]; readonly marks: unknown; readonly missing: unknown }> {
  const surveyed = await openWorkbook({ path });
  if (!surveyed.ok) throw new Error(JSON.stringify(surveyed.problem));
  const rows: RowTyped[] = [];
  const read = await readTable({ path }, surveyed.value.choice, {
    period: '2026-11',
    onRows: (chunk) => void rows.push(...chunk),
  });
  if (!read.ok) throw new Error(read.problem.code);
  return { rows, marks: surveyed.value.marks, missing: surveyed.value.table.missing };
}

describe('corrections workbook', { timeout: 60_000 }, () => {
  it('goes out and comes back with ids, edits and everything else as it was', async () => {
    const bytes = await book({
      sheets: [
        {
          name: 'Liste',
          xml: sheetXml(
            HEADER +
              dataRow(2, ibanOf(0), '<c r="C2" s="1"><v>1000</v></c>') +
              dataRow(3, 'TR00', '<c r="C3" s="1"><f t="shared" ref="C3:C4" si="0">C2+$C$2*2</f><v>3000</v></c>') +
              dataRow(4, ibanOf(2), '<c r="C4" s="1"><f t="shared" si="0"/><v>5000</v></c>'),
            '',
            '<dimension ref="A1:D4"/><cols><col min="3" max="16384" width="9" style="1"/></cols>',
          ),
        },
      ],
      styles: stylesXml([0, '#,##0.00']),
    });
    const path = join(folder(), 'düzeltme.xlsx');
    const rows = [
      reportRow(0),
      reportRow(1, {
        issues: [issue('iban.length', 'recipient', { params: { found: 4, expected: 26 } })],
        typed: { recipient: 'TR00', amount: '1.250,00' },
        edited: ['amount'],
      }),
      reportRow(2, { place: 'held', placeReason: 'belge yok' }),
      reportRow(3, { excelRow: null, typed: { amount: '10,00' } }),
    ];
    const written = await writeReport(
      { kind: 'corrections', path, facts: FACTS, book: await ownBook(bytes) },
      chunks(rows),
    );
    expect(written).toEqual({ ok: true, value: 4 });
    const back = await readBack(path);
    expect(back.marks).toEqual({ kind: 'corrections', batchId: FACTS.batchId, hasRowIds: true, rowId: rowIdOf(0) });
    expect(back.missing).toEqual([]);
    expect(back.rows.map((row) => row.rowId)).toEqual([0, 1, 2, 3].map(rowIdOf));
    expect(back.rows.map((row) => row.typed.amount)).toEqual(['1000', '1.250,00', '5000', '10,00']);
    expect(back.rows.map((row) => row.extra.at(-1)?.[1])).toEqual([
      undefined,
      'IBAN / kimlik: IBAN 4 karakter; 26 olmalı. Bir rakam eksik ya da fazla; aslıyla karşılaştırın.',
      'Bekletiliyor: belge yok',
      undefined,
    ]);
  });
});
