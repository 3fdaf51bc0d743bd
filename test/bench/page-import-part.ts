/**
 * What importing a long file costs the page: the longest time it was busy in one go, from the file's drop to the list's
 * rows. Counted by the processor time of each task of the page's main thread, so that a busy machine says the same.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { Accountant } from '../app/kit/accountant.ts';
import { inMs, type Line } from './measured.ts';
import { makePayrollBook } from './payroll-book.ts';

const ROWS = 100_000;

/** The parts of Chromium's trace events that are read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What one stretch of work cost the page's main thread. */
interface Busy {
  /** The longest task, by its processor time. */
  readonly taskMs: number;
  /** The longest task, by the clock on the wall. */
  readonly wallMs: number;
  readonly allMs: number;
}

async function traced(cdp: CDPSession, work: () => Promise<void>): Promise<Busy> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  });
  await work();
  await cdp.send('Tracing.end');
  await complete;
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) => name === 'RunTask' && tdur !== undefined && main.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('the page’s trace has no tasks');
  return {
    taskMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
    wallMs: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    allMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
  };
}

/** The page's lines: while the file is read and its columns are shown, and while the list is made and shown. */
export async function pageImportLines(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'masa-bench-page-'));
  const path = await makePayrollBook(ROWS, join(folder, 'liste.xlsx'));
  const person = await Accountant.start();
  try {
    const { page } = person;
    await person.practise();
    const cdp = await page.context().newCDPSession(page);
    const create = person.button(person.words.importing.create);
    const reading = await traced(cdp, async () => {
      await person.openFile(path);
      await create.waitFor({ timeout: 120_000 });
    });
    const making = await traced(cdp, async () => {
      await create.click();
      await page.getByRole('grid').waitFor({ timeout: 120_000 });
    });
    const line = (what: string, busy: Busy): Line => ({
      what: `${ROWS.toLocaleString('en')} rows: longest block of the page while ${what}`,
      value: `${inMs(busy.taskMs)} of a processor, ${inMs(busy.wallMs)} on the wall`,
      yardstick: `all its tasks: ${inMs(busy.allMs)}`,
      target: '≤ 50 ms',
    });
    return [line('the file is read', reading), line('the list is made and shown', making)];
  } finally {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename)
  for (const { what, value, yardstick } of await pageImportLines()) console.log(`${what}: ${value} (${yardstick})`);
