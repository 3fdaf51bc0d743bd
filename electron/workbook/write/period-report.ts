import type { Writable } from 'node:stream';
import { minor } from '../../../shared/money.ts';
import { addInFront, openBook, pageLook, rowsLook } from './book.ts';
import { LOOKS } from './looks.ts';
import type { ListFacts, ReportHead, ReportState, RowChunks } from './report-data.ts';
import { endRows, startRows, writeRows } from './row-sheet.ts';
import { SummarySheet } from './summary-sheet.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/** Everything a company paid, or meant to pay, in one month, or in all of them. */
export interface PeriodFacts extends ReportHead {
  /** `2026-11`; null stands for every month. */
  readonly period: string | null;
  /** Lists in the order of their months and their making. One whose personal details were deleted has `rowCount` rows and gives none. */
  readonly lists: readonly (ListFacts & { readonly rowCount: number })[];
}

/** Two lines. */
const HEAD_POINTS = 30;

const NOT_PAID: ReadonlySet<ReportState> = new Set(['failed', 'returned', 'stuck', 'notAccepted', 'cancelled']);

/**
 * All lists of a month: a summary with a line per list and the month's totals, and every row of every list once. Of all
 * months, the summary has a line per month too, and every row says its month.
 */
export async function writePeriodReport(
  out: Writable,
  facts: PeriodFacts,
  rowsOf: (list: number) => RowChunks,
  words: ReportWords,
): Promise<number> {
  const book = openBook(out, words, facts.madeAt);
  const sheet = book.addWorksheet(words.rowsSheet, rowsLook());
  // Lists have columns of their own; in one sheet they stand under one name each.
  const lineFacts = { masked: facts.masked, extraColumns: [] };
  const isEvery = facts.period === null;
  const month = isEvery ? [{ header: words.period, width: 15 }] : [];
  const before = [...month, { header: words.periodReport.list, width: 20 }];
  const widths = startRows(sheet, words, lineFacts, before);
  const all = new Totals();
  const each: Totals[] = [];
  for (const [index, list] of facts.lists.entries()) {
    const totals = await writeRows(sheet, rowsOf(index), words, lineFacts, widths, [
      ...(isEvery ? [words.month(list.period)] : []),
      list.listName,
    ]);
    each.push(totals);
    all.addAll(totals);
  }
  endRows(sheet, all.rows, lineFacts, before.length);
  sheet.commit();
  const summary = addInFront(book, words.summarySheet, pageLook('landscape'));
  writeSummary(new SummarySheet(summary, words), facts, each, all, words);
  await book.commit();
  return all.rows;
}

function writeSummary(
  summary: SummarySheet,
  facts: PeriodFacts,
  each: readonly Totals[],
  all: Totals,
  words: ReportWords,
): void {
  const { periodReport } = words;
  const { period } = facts;
  summary.title(period === null ? periodReport.everyTitle : `${periodReport.title}: ${words.month(period)}`, facts);
  summary.heading(words.listHeading);
  summary.fact(words.company, facts.companyName);
  summary.fact(words.period, period === null ? periodReport.everyPeriod : words.month(period));
  summary.made(facts);
  if (period === null) {
    summary.heading(periodReport.monthsHeading);
    writeHeads(summary, words.period, '', words);
    for (const [month, totals] of byMonth(facts.lists, each))
      writeFigures(summary, words.month(month), '', totals, words);
  }
  summary.heading(periodReport.listsHeading);
  writeHeads(summary, periodReport.list, `${words.purpose} · ${words.state}`, words);
  for (const [index, list] of facts.lists.entries()) {
    const totals = each[index] ?? new Totals();
    const isForgotten = totals.rows === 0 && list.rowCount > 0;
    const name = isForgotten ? `${list.listName} (${periodReport.forgotten})` : list.listName;
    const about = [
      ...(period === null ? [words.month(list.period)] : []),
      words.purposes[list.purpose],
      words.listStates[list.state],
    ];
    writeFigures(summary, name, about.join(' · '), totals, words);
  }
  summary.states(all, periodReport.totalsHeading);
  summary.notes(words.notReceipt, words.printed);
  summary.done();
}

/** The months that have lists, each with the totals of all of its lists. */
function byMonth(lists: PeriodFacts['lists'], each: readonly Totals[]): ReadonlyMap<string, Totals> {
  const months = new Map<string, Totals>();
  for (const [index, { period }] of lists.entries()) {
    const month = months.get(period) ?? new Totals();
    months.set(period, month);
    const totals = each[index];
    if (totals !== undefined) month.addAll(totals);
  }
  return months;
}

function writeHeads(summary: SummarySheet, first: string, second: string, { periodReport }: ReportWords): void {
  const figures = [periodReport.rows, periodReport.payable, periodReport.paid, periodReport.notPaid, periodReport.rest];
  summary.line(
    [[first, LOOKS.head], [second, LOOKS.head], ...figures.map((header) => [header, LOOKS.headEnd] as const)],
    HEAD_POINTS,
  );
}

/** A line per currency: how many rows, their sum, and what of it was paid, was not, or may still be. */
function writeFigures(summary: SummarySheet, name: string, about: string, totals: Totals, words: ReportWords): void {
  const lines = totals.currencies.length === 0 ? [{ currency: null, count: 0, sum: minor(0) }] : totals.currencies;
  for (const { currency, count, sum } of lines) {
    const part = (wanted: (state: ReportState) => boolean): string =>
      words.money(
        minor(
          totals.states
            .filter((total) => total.currency === currency && wanted(total.state))
            .reduce((added, total) => added + total.sum, 0),
        ),
        currency,
      );
    summary.line([
      [name],
      [about],
      [count],
      [words.money(sum, currency), LOOKS.money],
      [part((state) => state === 'paid'), LOOKS.money],
      [part((state) => NOT_PAID.has(state)), LOOKS.money],
      [part((state) => state !== 'paid' && !NOT_PAID.has(state)), LOOKS.money],
    ]);
  }
}
