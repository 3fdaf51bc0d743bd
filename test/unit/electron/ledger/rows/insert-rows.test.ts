import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertRows } from '../../../../../electron/ledger/rows/insert-rows.ts';
import { ListRow } from '../../../../../electron/ledger/rows/list-row.ts';
import { rowIdAt } from '../../../../../electron/ledger/rows/row-blocks.ts';
import { clearIssues, clearPlaceReason } from '../../../../../electron/ledger/rows/said.ts';
import { minor } from '../../../../../shared/money.ts';
import { EMPTY_TYPED, type Issue } from '../../../../../shared/rows.ts';
import { importRows, newCompany, newLedger, sheetRow } from './ledger-of-rows.ts';

const READ =
  'row_id, position, excel_row, amount, currency, recipient_type, issues, sealed, place, place_reason, changed_at';

const ISSUE: Issue = {
  code: 'amount.empty',
  field: 'amount',
  severity: 'error',
  asks: false,
  params: {},
  answered: null,
};
/** What differs from row to row of a list: mostly nothing, so that long runs of like rows come up beside single ones. */
const kinds = fc.record({
  currency: fc.constantFrom('TRY' as const, 'TRY' as const, 'TRY' as const, null),
  recipientType: fc.constantFrom('IBAN' as const, 'IBAN' as const, 'IBAN' as const, null),
  gap: fc.constantFrom(1, 1, 1, 1, 3),
  excel: fc.constantFrom(true, true, true, true, false),
  issue: fc.constantFrom(null, null, null, ISSUE, { ...ISSUE, answered: 'Sordum' }),
  place: fc.constantFrom('in' as const, 'in' as const, 'in' as const, 'held' as const),
  reason: fc.constantFrom('', '', '', 'izinde'),
  own: fc.constantFrom(false, false, false, false, true),
  repeat: fc.integer({ min: 1, max: 120 }),
});

describe('insertRows', () => {
  it('keeps every row as it is, however rows follow one another', async () => {
    const { store } = newLedger();
    const companyId = newCompany(store);
    const batchId = await importRows(store, companyId, [sheetRow({})]);
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 8 }), (runs) => {
        let excelRow = 1;
        const rows: ListRow[] = [];
        const blobs: (Uint8Array | null)[] = [];
        for (const run of runs)
          for (let each = 0; each < run.repeat; each += 1) {
            excelRow += each === 0 ? run.gap : 1;
            const index = rows.length;
            const { currency, recipientType, place, reason: placeReason } = run;
            const values = { recipientType, recipientInfo: null, name: '', amount: minor(index), currency };
            const content = {
              typed: EMPTY_TYPED,
              convention: null,
              facts: [],
              values: { ...values, description: '', reference: '', nonWithdrawable: false },
              typeInferred: false,
              edited: [],
              origin: null,
            };
            const at = { rowId: rowIdAt('aaaaaaaaaaaaaa', index), index, excelRow: run.excel ? excelRow : null };
            rows.push(new ListRow(at, content, { issues: run.issue === null ? [] : [run.issue], place, placeReason }));
            blobs.push(run.own ? new Uint8Array([index % 256]) : null);
          }
        store.db.prepare('DELETE FROM rows').run();
        insertRows(store, batchId, rows, (place) => blobs[place] ?? null);
        const found = store.db.prepare(`SELECT ${READ} FROM rows WHERE batch_id = ? ORDER BY position`).all(batchId);
        expect(found.map((row) => ({ ...row }))).toEqual(
          rows.map((row, place) => ({
            row_id: row.rowId,
            position: row.index,
            excel_row: row.excelRow,
            amount: row.amount,
            currency: row.currency,
            recipient_type: row.recipientType,
            issues: clearIssues(row.issues),
            sealed: blobs[place] ?? null,
            place: row.place,
            place_reason: clearPlaceReason(row.placeReason),
            changed_at: store.now(),
          })),
        );
      }),
      { numRuns: 40 },
    );
  });
});
