import { existsSync } from 'node:fs';
import { type Browser, type Page, chromium } from 'playwright-core';
import { SECTION_IDS, WHOLE_PAGE } from './gallery-list.ts';

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** Where distributions put Chromium, and where Chrome lies on the machines of the release workflow; `CHROMIUM` names another. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Opens the system's Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('No Chromium was found. Install it, or name it in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--font-render-hinting=slight',
      '--force-color-profile=srgb',
    ],
  });
}

/** Opens one section alone, with fonts loaded and nothing moving; the notices of the content policy are faults. */
export async function openSection(page: Page, url: string, section: string, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(`${url}?section=${section}&theme=${theme}`);
  await page.waitForSelector('[data-section]');
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  if (section === 'menus') await page.getByRole('button', { name: 'Dışa aktar' }).click();
  if (section === 'grid-huge')
    await page.waitForFunction(() => document.querySelector('.pd-grid__placeholder') === null);
  await untilDrawn(page);
}

/** Overlays come in over two frames even without motion, and say so while they do; then the frame is painted. */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let still = 0; still < 3; still += 1) {
      await frame();
      if (document.querySelector('[data-entering], [data-exiting]') !== null) still = -1;
    }
  });
}

/** A picture of the section that is open. */
export function pictureOf(page: Page, section: string): Promise<Buffer> {
  const picture = WHOLE_PAGE.includes(section) ? page : page.locator('[data-section]');
  return picture.screenshot({ caret: 'hide', animations: 'disabled' });
}

/** A picture of every section in both themes, by name. */
export async function* pictures(
  browser: Browser,
  url: string,
): AsyncGenerator<{ readonly name: string; readonly png: Buffer }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  for (const section of SECTION_IDS) {
    for (const theme of THEMES) {
      await openSection(page, url, section, theme);
      yield { name: `${section}-${theme}`, png: await pictureOf(page, section) };
    }
  }
  await page.close();
}
