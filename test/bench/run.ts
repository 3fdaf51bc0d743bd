/**
 * `npm run bench [-- --runs N] [--all]`: how fast the program is beside yardsticks measured in the same run, as medians,
 * each part in a process of its own. `--all` adds the tables of reading, rows, reports, and everything a person can start
 * (read.ts, rows.ts, report.ts, actions.ts).
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chooseElectron } from '../app/launch.ts';
import { importLines } from './import-lines.ts';
import { inMs, inTurns, printTable } from './measured.ts';
import type { Line, Measured } from './measured.ts';
import { pageImportLines } from './page-import-part.ts';
import type { ReportCost } from './report-part.ts';
import { windowLines } from './window-part.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, all: { type: 'boolean', default: false } },
});
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What is measured, beside what. */
const PAIRS = [
  ['1,000 items signed, sent and answered', 'send 1000', 'bare JSON and HMAC', 'json and hmac 1000'],
  ['asking about 10,000 items, every page', 'ask about 10000', '250 bare requests', 'bare requests 250'],
] as const;

console.log(
  `» ${availableParallelism()} processors, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(
      ' ',
    )} when it began; windows are ${chooseElectron() === 'electron' ? 'Electron’s' : 'the stand-in’s'}. On a machine that others use too, look at the ratios.`,
);
const costs = inTurns(
  script('desk-part.ts'),
  PAIRS.flatMap(([, ours, , bare]) => [ours, bare]),
  Number(values.runs),
);
const cost = (name: string): Measured => {
  const found = costs.get(name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};
const lines = PAIRS.map(([what, ours, yardstick, bare]): Line => {
  const [mine, theirs] = [cost(ours), cost(bare)];
  return {
    what,
    value: `${inMs(mine.ms)}, peak ${mine.peakMb.toFixed(0)} MB`,
    yardstick: `${yardstick}: ${inMs(theirs.ms)}, peak ${theirs.peakMb.toFixed(0)} MB`,
    ratio: `${(mine.ms / theirs.ms).toFixed(1)}×`,
  };
});
/** Saving a status report beside exceljs writing the very same cells; the list is imported once, the two take turns. */
const reportLine = (rows: number): Line => {
  const output = execFileSync(process.execPath, ['--expose-gc', script('report-part.ts'), String(rows), values.runs], {
    encoding: 'utf8',
  });
  const cost = JSON.parse(output.trim().split('\n').at(-1) ?? '') as ReportCost;
  return {
    what: `status report of ${rows.toLocaleString('en')} rows`,
    value: `${inMs(cost.ms)}, main blocked at most ${inMs(cost.blockMs)}, ${(cost.peakMb - cost.beforeMb).toFixed(0)} MB more (${cost.beforeMb.toFixed(0)} → ${cost.peakMb.toFixed(0)} MB of the whole program)`,
    yardstick: `bare exceljs, same cells and styles: ${inMs(cost.bareMs)}`,
    ratio: `${(cost.ms / cost.bareMs).toFixed(1)}×`,
    target: '1.3×, 50 ms, 400 MB',
  };
};
const imports = await importLines(Math.max(5, Number(values.runs)));
const inPage = await pageImportLines();
printTable([...imports.lines, ...inPage, ...lines, reportLine(10_000), reportLine(100_000), ...(await windowLines())]);
console.log(`\nWhere the time of importing 100,000 rows goes, each stage alone in one thread:\n${imports.stages}`);

const search = execFileSync(process.execPath, ['--expose-gc', script('rows.ts'), '100000'], { encoding: 'utf8' });
console.log('\nOver 100,000 rows in the ledger:');
for (const line of search.split('\n').filter((each) => values.all || /^(history|filter|search|sort|rss)/.test(each)))
  if (line !== '') console.log(`  ${line}`);
if (values.all)
  for (const name of ['read.ts', 'report.ts', 'actions.ts']) {
    console.log(`\n${name}:`);
    execFileSync(process.execPath, [script(name)], { stdio: 'inherit' });
  }
process.exit(0);
