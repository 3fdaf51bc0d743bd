import { PassThrough, type Writable } from 'node:stream';
import type { Worksheet } from 'exceljs';
import { FIELDS, type Field } from '../../../shared/rows.ts';
import { ROW_ID_HEADER } from '../table/uses.ts';
import { openBook, rowsLook } from './book.ts';
import { BREATH_ROWS, breath } from './breath.ts';
import { put } from './cells.ts';
import { LOOKS, STATE_LOOKS } from './looks.ts';
import { setProperties } from './own/edit-book.ts';
import { explanation } from './own/corrections-edit.ts';
import { statusTexts } from './own/client-edit.ts';
import type { ListReport, ReportRow, RowChunks } from './report-data.ts';
import { filterAll, writeHead } from './row-sheet.ts';
import { reportState } from './totals.ts';
import type { ReportWords } from './words.ts';

const WIDTHS: Readonly<Record<Field, number>> = {
  recipientType: 14,
  recipient: 34,
  name: 28,
  amount: 16,
  currency: 12,
  description: 34,
  reference: 20,
  nonWithdrawable: 14,
};

/**
 * A workbook of our own with every row of the list, for lists whose file is not kept or is no workbook: the template's
 * columns, the file's other columns, and what `kind` adds. It is imported again like the person's own file would be.
 */
export async function writeFreshBook(
  out: Writable,
  kind: 'corrections' | 'clientWorkbook',
  facts: ListReport,
  rows: RowChunks,
  properties: Readonly<Record<string, string>>,
  words: ReportWords,
): Promise<number> {
  const through = new PassThrough();
  const collected = collect(through);
  const book = openBook(through, words, facts.madeAt);
  const sheet = book.addWorksheet(kind === 'corrections' ? words.corrections.sheet : words.rowsSheet, rowsLook());
  const { state, reason, reference } = words.clientWorkbook;
  const ours = kind === 'corrections' ? [ROW_ID_HEADER, words.corrections.column] : [state, reason, reference];
  const headers = [
    ...FIELDS.map((field) => words.template.headers[field]),
    ...facts.extraColumns.map((column) => column.name || words.ownColumn(String(column.index + 1))),
    ...ours,
  ];
  const before = headers.length - ours.length;
  sheet.columns = headers.map((_, index) => {
    const field = FIELDS[index];
    const width = field === undefined ? (index === before || index === before + 1 ? 44 : 20) : WIDTHS[field];
    return { width, hidden: headers[index] === ROW_ID_HEADER };
  });
  writeHead(sheet, headers);
  let written = 0;
  for await (const chunk of rows) {
    for (const row of chunk) {
      writeLine(sheet, kind, row, facts, words);
      written += 1;
      if (written % BREATH_ROWS === 0) await breath(sheet);
    }
  }
  filterAll(sheet, 1, written + 1, headers.length);
  sheet.commit();
  await book.commit();
  await setProperties(out, await collected, properties);
  return written;
}

function writeLine(
  sheet: Worksheet,
  kind: 'corrections' | 'clientWorkbook',
  row: ReportRow,
  facts: ListReport,
  words: ReportWords,
): void {
  const before = FIELDS.length + facts.extraColumns.length;
  const line = sheet.addRow([]);
  const bad = new Set(
    row.place === 'in' && kind === 'corrections' ? words.stopping(row).map((each) => each.field) : [],
  );
  for (const [column, field] of FIELDS.entries())
    if (row.typed[field] !== '' || bad.has(field))
      put(line.getCell(column + 1), row.typed[field], bad.has(field) ? LOOKS.bad : LOOKS.text);
  const extra = new Map(row.extra);
  for (const [place, column] of facts.extraColumns.entries())
    put(line.getCell(FIELDS.length + place + 1), extra.get(column.index) ?? '', LOOKS.text);
  const texts = kind === 'corrections' ? [row.rowId, explanation(row, words)] : statusTexts(row, words);
  for (const [place, text] of texts.entries()) {
    const isState = kind === 'clientWorkbook' && place === 0;
    put(line.getCell(before + place + 1), text, isState ? STATE_LOOKS[reportState(row)] : LOOKS.text);
  }
  line.commit();
}

async function collect(stream: PassThrough): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
