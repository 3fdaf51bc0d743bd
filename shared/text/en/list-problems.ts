import type { ParamReader } from '../params.ts';
import { plural } from '../plural.ts';
import type { ListProblemTexts } from '../tr/list-problems.ts';

const NO_MONEY = 'No money moved.';
const NOTHING_SENT = 'Nothing was sent to iyzico; no money moved.';
const LIST_SAFE = 'Your lists are as they were; no money moved.';
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'The file');
const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** What can be wrong with a file, a list or a row, in words. */
export const listProblems: ListProblemTexts = {
  'workbook.notWorkbook': (p) => ({
    title: `${file(p)} is not an Excel or CSV file`,
    money: NO_MONEY,
    next: 'Open the list in Excel and save it as “Excel Workbook (.xlsx)”.',
  }),
  'workbook.oldExcel': (p) => ({
    title: `${file(p)} is in the old Excel format (.xls)`,
    money: NO_MONEY,
    next: 'Open it in Excel, choose Save As › Excel Workbook (.xlsx), and open that.',
  }),
  'workbook.openDocument': (p) => ({
    title: `${file(p)} is an OpenDocument file (.ods)`,
    money: NO_MONEY,
    next: 'Open it in LibreOffice, save it as .xlsx, and open that.',
  }),
  'workbook.binaryExcel': (p) => ({
    title: `${file(p)} is in the binary Excel format (.xlsb)`,
    money: NO_MONEY,
    next: 'Open it in Excel, choose Save As › .xlsx, and open that.',
  }),
  'workbook.encrypted': (p) => ({
    title: `${file(p)} is protected by a password`,
    money: NO_MONEY,
    next: 'Open it in Excel, take the password off and save; the program asks for none.',
  }),
  'workbook.damaged': (p) => ({
    title: `${file(p)} is damaged`,
    money: 'No row was taken from the damaged file; no money moved.',
    next: 'Ask the sender for it again, or let Excel repair and save it.',
  }),
  'workbook.tooLarge': (p) => ({
    title: `${file(p)} is too large`,
    money: NO_MONEY,
    next: 'Copy the payment list alone to a new file and open that.',
  }),
  'workbook.tooLong': (p) => ({
    title: 'The sheet has too many rows',
    money: NO_MONEY,
    next: `A list holds at most ${p.has('limit') ? p.count('limit') : '100,000'} rows; split it.`,
  }),
  'workbook.tooComplex': (p) => ({
    title: `${file(p)} is too complex to read`,
    money: NO_MONEY,
    next: 'Copy the list to a new file with “paste values” and open that.',
  }),
  'workbook.empty': said(
    'There are no payment rows on this sheet',
    NO_MONEY,
    'Choose another sheet or another header row.',
  ),
  'workbook.noAmountColumn': said('No amount column was found', NO_MONEY, 'Show which column holds the amount.'),
  'workbook.noRecipientColumn': said(
    'No IBAN or identity column was found',
    NO_MONEY,
    'Show which column names the recipient.',
  ),
  'workbook.noHeader': said(
    'No header row was found',
    NO_MONEY,
    'Show which row the header is in, or say that there is none.',
  ),
  'workbook.encoding': said(
    'The text file’s letters could not be read',
    NO_MONEY,
    'Choose another encoding and look at the preview.',
  ),
  'workbook.foreignCorrections': said(
    'This corrections file belongs to another company',
    NO_MONEY,
    'Switch to that company and open it again.',
  ),
  'workbook.copiedRowIds': said(
    'Rows were copied within the corrections file',
    'One row cannot be updated twice; no row was taken.',
    'Delete the copied rows, or make the corrections in the program.',
  ),
  'workbook.rowIdsMissing': said(
    'The hidden row ids are gone from the corrections file',
    'No row was taken: all of them would have been added again, to be paid twice.',
    'Save the corrections file anew and work on that one, or make the corrections in the program.',
  ),
  'workbook.sheetMissing': said('The chosen sheet is not in the file', NO_MONEY, 'Choose the sheet again.'),
  'workbook.sourceGone': said(
    'The file is not where it was',
    LIST_SAFE,
    'If it was moved, put it back; where a report needs it, another kind of report can be chosen.',
  ),
  'batch.hasErrors': (p) => ({
    title: 'Some rows still need correction',
    money: NOTHING_SENT,
    next: p.has('count')
      ? `Correct ${plural(p.number('count'), 'row')}, or hold back or drop what cannot be corrected.`
      : 'Correct them, hold them back or drop them.',
  }),
  'batch.empty': said(
    'There is no row to send',
    NOTHING_SENT,
    'At least one row must be in the list and free of errors.',
  ),
  'batch.notEditable': said(
    'This list can no longer be changed',
    'The rows that were sent stay as they are.',
    'Cancel the payout or make a new list.',
  ),
  'batch.alreadySent': said(
    'This list was sent already',
    'It was not sent a second time.',
    'Look at where it stands now.',
  ),
  'batch.duplicateUnanswered': said(
    'Repeated payments need your decision',
    NOTHING_SENT,
    'Pass each with a reason, hold it back or drop it.',
  ),
  'batch.sameFile': (p) => ({
    title: 'A list was made from this file before',
    money: 'Sending the same file twice pays the same people twice. Nothing has been sent yet.',
    next: p.has('name')
      ? `Open “${p.text('name')}”, or write why you take the file again.`
      : 'Open the earlier list, or write why you take the file again.',
  }),
  'row.bound': said(
    'This row belongs to another payout',
    'It cannot be paid again until that one’s outcome is known.',
    'Ask iyzico about that payout first.',
  ),
  'row.needsReason': said(
    'These rows need a reason',
    'A row that failed is not sent again without one.',
    'Write why you send them again.',
  ),
  'row.needsChange': said(
    'The row cannot be sent again unchanged',
    NOTHING_SENT,
    'Correct its IBAN or amount, or write a reason.',
  ),
};
