import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Accountant } from './accountant.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
] as const;
export const LOOKS = [
  ['tr', 'light'],
  ['tr', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;
const SETTLE_MS = 220;

/** Who is pictured: a page whose language and look can be changed. */
export type Sitter = Pick<Accountant, 'page' | 'locale' | 'prefer'>;

/** Pictures of one state after another in every language, look and size, and the page that shows them. */
export class Album {
  readonly #folder: string;
  readonly #only: readonly string[] | null;
  readonly #pictures: { readonly state: string; readonly file: string; readonly isWide: boolean }[] = [];
  readonly #startedAt = performance.now();

  constructor(folder: string, only: readonly string[] | null) {
    this.#folder = folder;
    this.#only = only;
    mkdirSync(folder, { recursive: true });
  }

  /** Takes what is on the screen, in all eight dresses; the state itself is left as it is. */
  async take(state: string, person: Sitter): Promise<void> {
    if (!this.wants(state)) return;
    const { page, locale: before } = person;
    // What lies under a resting pointer would be shown pressed or with its tooltip.
    await page.mouse.move(0, 0);
    for (const [locale, theme] of LOOKS) {
      await person.prefer(locale, theme);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.waitForTimeout(SETTLE_MS);
        await this.#shoot(state, `${locale}-${theme}-${size.width}`, page);
      }
    }
    await page.setViewportSize(SIZES[0]);
    await person.prefer(before, 'light');
    console.log(`${state.padEnd(22)} ${((performance.now() - this.#startedAt) / 1000).toFixed(1)} s`);
  }

  /** Takes a window of its own as it stands, in the dress it was opened in. */
  async takeWindow(state: string, dress: string, window: Page): Promise<void> {
    if (!this.wants(state)) return;
    await window.emulateMedia({ reducedMotion: 'reduce' });
    await window.waitForTimeout(SETTLE_MS);
    await this.#shoot(state, dress, window);
  }

  /** Takes a page that has no preferences of its own, in both sizes. */
  async takeSizes(state: string, dress: string, page: Page): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(SETTLE_MS);
      await this.#shoot(state, `${dress}-${size.width}`, page);
    }
  }

  /** Whether pictures of this state are wanted. */
  wants(state: string): boolean {
    return this.#only === null || this.#only.includes(state);
  }

  async #shoot(state: string, variant: string, page: Page): Promise<void> {
    const file = `${state}-${variant}.png`;
    await page.screenshot({ path: join(this.#folder, file) });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    this.#pictures.push({ state, file, isWide });
  }

  /** Writes the page; says which pictures had something beside the window. */
  finish(): void {
    const states = [...new Set(this.#pictures.map(({ state }) => state))];
    const figure = ({ file, isWide }: { readonly file: string; readonly isWide: boolean }): string =>
      `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${file}${isWide ? ' — scrolls sideways' : ''}</figcaption></figure>`;
    const sections = states.map(
      (state) =>
        `<h2 id="${state}">${state}</h2><div>${this.#pictures
          .filter((picture) => picture.state === state)
          .map(figure)
          .join('')}</div>`,
    );
    const links = states.map((state) => `<a href="#${state}">${state}</a>`).join(' · ');
    writeFileSync(
      join(this.#folder, 'index.html'),
      `<!doctype html><meta charset="utf-8"><title>Screens</title><style>body{font:14px system-ui;margin:24px}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:16px}img{width:100%;border:1px solid #ccc}figure{margin:0}figcaption{color:#555}</style><h1>Screens</h1><p>${links}</p>${sections.join('')}\n`,
    );
    const wide = this.#pictures.filter(({ isWide }) => isWide).map(({ file }) => file);
    console.log(`${this.#pictures.length} pictures of ${states.length} states`);
    if (wide.length > 0) console.log(`sideways: ${wide.join(', ')}`);
  }
}
