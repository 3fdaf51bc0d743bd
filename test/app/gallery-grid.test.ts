/** The grid in a real browser: keyboard pattern, editing, clipboard, focus, and 100,000 rows. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser, openSection } from './gallery-browser.ts';
import { startGallery, type RunningGallery } from './gallery-server.ts';

const FRAMES = 30;

let gallery: RunningGallery;
let browser: Browser;
let page: Page;

// One page for all: each test opens its section anew, which leaves nothing of the one before.
beforeAll(async () => {
  gallery = await startGallery();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Where the focus is, by the grid's own numbers (the header is row 1). */
const focus = () =>
  page.evaluate(() => {
    const cell = document.activeElement;
    return {
      role: cell?.getAttribute('role'),
      row: Number(cell?.closest('[role=row]')?.getAttribute('aria-rowindex')),
      column: Number(cell?.getAttribute('aria-colindex')),
      text: cell?.textContent ?? '',
    };
  });
const cell = (row: number, column: number) => page.locator(`[aria-rowindex="${row}"] > [aria-colindex="${column}"]`);
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const openGrid = async () => {
  await openSection(page, gallery.url, 'grid', 'light');
  await cell(2, 3).click();
};
const paste = (text: string) =>
  page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

describe('keyboard (WAI-ARIA grid pattern)', () => {
  beforeEach(openGrid);

  test('is one Tab stop', async () => {
    expect(await page.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') ?? null)).toBeNull();
    await press('Shift+Tab');
    expect(await focus()).toMatchObject({ role: 'gridcell', row: 2, column: 3 });
  });

  test.each([
    [['ArrowDown', 'ArrowDown', 'ArrowRight'], { row: 4, column: 4 }],
    [['End'], { row: 2, column: 10 }],
    [['End', 'Home'], { row: 2, column: 1 }],
    [['Control+End'], { row: 41, column: 10 }],
    [['Control+End', 'Control+Home'], { row: 2, column: 1 }],
    [['PageDown'], { row: 13, column: 3 }],
    [['ArrowUp'], { row: 1, column: 3, role: 'columnheader' }],
  ])('%s', async (keys, place) => {
    await press(...keys);
    expect(await focus()).toMatchObject(place);
  });

  test('the focused cell is in view, not under the header', async () => {
    await press('Control+End', 'PageUp', 'PageUp', 'PageUp');
    const covered = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      const head = document.querySelector('.pd-grid__head')?.getBoundingClientRect();
      return box === undefined || head === undefined || box.top < head.bottom - 1;
    });
    expect(covered).toBe(false);
  });

  test('Space selects rows, Ctrl+A all, Esc none', async () => {
    const selected = () => page.locator('[role=row][aria-selected=true]').count();
    await press('Escape');
    expect(await selected()).toBe(0);
    await press(' ', 'ArrowDown');
    expect(await selected()).toBe(1);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', ' ');
    expect(await selected()).toBe(4);
    await press('Control+a');
    expect(await page.locator('[role=row][data-row]:not([aria-selected=true])').count()).toBe(1);
    await press('Escape', 'Escape');
    expect(await selected()).toBe(0);
  });

  test('the header sorts with Enter and opens its menu with Alt+ArrowDown', async () => {
    await press('ArrowUp', 'Enter');
    expect(await cell(1, 3).getAttribute('aria-sort')).toBe('ascending');
    await press('Enter', 'Enter');
    expect(await cell(1, 3).getAttribute('aria-sort')).toBe('none');
    await press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'Sütunu gizle' }).waitFor();
    await press('Escape');
    await expect.poll(focus).toMatchObject({ role: 'columnheader', column: 3 });
  });

  test('columns are widened, moved and hidden by keyboard', async () => {
    const width = async () => (await cell(1, 3).boundingBox())?.width ?? 0;
    const before = await width();
    await press('ArrowUp', 'Alt+ArrowRight');
    expect((await width()) - before).toBeCloseTo(16, 0);
    await press('Alt+Shift+ArrowRight');
    expect(await cell(1, 3).getAttribute('aria-label')).toBe('IBAN / kimlik');
    expect(await focus()).toMatchObject({ column: 4, text: 'Alıcı' });
    await press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'Sütunu gizle' }).click();
    expect(await page.getByRole('columnheader', { name: 'Alıcı' }).count()).toBe(0);
  });
});

describe('editing in place', () => {
  beforeEach(openGrid);

  test('typing replaces, Enter takes it and goes down', async () => {
    await page.keyboard.type('Cansu Işık');
    await press('Enter');
    expect(await focus()).toMatchObject({ row: 3, column: 3 });
    expect(await cell(2, 3).textContent()).toBe('Cansu Işık');
  });

  test('F2 changes what is there, Esc leaves it', async () => {
    await press('F2', 'End');
    await page.keyboard.type('!');
    await press('Escape');
    expect(await focus()).toMatchObject({ row: 2, column: 3, text: 'Ayşe Yılmaz' });
  });

  test('Tab takes it and goes on to the next cell', async () => {
    await press('F2', 'End');
    await page.keyboard.type(' Kaya');
    await press('Tab');
    expect(await focus()).toMatchObject({ row: 2, column: 4 });
    expect(await cell(2, 3).textContent()).toBe('Ayşe Yılmaz Kaya');
  });

  test('a click elsewhere takes it', async () => {
    await page.keyboard.type('Can');
    await cell(6, 7).click();
    expect(await cell(2, 3).textContent()).toBe('Can');
    expect(await focus()).toMatchObject({ row: 6, column: 7 });
  });

  test('a masked cell is edited whole, in groups of four', async () => {
    await press('ArrowRight', 'F2');
    const input = page.locator('input.pd-grid__editor');
    await expect.poll(() => input.inputValue()).toBe('TR33 0006 1005 1978 6457 8413 26');
    await input.fill('tr330006100519786457841327');
    expect(await input.inputValue()).toBe('TR33 0006 1005 1978 6457 8413 27');
    await press('Enter');
    expect(await cell(2, 4).textContent()).toBe('TR33 0006 1005 1978 6457 8413 27');
  });

  test('a list of values opens, chooses, and gives the focus back', async () => {
    await cell(2, 9).click();
    await press('Enter');
    await page.getByRole('option', { name: 'Prim' }).waitFor();
    await press('ArrowDown', 'Enter');
    await expect.poll(focus).toMatchObject({ row: 2, column: 9 });
    expect(await cell(2, 9).textContent()).toBe('Prim');
  });

  test('a box is ticked with Space', async () => {
    await cell(3, 10).focus();
    await cell(2, 10).click();
    await press('ArrowDown', ' ');
    expect(await cell(3, 10).getByRole('img').getAttribute('aria-label')).toBe('Bekletiliyor');
  });
});

describe('clipboard', () => {
  beforeEach(openGrid);

  test('a block from Excel falls on the cells from the focus on', async () => {
    await paste('Ahmet\t"TR1\n2"\r\nBurcu\tTR34\r\n');
    expect(await cell(2, 3).textContent()).toBe('Ahmet');
    expect(await cell(3, 3).textContent()).toBe('Burcu');
    expect(await cell(3, 4).textContent()).toContain('TR34');
    expect(await focus()).toMatchObject({ row: 2, column: 3 });
  });

  test('one cell pasted on a block fills it', async () => {
    await cell(4, 7).click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    await paste('Prim');
    expect(await Promise.all([4, 5, 6, 7].map((row) => cell(row, 7).textContent()))).toEqual([
      'Prim',
      'Prim',
      'Prim',
      'Kasım 2026 ücret',
    ]);
  });

  test('copies the block as spreadsheets read it', async () => {
    await press('Shift+ArrowDown');
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
    expect(copied).toBe('Ayşe Yılmaz\r\nŞükrü Çağlar');
  });
});

describe('100,000 rows', () => {
  beforeEach(async () => {
    await openSection(page, gallery.url, 'grid-huge', 'light');
    await cell(2, 3).click();
  });

  test('the end is reached, drawn, and the way back keeps the focus', async () => {
    await press('Control+End');
    expect(await focus()).toMatchObject({ row: 100_001 });
    await expect.poll(async () => (await cell(100_001, 3).textContent()) ?? '').toContain('Nihan');
    await press('Control+Home');
    expect(await focus()).toMatchObject({ row: 2, column: 1 });
  });

  test('scrolling away does not lose the focus', async () => {
    const scrolled = () => page.evaluate(() => document.querySelector('.pd-grid__scroller')?.scrollTop ?? -1);
    await press('ArrowDown');
    await expect.poll(focus).toMatchObject({ row: 3, column: 3 });
    // Not by the wheel: a turn that a busy browser has kept back would scroll away again after the way back.
    await page.evaluate(() => document.querySelector('.pd-grid__scroller')?.scrollTo(0, 60_000));
    await expect.poll(scrolled).toBe(60_000);
    await expect.poll(() => cell(3, 3).count()).toBe(1);
    expect(await focus()).toMatchObject({ role: 'gridcell', row: 3, column: 3 });
    await press('ArrowDown');
    await expect.poll(focus).toMatchObject({ row: 4, column: 3 });
    await expect.poll(scrolled).toBeLessThan(200);
  });

  // How long a frame takes is measured by the bench, on a machine of its own.
  test('only what is in view is drawn, also on the way from end to end', { timeout: 120_000 }, async () => {
    const most = await page.evaluate(async (frames) => {
      const scroller = document.querySelector('.pd-grid__scroller');
      if (scroller === null) throw new Error('there is no grid');
      let rows = 0;
      for (let frame = 0; frame <= frames; frame += 1) {
        scroller.scrollTop = (scroller.scrollHeight * frame) / frames;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        rows = Math.max(rows, document.querySelectorAll('[role=row]').length);
      }
      return rows;
    }, FRAMES);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(50);
    await expect.poll(async () => (await cell(100_001, 3).textContent()) ?? '').toContain('Nihan');
  });
});
