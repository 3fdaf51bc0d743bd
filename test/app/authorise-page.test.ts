import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../electron/dev/root.ts';
import type { AuthoriseSummary } from '../../shared/ipc.ts';
import { openBrowser } from './gallery-browser.ts';

/** The Authorise page as it is built, in a real Chromium under the program's policy, before a bridge that only answers. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";
const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const require = createRequire(import.meta.url);

const summary = {
  digest: '7f3a91c20b6e55aa'.repeat(4),
  companyName: 'Yıldız Tekstil Ltd. Şti.',
  environment: 'production',
  locale: 'tr',
  theme: 'light',
  listName: 'Kasım 2026 maaş',
  purpose: 'SALARY',
  currency: 'TRY',
  count: 212,
  total: 899_185_550,
  totalInWords: 'sekiz milyon dokuz yüz doksan bir bin sekiz yüz elli beş Türk lirası elli kuruş',
  payouts: [{ payoutId: 'payout-0001', requestId: 'r1', count: 212, total: 899_185_550 }],
  notSent: { notAccepted: 2, held: 0, dropped: 0 },
  balance: 940_000_000,
  commission: null,
  newRecipients: [{ name: '<img src=x onerror=alert(1)>', amount: 3_055_000 }],
  newRecipientCount: 1,
  changedIbans: [{ name: 'İbrahim Şen', before: 'TR33 •••• 4105', after: 'TR82 •••• 8417', amount: 5_120_000 }],
  changedIbanCount: 1,
  biggest: [{ name: 'Kerem Aydın', amount: 18_400_000 }],
  limits: [],
  limitsRefuse: false,
  secondApproval: false,
  operator: 'Selin Arslan',
  preparedAt: Date.UTC(2026, 10, 20, 7, 42),
} as const satisfies Record<keyof AuthoriseSummary, unknown>;

let outDir: string;
let modules: readonly string[];
let browser: Browser;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'odeme-authorise-'));
  const seen: string[] = [];
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'seen', moduleParsed: ({ id }) => void seen.push(id) }],
    build: {
      outDir,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(ROOT, 'renderer/authorise/index.html') },
    },
  });
  modules = seen;
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await rm(outDir, { recursive: true });
});

interface Bridge {
  readonly summary?: Partial<Record<keyof AuthoriseSummary, unknown>>;
  /** What a press answers; absent, it never answers. */
  readonly press?: unknown;
}

async function open({ summary: other = {}, press }: Bridge = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 960, height: 680 }, locale: 'tr-TR' });
  await page.route('https://authorise.test/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = join(outDir, path === '/' ? 'authorise/index.html' : path);
    const type = MIME[extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'content-security-policy': POLICY };
    await route.fulfill({ body: await readFile(file), headers });
  });
  await page.addInitScript(
    ([shown, answer]) => {
      const calls: [string, unknown][] = [];
      const call = (channel: string, input: unknown): Promise<unknown> => {
        calls.push([channel, input]);
        if (channel === 'authorise.view')
          return Promise.resolve({ ok: true, value: { kind: 'authorise', summary: shown } });
        if (channel !== 'authorise.press') return Promise.resolve({ ok: true, value: {} });
        return answer === null ? new Promise(() => undefined) : Promise.resolve(answer);
      };
      Object.assign(window, { authorise: { call }, calls });
    },
    [{ ...summary, ...other }, press ?? null] as const,
  );
  await page.goto('https://authorise.test/');
  await page.getByRole('heading', { name: 'Yetkilendir' }).waitFor({ state: 'attached' });
  return page;
}

const calls = (page: Page): Promise<[string, unknown][]> =>
  page.evaluate(() => (window as unknown as { calls: [string, unknown][] }).calls);
const presses = async (page: Page) => (await calls(page)).filter(([channel]) => channel === 'authorise.press');
const typeTotal = (page: Page, text: string) => page.getByLabel('Toplamı yazın').fill(text);
const button = (page: Page) => page.getByRole('button', { name: 'Yetkilendir', exact: true });

describe('the Authorise page', () => {
  test('is built of this program’s own code only', () => {
    const foreign = modules.filter((id) => id.includes('node_modules') && /\.[cm]?[jt]sx?$/.test(id));
    expect(foreign).toEqual([]);
    expect(modules.some((id) => id.endsWith('press-form.ts'))).toBe(true);
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
