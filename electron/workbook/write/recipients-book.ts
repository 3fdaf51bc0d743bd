import type { Writable } from 'node:stream';
import type { Worksheet } from 'exceljs';
import { bankOf } from '../../../shared/iban.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import type { RecipientLine } from '../../ledger/rows/recipient-files.ts';
import { openBook, rowsLook } from './book.ts';
import { BREATH_ROWS, breath } from './breath.ts';
import { put } from './cells.ts';
import { LOOKS } from './looks.ts';
import type { ReportHead } from './report-data.ts';
import { filterAll, writeHead } from './row-sheet.ts';
import type { ReportWords } from './words.ts';
import { linesIn, setHeight } from './wrapped.ts';

const WIDTHS = [30, 16, 36, 20, 44];

/** A company's address book as a sheet that the program can read again: name, kind, recipient, bank, notes. */
export async function writeRecipients(
  out: Writable,
  facts: ReportHead,
  lines: AsyncIterable<readonly RecipientLine[]>,
  words: ReportWords,
): Promise<number> {
  const { sheet: name, columns, bank } = words.recipientsBook;
  const book = openBook(out, words, facts.madeAt);
  const sheet = book.addWorksheet(name, rowsLook());
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeHead(sheet, [columns.name, columns.recipientType, columns.recipient, bank, columns.notes]);
  let count = 0;
  for await (const chunk of lines)
    for (const line of chunk) {
      writeLine(sheet, line, facts.masked, words);
      count += 1;
      if (count % BREATH_ROWS === 0) await breath(sheet);
    }
  filterAll(sheet, 1, count + 1, 5);
  sheet.commit();
  await book.commit();
  return count;
}

function writeLine(sheet: Worksheet, line: RecipientLine, masked: boolean, words: ReportWords): void {
  const { recipientType, recipientInfo } = line;
  const bankName = recipientType === 'IBAN' ? (bankOf(recipientInfo) ?? '') : '';
  const shown = masked ? maskRecipient(recipientType, recipientInfo) : recipientInfo;
  const row = sheet.addRow([]);
  const texts = [line.name, words.recipientTypes[recipientType], shown, bankName, line.notes];
  for (const [column, text] of texts.entries()) if (text !== '') put(row.getCell(column + 1), text, LOOKS.rowWrapped);
  setHeight(row, Math.max(...texts.map((text, column) => linesIn(text, WIDTHS[column] ?? text.length))));
  row.commit();
}
