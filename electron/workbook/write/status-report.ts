import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { formatAmount } from '../../../shared/money.ts';
import type { Minor } from '../../../shared/money.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { bankOf, groupIban } from '../../../shared/iban.ts';
import { formatDate, formatTime } from '../../../shared/when.ts';
import type { ReportFacts, ReportRow, ReportState } from './report-data.ts';
import type { ReportWords } from './report-words.ts';
import { reportState, Totals } from './totals.ts';

/** How many rows are written between two breaths of the event loop. */
const BREATH_ROWS = 250;
const AMOUNT_FORMAT = '#,##0.00';

/** Row colours by what became of the money: background and text. The word stands beside it, colour is never alone. */
const COLOURS: Readonly<Record<ReportState, readonly [string, string]>> = {
  paid: ['FFE2F3E8', 'FF1D7A46'],
  waiting: ['FFF0EFEB', 'FF565C64'],
  onItsWay: ['FFE4EDFB', 'FF2A5DB0'],
  failed: ['FFFCE6E3', 'FFB3261E'],
  returned: ['FFFDF0D8', 'FF9A5B00'],
  stuck: ['FFFCE6E3', 'FFB3261E'],
  notAccepted: ['FFFCE6E3', 'FFB3261E'],
  cancelled: ['FFF0EFEB', 'FF565C64'],
  unknown: ['FFFDF0D8', 'FF9A5B00'],
  notSent: ['FFFFFFFF', 'FF1D2126'],
  held: ['FFFDF0D8', 'FF9A5B00'],
  dropped: ['FFF0EFEB', 'FF868C93'],
  needsCorrection: ['FFFCE6E3', 'FFB3261E'],
};

/**
 * Writes the status report (.xlsx) to `out`: a summary sheet and one line for every row of the original sheet, each
 * exactly once with its Excel row number. Text cells are typed as text, never formulas; recipients are masked unless
 * asked for. Rows come as a stream, twice: counted first, then written; nothing but totals is kept. Answers the totals.
 */
export async function writeStatusReport(
  out: Writable,
  facts: ReportFacts,
  rows: () => AsyncIterable<readonly ReportRow[]>,
  words: ReportWords,
): Promise<Totals> {
  const totals = await countRows(rows());
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  workbook.creator = words.appName;
  workbook.created = new Date(facts.madeAt);
  // Excel opens the first sheet, so the summary stands first; it must be closed before the rows, or they pile up in memory.
  writeSummary(workbook.addWorksheet(words.summarySheet, { views: [{ showGridLines: false }] }), facts, totals, words);
  const written = await writeRows(workbook, facts, rows(), words);
  // The two passes read the same ledger in one thread; if they differ, the report would lie.
  if (written !== totals.rows) throw new Error(`the report wrote ${written} of ${totals.rows} rows`);
  await workbook.commit();
  return totals;
}

async function countRows(chunks: AsyncIterable<readonly ReportRow[]>): Promise<Totals> {
  const totals = new Totals();
  for await (const chunk of chunks) for (const row of chunk) totals.add(row);
  return totals;
}

async function writeRows(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  facts: ReportFacts,
  chunks: AsyncIterable<readonly ReportRow[]>,
  words: ReportWords,
): Promise<number> {
  const sheet = workbook.addWorksheet(words.rowsSheet, {
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  });
  const headers = [...words.columns, ...facts.extraColumns.map((column) => column.name)];
  const widths = [8, 26, 14, facts.masked ? 22 : 32, 15, 16, 8, 34, 18, 44, 40, 26, 26, 12];
  sheet.columns = headers.map((_, index) => ({ width: widths[index] ?? 18 }));
  const head = sheet.addRow(headers);
  head.height = 22;
  head.eachCell((cell) => {
    cell.font = { bold: true, color: { argb: 'FF565C64' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEDE8' } };
    cell.alignment = { vertical: 'middle' };
  });
  head.commit();
  let written = 0;
  for await (const chunk of chunks) {
    for (const row of chunk) {
      addRow(sheet, facts, row, words);
      written += 1;
      if (written % BREATH_ROWS === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: written + 1, column: headers.length } };
  sheet.commit();
  return written;
}

function addRow(sheet: ExcelJS.Worksheet, facts: ReportFacts, row: ReportRow, words: ReportWords): void {
  const { values, attempt } = row;
  const state = reportState(row);
  const extra = new Map(row.extra);
  const added = sheet.addRow([
    row.excelRow ?? words.addedRow,
    values.name === '' ? row.typed.name : values.name,
    values.recipientType === null ? '' : words.recipientTypes[values.recipientType],
    recipientText(row, facts.masked),
    values.recipientInfo === null ? '' : (bankOf(values.recipientInfo) ?? ''),
    values.amount === null ? row.typed.amount : values.amount / 100,
    values.currency ?? row.typed.currency,
    values.description === '' ? row.typed.description : values.description,
    words.states[state],
    words.reason(row, state),
    words.whatToDo(row, state),
    attempt?.referenceCode ?? '',
    attempt?.itemExternalId ?? values.reference,
    attempt?.commission === null || attempt?.commission === undefined ? '' : attempt.commission / 100,
    ...facts.extraColumns.map((column) => extra.get(column.index) ?? ''),
  ]);
  added.getCell(6).numFmt = AMOUNT_FORMAT;
  added.getCell(14).numFmt = AMOUNT_FORMAT;
  const [background, ink] = COLOURS[state];
  const stateCell = added.getCell(9);
  stateCell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: background } };
  stateCell.font = { bold: true, color: { argb: ink } };
  added.commit();
}

/** The recipient as the report shows it: masked, or in full when the person asked for full values. */
export function recipientText(row: ReportRow, masked: boolean): string {
  const { recipientType, recipientInfo } = row.values;
  const text = recipientInfo ?? row.typed.recipient;
  if (masked) return maskRecipient(recipientType, text);
  return recipientType === 'IBAN' ? groupIban(text) : text;
}

function writeSummary(sheet: ExcelJS.Worksheet, facts: ReportFacts, totals: Totals, words: ReportWords): void {
  const { locale } = facts;
  sheet.columns = [{ width: 34 }, { width: 44 }, { width: 16 }, { width: 20 }];
  const line = (...cells: (string | number)[]): ExcelJS.Row => sheet.addRow(cells);
  const heading = (text: string): void => {
    line();
    const row = line(text);
    row.font = { bold: true, size: 12, color: { argb: 'FF0E5A5E' } };
    row.commit();
  };
  const title = line(words.title);
  title.font = { bold: true, size: 16 };
  title.height = 26;
  title.commit();
  const environment = line(words.environments[facts.environment]);
  environment.font = { bold: true, color: { argb: facts.environment === 'production' ? 'FFA8201A' : 'FF6B4FBB' } };
  environment.commit();
  heading(words.listHeading);
  const when = (at: number | null): string => (at === null ? '—' : `${formatDate(at)} ${formatTime(at)}`);
  line(words.company, facts.companyName).commit();
  line(words.list, facts.listName).commit();
  line(words.period, facts.period).commit();
  line(words.purpose, words.purposes[facts.purpose]).commit();
  line(words.file, facts.sheet === '' ? facts.fileName : `${facts.fileName} › ${facts.sheet}`).commit();
  line(words.madeAt, `${when(facts.madeAt)} · ${facts.madeBy}`).commit();
  line(words.rowCount, totals.rows).commit();
  heading(words.resultHeading);
  const head = line(words.state, '', words.count, words.sum);
  head.font = { bold: true, color: { argb: 'FF565C64' } };
  head.commit();
  const money = (amount: Minor, currency: string | null): string =>
    currency === 'TRY' || currency === 'USD' || currency === 'EUR' ? formatAmount(amount, currency, locale) : '—';
  for (const total of totals.states) {
    const row = line(words.states[total.state], '', total.count, money(total.sum, total.currency));
    const [background, ink] = COLOURS[total.state];
    row.getCell(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: background } };
    row.getCell(1).font = { bold: true, color: { argb: ink } };
    row.getCell(4).alignment = { horizontal: 'right' };
    row.commit();
  }
  for (const commission of totals.commissions)
    line(words.commission, '', '', money(commission.amount, commission.currency)).commit();
  if (facts.payouts.length > 0) heading(words.payoutsHeading);
  for (const payout of facts.payouts) {
    line(words.externalId, payout.externalId, payout.currency).commit();
    line(words.requestId, payout.requestId).commit();
    line(words.payoutStatus, payout.payoutStatus).commit();
    line(words.preparedAt, when(payout.preparedAt)).commit();
    line(words.authorisedAt, when(payout.authorisedAt)).commit();
    line(words.lastAskedAt, when(payout.lastAskedAt)).commit();
  }
  line();
  const note = line(words.notReceipt);
  note.font = { italic: true, color: { argb: 'FF868C93' } };
  note.commit();
  sheet.commit();
}
