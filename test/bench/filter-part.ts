/** The filter over a long list: from the press to the paint, beside as many plain cells replaced in the same page. */
import type { Page } from 'playwright-core';
import { list as listText } from '../../renderer/text/tr/list.ts';
import type { Accountant } from '../app/kit/accountant.ts';
import { inMs, median, type Line } from './measured.ts';

const RUNS = 7;

/** From a press to the frame in which the table shows the other view's rows, and their number. */
async function untilShown(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'benchShown');
    const grid = document.querySelector('[role=grid]');
    if (grid === null) throw new Error('there is no table');
    const before = grid.getAttribute('aria-rowcount');
    let pressedAt = 0;
    window.addEventListener('pointerdown', () => (pressedAt = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      // The first row of the whole list is right; the first row of its errors has a cell that is not.
      const isThere = document.querySelector('[data-row="0"] [aria-invalid=true]') !== null;
      if (grid.getAttribute('aria-rowcount') === before || !isThere) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => Reflect.set(window, 'benchShown', performance.now() - pressedAt)));
    });
    observer.observe(grid, { attributes: true, subtree: true, childList: true, characterData: true });
  });
  await press();
  await page.waitForFunction(() => Reflect.has(window, 'benchShown'), undefined, { polling: 20 });
  return page.evaluate(() => Reflect.get(window, 'benchShown') as number);
}

/** A plain table over the page and a button that replaces its cells: what the browser alone needs for as many. */
async function plainTable(page: Page): Promise<void> {
  await page.evaluate(() => {
    const cells = document.querySelectorAll('[data-row] > [data-column]').length;
    const plain = document.createElement('div');
    plain.id = 'bench-table';
    plain.style.cssText = 'position:fixed;inset:80px;overflow:auto;background:white;z-index:9999';
    const button = document.createElement('button');
    button.textContent = 'Değiştir';
    const body = document.createElement('div');
    let turn = 0;
    button.addEventListener('click', () => {
      turn += 1;
      body.replaceChildren(
        ...Array.from({ length: cells }, (_, index) => {
          const cell = document.createElement('span');
          cell.style.cssText = 'display:inline-block;width:12%;height:34px';
          cell.textContent = `Hücre ${turn} ${index}`;
          return cell;
        }),
      );
    });
    plain.append(button, body);
    document.body.append(plain);
  });
}

async function untilReplaced(page: Page): Promise<number> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'benchShown');
    const button = document.querySelector('#bench-table button');
    let pressedAt = 0;
    window.addEventListener('pointerdown', () => (pressedAt = performance.now()), { capture: true, once: true });
    button?.addEventListener(
      'click',
      () =>
        requestAnimationFrame(() => setTimeout(() => Reflect.set(window, 'benchShown', performance.now() - pressedAt))),
      { once: true },
    );
  });
  await page.locator('#bench-table button').click();
  await page.waitForFunction(() => Reflect.has(window, 'benchShown'), undefined, { polling: 20 });
  return page.evaluate(() => Reflect.get(window, 'benchShown') as number);
}

/** Filters the open list to its errors, in turns with the plain table. */
export async function filterLine(person: Accountant): Promise<Line> {
  const { page } = person;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processorMs = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const errors = page.locator('.pd-chip').filter({ hasText: listText.filters.errors });
  const [shown, processor, plain]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const before = await processorMs();
    shown.push(await untilShown(page, () => errors.click()));
    processor.push((await processorMs()) - before);
    await person.filter(listText.filters.all);
    await page.waitForTimeout(500);
    await plainTable(page);
    plain.push(await untilReplaced(page));
    await page.evaluate(() => document.querySelector('#bench-table')?.remove());
  }
  return {
    what: 'filter to errors over 100,000 rows, press to paint',
    value: `${inMs(median(shown))}; the page's processor time ${inMs(median(processor))}`,
    yardstick: `as many plain cells: ${inMs(median(plain))}`,
    ratio: `${(median(shown) / median(plain)).toFixed(1)}×`,
    target: '≤ 100 ms',
  };
}
