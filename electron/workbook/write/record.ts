import { minor } from '../../../shared/money.ts';
import { recordPage, type RecordFacts, type RecordRow } from '../../../shared/record-page.ts';
import { readOr, recipientText } from './cells.ts';
import { maskWithin } from './mask-within.ts';
import type { ListReport, ReportRow, ReportState, RowChunks } from './report-data.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/** Where the record's page finds its style sheet, on its own origin. */
export const RECORD_STYLE = '/record.css';

/** The printable record of a list as one page of HTML; main prints it to PDF. */
export async function makeRecord(
  facts: ListReport,
  chunks: RowChunks,
  words: ReportWords,
): Promise<{ readonly html: string; readonly rows: number }> {
  const totals = new Totals();
  const rows: RecordRow[] = [];
  for await (const chunk of chunks) for (const row of chunk) rows.push(lineOf(row, totals.add(row), facts, words));
  const { name, meaning } = words.environments[facts.environment];
  const page: RecordFacts = {
    locale: facts.locale,
    styleSheet: RECORD_STYLE,
    companyName: facts.companyName,
    environment: `${name} · ${meaning}`,
    isReal: facts.environment === 'production',
    listName: facts.listName,
    period: words.month(facts.period),
    purpose: words.purposes[facts.purpose],
    state: words.listStates[facts.state],
    madeAt: facts.madeAt,
    madeBy: facts.madeBy,
    isMasked: facts.masked,
    payouts: facts.payouts.map((payout) => ({
      externalId: payout.externalId,
      requestId: payout.requestId,
      count: payout.itemCount,
      total: payout.total,
      currency: payout.currency,
      state: words.payoutState(payout),
      preparedAt: payout.preparedAt,
      authorisedAt: payout.authorisedAt,
    })),
    totals: totals.currencies.flatMap(({ currency, count, sum }) => {
      if (currency === null) return [];
      const each = totals.states.filter((total) => total.currency === currency);
      const paid = minor(each.find(({ state }) => state === 'paid')?.sum ?? 0);
      const states = each.map((total) => ({ state: words.states[total.state], count: total.count, total: total.sum }));
      return [{ currency, count, total: sum, paid, states }];
    }),
    rows,
  };
  return { html: recordPage(page), rows: rows.length };
}

function lineOf(row: ReportRow, state: ReportState, facts: ListReport, words: ReportWords): RecordRow {
  const { values } = row;
  const shown = facts.masked ? maskWithin : (text: string): string => text;
  return {
    excelRow: row.excelRow,
    name: readOr(values.name, row.typed.name),
    recipient: recipientText(row, facts.masked),
    amount: values.amount,
    currency: values.currency,
    explanation: shown(readOr(values.description, row.typed.description)),
    state: words.states[state],
    reason: shown(words.reason(row, state)),
    referenceCode: row.attempt?.referenceCode ?? '',
  };
}
