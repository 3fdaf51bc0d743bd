/**
 * From a file to a checked list on disk, beside what reading alone costs others: `node test/bench/import-lines.ts [runs]`,
 * and a part of `npm run bench`. Issue and README name the targets.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNodeBundle } from '../../electron/dev/bundles.ts';
import { ROOT } from '../../electron/dev/root.ts';
import { inMs, median, printTable, type Line } from './measured.ts';
import { makePayrollBook } from './payroll-book.ts';

/** What one run cost; `openMs` and `firstRowsMs` are an import's alone. */
export interface ImportCost {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  /** The longest time the main thread was busy in one go. */
  readonly blockMs: number;
  /** From opening the file to its columns proposed. */
  readonly openMs: number;
  /** From opening the file to its first hundred rows told to the page. */
  readonly firstRowsMs: number;
}

const SIZES = [1_000, 10_000, 100_000] as const;
const PARTS = ['import', 'exceljs load', 'SheetJS read', 'unzip'] as const;
type Costs = Readonly<Record<(typeof PARTS)[number], ImportCost>>;

/** Bundles the measured process and the workers beside it, as the build does; gives the script. */
async function bundled(): Promise<string> {
  const out = (name: string): string => join(ROOT, 'dist', 'bench', name);
  const sources = [
    [fileURLToPath(new URL('import-part.ts', import.meta.url)), 'import-part.js'],
    [join(ROOT, 'electron', 'ledger', 'worker.ts'), 'ledger-worker.js'],
    [join(ROOT, 'electron', 'workbook', 'worker.ts'), 'workbook-worker.js'],
  ] as const;
  for (const [entry, name] of sources) await buildNodeBundle({ entry, outFile: out(name), format: 'es' });
  return out('import-part.js');
}

/** Medians of every part over one workbook; the parts take turns, so that a busy machine slows all of them alike. */
function costsOf(script: string, path: string, runs: number): Costs {
  const all = new Map<string, ImportCost[]>(PARTS.map((part) => [part, []]));
  for (let run = 0; run < runs; run += 1)
    for (const part of PARTS) {
      const output = execFileSync(process.execPath, ['--max-old-space-size=3000', script, part, path], {
        encoding: 'utf8',
      });
      all.get(part)?.push(JSON.parse(output.trim().split('\n').at(-1) ?? '') as ImportCost);
    }
  const middle = (part: string, what: keyof ImportCost): number =>
    median((all.get(part) ?? []).map((cost) => cost[what]));
  const one = (part: string): ImportCost => ({
    ms: middle(part, 'ms'),
    cpuMs: middle(part, 'cpuMs'),
    peakMb: Math.max(...(all.get(part) ?? []).map(({ peakMb }) => peakMb)),
    blockMs: Math.max(...(all.get(part) ?? []).map(({ blockMs }) => blockMs)),
    openMs: middle(part, 'openMs'),
    firstRowsMs: middle(part, 'firstRowsMs'),
  });
  return {
    import: one('import'),
    'exceljs load': one('exceljs load'),
    'SheetJS read': one('SheetJS read'),
    unzip: one('unzip'),
  };
}

function linesOf(rows: number, costs: Costs): Line[] {
  const { import: ours, 'exceljs load': load, 'SheetJS read': sheetJs, unzip } = costs;
  const many = rows === 100_000;
  const target = (text: string): { readonly target?: string } => (many ? { target: text } : {});
  const name = rows.toLocaleString('en');
  return [
    {
      what: `${name} rows: file to checked list on disk, all of it`,
      value: inMs(ours.ms),
      yardstick: `only reading: exceljs ${inMs(load.ms)}, SheetJS ${inMs(sheetJs.ms)}, unzip ${inMs(unzip.ms)}`,
      ratio: `${(ours.ms / load.ms).toFixed(2)}×`,
      ...target('≤ 0.60×'),
    },
    {
      what: `${name} rows: columns accepted to list on disk`,
      value: inMs(ours.ms - ours.openMs),
      yardstick: `only reading: exceljs ${inMs(load.ms)}`,
      ratio: `${((ours.ms - ours.openMs) / load.ms).toFixed(2)}×`,
    },
    {
      what: `${name} rows: processor time of all threads`,
      value: inMs(ours.cpuMs),
      yardstick: `only reading: exceljs ${inMs(load.cpuMs)}, SheetJS ${inMs(sheetJs.cpuMs)}`,
      ratio: `${(ours.cpuMs / load.cpuMs).toFixed(2)}×`,
    },
    {
      what: `${name} rows: file opened to first 100 rows told to the page`,
      value: inMs(ours.firstRowsMs),
      ...target('≤ 400 ms'),
    },
    {
      what: `${name} rows: most memory, main process and its threads`,
      value: `${ours.peakMb.toFixed(0)} MB`,
      yardstick: `exceljs ${load.peakMb.toFixed(0)} MB, SheetJS ${sheetJs.peakMb.toFixed(0)} MB`,
      ...target('≤ 350 MB'),
    },
    {
      what: `${name} rows: longest block of the main process`,
      value: inMs(ours.blockMs),
      yardstick: `exceljs ${inMs(load.blockMs)}, SheetJS ${inMs(sheetJs.blockMs)}`,
      ...target('≤ 50 ms'),
    },
  ];
}

/** Every line about importing, and the table of where the time of 100,000 rows goes. */
export async function importLines(runs: number): Promise<{ readonly lines: readonly Line[]; readonly stages: string }> {
  const script = await bundled();
  const folder = mkdtempSync(join(tmpdir(), 'masa-bench-import-'));
  try {
    const costs = new Map<number, Costs>();
    for (const rows of SIZES)
      costs.set(rows, costsOf(script, await makePayrollBook(rows, join(folder, `${rows}.xlsx`)), runs));
    const perRow = (rows: number, what: 'ms' | 'cpuMs'): number => ((costs.get(rows)?.import[what] ?? 0) * 1000) / rows;
    const flat: Line = {
      what: 'time per row at 100,000 rows beside 10,000',
      value: `${perRow(100_000, 'ms').toFixed(0)} µs`,
      yardstick: `at 10,000: ${perRow(10_000, 'ms').toFixed(0)} µs; of a processor ${perRow(100_000, 'cpuMs').toFixed(0)} and ${perRow(10_000, 'cpuMs').toFixed(0)} µs`,
      ratio: `${(perRow(100_000, 'ms') / perRow(10_000, 'ms')).toFixed(2)}×`,
      target: 'flat',
    };
    const stages = execFileSync(
      process.execPath,
      [fileURLToPath(new URL('import-stages.ts', import.meta.url)), join(folder, '100000.xlsx')],
      { encoding: 'utf8' },
    );
    return { lines: [...[...costs].flatMap(([rows, each]) => linesOf(rows, each)), flat], stages };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const { lines, stages } = await importLines(Number(process.argv[2] ?? 5));
  printTable(lines);
  console.log(`\nWhere the time of 100,000 rows goes, each stage alone in one thread:\n${stages}`);
}
