import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { Accountant } from './kit/accountant.ts';
import { focused, pressAway, pressByKey, tabTo } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { PLACES } from './kit/places.ts';
import { cleanRows, faultyRows, writeSheet } from './kit/sheets.ts';

/** Stops of the Tab key that are looked at on each screen; most have fewer. */
const STOPS = 25;

/** What shows that the focused element has the focus: a ring on it, or on the box it stands in. */
const ring = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nowhere';
    const box = element.getBoundingClientRect();
    const isSeen = box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
    for (let at: Element | null = element, step = 0; at !== null && step < 4; at = at.parentElement, step += 1) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return isSeen ? 'ring' : 'out of sight';
      if (step === 0 && /inset/.test(boxShadow)) return 'ring';
    }
    return `no ring: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
  });

describe('the focus', () => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-focus-'));
    person = await Accountant.start();
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    await person.practise();
    await person.importFile(await writeSheet(join(folder, 'temiz.xlsx'), cleanRows(3, 300), true));
    batchId = await person.importFile(await writeSheet(join(folder, 'hatalı.xlsx'), faultyRows(60), true));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const openFaulty = async (): Promise<void> => {
    await PLACES.find(({ name }) => name === 'lists')?.open(person);
    await person.page.locator('.lists__name').filter({ hasText: 'atalı' }).click();
    await person.page.getByRole('grid').waitFor();
  };

  it.each(['light', 'dark'] as const)(
    'is seen at every stop of Tab on every screen (%s)',
    { timeout: 120_000 },
    async (theme) => {
      await person.prefer('tr', theme);
      const unseen = new Set<string>();
      for (const place of PLACES) {
        await place.open(person);
        for (let stop = 0; stop < STOPS; stop += 1) {
          await person.page.keyboard.press('Tab');
          const seen = await ring(person.page);
          if (seen !== 'ring' && seen !== 'nowhere') unseen.add(`${place.name}: ${seen}`);
        }
      }
      expect([...unseen]).toEqual([]);
    },
  );

  it('comes back to what opened a dialog, when it closes', async () => {
    await openFaulty();
    const { page } = person;
    await page.getByRole('gridcell').nth(3).click();
    const before = await focused(page);
    for (const keys of ['Control+K', '?', 'Control+E']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => focused(page), { message: keys }).toBe(before);
    }
    const reports = page.getByRole('button', { name: person.words.result.reports.press }).first();
    await pressByKey(page, reports);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await reports.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('is not lost when the row it stood on leaves the view', async () => {
    await openFaulty();
    const { page, words } = person;
    await person.filter(words.list.filters.errors);
    await page.locator('[data-row="0"] [role=gridcell]').nth(2).click();
    const hold = page.getByRole('complementary').getByRole('button', { name: words.list.panel.hold });
    await pressByKey(page, hold);
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('Belgesi bekleniyor');
    await pressByKey(page, person.button(words.list.place.hold, dialog));
    await dialog.waitFor({ state: 'detached' });
    await person.until(batchId, ({ counts }) => counts.held === 1);
    await expect.poll(() => focused(page)).not.toBe('nothing');
    expect(await ring(page)).not.toMatch(/no ring/);
  });

  it('is not lost when a list is deleted', async () => {
    await PLACES.find(({ name }) => name === 'lists')?.open(person);
    const { page } = person;
    const more = page.getByRole('row').filter({ hasText: 'Temiz' }).getByRole('button').last();
    await pressByKey(page, more);
    await page.getByRole('menu').waitFor();
    await page.getByRole('menuitem').last().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    await tabTo(page, dialog.getByRole('button').last());
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Temiz', { exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).not.toBe('nothing');
  });

  it('is not lost when a search or a filter takes everything away', async () => {
    await openFaulty();
    const { page, words } = person;
    await page.keyboard.press('Control+F');
    await page.keyboard.type('zzzz');
    await page.getByText(words.list.nothingFound).waitFor();
    expect(await focused(page)).toContain(words.list.searchLabel);
    await pressByKey(page, person.button(words.list.showAll));
    await page.getByRole('gridcell').first().waitFor();
    await expect.poll(() => focused(page)).not.toBe('nothing');
  });
});

/** What a screen reader is told by itself, in the order it is told. */
describe('live regions', () => {
  let folder: string;
  let person: Accountant;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-live-'));
    person = await Accountant.start();
    await person.practise();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tell the pre-result, the progress, the end, and what was saved', async () => {
    const { page, words } = person;
    await page.evaluate(() => {
      const told: string[] = [];
      Reflect.set(window, 'told', told);
      const note = (node: Node): void => {
        const element = node instanceof Element ? node : node.parentElement;
        const live = element?.closest(
          '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output',
        );
        const inside =
          element?.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert], output') ?? [];
        for (const each of live === null || live === undefined ? inside : [live, ...inside])
          told.push(each.textContent ?? '');
      };
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          note(target);
          for (const node of addedNodes) note(node);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    const told = (): Promise<string> => page.evaluate(() => (Reflect.get(window, 'told') as string[]).join('\n'));
    const rows = cleanRows(5, 600);
    const list = await person.importFile(await writeSheet(join(folder, 'canlı.xlsx'), rows, true));
    const sent = await person.send(list);
    await expect.poll(told).toContain(words.result.pre.allAccepted(5));
    const window = await person.openAuthorise();
    await window.locator('#typed-total').fill('1');
    // The Authorise window says beneath the field, as one types, whether the total is the list's.
    expect(await window.getByRole('status').innerText()).not.toBe('');
    await person.press(window, sent);
    await pressAway(window, person.button(words.authorise.results.toList, window));
    await person.follow(list);
    const region = page.getByRole('region', { name: words.result.progress.region });
    await region.waitFor();
    expect(await region.getByRole('progressbar').getAttribute('aria-valuetext')).toContain('5');
    await expect.poll(told).toContain(words.result.ended.allPaid);
    await person.saveTo(join(folder, 'rapor.xlsx'));
    await page.keyboard.press('Control+E');
    await person.button(words.result.reports.save, page.getByRole('dialog')).click();
    await expect.poll(told).toContain('rapor.xlsx');
  });
});
