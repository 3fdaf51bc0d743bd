/**
 * One import or one yardstick in a process of its own: `node import-part.js <part> <workbook>` prints its cost as JSON.
 * `import-lines.ts` bundles it with the workers as the program is bundled, so that nothing of what is measured is the
 * stripping of types.
 */
import { readFileSync } from 'node:fs';
import type { Buffer as ExcelBuffer } from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { openTestDesk } from '../fixtures/open-desk.ts';
import type { ImportCost } from './import-lines.ts';

const [, , part = '', path = ''] = process.argv;

/** The whole wait, as nobody stands between: the file is opened, and the proposal accepted as it is. */
async function importing(): Promise<Partial<ImportCost>> {
  let firstRowsMs = Number.NaN;
  let startedAt = 0;
  const desk = await openTestDesk({ firstRows: () => (firstRowsMs = performance.now() - startedAt) });
  const company = await desk.must('companies.practise', { name: 'Bench' });
  desk.shell.choose = path;
  const file = await desk.must('import.choose', {});
  if (file === null) throw new Error('no file');
  const cost = await measured(async () => {
    startedAt = performance.now();
    const view = await desk.must('import.open', { companyId: company.id, fileToken: file.fileToken });
    const openMs = performance.now() - startedAt;
    await desk.must('import.finish', {
      importId: view.importId,
      choice: view.choice,
      name: 'Bench',
      period: '2026-11',
      purpose: 'SALARY',
      sameFileReason: null,
    });
    return { openMs, firstRowsMs };
  });
  await desk.close();
  return cost;
}

const PARTS: Readonly<Record<string, () => Promise<Partial<ImportCost>>>> = {
  import: importing,
  'exceljs load': async () => {
    const { default: exceljs } = await import('exceljs');
    const bytes = readFileSync(path);
    return measured(async () => {
      await new exceljs.Workbook().xlsx.load(bytes as unknown as ExcelBuffer);
      return {};
    });
  },
  'SheetJS read': async () => {
    const { read } = await import('xlsx');
    const bytes = readFileSync(path);
    return measured(() => {
      read(bytes, { type: 'buffer' });
      return Promise.resolve({});
    });
  },
  unzip: async () => {
    const bytes = readFileSync(path);
    return measured(async () => {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true });
      for await (const entry of zip.eachEntry())
        for await (const piece of await zip.openReadStreamPromise(entry)) void piece;
      return {};
    });
  },
};

/** Time, processor time of the process, the most memory it held, and the longest stretch the main thread was busy in one go. */
async function measured(work: () => Promise<Partial<ImportCost>>): Promise<Partial<ImportCost>> {
  let last = process.threadCpuUsage();
  let blockMs = 0;
  const look = (): void => {
    const now = process.threadCpuUsage();
    blockMs = Math.max(blockMs, (now.user + now.system - last.user - last.system) / 1000);
    last = now;
  };
  const tick = setInterval(look, 5);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const more = await work();
  const ms = performance.now() - startedAt;
  look();
  clearInterval(tick);
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, peakMb: peakMb(), blockMs, ...more };
}

/** The most memory this process held. Linux counts in `maxRSS` what the process had before it became this program. */
function peakMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(found?.[1]) / 1024;
}

const run = PARTS[part];
if (run === undefined) throw new Error(`one of: ${Object.keys(PARTS).join(', ')}`);
console.log(JSON.stringify(await run()));
process.exit(0);
