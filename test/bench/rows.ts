/**
 * Where the time of 100,000 rows goes in the ledger: reading and checking, sealing, inserting; then the grid's filters,
 * sorts and searches, and the search over everything. `node test/bench/rows.ts [rows]`.
 */
import { readRow } from '../../shared/checks.ts';
import type { RowQuery } from '../../shared/row-query.ts';
import { EMPTY_TYPED, type RowTyped } from '../../shared/rows.ts';
import { batchesGet } from '../../electron/ledger/rows/batch-views.ts';
import { rowsEdit, rowsUndo } from '../../electron/ledger/rows/edit.ts';
import { rowsFix } from '../../electron/ledger/rows/fix.ts';
import { historySearch } from '../../electron/ledger/rows/history-search.ts';
import { closeList, keepOpen, openList } from '../../electron/ledger/rows/open-list.ts';
import { rowsPage } from '../../electron/ledger/rows/page.ts';
import { packRows } from '../fixtures/pack-rows.ts';
import { openBenchLedger } from './bench-ledger.ts';
import { median } from './measured.ts';
import { makeRows } from './made-rows.ts';

const count = Number(process.argv[2] ?? 100_000);
const rows: RowTyped[] = makeRows(count).map((typed, index) => ({
  excelRow: index + 2,
  typed: { ...EMPTY_TYPED, ...typed },
  convention: 'comma',
  facts: [],
  extra: [],
  rowId: null,
}));

const { store, companyId, batchId, intake, insert, close } = openBenchLedger();

const lines: [string, number][] = [];
function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const value = work();
  lines.push([what, performance.now() - start]);
  return value;
}

timed('check each row alone', () => {
  for (const row of rows) readRow(row, { environment: 'practice', currency: 'TRY' });
});
timed('take: check and seal', () => {
  for (let at = 0; at < rows.length; at += 500) intake.take(packRows(rows.slice(at, at + 500)));
});
const list = timed('check across rows and history', () => intake.finish());
timed('insert, index and commit', () =>
  store.transaction(() => {
    insert(list);
    list.seq = store.journal.append({ actor: '', companyId, batchId, kind: 'imported', open: {} });
  }),
);
rows.length = 0;
keepOpen(store, list);

const base: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
function page(what: string, query: Partial<RowQuery>, offset = 0): void {
  const { total } = timed(what, () => rowsPage(store, { batchId, query: { ...base, ...query }, offset, limit: 200 }));
  const last = lines.at(-1);
  if (last !== undefined) last[0] += ` (${total})`;
}
page('page: all', {});
page('page: all, again at the end', {}, count - 200);
page('filter: errors', { filter: 'errors' });
page('filter: one code', { code: 'iban.checksum' });
page('search: first time', { search: 'yılmaz' });
page('search: again', { search: 'ayşe kay' });
page('search: amount', { search: '12345' });
page('sort: name', { sort: 'name' });
page('sort: name, errors', { sort: 'name', filter: 'errors' });
page('sort: amount', { sort: 'amount', descending: true });
timed('list detail', () => batchesGet(store, { batchId }));
const query = { companyId: null, from: null, to: null, outcome: null, offset: 0, limit: 50 };
timed('history: first search', () => historySearch(store, { ...query, text: 'yılmaz' }));
const asked = ['yılmaz', 'ayşe özgür', '4213', 'ahmet', '25.000,12', 'SCL-000042', 'nobody'].flatMap((text) =>
  Array.from({ length: 5 }, () => {
    const start = performance.now();
    historySearch(store, { ...query, text });
    return performance.now() - start;
  }),
);
lines.push(['history: name, end of IBAN, amount, reference: median', median(asked)]);
lines.push(['history: the slowest of those 35 searches', Math.max(...asked)]);
/** What became of every row, as if the list had been sent: the search by state reads that and the index. */
store.transaction(() => {
  store.db
    .prepare(
      `INSERT INTO payouts (id, batch_id, company_id, external_id, currency, phase, state, created_at)
       VALUES ('sent', ?, ?, 'sent', 'TRY', 'settled', '{}', 0)`,
    )
    .run(batchId, companyId);
  const attempt = store.db.prepare(
    `INSERT INTO attempts (company_id, item_external_id, batch_id, row_id, payout_id, amount, currency, recipient_token, outcome, changed_at)
     VALUES (?, ?, ?, ?, 'sent', 1, 'TRY', x'00', ?, 0)`,
  );
  for (const [index, { rowId }] of list.rows.entries())
    attempt.run(companyId, `i-${index}`, batchId, rowId, index % 50 === 0 ? 'failed' : 'paid');
  store.journal.append({ actor: '', companyId, batchId, kind: 'asked', open: {} });
});
const failed = { ...query, outcome: 'failed' } as const;
const paid = { ...query, outcome: 'paid' } as const;
timed('history: failed, first after it changed', () => historySearch(store, { ...failed, text: '' }));
timed('history: paid, first after it changed', () => historySearch(store, { ...paid, text: '' }));
const byState = [failed, paid].flatMap((each) =>
  ['', 'yılmaz', '4213', 'nobody'].flatMap((text) =>
    Array.from({ length: 5 }, () => {
      const start = performance.now();
      historySearch(store, { ...each, text });
      return performance.now() - start;
    }),
  ),
);
lines.push(['history: by state, alone and with words: median', median(byState)]);
lines.push(['history: the slowest of those 40 searches', Math.max(...byState)]);
store.db.exec('DELETE FROM attempts; DELETE FROM payouts');
const first = list.rows[0];
if (first === undefined) throw new Error('no rows');
const edit = { batchId, actor: '', edits: [{ rowId: first.rowId, field: 'amount', text: '1,00' } as const] };
timed('edit one cell (first)', () => rowsEdit(store, edit));
timed('edit one cell', () =>
  rowsEdit(store, { ...edit, edits: [{ rowId: first.rowId, field: 'amount', text: '2,00' }] }),
);
timed('fix all explanations', () =>
  rowsFix(store, {
    batchId,
    actor: '',
    rowIds: null,
    query: base,
    fix: { kind: 'setText', field: 'description', text: 'Aralık maaşı', onlyEmpty: false },
  }),
);
timed('undo that', () => rowsUndo(store, { batchId, actor: '' }));
closeList(store, batchId);
timed('open the list from disk', () => openList(store, batchId));

for (const [what, ms] of lines) console.log(`${what.padEnd(44)} ${ms.toFixed(0).padStart(7)} ms`);
console.log(`rss ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
if (globalThis.gc !== undefined) {
  globalThis.gc();
  const withList = process.memoryUsage().heapUsed;
  closeList(store, batchId);
  globalThis.gc();
  console.log(`an open list: ${((withList - process.memoryUsage().heapUsed) / 1e6).toFixed(0)} MB`);
}
close();
