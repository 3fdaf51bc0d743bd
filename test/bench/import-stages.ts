/**
 * Where the time of an import goes: every stage of it alone, one after another in one thread, over the same workbook.
 * `node test/bench/import-stages.ts <workbook>` prints one line a stage: milliseconds and processor time of the thread.
 */
import { readFileSync } from 'node:fs';
import { fromBufferPromise } from 'yauzl';
import type { SheetRow } from '../../shared/cells.ts';
import { readRow } from '../../shared/checks.ts';
import type { RowTyped } from '../../shared/rows.ts';
import type { PackedRows } from '../../electron/workbook/packed-rows.ts';
import { keepWorkbook } from '../../electron/ledger/rows/kept-workbook.ts';
import { packRows } from '../fixtures/pack-rows.ts';
import { openFile } from '../../electron/workbook/read/file.ts';
import type { SheetFacts } from '../../electron/workbook/read/rows.ts';
import { TableReading } from '../../electron/workbook/stream-table.ts';
import { TableSurveyor } from '../../electron/workbook/table/survey.ts';
import { openBenchLedger } from './bench-ledger.ts';

const CHUNK = 500;
const bytes = readFileSync(process.argv[2] ?? '');
const lines: { stage: string; ms: number; cpuMs: number }[] = [];

async function stage<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const cpu = process.threadCpuUsage();
  const startedAt = performance.now();
  const value = await work();
  const ms = performance.now() - startedAt;
  const { user, system } = process.threadCpuUsage(cpu);
  lines.push({ stage: name, ms, cpuMs: (user + system) / 1000 });
  return value;
}

await stage('unzip alone', async () => {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    for await (const piece of await zip.openReadStreamPromise(entry)) void piece;
});

const rows: SheetRow[] = [];
const file = await openFile(bytes, null);
const facts = await stage('unzip and parse into rows', async (): Promise<SheetFacts> => {
  const reading = file.rows(0);
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return next.value;
    for (const row of next.value) rows.push(row);
  }
});

const survey = await stage('understand: header, columns, counts', () => {
  const surveyor = new TableSurveyor({ header: null, mapping: null, reading: null, remembered: [] });
  surveyor.take(rows);
  return surveyor.finish(facts);
});

const typed = await stage('map rows to fields', (): RowTyped[] => {
  const { headerRow, headerRows, mapping } = survey;
  const choice = { sheet: file.sheets[0]?.name ?? '', headerRow, headerRows, mapping, csv: null };
  const table = new TableReading({ task: 'table', source: { bytes }, choice, period: '2026-11', sha256: null });
  return [...rows.flatMap((row) => [...table.take(row)]), ...table.finish()];
});

const chunks = await stage('pack for the ledger’s thread', (): PackedRows[] =>
  Array.from({ length: Math.ceil(typed.length / CHUNK) }, (_, at) =>
    packRows(typed.slice(at * CHUNK, (at + 1) * CHUNK)),
  ),
);
const arrived = await stage('copy between threads', () => chunks.map((chunk) => structuredClone(chunk)));

const { store, batchId, intake, insert, close } = openBenchLedger();

await stage('  (of which checks of each row)', () => {
  for (const row of typed) readRow(row, { environment: 'practice', currency: 'TRY' });
});
await stage('check, seal and index each row', () => {
  for (const chunk of arrived) intake.take(chunk);
});
const list = await stage('check across rows and history', () => intake.finish());
store.db.exec('BEGIN IMMEDIATE');
await stage('insert rows and search index', () => insert(list));
await stage('seal and keep the workbook itself', () => keepWorkbook(store, batchId, bytes));
await stage('commit', () => store.db.exec('COMMIT'));
close();

for (const { stage: name, ms, cpuMs } of lines)
  console.log(`${name.padEnd(42)}${ms.toFixed(0).padStart(7)} ms${cpuMs.toFixed(0).padStart(7)} ms of processor`);
