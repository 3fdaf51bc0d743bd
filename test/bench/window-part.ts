/** What a person feels: the start, and the table of 100,000 rows. Measured in the program's own window (or the stand-in's). */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { start as startText } from '../../renderer/text/tr/start.ts';
import { Accountant } from '../app/kit/accountant.ts';
import { faultyRows, writeText } from '../app/kit/sheets.ts';
import { filterLine } from './filter-part.ts';
import { longLines } from './long-part.ts';
import { inMs, median } from './measured.ts';
import type { Line } from './measured.ts';

const assets = fileURLToPath(new URL('../../dist/renderer/assets', import.meta.url));
const SLOW_FRAME_MS = 32;
const WHEEL_STEPS = 150;

interface Scrolling {
  readonly frames: number;
  readonly slow: number;
  readonly longestTaskMs: number;
}

/** From the start of the process to a button that can be pressed, over fresh folders. */
async function starts(runs: number): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    const person = await Accountant.start();
    await person.button(startText.practise.press).waitFor();
    all.push(performance.now() - startedAt);
    await person.close();
  }
  return median(all);
}

/** Notes every frame and every long task until `window.benchEnd()` is called. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    const tasks: number[] = [];
    let last = performance.now();
    let isOn = true;
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Reflect.set(window, 'benchEnd', () => {
      isOn = false;
      observer.disconnect();
      return { gaps: gaps.slice(2), longest: Math.max(0, ...tasks) };
    });
  });
}

/** Turns the wheel over a place and counts frames. */
async function scroll(page: Page, selector: string, stepPx: number): Promise<Scrolling> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not in view`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await watchFrames(page);
  for (let step = 0; step < WHEEL_STEPS; step += 1) await page.mouse.wheel(0, stepPx);
  await page.waitForTimeout(300);
  const { gaps, longest } = await page.evaluate(() =>
    (Reflect.get(window, 'benchEnd') as () => { gaps: number[]; longest: number })(),
  );
  return { frames: gaps.length, slow: gaps.filter((gap) => gap > SLOW_FRAME_MS).length, longestTaskMs: longest };
}

/** A plain list of a hundred rows over the page, to be scrolled in the same minute. */
async function plainRows(page: Page): Promise<void> {
  await page.evaluate(() => {
    const plain = document.createElement('div');
    plain.id = 'bench-plain';
    plain.style.cssText = 'position:fixed;inset:80px;overflow:auto;background:white;z-index:9999';
    for (let row = 0; row < 100; row += 1) {
      const line = document.createElement('p');
      line.style.height = '34px';
      line.textContent = `Satır ${row}`;
      plain.append(line);
    }
    document.body.append(plain);
  });
}

/** From a key in an open cell to the frame that shows the letter. */
async function typing(page: Page): Promise<number> {
  await page.locator('[data-row="2"] [role=gridcell]').nth(2).click();
  await page.keyboard.press('F2');
  await page.locator('.pd-grid input').first().waitFor();
  await page.evaluate(() => {
    const all: number[] = [];
    Reflect.set(window, 'benchKeys', all);
    window.addEventListener(
      'keydown',
      () => {
        const at = performance.now();
        requestAnimationFrame(() => setTimeout(() => all.push(performance.now() - at)));
      },
      true,
    );
  });
  for (const letter of 'muhasebe') {
    await page.keyboard.press(letter);
    await page.waitForTimeout(60);
  }
  await page.keyboard.press('Escape');
  return median(await page.evaluate(() => Reflect.get(window, 'benchKeys') as number[]));
}

/** The compressed size of the scripts that the window fetched to show its first screen and a list. */
async function shippedJs(page: Page): Promise<number> {
  const names = await page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    return [...new Set(scripts.filter((path) => path.endsWith('.js')))];
  });
  return names
    .map((path) => join(assets, path.split('/').at(-1) ?? ''))
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
}

/** Every line about windows. */
export async function windowLines(): Promise<Line[]> {
  const startMs = await starts(3);
  const folder = mkdtempSync(join(tmpdir(), 'masa-bench-window-'));
  const person = await Accountant.start();
  const { page } = person;
  try {
    await person.practise();
    await person.openFile(writeText(join(folder, 'liste.csv'), faultyRows(100_000)));
    const create = person.button(person.words.importing.create);
    await create.waitFor({ timeout: 120_000 });
    const importedAt = performance.now();
    await create.click();
    await page.getByRole('grid').waitFor({ timeout: 120_000 });
    const importMs = performance.now() - importedAt;
    await page.waitForTimeout(1000);
    const grid = await scroll(page, '[role=grid]', 20_000);
    await plainRows(page);
    const plain = await scroll(page, '#bench-plain', 40);
    await page.evaluate(() => document.querySelector('#bench-plain')?.remove());
    const filtering = await filterLine(person);
    const typedMs = await typing(page);
    const long = await longLines(person);
    const jsKb = (await shippedJs(page)) / 1024;
    return [
      { what: 'start to a window that can be used', value: inMs(startMs) },
      { what: 'list of 100,000 rows made and shown', value: inMs(importMs) },
      {
        what: `wheel over 100,000 rows: frames over ${SLOW_FRAME_MS} ms`,
        value: `${grid.slow} of ${grid.frames}`,
        yardstick: `plain page of 100 rows: ${plain.slow} of ${plain.frames}`,
        target: 'no more',
      },
      {
        what: 'longest task while scrolling',
        value: inMs(grid.longestTaskMs),
        yardstick: `plain page: ${inMs(plain.longestTaskMs)}`,
        target: '≤ 50 ms',
      },
      { what: 'typing in a cell to paint', value: inMs(typedMs), target: '≤ 50 ms' },
      filtering,
      ...long,
      { what: 'JavaScript of the page up to a list, gzip', value: `${jsKb.toFixed(0)} KB` },
    ];
  } finally {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
