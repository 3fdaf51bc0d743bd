/**
 * What a person waits for after "Save": `node --expose-gc test/bench/report-part.ts <rows> [turns]` imports a list into a real desk and
 * saves its status report, in turns with the yardstick, which writes the very same cells with exceljs alone. Prints JSON.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RowId } from '../../shared/ids.ts';
import { minor } from '../../shared/money.ts';
import { EMPTY_TYPED } from '../../shared/rows.ts';
import type { ReportRow } from '../../electron/workbook/write/report-data.ts';
import { cleanRows, writeText, type SheetRow } from '../app/kit/sheets.ts';
import { linesOf, writeBare } from './bare-report.ts';
import { deskWithCompany, importList } from './desk-list.ts';
import { median } from './measured.ts';

/** What saving a report cost, beside the yardstick. */
export interface ReportCost {
  readonly ms: number;
  readonly bareMs: number;
  /** The first of each in the process: nothing is compiled yet. */
  readonly firstMs: number;
  readonly bareFirstMs: number;
  /** The longest the main thread worked without a pause while the report was written. */
  readonly blockMs: number;
  /** The whole program's memory at its highest meanwhile, and before. */
  readonly peakMb: number;
  readonly beforeMb: number;
}

/** A row that was never sent, as the ledger gives it. */
function reportRow({ name, iban, amount, description, reference }: SheetRow, index: number): ReportRow {
  return {
    rowId: `row-${String(index).padStart(8, '0')}` as RowId,
    index,
    excelRow: index + 2,
    typed: { ...EMPTY_TYPED, recipient: iban, name, amount: String(amount), description, reference },
    values: {
      recipientType: 'IBAN',
      recipientInfo: iban,
      name,
      amount: minor(Math.round(Number(amount) * 100)),
      currency: 'TRY',
      description,
      reference,
      nonWithdrawable: false,
    },
    extra: [],
    issues: [],
    place: 'in',
    placeReason: '',
    edited: [],
    attempt: null,
  };
}

const rssMb = (): number => process.memoryUsage.rss() / 1e6;

/** Runs something and watches this thread meanwhile: its longest stretch of work between two ticks, and the memory. */
async function watched(work: () => Promise<unknown>): Promise<{ ms: number; blockMs: number; peakMb: number }> {
  let last = process.threadCpuUsage();
  let [blockMs, peakMb] = [0, rssMb()];
  const look = (): void => {
    const now = process.threadCpuUsage();
    blockMs = Math.max(blockMs, (now.user + now.system - last.user - last.system) / 1000);
    peakMb = Math.max(peakMb, rssMb());
    last = now;
  };
  const clock = setInterval(look, 5);
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  look();
  clearInterval(clock);
  return { ms, blockMs, peakMb };
}

async function measure(count: number, turns: number): Promise<ReportCost> {
  const folder = mkdtempSync(join(tmpdir(), 'masa-bench-'));
  const { desk, companyId } = await deskWithCompany();
  const file = join(folder, 'liste.csv');
  // By another process: what making the file takes is no memory of the program.
  execFileSync(process.execPath, [import.meta.filename, 'file', String(count), file]);
  const batchId = await importList(desk, companyId, file);
  const [path, barePath] = [join(folder, 'rapor.xlsx'), join(folder, 'exceljs.xlsx')];
  desk.shell.saveTo = path;
  const request = { kind: 'status', batchId, companyId: null, period: null, masked: true, locale: 'tr' } as const;
  // The person has sent the list meanwhile, and has the dialog open. V8 gives what ended threads had back after 8 seconds.
  await desk.must('reports.prepare', {});
  globalThis.gc?.();
  await wait(10_000);
  const beforeMb = rssMb();
  const ours = [await watched(() => desk.must('reports.save', request))];
  const peakMb = ours[0]?.peakMb ?? 0;
  // From here on the yardstick's own cells are in memory too, so that memory is not looked at any more.
  const lines = linesOf(cleanRows(count).map(reportRow));
  const bare = [(await watched(() => writeBare(lines, barePath))).ms];
  for (let turn = 1; turn < turns; turn += 1) {
    ours.push(await watched(() => desk.must('reports.save', request)));
    bare.push((await watched(() => writeBare(lines, barePath))).ms);
  }
  const [size, bareSize] = [statSync(path).size, statSync(barePath).size];
  // Small lists have a summary that weighs.
  if (count >= 10_000 && Math.abs(size / bareSize - 1) > 0.05)
    throw new Error(`not the same work: ${size} and ${bareSize} bytes`);
  await desk.close();
  rmSync(folder, { recursive: true });
  return {
    ms: median(ours.map(({ ms }) => ms)),
    bareMs: median(bare),
    firstMs: ours[0]?.ms ?? 0,
    bareFirstMs: bare[0] ?? 0,
    blockMs: Math.max(...ours.map((each) => each.blockMs)),
    peakMb,
    beforeMb,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , count, turns, file] = process.argv;
  if (count === 'file') writeText(file ?? '', cleanRows(Number(turns)));
  else console.log(JSON.stringify(await measure(Number(count), Number(turns ?? 3))));
  process.exit(0);
}
