import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { listFacts } from '../../electron/workbook/write/list-facts.ts';
import { writeReport } from '../../electron/workbook/write/write-report.ts';
import type { BatchId } from '../../shared/ids.ts';
import { Broken } from './broken.ts';
import type { Office } from './office.ts';
import { Person } from './person.ts';
import { ibanOf, reportOf } from './sheets.ts';
import type { SheetRow } from './sheets.ts';

/**
 * 5: every row of the sheet is in its list's report exactly once, with its Excel row number, whatever became of it; counts
 * and sums agree to the kuruş with the list's own figures and with what is known of its payments.
 */
export async function assertReported(office: Office, rows: readonly SheetRow[]): Promise<void> {
  const [batchId] = new Person(office).batches();
  if (batchId === undefined) return;
  const report = await reportOf(office, batchId);
  const said = report.map((row) => [row.excelRow, row.values.recipientInfo, row.values.amount, row.values.currency]);
  const due = rows.map((row, index) => [index + 2, ibanOf(row.person), row.kurus, row.currency ?? 'TRY']);
  same('5 every row once, with its number', said, due);
  const detail = await office.call('batches.get', { batchId });
  same('5 as many as the list says', detail.counts.all, rows.length);
  const { db } = office.ledger.store;
  const paid = db
    .prepare("SELECT COALESCE(SUM(amount), 0) AS total FROM attempts WHERE batch_id = ? AND outcome = 'paid'")
    .get(batchId);
  const inReport = report.filter((row) => row.attempt?.outcome === 'paid').map((row) => Number(row.values.amount));
  same('5 the sum of what was paid', sumOf(inReport), paid?.['total']);
  // 10: what is sent stands in the sheet's order, however the person sorted and filtered what they looked at.
  const places = db
    .prepare(
      'SELECT r.position FROM attempts a JOIN rows r ON r.row_id = a.row_id WHERE a.batch_id = ? ORDER BY a.payout_id, a.seq',
    )
    .all(batchId);
  const byPayout = db
    .prepare(
      'SELECT r.position FROM attempts a JOIN rows r ON r.row_id = a.row_id WHERE a.batch_id = ? ORDER BY a.payout_id, r.position',
    )
    .all(batchId);
  same('10 sent in the order of the sheet', places, byPayout);
}

/** 5, at the end of a life: the same of the workbook as it is written and read back by another reader. */
export async function assertWorkbook(office: Office, rows: readonly SheetRow[]): Promise<void> {
  const [batchId] = new Person(office).batches();
  if (batchId === undefined) return;
  const path = join(office.parts.folder, 'rapor.xlsx');
  const facts = {
    companyName: 'Yıldız Tekstil',
    environment: 'practice' as const,
    madeAt: office.parts.clock.now,
    madeBy: 'Selin',
    locale: 'tr' as const,
    masked: false,
    ...listFacts(await office.call('batches.get', { batchId })),
  };
  const written = await writeReport({ kind: 'status', facts, path }, (port) =>
    office.ledger.port('rows.report', port, { batchIds: [batchId], passesForgotten: false }),
  );
  if (!written.ok) throw new Broken(`5 the report was not written: ${written.problem.code}`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('Satırlar');
  const numbers = sheet?.getColumn(1).values.slice(2, 2 + rows.length);
  same(
    '5 the written rows',
    numbers,
    rows.map((_row, index) => index + 2),
  );
  const header = sheet?.getRow(1).values;
  const column = Array.isArray(header) ? header.indexOf('Tutar') : -1;
  const amounts = sheet?.getColumn(column).values.slice(2, 2 + rows.length) ?? [];
  const lira = amounts.map((value) => Math.round(Number(value) * 100));
  same(
    '5 the written amounts',
    lira,
    rows.map((row) => row.kurus),
  );
}

/** What a person may do to the view before they press; none of it may change what is sent (design, 10). */
export async function lookAround(office: Office, batchId: BatchId): Promise<void> {
  for (const [sort, filter] of [
    ['amount', 'all'],
    ['name', 'questions'],
  ] as const) {
    const query = { filter, code: null, search: sort === 'name' ? 'kişi' : '', sort, descending: true };
    await office.call('rows.page', { batchId, query, offset: 0, limit: 3 });
  }
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function same(what: string, said: unknown, due: unknown): void {
  if (JSON.stringify(said) !== JSON.stringify(due)) throw new Broken(`${what}: ${JSON.stringify({ said, due })}`);
}
