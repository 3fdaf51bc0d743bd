/**
 * `node test/bench/actions.ts [rows]`: every action a person can start on a long list, over the real desk without its
 * windows: how long it takes, when the person is first told, how long nothing new is said, and whether main stands still.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { BatchId } from '../../shared/ids.ts';
import type { DeskEvents } from '../../shared/ipc.ts';
import type { ReportRequest } from '../../shared/reports.ts';
import type { RowQuery } from '../../shared/row-query.ts';
import { makeIban } from '../fixtures/workbooks/people.ts';
import { openTestDesk, type TestDesk } from '../fixtures/open-desk.ts';
import { inMs } from './measured.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
const FIX = { kind: 'setText', field: 'description', text: 'Aralık maaşı', onlyEmpty: false } as const;
const PASSPHRASE = 'uzun bir parola';

/** What is told while one action lasts. */
interface Watch {
  readonly startedAt: number;
  readonly told: { readonly at: number; readonly kind: string }[];
  heldMs: number;
}
let watch: Watch = { startedAt: 0, told: [], heldMs: 0 };
let tickAt = performance.now();
setInterval(() => {
  const now = performance.now();
  watch.heldMs = Math.max(watch.heldMs, now - tickAt - 5);
  tickAt = now;
}, 5);

const progress = ({ kind, done, finished }: DeskEvents['progress']): void => {
  if (!finished) watch.told.push({ at: performance.now() - watch.startedAt, kind: done === null ? `${kind}…` : kind });
};

async function action<T>(what: string, work: () => Promise<T>): Promise<T> {
  await setImmediate();
  watch = { startedAt: performance.now(), told: [], heldMs: 0 };
  tickAt = performance.now();
  const value = await work();
  const ms = performance.now() - watch.startedAt;
  const times = [0, ...watch.told.map(({ at }) => at), ms];
  const silence = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
  const kinds = [...new Set(watch.told.map(({ kind }) => kind))].join(' ');
  const first = watch.told[0] === undefined ? '–' : inMs(watch.told[0].at);
  const cells = [inMs(ms), first, inMs(silence), inMs(watch.heldMs)].map((cell) => cell.padStart(9));
  console.log(`${what.padEnd(40)} ${cells.join(' ')}  ${kinds}`);
  return value;
}

let desk: TestDesk = await openTestDesk({ progress });
const path = (name: string): string => join(desk.folder, name);
console.log(`${ROWS.toLocaleString('en')} rows${' '.repeat(34)} lasts     told   silent  main held  what is said`);

const lines = Array.from({ length: ROWS }, (_, n) => `Kişi ${n};${makeIban(n + 1)};${1000 + (n % 50)},00;Maaş`);
writeFileSync(path('liste.csv'), ['Ad Soyad;IBAN;Tutar;Açıklama', ...lines].join('\r\n'));
const company = await desk.must('companies.practise', { name: 'Alıştırma Ltd.' });
const companyId = company.id;
await desk.must('companies.change', { companyId, settings: { ...company.settings, maxItemsPerPayout: 10_000 } });
const file = await desk.must('import.dropped', { path: path('liste.csv') });
const view = await action('a file is opened', () => desk.must('import.open', { companyId, fileToken: file.fileToken }));
await action('another column choice', () =>
  desk.must('import.choices', { importId: view.importId, choice: view.choice }),
);
const { batchId } = await action('imported', () =>
  desk.must('import.finish', {
    importId: view.importId,
    choice: view.choice,
    name: 'Büyük',
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  }),
);
desk = await action('the program closed and opened again', () => desk.reopen());
await action('the list opened', () => desk.must('batches.get', { batchId }));
await action('searched in', () =>
  desk.must('rows.page', { batchId, query: { ...ALL, search: 'kişi 77' }, offset: 0, limit: 100 }),
);
await action('sorted by name', () =>
  desk.must('rows.page', { batchId, query: { ...ALL, sort: 'name' }, offset: 0, limit: 100 }),
);
await action('a rule tried', () => desk.must('rows.fixPreview', { batchId, rowIds: null, query: ALL, fix: FIX }));
await action('a rule for every row', () => desk.must('rows.fix', { batchId, rowIds: null, query: ALL, fix: FIX }));
await action('undone', () => desk.must('rows.undo', { batchId }));
await action('redone', () => desk.must('rows.redo', { batchId }));
const ids = await action('half of the rows selected', async () => {
  const found = [];
  for (let offset = 0; offset < ROWS / 2; offset += 10_000)
    found.push(...(await desk.must('rows.ids', { batchId, query: ALL, offset, limit: 10_000 })).rowIds);
  return found;
});
await action('these held back', () =>
  desk.must('rows.place', { batchId, rowIds: ids, query: ALL, place: 'held', reason: 'bekliyor' }),
);
await action('and put back', () =>
  desk.must('rows.place', { batchId, rowIds: ids, query: ALL, place: 'in', reason: '' }),
);
await action('40,000 cells pasted', () =>
  desk.must('rows.edit', {
    batchId,
    edits: ids.slice(0, 40_000).map((rowId, n) => ({ rowId, field: 'amount', text: `${2000 + (n % 90)},00` })),
  }),
);
await action('last month’s list copied', () =>
  desk.must('batches.newFrom', { batchId, which: 'copy', name: 'Aralık', period: '2026-12', reason: null }),
);
await action('compared with it', () => desk.must('batches.compare', { batchId, withBatchId: null }));

const report = async (kind: ReportRequest['kind'], over: Partial<ReportRequest> = {}): Promise<void> => {
  desk.shell.saveTo = path(`${kind}.${kind === 'record' ? 'pdf' : kind === 'statusCsv' ? 'csv' : 'xlsx'}`);
  const request = { kind, batchId, companyId: null, period: null, locale: 'tr', masked: true, ...over } as const;
  await action(`report: ${kind}`, () => desk.must('reports.save', request));
};
for (const kind of [
  'status',
  'statusCsv',
  'journalEntries',
  'record',
  'timeline',
  'corrections',
  'clientWorkbook',
] as const)
  await report(kind);
await report('period', { batchId: null, companyId, period: '2026-11' });

// The program was opened again, and a file is named anew with each start.
const again = await desk.must('import.dropped', { path: path('liste.csv') });
await action('recipients imported', () => desk.must('recipients.import', { companyId, fileToken: again.fileToken }));
const listed = await action('recipients shown', () =>
  desk.must('recipients.list', {
    companyId,
    search: 'kişi 7',
    sort: 'lastPaid',
    descending: true,
    offset: 0,
    limit: 100,
  }),
);
const [keep, merge] = listed.recipients;
if (keep !== undefined && merge !== undefined)
  await action('two recipients merged', () =>
    desk.must('recipients.merge', { keep: keep.recipientId, merge: merge.recipientId }),
  );
await report('recipients', { batchId: null, companyId });

const sent: { batchId: BatchId } = { batchId };
await action('sent', () => desk.must('payouts.initialise', sent));
const [payout] = (await desk.must('batches.get', sent)).payouts;
if (payout !== undefined) {
  await action('asked about (10,000 items)', () => desk.must('payouts.ask', { payoutId: payout.id }));
  await action('cancelled', () => desk.must('payouts.cancel', { payoutId: payout.id }));
}
await action('the Authorise window opened', () => desk.call('payouts.openAuthorise', { batchId, currency: 'TRY' }));
await action('history searched', () =>
  desk.must('history.search', {
    companyId: null,
    text: 'kişi 777',
    from: null,
    to: null,
    outcome: null,
    offset: 0,
    limit: 50,
  }),
);
await action('the board', () => desk.must('batches.board', { period: '2026-11' }));
await action('the list’s timeline', () => desk.must('history.timeline', { batchId }));
await action('the chain verified', () => desk.must('history.verify', {}));
desk.shell.saveTo = path('yedek.masa-yedek');
await action('a backup made', () => desk.must('backup.create', { passphrase: PASSPHRASE }));
desk.shell.choose = desk.shell.saveTo;
await action('restored', () => desk.must('backup.restore', { passphrase: PASSPHRASE }));
desk.shell.saveTo = desk.folder;
await action('taken along (open ledger)', () => desk.must('app.exportData', { masked: true }));
const lists = await desk.must('batches.list', { companyId });
const free = lists.filter(({ state }) => state === 'ready' || state === 'hasErrors').map(({ id }) => id);
if (free.length > 0)
  await action(`forgotten (${free.length} lists)`, () => desk.call('companies.forget', { companyId, batchIds: free }));
await desk.desk.close();
const db = new DatabaseSync(join(desk.folder, 'ledger', 'ledger.db'));
db.exec('PRAGMA user_version = 999');
db.close();
desk = await desk.reopen();
desk.shell.saveTo = desk.folder;
await action('taken along (recovery screen)', () => desk.must('app.exportData', { masked: true }));
await desk.close();
process.exit(0);
