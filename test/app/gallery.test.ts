/**
 * The look and the accessibility of every component. Baselines stand in gallery-baselines/; after a change that is
 * meant, look at the pictures (`npm run gallery -- --screenshots DIR`) and write them anew with UPDATE_BASELINES=1.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openSection, pictures, THEMES } from './gallery-browser.ts';
import { SECTION_IDS } from './gallery-list.ts';
import { startGallery, type RunningGallery } from './gallery-server.ts';

const BASELINES = fileURLToPath(new URL('./gallery-baselines', import.meta.url));
const isUpdate = process.env['UPDATE_BASELINES'] === '1';
/** Fonts are bundled, but two releases of Chromium may smooth an edge differently. */
const MOST_DIFFERENT = 0.004;

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
    const file = join(BASELINES, `${name}.png`);
    if (isUpdate) {
      mkdirSync(BASELINES, { recursive: true });
      writeFileSync(file, png);
    } else faults.push(...compare(name, file, png));
  }
  expect(faults).toEqual([]);
});

function compare(name: string, file: string, png: Buffer): readonly string[] {
  if (!existsSync(file)) return [`${name}: there is no baseline`];
  const now = PNG.sync.read(png);
  const then = PNG.sync.read(readFileSync(file));
  if (now.width !== then.width || now.height !== then.height) {
    return [`${name}: ${then.width}×${then.height} became ${now.width}×${now.height}`];
  }
  const difference = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(then.data, now.data, difference.data, now.width, now.height, { threshold: 0.2 });
  const share = count / (now.width * now.height);
  if (share <= MOST_DIFFERENT) return [];
  const folder = join(tmpdir(), 'gallery-differences');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), PNG.sync.write(difference));
  return [`${name}: ${(share * 100).toFixed(2)} % of the picture differs, see ${join(folder, `${name}.png`)}`];
}

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
