/**
 * The look and the accessibility of every component. Baselines stand in gallery-baselines/; after a change that is
 * meant, look at the pictures (`npm run gallery -- --screenshots DIR`) and write them anew with UPDATE_BASELINES=1.
 */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openSection, pictureOf, THEMES } from './gallery-browser.ts';
import { SECTION_IDS } from './gallery-list.ts';
import { startGallery, type RunningGallery } from './gallery-server.ts';
import { axeFaults } from './kit/axe.ts';
import { compareWithBaseline } from './kit/baseline.ts';

const BASELINES = fileURLToPath(new URL('./gallery-baselines', import.meta.url));

let gallery: RunningGallery;
let browser: Browser;
let page: Page;
const refused: string[] = [];

beforeAll(async () => {
  gallery = await startGallery();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

// One opening of a section is looked at in every way there is: opening is what takes the time.
describe.each(THEMES)('%s', (theme) => {
  test.each(SECTION_IDS)(
    '%s looks as its baseline, gives axe nothing to find and keeps the policy',
    async (section) => {
      refused.length = 0;
      await openSection(page, gallery.url, section, theme);
      expect(compareWithBaseline(BASELINES, `${section}-${theme}`, await pictureOf(page, section))).toEqual([]);
      expect(await axeFaults(page, { excluded: [] })).toEqual([]);
      expect(refused).toEqual([]);
    },
  );
});

test('the list of pictured sections is the gallery’s', async () => {
  await page.goto(gallery.url);
  const ids = await page.locator('.g-section > h2').evaluateAll((heads) => heads.map((head) => head.id.slice(2)));
  expect(ids).toEqual(SECTION_IDS);
});

test.each([
  ['200 % zoom', { width: 640, height: 400 }],
  ['1024×700', { width: 1024, height: 700 }],
])('%s: the page does not scroll sideways', async (_name, viewport) => {
  await page.setViewportSize(viewport);
  await openSection(page, gallery.url, 'facts', 'light');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
