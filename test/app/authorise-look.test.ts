import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorise as english } from '../../renderer/text/en/authorise.ts';
import { authorise as turkish } from '../../renderer/text/tr/authorise.ts';
import { ENVIRONMENTS } from '../../shared/companies.ts';
import { axeFaults } from './kit/axe.ts';
import { compareWithBaseline } from './kit/baseline.ts';
import { textFaults } from './kit/layout.ts';
import { AuthorisePages, type AuthorisePageOptions } from './page/authorise-page.ts';

const BASELINES = fileURLToPath(new URL('./authorise-baselines', import.meta.url));
const WORDS = { tr: turkish, en: english } as const;
const TYPED = { tr: '8.991.855,50', en: '8,991,855.50' } as const;
const TR_WORDS = 'sekiz milyon dokuz yüz doksan bir bin sekiz yüz elli beş Türk lirası elli kuruş';
const EN_WORDS = 'eight million nine hundred ninety-one thousand eight hundred fifty-five Turkish lira and fifty kuruş';

let pages: AuthorisePages;
beforeAll(async () => {
  pages = await AuthorisePages.build();
}, 60_000);
afterAll(() => pages.close());

/** Names and counts as a full list has them, none of which is there to break something. */
const FULL = {
  newRecipients: [
    { name: 'Elif Kaya', amount: 3_055_000 },
    { name: 'Onur Çetin', amount: 3_055_000 },
    { name: 'Merve Doğan', amount: 3_055_000 },
  ],
  newRecipientCount: 3,
  biggest: [
    { name: 'Kerem Aydın', amount: 18_400_000 },
    { name: 'Selma Tunç', amount: 16_150_000 },
    { name: 'Burak Ergin', amount: 14_200_000 },
    { name: 'Deniz Uçar', amount: 13_875_000 },
    { name: 'Nihan Balcı', amount: 12_100_000 },
  ],
} as const;
const LIMIT = {
  limits: [{ code: 'payout.limit', params: { which: 'day', limit: 500_000_000, value: 899_185_550, currency: 'TRY' } }],
  limitsRefuse: true,
} as const;

/** All at once that may be odd about a list, with names as long as they are. */
const EVERY_WARNING = {
  companyName: 'Örnek Tekstil Sanayi ve Ticaret Ltd. Şti.',
  balance: 100_000_000,
  notSent: { notAccepted: 12, held: 3, dropped: 1 },
  secondApproval: true,
  limits: LIMIT.limits,
  changedIbans: ['İbrahim Şen', 'İlknur Şeyma Doğramacıoğlu', 'Onur Çetin'].map((name) => ({
    name,
    before: 'TR33 •••• 4105',
    after: 'TR82 •••• 8417',
    amount: 15_120_000,
  })),
  changedIbanCount: 5,
  newRecipients: [...FULL.newRecipients, { name: 'İlknur Şeyma Doğramacıoğlu', amount: 3_055_000 }],
  newRecipientCount: 9,
  biggest: [{ name: 'Örnek Gıda Sanayi ve Ticaret Limited Şirketi', amount: 118_400_000 }, ...FULL.biggest.slice(1)],
} as const;

async function opened({ summary = {}, press }: AuthorisePageOptions = {}): Promise<Page> {
  const totalInWords = summary.locale === 'en' ? EN_WORDS : TR_WORDS;
  const page = await pages.open({
    summary: { ...FULL, totalInWords, ...summary },
    ...(press === undefined ? {} : { press }),
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** What a person sees at each moment of the window, by the name of its picture. */
const MOMENTS: readonly (readonly [string, (locale: 'tr' | 'en', theme: string) => Promise<Page>])[] = [
  ['production', (locale, theme) => opened({ summary: { locale, theme } })],
  [
    'practice-typed',
    async (locale, theme) => {
      const page = await opened({ summary: { locale, theme, environment: 'practice' } });
      await page.locator('#typed-total').fill(TYPED[locale]);
      return page;
    },
  ],
  [
    'sandbox-second',
    async (locale, theme) => {
      const page = await opened({ summary: { locale, theme, environment: 'sandbox', secondApproval: true } });
      await page.locator('#typed-total').fill(TYPED[locale].slice(0, -1));
      return page;
    },
  ],
  ['every-warning', (locale, theme) => opened({ summary: { locale, theme, ...EVERY_WARNING } })],
  ['refused-by-limit', (locale, theme) => opened({ summary: { locale, theme, ...LIMIT } })],
  [
    'unknown',
    async (locale, theme) => {
      const press = { ok: false, problem: { code: 'iyzico.timeout', params: {} } };
      const page = await opened({ summary: { locale, theme }, press });
      await page.locator('#typed-total').fill(TYPED[locale]);
      await page.getByRole('button', { name: WORDS[locale].press, exact: true }).click();
      await page.getByRole('heading', { name: WORDS[locale].results.unknown.title }).waitFor();
      return page;
    },
  ],
];
const DRESSES = [
  ['tr', 'light'],
  ['tr', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

/** Two of the four dresses are kept as pictures; between them they hold both languages and both themes. */
const isPictured = (locale: string, theme: string): boolean => (locale === 'tr') === (theme === 'light');

describe.each(MOMENTS)('the Authorise window: %s', (name, at) => {
  test.each(DRESSES)(
    'looks as its baseline, cuts nothing off, gives axe nothing to find and holds at twice the size (%s, %s)',
    async (locale, theme) => {
      const page = await at(locale, theme);
      const png = await page.screenshot({ caret: 'hide', animations: 'disabled' });
      if (isPictured(locale, theme))
        expect(compareWithBaseline(BASELINES, `${name}-${locale}-${theme}`, png)).toEqual([]);
      expect(await textFaults(page)).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
      // All of it in one look: nothing of the list has to be scrolled for, by the page or by a part of it.
      expect(
        await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('main')].map(
            (part) => part.scrollHeight - part.clientHeight,
          ),
        ),
      ).toEqual([0, 0]);
      await page.setViewportSize({ width: 480, height: 340 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      const last = page.getByRole('button').last();
      await last.scrollIntoViewIfNeeded();
      const box = await last.boundingBox();
      expect(box !== null && box.x >= 0 && box.x + box.width <= 480 && box.y + box.height <= 340).toBe(true);
      await page.close();
    },
  );
});

test.each(DRESSES)(
  'practice, sandbox and production differ in colour, picture and words (%s, %s)',
  async (locale, theme) => {
    const seen: { name: string; ground: string; press: string; picture: string; meaning: string }[] = [];
    for (const environment of ENVIRONMENTS) {
      const page = await opened({ summary: { locale, theme, environment } });
      await page.locator('#typed-total').fill(TYPED[locale]);
      seen.push(
        await page.evaluate(() => {
          const of = (selector: string): Element => {
            const found = document.querySelector(selector);
            if (found === null) throw new Error(`there is no ${selector}`);
            return found;
          };
          return {
            name: of('.ribbon__name').textContent ?? '',
            meaning: of('.ribbon__meaning').textContent ?? '',
            picture: of('.ribbon .icon').innerHTML,
            ground: getComputedStyle(of('.ribbon')).backgroundColor,
            press: getComputedStyle(of('.button--go')).backgroundColor,
          };
        }),
      );
      await page.close();
    }
    expect(seen.map(({ name, meaning }) => ({ name, meaning }))).toEqual(
      ENVIRONMENTS.map((environment) => WORDS[locale].environments[environment]),
    );
    for (const part of ['ground', 'press', 'picture'] as const)
      expect(new Set(seen.map((each) => each[part])).size, part).toBe(ENVIRONMENTS.length);
  },
);

test.each(['light', 'dark'])('asked for more contrast, every text has seven times its ground’s (%s)', async (theme) => {
  const page = await opened({ summary: { theme, secondApproval: true } });
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  expect(await axeFaults(page, { rules: ['color-contrast-enhanced'] })).toEqual([]);
  await page.close();
});

test('in the system’s own colours the focus and the button still have an edge', async () => {
  const page = await opened();
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('#typed-total').fill(TYPED.tr);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const edge = await page.locator('.button--go').evaluate((button) => {
    const style = getComputedStyle(button);
    return { border: style.borderTopStyle, outline: style.outlineStyle };
  });
  expect(edge).toEqual({ border: 'solid', outline: 'solid' });
  await page.close();
});
