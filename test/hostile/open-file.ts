/**
 * Opens one file as the program does and prints what came of it and what it cost, for `workbooks.test.ts`:
 * `node open-file.ts <path>`. In a process of its own, so that memory and blocked time are this file's alone.
 */
import { openWorkbook, readTable } from '../../electron/workbook/reader.ts';
import { ReadingWorker } from '../../electron/workbook/reading-worker.ts';
import type { RowTyped } from '../../shared/rows.ts';

const worker = new ReadingWorker();
const source = { path: process.argv[2] ?? '' };
let longestCpuMs = 0;
let last = process.threadCpuUsage();
/** CPU time of this thread between two ticks: the length of a block, whatever else the machine is doing. */
const tick = setInterval(() => {
  const now = process.threadCpuUsage();
  longestCpuMs = Math.max(longestCpuMs, (now.user + now.system - last.user - last.system) / 1000);
  last = now;
}, 5);
const startedCpu = process.cpuUsage();
const started = performance.now();
const outcome = await openWorkbook(source, { worker });
const wallMs = performance.now() - started;
const used = process.cpuUsage(startedCpu);
clearInterval(tick);
const rows: RowTyped[] = [];
if (outcome.ok) {
  await readTable(source, outcome.value.choice, {
    worker,
    period: '2026-11',
    onRows: (chunk) => void rows.push(...chunk.slice(0, 20)),
  });
}
await worker.close();
const report = {
  problem: outcome.ok ? null : [outcome.problem.code, ...Object.values(outcome.problem.params)].join(' '),
  sheet: outcome.ok ? outcome.value.choice.sheet : null,
  headers: outcome.ok ? outcome.value.table.columns.map((column) => column.header.slice(0, 40)) : [],
  rows: rows.slice(0, 5),
  wallMs,
  cpuMs: (used.user + used.system) / 1000,
  longestCpuMs,
  peakMb: process.resourceUsage().maxRSS / 1000,
};
console.log(JSON.stringify(report));
