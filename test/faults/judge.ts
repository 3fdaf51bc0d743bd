import { sum } from '../../shared/money.ts';
import type { Bank } from './bank.ts';
import type { ReportRow } from '../../electron/ledger/rows/report-rows.ts';
import { Broken } from './broken.ts';
import type { Office } from './office.ts';
import { Person } from './person.ts';
import { ibanOf, reportOf } from './sheets.ts';
import type { SheetRow } from './sheets.ts';

/** What the practice server's own books say of a sheet's people. */
export interface Verdict {
  readonly double: number;
  readonly lost: number;
  readonly paid: number;
}

/** Nobody may be paid more often than the sheet has rows for them, whatever happened. Throws when somebody is. */
export function assertPaidOnce(bank: Bank, rows: readonly SheetRow[]): number {
  const due = new Map<string, number>();
  for (const row of rows) due.set(ibanOf(row.person), (due.get(ibanOf(row.person)) ?? 0) + 1);
  const lines = bank.server.books.paid();
  const paid = new Map<string, number>();
  for (const line of lines) paid.set(line.recipientInfo, (paid.get(line.recipientInfo) ?? 0) + line.times);
  const over = [...paid].filter(([iban, times]) => times > (due.get(iban) ?? 0));
  if (over.length > 0) throw new Broken(`PAID TWICE: ${JSON.stringify({ over, lines })}`);
  return lines.length;
}

/**
 * At the end of a list: every row of the sheet is in the report once under its Excel row number, its last word agrees with
 * the books, and sums are equal to the kuruş. Throws `Broken` with the first row that is lost. An office on a restored
 * backup may know less (`knowsAll` false), never more.
 */
export async function assertNothingLost(office: Office, rows: readonly SheetRow[], knowsAll = true): Promise<Verdict> {
  const { bank } = office.parts;
  const paidLines = assertPaidOnce(bank, rows);
  const lists = new Person(office).batches();
  const reports = await Promise.all(lists.map((batchId) => reportOf(office, batchId)));
  // A list made from another's rows comes after those that were imported, and its rows are among theirs.
  const sheets: ReportRow[] = [];
  for (const report of reports) if (sheets.length < rows.length) sheets.push(...report);
  const found = sheets.map((row) => row.values.recipientInfo);
  if (JSON.stringify(found) !== JSON.stringify(rows.map((row) => ibanOf(row.person))))
    throw new Broken(`LOST ROW: the report has ${JSON.stringify(sheets.map((row) => row.excelRow))}`);
  for (const report of reports) {
    const numbers = report.map((row) => row.excelRow);
    if (new Set(numbers).size !== numbers.length) throw new Broken(`a row is in the report twice: ${numbers.join()}`);
  }
  const paidHere = reports.flat().filter((row) => row.attempt?.outcome === 'paid');
  if (paidHere.length > paidLines) throw new Broken(`said paid ${paidHere.length}, the books paid ${paidLines}`);
  for (const row of sheets) {
    if (knowsAll && row.place === 'in' && row.attempt === null)
      throw new Broken(`LOST ROW ${row.excelRow}: never sent`);
  }
  const said = sum(paidHere.flatMap((row) => (row.values.amount === null ? [] : [row.values.amount])));
  const booked = sum(
    bank.server.books
      .payouts()
      .flatMap((payout) =>
        payout.items
          .filter((item) => bank.server.books.itemStatus(payout, item) === 'SUCCESS')
          .map((item) => item.amount),
      ),
  );
  if (said > booked || (knowsAll && said !== booked)) throw new Broken(`said ${said} paid, the books have ${booked}`);
  return { double: 0, lost: 0, paid: paidLines };
}
