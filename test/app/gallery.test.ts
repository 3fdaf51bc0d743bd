/**
 * The look and the accessibility of every component. Baselines stand in gallery-baselines/; after a change that is
 * meant, look at the pictures (`npm run gallery -- --screenshots DIR`) and write them anew with UPDATE_BASELINES=1.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openSection, pictures, THEMES } from './gallery-browser.ts';
import { SECTION_IDS } from './gallery-list.ts';
import { startGallery, type RunningGallery } from './gallery-server.ts';
import { compareWithBaseline } from './kit/baseline.ts';

const BASELINES = fileURLToPath(new URL('./gallery-baselines', import.meta.url));

let gallery: RunningGallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await startGallery();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

test('every section looks as its baseline', { timeout: 180_000 }, async () => {
  const faults: string[] = [];
  for await (const { name, png } of pictures(browser, gallery.url)) {
    faults.push(...compareWithBaseline(BASELINES, name, png));
  }
  expect(faults).toEqual([]);
});

test('the list of pictured sections is the gallery’s', async () => {
  const page = await browser.newPage();
  await page.goto(gallery.url);
  const ids = await page.locator('.g-section > h2').evaluateAll((heads) => heads.map((head) => head.id.slice(2)));
  await page.close();
  expect(ids).toEqual(SECTION_IDS);
});

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.each(THEMES)('axe, %s', (theme) => {
  test.each(SECTION_IDS)('%s', async (section) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
    await openSection(page, gallery.url, section, theme);
    await page.addScriptTag({ content: axeSource });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: readonly AxeFinding[] }> };
      };
      const found = await axe.run({ resultTypes: ['violations'] });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join(' ')}`),
      );
    });
    await page.close();
    expect(violations).toEqual([]);
  });
});

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}

test('nothing of the components breaks the content security policy', async () => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  for (const section of ['screen', 'fields', 'menus', 'dialog', 'palette'] as const) {
    await openSection(page, gallery.url, section, 'light');
  }
  await page.close();
  expect(refused).toEqual([]);
});

test.each([
  ['200 % zoom', { width: 640, height: 400 }],
  ['1024×700', { width: 1024, height: 700 }],
])('%s: the page does not scroll sideways', async (_name, viewport) => {
  const page = await browser.newPage({ viewport });
  await openSection(page, gallery.url, 'facts', 'light');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.close();
  expect(overflow).toBeLessThanOrEqual(0);
});
