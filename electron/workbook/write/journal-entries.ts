import type { Writable } from 'node:stream';
import type { Worksheet } from 'exceljs';
import type { CompanySettings } from '../../../shared/companies.ts';
import { minor } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { openBook, rowsLook } from './book.ts';
import { put, readOr } from './cells.ts';
import { BREATH_ROWS, breath } from './breath.ts';
import { LOOKS } from './looks.ts';
import { maskWithin } from './mask-within.ts';
import type { ListReport, ReportRow, RowChunks } from './report-data.ts';
import { writeHead } from './row-sheet.ts';
import type { ReportWords } from './words.ts';
import { linesIn, setHeight } from './wrapped.ts';

export interface JournalFacts extends ListReport {
  readonly accounts: CompanySettings['accounts'];
}

const DESCRIPTION_WIDTH = 60;

interface Entry {
  readonly at: number;
  readonly description: string;
  readonly debit: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly reference: string;
}

/**
 * What was paid as entries for an accounting program: date, explanation, debit and credit account, amount. Only payments
 * that reached their recipient, then one line of commission per payout. Every line has both accounts, so the sheet balances.
 */
export async function writeJournalEntries(
  out: Writable,
  facts: JournalFacts,
  rows: RowChunks,
  words: ReportWords,
): Promise<number> {
  const { columns, sheet: name } = words.journal;
  const book = openBook(out, words, facts.madeAt);
  const sheet = book.addWorksheet(name, rowsLook());
  sheet.columns = [12, DESCRIPTION_WIDTH, 16, 16, 16, 9, 38].map((width) => ({ width }));
  writeHead(
    sheet,
    [
      columns.date,
      columns.description,
      columns.debit,
      columns.credit,
      columns.amount,
      columns.currency,
      columns.reference,
    ],
    new Map([[4, LOOKS.headEnd]]),
  );
  const payouts = new Map<string, ListReport['payouts'][number]>(facts.payouts.map((payout) => [payout.id, payout]));
  const commissions = new Map<string, Minor>();
  let written = 0;
  for await (const chunk of rows) {
    for (const row of chunk) {
      const entry = entryOf(row, facts, payouts, words);
      if (entry === null) continue;
      writeEntry(sheet, entry, facts.accounts.credit);
      const { payoutId = '', commission = null } = row.attempt ?? {};
      if (commission !== null) commissions.set(payoutId, minor((commissions.get(payoutId) ?? 0) + commission));
      written += 1;
      if (written % BREATH_ROWS === 0) await breath(sheet);
    }
  }
  for (const [payoutId, amount] of commissions) {
    const payout = payouts.get(payoutId);
    if (amount === 0 || payout === undefined) continue;
    const description = words.journal.commission(facts.listName);
    const at = payout.authorisedAt ?? facts.madeAt;
    const { currency, externalId } = payout;
    const entry = { at, description, debit: facts.accounts.commission, amount, currency, reference: externalId };
    writeEntry(sheet, entry, facts.accounts.credit);
  }
  sheet.commit();
  await book.commit();
  return written;
}

function entryOf(
  row: ReportRow,
  facts: JournalFacts,
  payouts: ReadonlyMap<string, ListReport['payouts'][number]>,
  words: ReportWords,
): Entry | null {
  const { attempt, values } = row;
  if (attempt === null || attempt.outcome !== 'paid' || values.amount === null || values.currency === null) return null;
  const name = readOr(values.name, row.typed.name);
  const description = readOr(values.description, row.typed.description);
  return {
    at: payouts.get(attempt.payoutId)?.authorisedAt ?? facts.madeAt,
    description: words.journal.payment(name, facts.masked ? maskWithin(description) : description),
    debit: facts.accounts.debit,
    amount: values.amount,
    currency: values.currency,
    reference: attempt.referenceCode === '' ? attempt.itemExternalId : attempt.referenceCode,
  };
}

function writeEntry(sheet: Worksheet, entry: Entry, credit: string): void {
  const row = sheet.addRow([]);
  put(row.getCell(1), istanbulDay(entry.at), LOOKS.date);
  put(row.getCell(2), entry.description, LOOKS.rowWrapped);
  put(row.getCell(3), entry.debit, LOOKS.rowText);
  put(row.getCell(4), credit, LOOKS.rowText);
  put(row.getCell(5), entry.amount / 100, LOOKS.rowAmount);
  put(row.getCell(6), entry.currency, LOOKS.rowMiddle);
  put(row.getCell(7), entry.reference, LOOKS.rowText);
  setHeight(row, linesIn(entry.description, DESCRIPTION_WIDTH));
  row.commit();
}

/** Turkey has kept UTC+3 all year since 2016. */
const ISTANBUL_MS = 3 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in Istanbul as exceljs writes dates: midnight UTC. */
function istanbulDay(at: number): Date {
  return new Date(Math.floor((at + ISTANBUL_MS) / DAY_MS) * DAY_MS);
}
