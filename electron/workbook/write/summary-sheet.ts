import type { CellValue, Style, Worksheet } from 'exceljs';
import { put } from './cells.ts';
import { LOOKS, STATE_LOOKS } from './looks.ts';
import type { ListReport, ReportHead } from './report-data.ts';
import type { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

type LineCell = readonly [value: CellValue, style?: Partial<Style> | undefined] | null;

/** Writes a summary sheet line by line: titles, headings, names with values. */
export class SummarySheet {
  readonly #sheet: Worksheet;
  readonly words: ReportWords;

  constructor(sheet: Worksheet, words: ReportWords) {
    this.#sheet = sheet;
    this.words = words;
    sheet.columns = [
      { width: 34 },
      { width: 40 },
      { width: 12 },
      { width: 22 },
      { width: 22 },
      { width: 22 },
      { width: 22 },
    ];
  }

  line(cells: readonly LineCell[], height?: number): void {
    const row = this.#sheet.addRow([]);
    for (const [index, cell] of cells.entries()) if (cell !== null) put(row.getCell(index + 1), ...cell);
    if (height !== undefined) row.height = height;
    row.commit();
  }

  title(text: string, head: ReportHead): void {
    const { name, meaning } = this.words.environments[head.environment];
    this.line([[text, LOOKS.title]], 26);
    this.line([[`${name} · ${meaning}`, head.environment === 'production' ? LOOKS.production : LOOKS.practice]]);
  }

  heading(text: string): void {
    this.line([]);
    this.line([[text, LOOKS.heading]]);
  }

  fact(name: string, value: CellValue, more?: string): void {
    this.line([
      [name, LOOKS.label],
      [value, typeof value === 'string' ? LOOKS.text : LOOKS.number],
      more === undefined ? null : [more],
    ]);
  }

  notes(...texts: readonly string[]): void {
    this.line([]);
    for (const text of texts) this.line([[text, LOOKS.note]]);
  }

  /** Counts and sums per state and currency, then all of them, then the commission. */
  states(totals: Totals, heading = this.words.resultHeading): void {
    const { words } = this;
    this.heading(heading);
    this.line([
      [words.state, LOOKS.head],
      ['', LOOKS.head],
      [words.count, LOOKS.headEnd],
      [words.sum, LOOKS.headEnd],
    ]);
    for (const { state, currency, count, sum } of totals.states)
      this.line([[words.states[state], STATE_LOOKS[state]], null, [count], [words.money(sum, currency), LOOKS.money]]);
    for (const { currency, count, sum } of totals.currencies)
      this.line([
        [words.total, LOOKS.strong],
        null,
        [count, LOOKS.strong],
        [words.money(sum, currency), LOOKS.moneyStrong],
      ]);
    for (const { currency, amount } of totals.commissions)
      this.line([[words.commission, LOOKS.label], null, null, [words.money(amount, currency), LOOKS.money]]);
  }

  /** Who made the report, when, and whether it shows recipients in full. */
  made(head: ReportHead): void {
    const { words } = this;
    this.fact(words.madeAt, `${words.dateTime(head.madeAt)} · ${head.madeBy}`);
    this.fact(words.masking, head.masked ? words.masked : words.full);
  }

  done(): void {
    this.#sheet.commit();
  }
}

/** The status report's first sheet: the list, what became of it, its payouts. */
export function writeListSummary(sheet: Worksheet, facts: ListReport, totals: Totals, words: ReportWords): void {
  const summary = new SummarySheet(sheet, words);
  summary.title(words.title, facts);
  summary.heading(words.listHeading);
  summary.fact(words.company, facts.companyName);
  summary.fact(words.list, facts.listName);
  summary.fact(words.period, words.month(facts.period));
  summary.fact(words.purpose, words.purposes[facts.purpose]);
  summary.fact(words.state, words.listStates[facts.state]);
  summary.fact(words.file, facts.sheet === '' ? facts.fileName : `${facts.fileName} › ${facts.sheet}`);
  summary.made(facts);
  summary.fact(words.rowCount, totals.rows);
  summary.states(totals);
  if (facts.payouts.length > 0) summary.heading(words.payoutsHeading);
  for (const payout of facts.payouts) {
    summary.fact(words.externalId, payout.externalId, payout.currency);
    summary.fact(words.requestId, payout.requestId || '—');
    summary.fact(words.state, words.payoutState(payout));
    summary.fact(words.payoutStatus, payout.payoutStatus || '—');
    summary.fact(words.preparedAt, words.dateTime(payout.preparedAt));
    summary.fact(words.authorisedAt, words.dateTime(payout.authorisedAt));
    summary.fact(words.lastAskedAt, words.dateTime(payout.lastAskedAt));
  }
  summary.notes(words.notReceipt, words.printed);
  summary.done();
}
