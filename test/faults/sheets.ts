import { createHash } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { packRows } from '../fixtures/pack-rows.ts';
import type { RowsMessage } from '../../electron/workbook/protocol.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import type { ReportRow } from '../../electron/ledger/rows/report-rows.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { Currency } from '../../shared/money.ts';
import { reportChunks } from '../fixtures/report-chunks.ts';
import { EMPTY_TYPED } from '../../shared/rows.ts';
import type { Issue, RowTyped } from '../../shared/rows.ts';
import type { Office } from './office.ts';

/** One row of a made sheet: who (a number that makes an IBAN), how much, and the user's own reference if any. */
export interface SheetRow {
  readonly person: number;
  readonly kurus: number;
  readonly currency?: Currency;
  readonly reference?: string;
}

/** A valid Turkish IBAN for a number; the bank is a real code, the account is not. */
export function ibanOf(person: number): string {
  const bban = `00061${'0'}${String(person).padStart(16, '0')}`;
  const check = 98n - (BigInt(`${bban}292700`) % 97n);
  return `TR${String(check).padStart(2, '0')}${bban}`;
}

/** The people of the n-th list of a long run: nobody is in two lists, and one ends as the practice server's failures do. */
export function sheetOf(place: number): SheetRow[] {
  const kurus = [4_235_000, 3_890_050, 700_092, 250_000, 1_200_000];
  return kurus.map((amount, index) => ({ person: 1_000 + place * 10 + index, kurus: amount }));
}

/** A row as the workbook reader hands it on. */
export function typedOf(row: SheetRow, index: number): RowTyped {
  return {
    excelRow: index + 2,
    typed: {
      ...EMPTY_TYPED,
      recipient: ibanOf(row.person),
      name: `Kişi ${'ABCDEFGHIJ'.charAt(row.person % 10)} ${row.person}`,
      amount: `${Math.floor(row.kurus / 100)},${String(row.kurus % 100).padStart(2, '0')}`,
      currency: row.currency ?? 'TRY',
      description: 'Kasım 2026 ücret',
      reference: row.reference ?? '',
    },
    convention: 'comma',
    facts: [],
    extra: [],
    rowId: null,
  };
}

/** A practice company with the bank's keys noted, as Settings leaves it. */
export async function addCompany(office: Office, maxItems = 1000): Promise<CompanyId> {
  const { id, settings } = await office.call('companies.add', {
    name: 'Yıldız Tekstil',
    environment: 'practice',
    colour: 'plum',
    actor: 'Selin',
  });
  await office.call('companies.change', {
    companyId: id,
    settings: { ...settings, maxItemsPerPayout: maxItems },
    actor: 'Selin',
  });
  const fingerprint = createHash('sha256').update(office.parts.bank.keys.apiKey).digest('hex').slice(0, 8);
  await office.call('companies.keysSaved', { companyId: id, fingerprint, actor: 'Selin' });
  return id;
}

/** Imports a sheet over the ledger's own port, then answers every question about its rows as a person would. */
export async function importSheet(office: Office, companyId: CompanyId, rows: readonly SheetRow[]): Promise<BatchId> {
  const { port1, port2 } = new MessageChannel();
  const typed = rows.map(typedOf);
  const sha256 = createHash('sha256').update(JSON.stringify(typed)).digest('hex');
  const imported = office.ledger.port('import.attach', port2, {
    actor: 'Selin',
    companyId,
    name: 'Kasım 2026 maaş',
    period: '2026-11',
    purpose: 'SALARY',
    fileName: 'kasim.xlsx',
    sheet: 'Sayfa1',
    sameFileReason: 'deneme',
    correctsBatchId: null,
    workbook: null,
    reading: null,
  });
  const say = (message: RowsMessage): void => port1.postMessage(message, []);
  for (let start = 0; start < typed.length; start += 500)
    say({ type: 'rows', rows: packRows(typed.slice(start, start + 500)) });
  say({
    type: 'end',
    facts: { sha256, rows: rows.length, totalRows: [], noteRows: [], totalInFile: null, extraColumns: [] },
  });
  const done = await imported;
  port1.close();
  port2.close();
  if (!done.ok) throw new Error(`import: ${JSON.stringify(done.problem)}`);
  await answerQuestions(office, done.value.batchId);
  return done.value.batchId;
}

/** A ledger to work in, of an office or of a longer life. */
export interface Desk {
  readonly ledger: Pick<Ledger, 'port'>;
  call: Office['call'];
}

/** Every question is looked at and passed with a reason. */
export async function answerQuestions(office: Desk, batchId: BatchId): Promise<void> {
  const waiting = (issue: Issue): boolean => issue.asks && issue.answered === null;
  const rows = await reportOf(office, batchId);
  for (const code of new Set(rows.flatMap((row) => row.issues.filter(waiting).map((issue) => issue.code)))) {
    const rowIds = rows.filter((row) => row.issues.some((issue) => waiting(issue) && issue.code === code));
    await office.call('rows.answer', {
      batchId,
      rowIds: rowIds.map((row) => row.rowId),
      code,
      reason: 'bakıldı, doğru',
      actor: 'Selin',
    });
  }
}

/** Every row of a list as the report writer gets it. */
export async function reportOf(office: Pick<Desk, 'ledger'>, batchId: BatchId): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for await (const chunk of reportChunks(office.ledger, batchId)) rows.push(...chunk);
  return rows;
}
