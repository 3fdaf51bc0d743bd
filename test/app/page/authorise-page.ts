import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../../../electron/dev/root.ts';
import type { AuthoriseSummary } from '../../../shared/approval.ts';
import { openBrowser } from '../gallery-browser.ts';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";
const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const HEADINGS = { tr: 'Yetkilendir', en: 'Authorise' } as const;

/** A list as main describes it to the Authorise window. */
export const summary = {
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

export interface AuthorisePageOptions {
  readonly summary?: Partial<Record<keyof AuthoriseSummary, unknown>>;
  /** What a press answers; absent, it never answers. */
  readonly press?: unknown;
}

/** The Authorise page as it is built, in a real Chromium under the program's policy, before a bridge that only answers. */
export class AuthorisePages {
  readonly browser: Browser;
  /** Everything the page was built of. */
  readonly modules: readonly string[];
  readonly #folder: string;

  private constructor(browser: Browser, modules: readonly string[], folder: string) {
    this.browser = browser;
    this.modules = modules;
    this.#folder = folder;
  }

  static async build(): Promise<AuthorisePages> {
    const folder = await mkdtemp(join(tmpdir(), 'odeme-authorise-'));
    const modules: string[] = [];
    await build({
      root: join(ROOT, 'renderer'),
      configFile: false,
      logLevel: 'error',
      plugins: [{ name: 'seen', moduleParsed: ({ id }) => void modules.push(id) }],
      build: {
        outDir: folder,
        target: 'chrome140',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: join(ROOT, 'renderer/authorise/index.html') },
      },
    });
    return new AuthorisePages(await openBrowser(), modules, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.#folder, { recursive: true });
  }

  async open({ summary: other = {}, press }: AuthorisePageOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({
      viewport: { width: 960, height: 680 },
      locale: 'tr-TR',
      timezoneId: 'Europe/Istanbul',
    });
    await page.route('https://authorise.test/**', async (route) => {
      const path = new URL(route.request().url()).pathname;
      const file = join(this.#folder, path === '/' ? 'authorise/index.html' : path);
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
    const shown = { ...summary, ...other };
    await page
      .getByRole('heading', { name: HEADINGS[shown.locale === 'en' ? 'en' : 'tr'] })
      .waitFor({ state: 'attached' });
    return page;
  }
}
