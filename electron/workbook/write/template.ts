import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Worksheet } from 'exceljs';
import { CURRENCIES } from '../../../shared/money.ts';
import type { Locale } from '../../../shared/money.ts';
import { FIELDS, type Field } from '../../../shared/rows.ts';
import { MARKS } from '../protocol.ts';
import { LOOKS } from './looks.ts';
import { pageLook, rowsLook } from './book.ts';
import { setProperties } from './own/edit-book.ts';
import type { ReportWords } from './words.ts';

/** Rows that are prepared for typing: text format and drop-downs. Longer lists only lose the drop-downs. */
const PREPARED_ROWS = 2_000;
const WIDTHS: Readonly<Record<Field, number>> = {
  recipientType: 16,
  recipient: 36,
  name: 30,
  amount: 16,
  currency: 14,
  description: 40,
  reference: 18,
  nonWithdrawable: 18,
};

/**
 * The blank list a person fills in: text columns, so that Excel keeps every digit, drop-downs where there is a choice, a
 * note on each heading, and a second sheet that explains it with examples. It is imported without a question.
 */
export async function writeTemplate(
  out: Writable,
  facts: { readonly locale: Locale; readonly madeAt: number },
  words: ReportWords,
): Promise<number> {
  const book = new ExcelJS.Workbook();
  book.creator = words.appName;
  book.created = new Date(facts.madeAt);
  listSheet(book.addWorksheet(words.template.sheet, { ...rowsLook(), views: [{ state: 'frozen', ySplit: 1 }] }), words);
  instructionSheet(book.addWorksheet(words.template.instructionsSheet, pageLook('landscape')), words);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  await setProperties(out, bytes, { [MARKS.kind]: 'template' });
  return 0;
}

function listSheet(sheet: Worksheet, words: ReportWords): void {
  const { headers, notes, types, yes, no } = words.template;
  sheet.columns = FIELDS.map((field) => ({ key: field, width: WIDTHS[field], style: { ...LOOKS.text } }));
  const head = sheet.getRow(1);
  head.height = 24;
  for (const [index, field] of FIELDS.entries()) {
    const cell = head.getCell(index + 1);
    cell.value = headers[field];
    cell.style = { ...LOOKS.head, numFmt: '@' };
    cell.note = { texts: [{ text: notes[field] }], margins: { insetmode: 'auto' } };
  }
  const choices: Partial<Readonly<Record<Field, readonly string[]>>> = {
    recipientType: types,
    currency: CURRENCIES,
    nonWithdrawable: [yes, no],
  };
  for (const [index, field] of FIELDS.entries()) {
    const values = choices[field];
    if (values === undefined) continue;
    for (let row = 2; row <= PREPARED_ROWS + 1; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${values.join(',')}"`],
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: words.template.badChoiceTitle,
        error: words.template.badChoice,
      };
    }
  }
}

function instructionSheet(sheet: Worksheet, words: ReportWords): void {
  const { instructions, headers, notes, examples } = words.template;
  sheet.columns = [30, 40, 28, 16, 12, 34, 16, 16].map((width) => ({ width }));
  const line = (...texts: readonly string[]): ExcelJS.Row => {
    const row = sheet.addRow([]);
    for (const [index, text] of texts.entries()) row.getCell(index + 1).value = text;
    return row;
  };
  line(instructions.title).getCell(1).style = LOOKS.title;
  line();
  for (const [index, step] of instructions.steps.entries()) line(`${index + 1}. ${step}`);
  line();
  line(instructions.columnsTitle).getCell(1).style = LOOKS.heading;
  for (const field of FIELDS) {
    const row = line(headers[field], notes[field]);
    row.getCell(1).style = LOOKS.strong;
  }
  line();
  line(instructions.examplesTitle).getCell(1).style = LOOKS.heading;
  // Beside one another as they would stand in the list, one field a line, so that this sheet is no list itself.
  for (const [index, field] of FIELDS.entries()) {
    const row = line(headers[field], ...examples.map((example) => example[index] ?? ''));
    row.getCell(1).style = LOOKS.strong;
    for (let column = 2; column <= examples.length + 1; column += 1) row.getCell(column).style = LOOKS.text;
  }
}
