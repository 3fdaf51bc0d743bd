/**
 * How fast workbooks are read: `node test/bench/read.ts [runs]`. Prints medians and ratios against exceljs' `xlsx.load`,
 * SheetJS' read and unzipping alone, at 1,000, 10,000 and 100,000 rows of 8 columns. Each measurement runs in a process of its own, so
 * that peak memory is its own, and the readers take turns, so that a busy machine slows all of them alike.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Buffer as ExcelBuffer } from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { openFile } from '../../electron/workbook/read/file.ts';
import { openWorkbook, readTable } from '../../electron/workbook/reader.ts';
import { makePayrollBook } from './payroll-book.ts';

type Measured = { readonly ms: number; readonly peakMb: number; readonly blockMs: number; readonly earlyMs?: number };

type Reader = (path: string) => Promise<{ readonly earlyMs?: number }>;

const OURS: Readonly<Record<string, Reader>> = {
  'unzip alone': async (path) => {
    const zip = await fromBufferPromise(readFileSync(path), { lazyEntries: true });
    for await (const entry of zip.eachEntry())
      for await (const piece of await zip.openReadStreamPromise(entry)) void piece;
    return {};
  },
  'our reader, rows only': async (path) => {
    const file = await openFile(readFileSync(path), null);
    for await (const rows of file.rows(0)) void rows;
    return {};
  },
  'our survey (worker)': async (path) => {
    const started = performance.now();
    let earlyMs = 0;
    const outcome = await openWorkbook({ path }, { onEarlyRows: () => (earlyMs = performance.now() - started) });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return { earlyMs };
  },
  'our table (worker)': async (path) => {
    const choice = JSON.parse(process.env['CHOICE'] ?? 'null');
    const outcome = await readTable({ path }, choice, { period: '2026-11', onRows: () => undefined });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return {};
  },
};

/** The yardsticks' own code is loaded before the clock starts, and only where it is measured. */
const YARDSTICKS: Readonly<Record<string, () => Promise<Reader>>> = {
  'exceljs xlsx.load': async () => {
    const { default: exceljs } = await import('exceljs');
    return async (path) => {
      await new exceljs.Workbook().xlsx.load(readFileSync(path) as unknown as ExcelBuffer);
      return {};
    };
  },
  'SheetJS read': async () => {
    const sheetjs = await import('xlsx');
    return (path) => {
      sheetjs.read(readFileSync(path), { type: 'buffer' });
      return Promise.resolve({});
    };
  },
};

/** Runs one reader once in this process and prints what it cost. */
async function measure(reader: string, path: string): Promise<void> {
  const read = OURS[reader] ?? (await YARDSTICKS[reader]?.());
  if (read === undefined) throw new Error(reader);
  let last = process.threadCpuUsage();
  let blockMs = 0;
  const block = (): void => {
    const now = process.threadCpuUsage();
    blockMs = Math.max(blockMs, (now.user + now.system - last.user - last.system) / 1000);
    last = now;
  };
  const tick = setInterval(block, 5);
  const started = performance.now();
  const more = await read(path);
  const ms = performance.now() - started;
  block();
  clearInterval(tick);
  const measured: Measured = { ms, peakMb: process.resourceUsage().maxRSS / 1000, blockMs, ...more };
  console.log(JSON.stringify(measured));
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function compare(rows: number, runs: number, folder: string): Promise<void> {
  const path = join(folder, `${rows}.xlsx`);
  await makePayrollBook(rows, path);
  const survey = await openWorkbook({ path });
  if (!survey.ok) throw new Error(survey.problem.code);
  const env = { ...process.env, CHOICE: JSON.stringify(survey.value.choice) };
  const results = new Map<string, Measured[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const reader of [...Object.keys(OURS), ...Object.keys(YARDSTICKS)]) {
      const out = execFileSync(
        process.execPath,
        ['--max-old-space-size=3000', import.meta.filename, '--one', reader, path],
        { env, encoding: 'utf8' },
      );
      results.set(reader, [...(results.get(reader) ?? []), JSON.parse(out) as Measured]);
    }
  }
  const load = median((results.get('exceljs xlsx.load') ?? []).map((one) => one.ms));
  console.log(`\n${rows.toLocaleString('en')} rows (${runs} runs, medians)`);
  console.log(
    `${'reader'.padEnd(24)}${'ms'.padStart(8)}${'× load'.padStart(8)}${'peak MB'.padStart(9)}${'block ms'.padStart(10)}${'first rows ms'.padStart(15)}`,
  );
  for (const [reader, all] of results) {
    const ms = median(all.map((one) => one.ms));
    const early = all[0]?.earlyMs === undefined ? '' : median(all.map((one) => one.earlyMs ?? 0)).toFixed(0);
    console.log(
      `${reader.padEnd(24)}${ms.toFixed(0).padStart(8)}${(ms / load).toFixed(2).padStart(8)}${median(
        all.map((one) => one.peakMb),
      )
        .toFixed(0)
        .padStart(9)}${median(all.map((one) => one.blockMs))
        .toFixed(0)
        .padStart(10)}${early.padStart(15)}`,
    );
  }
}

if (process.argv[2] === '--one') await measure(process.argv[3] ?? '', process.argv[4] ?? '');
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const rows of [1_000, 10_000, 100_000]) await compare(rows, Number(process.argv[2] ?? 5), folder);
  rmSync(folder, { recursive: true });
}
