import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../shared/ids.ts';
import { SETTINGS_TEXT } from '../../renderer/screens/settings/settings-text.ts';
import { COMMON, LISTS } from '../../renderer/text/areas.ts';
import { Accountant } from './kit/accountant.ts';
import { axeFaults } from './kit/axe.ts';
import { focused, pressAway } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { LIST_PLACE, PLACES, untilSettled } from './kit/places.ts';
import { cleanRows, faultyRows, writeSheet } from './kit/sheets.ts';

const sideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** The page draws itself anew for a window of another size; what then still lies beside it does for good. */
const staysWide = async (page: Page): Promise<boolean> => {
  for (const deadline = Date.now() + 5000; Date.now() < deadline;) {
    if (!(await sideways(page))) return false;
    await page.waitForTimeout(50);
  }
  return true;
};

/** What still moves although less motion was asked for. */
const movingParts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const isLong = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0);
      const moves = isLong(transitionDuration) || (animationName !== 'none' && isLong(animationDuration));
      return moves ? [`${element.tagName}.${element.getAttribute('class') ?? ''} moves`] : [];
    });
    return [...new Set(found)];
  });

const USUAL = { width: 1280, height: 800 };
const SMALL = [
  ['1024×700', { width: 1024, height: 700 }],
  ['twice the size', { width: 640, height: 400 }],
] as const;
const DRESSES = [
  ['tr', 'light'],
  ['tr', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

/** Each language and each theme once: for what has nothing in it that only the two together make. */
const TWO_DRESSES = [
  ['tr', 'light'],
  ['en', 'dark'],
] as const;

describe('accessibility', () => {
  let folder: string;
  let person: Accountant;
  let sheet: string;
  let live: CompanyId;
  const leaving = { tr: /Vazgeç|Kapat/, en: /Cancel|Close/ } as const;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-access-'));
    sheet = await writeSheet(join(folder, 'liste.xlsx'), faultyRows(60), true);
    person = await Accountant.start();
    // What fades in has, on its way, colours that nobody reads.
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    await person.practise();
    const sent = await person.importFile(await writeSheet(join(folder, 'giden.xlsx'), cleanRows(3, 200), true));
    await person.send(sent);
    await person.importFile(sheet);
    live = (await person.ask('companies.add', { name: 'Canlı A.Ş.', environment: 'production', colour: 'rust' })).id;
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // Going to a screen is what takes the time: each is looked at in every way there is while one stands on it.
  it.each(DRESSES)(
    'every screen gives axe nothing to find, moves nothing with less motion asked for, lies beside no window, and says what it is (%s, %s)',
    { timeout: 180_000 },
    async (locale, theme) => {
      const { page } = person;
      await person.prefer(locale, theme);
      const found: string[] = [];
      for (const place of PLACES) {
        await place.open(person);
        const note = (faults: readonly string[]): void =>
          void found.push(...faults.map((fault) => `${place.name}: ${fault}`));
        note(await axeFaults(page));
        note(await movingParts(page));
        if (!/^(start|settings)/.test(place.name)) {
          await expect.poll(() => focused(page), { message: place.name }).not.toBe('nothing');
        }
        if (!place.name.startsWith('settings') && (await page.locator('h1').count()) !== 1)
          note(['not one first heading']);
        if ((await page.getByRole('main').count()) !== 1) note(['not one main part']);
        if (locale === 'tr') {
          await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
          note(await axeFaults(page, { rules: ['color-contrast-enhanced'] }));
          await page.emulateMedia({ contrast: null, reducedMotion: 'reduce' });
        }
        for (const [name, size] of SMALL) {
          await page.setViewportSize(size);
          if (await staysWide(page)) note([`something lies beside the window at ${name}`]);
        }
        await page.setViewportSize(USUAL);
      }
      expect(found).toEqual([]);
      expect(await page.title()).toContain(person.text(COMMON).appName);
    },
  );

  it.each(TWO_DRESSES)(
    'axe finds nothing in what opens above the screens (%s, %s)',
    { timeout: 60_000 },
    async (locale, theme) => {
      const { page } = person;
      await person.prefer(locale, theme);
      const { list, lists, settings, common } = {
        ...person.words,
        lists: person.text(LISTS),
        settings: person.text(SETTINGS_TEXT),
        common: person.text(COMMON),
      };
      const found: string[] = [];
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      const look = async (name: string, open: () => Promise<void>): Promise<void> => {
        await open();
        await dialog.waitFor();
        await untilSettled(person);
        found.push(...(await axeFaults(page)).map((line) => `${name}: ${line}`));
        if ((await focused(page)) === 'nothing') found.push(`${name}: nothing has the focus`);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      };
      const key = (keys: string) => (): Promise<void> => page.keyboard.press(keys);
      const press = (name: string) => (): Promise<void> => person.button(name).click();
      const choose = (name: string) => async (): Promise<void> => {
        await page
          .getByRole('button', { name: lists.more('') })
          .first()
          .click();
        await page.getByRole('menuitem', { name }).click();
      };
      await LIST_PLACE.open(person);
      await look('palette', key('Control+K'));
      await look('shortcuts', key('?'));
      await look('report', key('Control+E'));
      await look('fix', press(list.selection.fix));
      const isChosen = page.getByRole('region', { name: list.selection.label });
      await page.locator('.pd-grid__selector').nth(1).click();
      await isChosen.waitFor();
      await look('hold back', () => person.button(list.selection.hold, isChosen).click());
      await look('drop', () => person.button(list.selection.drop, isChosen).click());
      await person.button(list.selection.clear, isChosen).click();
      await PLACES.find(({ name }) => name === 'lists')?.open(person);
      await look('rename', choose(lists.rename));
      await look('copy', choose(lists.copy));
      await look('delete', choose(lists.remove));
      await look('period report', press(lists.report.action));
      await PLACES.find(({ name }) => name === 'settings-company')?.open(person);
      await look('remove the company', press(settings.company.remove));
      await person.goTo(common.nav.lists);
      await person.openFile(sheet);
      await person.button(person.words.importing.create).waitFor();
      found.push(...(await axeFaults(page)).map((line) => `import: ${line}`));
      expect(found).toEqual([]);
    },
  );

  it.each(DRESSES)(
    'axe finds nothing in the windows of keys, of limits and of Authorise (%s, %s)',
    async (locale, theme) => {
      await person.prefer(locale, theme);
      const found: string[] = [];
      const look = async (name: string, window: Page): Promise<void> => {
        await window.emulateMedia({ reducedMotion: 'reduce' });
        await window.getByRole('button').first().waitFor();
        found.push(...(await axeFaults(window)).map((line) => `${name}: ${line}`));
        expect(
          await window.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']]),
        ).toEqual([locale, theme]);
        // The last button of the keys' window saves; the first one leaves.
        await pressAway(window, window.getByRole('button', { name: leaving[locale] }).first());
      };
      await person.ask('companies.openKeys', { companyId: live });
      await look('keys', await person.running.page('keys'));
      await person.ask('companies.openLimits', { companyId: live });
      await look('limits', await person.running.page('authorise'));
      await PLACES.find(({ name }) => name === 'lists')?.open(person);
      await person.page.locator('.lists__name').filter({ hasText: 'Giden' }).click();
      await look('authorise', await person.openAuthorise());
      expect(found).toEqual([]);
    },
  );

  it('in the system’s own colours everything that is pressed, chosen or focused has an edge', async () => {
    await person.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await LIST_PLACE.open(person);
    const edges = await person.page.evaluate(() => {
      const edge = (selector: string): string => {
        const found = document.querySelector(selector);
        if (found === null) throw new Error(`there is no ${selector}`);
        const { borderBottomStyle, outlineStyle, borderBottomWidth } = getComputedStyle(found);
        return outlineStyle !== 'none' || (borderBottomStyle !== 'none' && borderBottomWidth !== '0px')
          ? 'edge'
          : `${selector} has none`;
      };
      return [
        '.pd-button',
        '.pd-chip[data-selected]',
        '.pd-nav__item[aria-current=page]',
        '.pd-pill',
        '.pd-input',
        '.pd-ribbon',
      ].map(edge);
    });
    await person.page.keyboard.press('Tab');
    const focus = await person.page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    await person.page.emulateMedia({ forcedColors: null, reducedMotion: 'reduce' });
    expect(edges).toEqual(edges.map(() => 'edge'));
    expect(focus).toBe('solid');
  });
});

describe('the recovery screen', () => {
  let folder: string;
  let person: Accountant;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-access-'));
    const first = await Accountant.start({ userData: folder });
    await first.practise();
    await first.close();
    writeFileSync(join(folder, 'ledger/ledger.db'), 'x'.repeat(8192));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['tr', 'en'] as const)(
    'gives axe nothing to find in either theme, and fits a small window (%s)',
    async (language) => {
      // Where the records cannot be read neither can the preferences; it follows the system.
      person = await Accountant.start({ userData: folder, language });
      await person.page.setViewportSize({ width: 640, height: 400 });
      await person.button(person.words.start.recovery.quit).waitFor();
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await untilSettled(person);
        found.push(...(await axeFaults(person.page)));
      }
      const isSideways = await sideways(person.page);
      const focus = await focused(person.page);
      await person.close();
      expect(found).toEqual([]);
      expect(isSideways).toBe(false);
      expect(focus).not.toBe('nothing');
    },
  );
});
