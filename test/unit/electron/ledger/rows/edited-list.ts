import { ProblemError } from '../../../../../electron/ledger/problem-error.ts';
import { batchesGet } from '../../../../../electron/ledger/rows/batch-views.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import type { BatchId, RowId } from '../../../../../shared/ids.ts';
import type { RowView } from '../../../../../shared/rows.ts';
import { ibanOf, importRows, newCompany, newLedger, rowsOf, sheetRow } from './ledger-of-rows.ts';

/** Who presses in these tests. */
export const actor = 'Ayşe';

/** A list of a few right rows, with an extra column. */
export async function list(count = 6) {
  const ledger = newLedger();
  const companyId = newCompany(ledger.store);
  const rows = Array.from({ length: count }, (_, index) =>
    sheetRow(
      { recipient: ibanOf(index), name: `Kişi ${index}`, amount: `${index + 1}00,00` },
      { excelRow: index + 2, extra: [[9, `Bölüm ${index}`]] },
    ),
  );
  const facts = { extraColumns: [{ index: 9, name: 'Bölüm' }] };
  const batchId = await importRows(ledger.store, companyId, rows, { facts });
  const ids = rowsOf(ledger.store, batchId).map((row) => row.rowId);
  const id = (index: number): RowId => {
    const rowId = ids[index];
    if (rowId === undefined) throw new Error('no such row');
    return rowId;
  };
  return { ...ledger, companyId, batchId, id };
}

/** What a person can see of a list: its rows, its counts and its summary of issues. */
export function seen(store: Store, batchId: BatchId): unknown {
  const { counts, totals, waiting, issueGroups } = batchesGet(store, { batchId });
  return structuredClone({ rows: rowsOf(store, batchId), counts, totals, waiting, issueGroups });
}

/** What is said about a row, besides that its recipient is new. */
export function codes(row: RowView | undefined): string[] {
  return (row?.issues ?? []).filter((issue) => issue.code !== 'recipient.new').map((issue) => issue.code);
}

/** The code of the problem that a work is refused with. */
export function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problem.code;
    throw cause;
  }
  return 'none';
}
