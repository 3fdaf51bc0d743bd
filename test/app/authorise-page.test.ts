import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuthorisePages, type AuthorisePageOptions, summary } from './page/authorise-page.ts';

const require = createRequire(import.meta.url);
let pages: AuthorisePages;

beforeAll(async () => {
  pages = await AuthorisePages.build();
}, 60_000);
afterAll(() => pages.close());

const open = (options?: AuthorisePageOptions): Promise<Page> => pages.open(options);
const calls = (page: Page): Promise<[string, unknown][]> =>
  page.evaluate(() => (window as unknown as { calls: [string, unknown][] }).calls);
const presses = async (page: Page) => (await calls(page)).filter(([channel]) => channel === 'authorise.press');
const typeTotal = (page: Page, text: string) => page.getByLabel('Toplamı yazın').fill(text);
const button = (page: Page) => page.getByRole('button', { name: 'Yetkilendir', exact: true });

describe('the Authorise page', () => {
  test('is built of this program’s own code only', () => {
    const foreign = pages.modules.filter((id) => id.includes('node_modules') && /\.[cm]?[jt]sx?$/.test(id));
    expect(foreign).toEqual([]);
    expect(pages.modules.some((id) => id.endsWith('press-form.ts'))).toBe(true);
  });

  test('shows names as text, whatever they hold', async () => {
    const page = await open();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });

  test('does not press when Enter is typed in the field, nor by a script’s click', async () => {
    const page = await open();
    await typeTotal(page, '8.991.855,50');
    await page.keyboard.press('Enter');
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.button--go')?.click());
    expect(await presses(page)).toEqual([]);
    await page.close();
  });

  test('does not press while the typed total differs', async () => {
    const page = await open();
    await typeTotal(page, '8.991.855,05');
    await page.getByText('toplamla aynı değil').waitFor();
    await button(page).click({ force: true });
    expect(await presses(page)).toEqual([]);
    await page.close();
  });

  test('presses by keyboard alone, once, with the digest that was shown', async () => {
    const page = await open();
    await page.keyboard.type('8991855,5');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await presses(page)).toEqual([
      ['authorise.press', { digest: summary.digest, typedTotal: '8991855,5', second: null }],
    ]);
    await page.close();
  });

  test('stays open while the answer is awaited', async () => {
    const page = await open();
    await typeTotal(page, '8.991.855,50');
    await button(page).click();
    await page.getByText('iyzico’nun yanıtı bekleniyor').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Vazgeç' }).click({ force: true });
    expect((await calls(page)).map(([channel]) => channel)).not.toContain('authorise.close');
    await page.close({ runBeforeUnload: false });
  });

  test('shows the list again, with an empty field, when it changed meanwhile', async () => {
    const page = await open({ press: { ok: false, problem: { code: 'payout.digest', params: {} } } });
    await typeTotal(page, '8.991.855,50');
    await button(page).click();
    await page.getByRole('alert').getByText('Liste değişti, onayınız geçersiz oldu').waitFor();
    expect(await page.getByLabel('Toplamı yazın').inputValue()).toBe('');
    await page.close();
  });

  test('asks for the second person’s name and PIN, and empties a wrong PIN', async () => {
    const press = { ok: false, problem: { code: 'payout.pin', params: {} } };
    const page = await open({ summary: { secondApproval: true }, press });
    await typeTotal(page, '8.991.855,50');
    await button(page).click({ force: true });
    expect(await presses(page)).toEqual([]);
    await page.getByLabel('İkinci onaylayan').fill('Mehmet Kaya');
    await page.getByLabel('PIN').fill('2468');
    await button(page).click();
    await page.getByText('PIN yanlış; yeniden girin.').waitFor();
    expect(await page.getByLabel('PIN').inputValue()).toBe('');
    await page.close();
  });

  test('is not to be pressed when a limit refuses', async () => {
    const limit = { which: 'day', limit: 500_000_000, value: 899_185_550, currency: 'TRY' };
    const page = await open({
      summary: { limits: [{ code: 'payout.limit', params: limit }], limitsRefuse: true },
    });
    await typeTotal(page, '8.991.855,50');
    await button(page).click({ force: true });
    expect(await presses(page)).toEqual([]);
    await page.getByText('Günlük sınır 5.000.000,00 ₺').waitFor();
    await page.close();
  });

  test.each(['light', 'dark'])('has nothing that axe finds, in %s', async (theme) => {
    const page = await open({ summary: { theme, secondApproval: true } });
    const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    const session = await page.context().newCDPSession(page);
    // Through the debugger, since the page's policy lets no script in.
    await session.send('Runtime.evaluate', { expression: source });
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'axe.run().then(({ violations }) => violations.map(({ id }) => id))',
      awaitPromise: true,
      returnByValue: true,
    });
    expect(result.value).toEqual([]);
    await page.close();
  });
});
