/**
 * How fast reports are written: `node test/bench/report.ts [runs] [rows…]`. Prints medians and ratios against a bare
 * exceljs streaming write of the same cells with the same styles, at 10,000 and 100,000 rows. Each measurement runs in a
 * process of its own, so that peak memory is its own, and the writers take turns.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BatchId, RowId } from '../../shared/ids.ts';
import { MONEY_OUTCOMES } from '../../shared/items.ts';
import { minor } from '../../shared/money.ts';
import { succeed } from '../../shared/problems.ts';
import { EMPTY_TYPED } from '../../shared/rows.ts';
import { openWorkbook } from '../../electron/workbook/reader.ts';
import type { ReportTask } from '../../electron/workbook/write/protocol.ts';
import type { ListReport, ReportRow } from '../../electron/workbook/write/report-data.ts';
import { serveRows } from '../../electron/workbook/write/row-port.ts';
import { SpareWriter } from '../../electron/workbook/write/spare-writer.ts';
import { writeReport, type RowSource } from '../../electron/workbook/write/write-report.ts';
import { linesOf, writeBare } from './bare-report.ts';
import { makeRows } from './made-rows.ts';

type Measured = {
  readonly ms: number;
  /** Processor time of all threads: what stays comparable on a machine that does other things too. */
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly blockMs: number;
  readonly fileMb: number;
};

const FACTS: ListReport = {
  companyName: 'Bench',
  environment: 'practice',
  madeAt: Date.UTC(2026, 10, 20),
  madeBy: 'bench',
  locale: 'tr',
  masked: true,
  batchId: 'bench-batch' as BatchId,
  listName: 'Kasım 2026 maaş',
  period: '2026-11',
  purpose: 'SALARY',
  state: 'partlyPaid',
  fileName: 'bench.xlsx',
  sheet: 'Liste',
  payouts: [],
  extraColumns: [{ index: 6, name: 'Şube' }],
};

/** Rows as the ledger streams them, made beforehand, so that only the writing is measured. */
function reportRows(count: number): readonly ReportRow[] {
  return makeRows(count).map((typed, index): ReportRow => {
    const { recipient = '', name = '', amount = '', description = '', reference = '' } = typed;
    const outcome = MONEY_OUTCOMES[index % MONEY_OUTCOMES.length] ?? 'paid';
    return {
      rowId: `row-${String(index).padStart(8, '0')}` as RowId,
      index,
      excelRow: index + 2,
      typed: { ...EMPTY_TYPED, ...typed },
      values: {
        recipientType: 'IBAN',
        recipientInfo: recipient,
        name,
        amount: amount === '' ? null : minor(Number(amount.replace(',', ''))),
        currency: 'TRY',
        description,
        reference,
        nonWithdrawable: false,
      },
      extra: [[6, `Şube ${index % 40}`]],
      issues: [],
      place: 'in',
      placeReason: '',
      edited: [],
      attempt: {
        payoutId: 'p',
        itemExternalId: reference,
        outcome,
        itemStatus: '',
        errorCode: '',
        errorMessage: outcome === 'failed' ? 'Hesap kapalı' : '',
        referenceCode: `26000${index}`,
        commission: minor(150),
        released: null,
      },
    };
  });
}

/** A person has the dialog open before the report is written, so its writer is ready. */
const spare = new SpareWriter();

/** The rows over a port, from this thread. */
function sourceOf(rows: readonly ReportRow[]): RowSource {
  return async (port) => {
    await serveRows(port, function* () {
      for (let at = 0; at < rows.length; at += 500) yield rows.slice(at, at + 500);
    });
    return succeed(null);
  };
}

const BARE = 'bare exceljs stream';

type Kind = Extract<ReportTask, { readonly path: string }>['kind'] & ('status' | 'statusCsv');

async function ours(kind: Kind, rows: readonly ReportRow[], path: string): Promise<void> {
  const written = await writeReport({ kind, path, facts: FACTS }, sourceOf(rows), { spare });
  if (!written.ok) throw new Error(written.problem.code);
}

/** The person's own file: as the handler does it, the survey of the stored file included. */
async function ownFile(
  kind: 'corrections' | 'clientWorkbook',
  rows: readonly ReportRow[],
  path: string,
): Promise<void> {
  const bytes = readFileSync(process.env['OWN'] ?? '');
  const surveyed = await openWorkbook({ bytes });
  if (!surveyed.ok) throw new Error(surveyed.problem.code);
  const { choice, sheets } = surveyed.value;
  const book = { bytes, choice, columns: sheets[0]?.columns ?? 0, keepMacros: false };
  const written = await writeReport({ kind, path, facts: FACTS, book }, sourceOf(rows), { spare });
  if (!written.ok) throw new Error(written.problem.code);
}

/** Makes ready what is not measured, and answers the writing itself. */
type Writer = (rows: readonly ReportRow[], path: string) => () => Promise<void>;

const WRITERS: Readonly<Record<string, Writer>> = {
  [BARE]: (rows, path) => {
    const lines = linesOf(rows, FACTS.extraColumns);
    return () => writeBare(lines, path);
  },
  'status (.xlsx)': (rows, path) => () => ours('status', rows, path),
  'status (.csv)': (rows, path) => () => ours('statusCsv', rows, path),
  "results in the client's file": (rows, path) => () => ownFile('clientWorkbook', rows, path),
  'corrections workbook': (rows, path) => () => ownFile('corrections', rows, path),
};

/** Runs one writer once in this process and prints what it cost; the block is the main thread's own work between two ticks. */
async function measure(writer: string, count: number, path: string): Promise<void> {
  const rows = reportRows(count);
  const write = WRITERS[writer]?.(rows, path);
  if (write === undefined) throw new Error(writer);
  spare.prepare();
  await wait(1_000);
  const before = process.memoryUsage.rss() / 1e6;
  let last = process.threadCpuUsage();
  let blockMs = 0;
  const block = (): void => {
    const now = process.threadCpuUsage();
    blockMs = Math.max(blockMs, (now.user + now.system - last.user - last.system) / 1000);
    last = now;
  };
  const tick = setInterval(block, 5);
  const cpu = process.cpuUsage();
  const started = performance.now();
  await write();
  const ms = performance.now() - started;
  block();
  clearInterval(tick);
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1000;
  const measured: Measured & { readonly rowsMb: number } = {
    ms,
    cpuMs: (user + system) / 1000,
    peakMb,
    blockMs,
    fileMb: statSync(path).size / 1e6,
    rowsMb: before,
  };
  console.log(JSON.stringify(measured));
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function compare(count: number, runs: number, folder: string): void {
  const own = join(folder, 'own.xlsx');
  execFileSync(process.execPath, [import.meta.filename, '--one', BARE, String(count), own]);
  const results = new Map<string, (Measured & { readonly rowsMb: number })[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const writer of Object.keys(WRITERS)) {
      const path = join(folder, `out-${run}`);
      const out = execFileSync(process.execPath, [import.meta.filename, '--one', writer, String(count), path], {
        env: { ...process.env, OWN: own },
        encoding: 'utf8',
      });
      results.set(writer, [...(results.get(writer) ?? []), JSON.parse(out)]);
      rmSync(path);
    }
  }
  const bareOf = (key: 'ms' | 'cpuMs'): number => median((results.get(BARE) ?? []).map((one) => one[key]));
  console.log(`\n${count.toLocaleString('en')} rows (${runs} runs, medians; peak includes the rows and Node itself)`);
  console.log(
    `${'writer'.padEnd(30)}${['ms', '× bare', 'cpu ms', '× bare', 'peak MB', 'before', 'block ms', 'file MB'].map((h) => h.padStart(10)).join('')}`,
  );
  for (const [writer, all] of results) {
    const of = (key: keyof (typeof all)[number]): number => median(all.map((one) => one[key]));
    const figures = [
      of('ms').toFixed(0),
      (of('ms') / bareOf('ms')).toFixed(2),
      of('cpuMs').toFixed(0),
      (of('cpuMs') / bareOf('cpuMs')).toFixed(2),
      of('peakMb').toFixed(0),
      of('rowsMb').toFixed(0),
      of('blockMs').toFixed(0),
      of('fileMb').toFixed(1),
    ];
    console.log(`${writer.padEnd(30)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}

if (process.argv[2] === '--one') {
  await measure(process.argv[3] ?? '', Number(process.argv[4]), process.argv[5] ?? '');
  await spare.close();
} else {
  const folder = mkdtempSync(join(tmpdir(), 'odeme-masasi-bench-'));
  const sizes = process.argv.slice(3).map(Number);
  for (const count of sizes.length > 0 ? sizes : [10_000, 100_000])
    compare(count, Number(process.argv[2] ?? 3), folder);
  rmSync(folder, { recursive: true });
}
