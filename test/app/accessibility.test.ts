import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/text/tr/common.ts';
import { Accountant } from './kit/accountant.ts';
import { focused } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { LIST_PLACE, PLACES } from './kit/places.ts';
import { faultyRows, writeSheet } from './kit/sheets.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, one line each; nothing is what every screen must give. The pages' policy allows no foreign script, so its source is handed over by the DevTools. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as {
      run(
        where: object,
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    };
    const { violations: found } = await axe.run(
      // React Aria's announcer names what was announced by its id for a few seconds, also when that has gone.
      // The palette's results are walked by the field's own arrows (aria-activedescendant), which also scroll them.
      { exclude: ['.pd-palette__list', '[data-live-announcer]'] },
      { resultTypes: ['violations'] },
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`),
    );
  });
}

const sideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('accessibility', () => {
  let folder: string;
  let person: Accountant;
  let sheet: string;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-access-'));
    sheet = await writeSheet(join(folder, 'liste.xlsx'), faultyRows(60), true);
    person = await Accountant.start();
    // What fades in has, on its way, colours that nobody reads.
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    await person.practise();
    await person.importFile(sheet);
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['tr', 'light'],
    ['tr', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('axe finds nothing on any screen (%s, %s)', { timeout: 120_000 }, async (locale, theme) => {
    await person.page.setViewportSize({ width: 1280, height: 800 });
    await person.prefer(locale, theme);
    const found: string[] = [];
    for (const place of PLACES) {
      await place.open(person);
      found.push(...(await violations(person.page)).map((line) => `${place.name}: ${line}`));
    }
    expect(found).toEqual([]);
  });

  it('axe finds nothing in what opens above the list', async () => {
    await person.prefer('tr', 'light');
    await LIST_PLACE.open(person);
    const found: string[] = [];
    const look = async (name: string, keys: string): Promise<void> => {
      await person.page.keyboard.press(keys);
      await person.page.getByRole('dialog').waitFor();
      await person.page.waitForTimeout(300);
      found.push(...(await violations(person.page)).map((line) => `${name}: ${line}`));
      await person.page.keyboard.press('Escape');
      await person.page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await look('palette', 'Control+K');
    await look('shortcuts', '?');
    await look('report', 'Control+E');
    await person.button(person.words.list.selection.fix).click();
    await person.page.getByRole('dialog').waitFor();
    found.push(...(await violations(person.page)).map((line) => `fix: ${line}`));
    await person.page.keyboard.press('Escape');
    await person.openFile(sheet);
    await person.button(person.words.importing.create).waitFor();
    found.push(...(await violations(person.page)).map((line) => `import: ${line}`));
    expect(found).toEqual([]);
  });

  it.each([
    ['1024×700', { width: 1024, height: 700 }],
    ['twice the size', { width: 640, height: 400 }],
  ] as const)('nothing of any screen lies beside the window at %s', { timeout: 60_000 }, async (_name, size) => {
    await person.page.setViewportSize(size);
    const wide: string[] = [];
    for (const place of PLACES) {
      await place.open(person);
      if (await sideways(person.page)) wide.push(place.name);
    }
    await person.page.setViewportSize({ width: 1280, height: 800 });
    expect(wide).toEqual([]);
  });

  it('the focus goes with a person to every screen', async () => {
    for (const place of PLACES.slice(1, 6)) {
      await place.open(person);
      await expect.poll(() => focused(person.page)).not.toBe('nothing');
    }
  });

  it('the screen says what it is: language, one first heading, a main part', async () => {
    for (const place of PLACES.filter(({ name }) => !name.startsWith('settings'))) {
      await place.open(person);
      expect([place.name, await person.page.locator('h1').count()]).toEqual([place.name, 1]);
      expect(await person.page.getByRole('main').count()).toBe(1);
    }
    expect(await person.page.title()).toContain(common.appName);
  });

  it('the colours of the system’s high contrast are followed', async () => {
    await person.page.emulateMedia({ forcedColors: 'active' });
    await LIST_PLACE.open(person);
    const border = await person.page
      .locator('.pd-button')
      .first()
      .evaluate((button) => getComputedStyle(button).borderTopStyle);
    await person.page.emulateMedia({ forcedColors: null });
    expect(border).not.toBe('none');
  });
});
