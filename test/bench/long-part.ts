/** Work on every row of a long list: how long it takes, when the person is first told, and whether anything stands still meanwhile. */
import type { Page } from 'playwright-core';
import type { RowQuery } from '../../shared/row-query.ts';
import type { Accountant } from '../app/kit/accountant.ts';
import { inMs, type Line } from './measured.ts';

const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
const TOLD_WITHIN_MS = 500;

interface Work {
  readonly ms: number;
  readonly firstToldMs: number | null;
  readonly told: number;
  readonly pageMs: number;
  readonly mainMs: number;
}

/** Notes what the page is told and how long it and the main process stand still, until `benchWorkEnd`. */
async function watch(person: Accountant): Promise<void> {
  await person.app.evaluate(() => {
    let last = performance.now();
    let longest = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - 5);
      last = now;
    }, 5);
    Reflect.set(globalThis, 'benchMain', () => {
      clearInterval(timer);
      return longest;
    });
  });
  await person.page.evaluate(() => {
    const startedAt = performance.now();
    const told: number[] = [];
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)));
    observer.observe({ entryTypes: ['longtask'] });
    const desk = Reflect.get(window, 'desk') as { on(name: string, hear: () => void): () => void };
    const stop = desk.on('progress', () => told.push(performance.now() - startedAt));
    Reflect.set(window, 'benchWork', () => {
      observer.disconnect();
      stop();
      return { firstToldMs: told[0] ?? null, told: told.length, pageMs: Math.max(0, ...tasks) };
    });
  });
}

async function working(person: Accountant, page: Page, work: () => Promise<unknown>): Promise<Work> {
  await watch(person);
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  // The page reads again what changed; that belongs to it.
  await page.waitForTimeout(1_000);
  const seen = await page.evaluate(() =>
    (Reflect.get(window, 'benchWork') as () => Pick<Work, 'firstToldMs' | 'told' | 'pageMs'>)(),
  );
  const mainMs = await person.app.evaluate(() => (Reflect.get(globalThis, 'benchMain') as () => number)());
  return { ms, mainMs, ...seen };
}

/** The list that is open, all of it changed and changed back. */
export async function longLines(person: Accountant): Promise<readonly Line[]> {
  const { page } = person;
  const batchId = await person.newestList();
  const fix = { kind: 'setText', field: 'description', text: 'Aralık 2026 maaş ödemesi', onlyEmpty: false } as const;
  const works: readonly (readonly [what: string, work: () => Promise<unknown>])[] = [
    ['a rule for every row of it', () => person.ask('rows.fix', { batchId, rowIds: null, query: ALL, fix })],
    ['that undone', () => person.ask('rows.undo', { batchId })],
  ];
  const lines: Line[] = [];
  for (const [what, work] of works) {
    const { ms, firstToldMs, told, pageMs, mainMs } = await working(person, page, work);
    const first = firstToldMs === null ? 'never told' : `told ${told} times, first after ${inMs(firstToldMs)}`;
    lines.push(
      { what, value: `${inMs(ms)}, ${first}`, target: `told within ${TOLD_WITHIN_MS} ms` },
      { what: '  longest task of the page; main held', value: `${inMs(pageMs)}; ${inMs(mainMs)}`, target: '≤ 50 ms' },
    );
  }
  return lines;
}
