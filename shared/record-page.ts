import { type Currency, type Locale, type Minor, formatAmount } from './amounts.ts';
import { html, type Markup, NOTHING } from './html.ts';
import { formatOf } from './text/format.ts';
import { RECORD_WORDS, type RecordWords } from './record-words.ts';
import { amountInWords } from './words.ts';

/** Everything a printed record says. Words of states, purposes and the like are in the record's language already. */
export interface RecordFacts {
  readonly locale: Locale;
  /** Where the record's style sheet is served (renderer/record/record.css, under its built name). */
  readonly styleSheet: string;
  readonly companyName: string;
  readonly environment: string;
  /** False for practice and sandbox; the page then says that no real payment is shown. */
  readonly isReal: boolean;
  readonly listName: string;
  readonly period: string;
  readonly purpose: string;
  /** Where the list stands, in words. */
  readonly state: string;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly isMasked: boolean;
  readonly payouts: readonly {
    readonly externalId: string;
    readonly requestId: string;
    readonly count: number;
    readonly total: Minor;
    readonly currency: Currency;
    readonly state: string;
    readonly preparedAt: number;
    readonly authorisedAt: number | null;
  }[];
  /** Per currency, what became of the money: one line per state, and their sum. */
  readonly totals: readonly {
    readonly currency: Currency;
    readonly count: number;
    readonly total: Minor;
    /** What reached its recipients. */
    readonly paid: Minor;
    readonly states: readonly { readonly state: string; readonly count: number; readonly total: Minor }[];
  }[];
  readonly rows: Iterable<RecordRow>;
}

export interface RecordRow {
  readonly excelRow: number | null;
  readonly name: string;
  readonly recipient: string;
  readonly amount: Minor | null;
  readonly currency: Currency | null;
  readonly explanation: string;
  readonly state: string;
  /** Why, in plain words; empty when there is nothing to say. */
  readonly reason: string;
  readonly referenceCode: string;
}

/**
 * The printable record of a list: one static A4 page without scripts, for `printToPDF`. Pure: the same facts give the
 * same text. Every value is escaped; page numbers come from the style sheet.
 */
export function recordPage(facts: RecordFacts): string {
  const words = RECORD_WORDS[facts.locale];
  const page = html`<!doctype html>
    <html lang="${facts.locale}">
      <head>
        <meta charset="utf-8" />
        <title>${words.title}: ${facts.listName}</title>
        <link rel="stylesheet" href="${facts.styleSheet}" />
      </head>
      <body>
        ${head(facts, words)} ${totals(facts, words)} ${payouts(facts, words)} ${rows(facts, words)}
        <p class="signature">${words.signature}</p>
      </body>
    </html> `;
  return page.markup;
}

function head(facts: RecordFacts, words: RecordWords): Markup {
  const made = [formatOf(facts.locale).dateTime(facts.madeAt), facts.madeBy].filter((part) => part !== '').join(' · ');
  const lines = [
    [words.company, facts.companyName],
    [words.environment, facts.environment],
    [words.list, facts.listName],
    [words.period, facts.period],
    [words.purpose, facts.purpose],
    [words.state, facts.state],
    [words.made, made],
  ] as const;
  return html`<header>
    <h1>${words.title}</h1>
    <p class="not-receipt">${words.notReceipt}</p>
    ${facts.isReal ? NOTHING : html`<p class="rehearsal">${words.rehearsal}</p>`}
    <dl>
      ${lines.map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function totals(facts: RecordFacts, words: RecordWords): Markup {
  const tables = facts.totals.map(
    ({ currency, count, total, paid, states }) =>
      html`<table class="totals">
          <thead>
            <tr>
              <th>${words.state}</th>
              <th class="end">${words.count}</th>
              <th class="end">${words.amount}</th>
            </tr>
          </thead>
          <tbody>
            ${states.map(
              (each) =>
                html`<tr>
                  <td>${each.state}</td>
                  <td class="end">${formatOf(facts.locale).count(each.count)}</td>
                  <td class="end">${formatAmount(each.total, currency, facts.locale)}</td>
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th>${words.total}</th>
              <th class="end">${formatOf(facts.locale).count(count)}</th>
              <th class="end">${formatAmount(total, currency, facts.locale)}</th>
            </tr>
          </tfoot>
        </table>
        <p class="words">${words.inWords}: ${amountInWords(total, currency, facts.locale)}</p>
        ${
          paid === 0 || paid === total
            ? NOTHING
            : html`<p class="words">${words.paidInWords}: ${amountInWords(paid, currency, facts.locale)}</p>`
        }`,
  );
  return html`<section>
    <h2>${words.totals}</h2>
    ${tables}
  </section>`;
}

function payouts(facts: RecordFacts, words: RecordWords): Markup {
  if (facts.payouts.length === 0) return NOTHING;
  const authorised = (at: number | null) => (at === null ? words.notAuthorised : formatOf(facts.locale).dateTime(at));
  return html`<section>
    <h2>${words.payouts}</h2>
    <table>
      <thead>
        <tr>
          <th>${words.externalId}</th>
          <th>${words.requestId}</th>
          <th>${words.prepared}</th>
          <th>${words.authorised}</th>
          <th>${words.state}</th>
          <th class="end">${words.count}</th>
          <th class="end">${words.total}</th>
        </tr>
      </thead>
      <tbody>
        ${facts.payouts.map(
          (each) =>
            html`<tr>
              <td class="id">${each.externalId}</td>
              <td class="id">${each.requestId}</td>
              <td>${formatOf(facts.locale).dateTime(each.preparedAt)}</td>
              <td>${authorised(each.authorisedAt)}</td>
              <td>${each.state}</td>
              <td class="end">${formatOf(facts.locale).count(each.count)}</td>
              <td class="end">${formatAmount(each.total, each.currency, facts.locale)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function rows(facts: RecordFacts, words: RecordWords): Markup {
  const lines: Markup[] = [];
  for (const row of facts.rows) lines.push(line(row, facts.locale));
  return html`<section class="rows">
    <h2>${words.rows}</h2>
    ${facts.isMasked ? html`<p class="masked">${words.masked}</p>` : NOTHING}
    <table>
      <thead>
        <tr class="running">
          <th colspan="6">${facts.companyName} · ${facts.listName} · ${words.notReceipt}</th>
        </tr>
        <tr>
          <th class="end">${words.row}</th>
          <th>${words.name}</th>
          <th>${words.recipient}</th>
          <th class="end">${words.amount}</th>
          <th>${words.state}</th>
          <th>${words.reference}</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </section>`;
}

function line(row: RecordRow, locale: Locale): Markup {
  const amount = row.amount === null || row.currency === null ? '' : formatAmount(row.amount, row.currency, locale);
  const small = (text: string): Markup => (text === '' ? NOTHING : html`<small>${text}</small>`);
  return html`<tr>
    <td class="end">${row.excelRow ?? '–'}</td>
    <td>${row.name}${small(row.explanation)}</td>
    <td class="id">${row.recipient}</td>
    <td class="end">${amount}</td>
    <td class="state">${row.state}${small(row.reason)}</td>
    <td class="id reference">${row.referenceCode}</td>
  </tr>`;
}
