import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface LaunchOptions {
  /** The main file to run; without it the program itself (package.json's `main`, which has to be built). */
  readonly main?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A folder to start with, such as one left by an earlier start; without it a fresh one, removed by `close`. */
  readonly userData?: string;
  /** The system's language, which the program starts in. */
  readonly language?: 'tr' | 'en';
}

/** A running program. `close` quits it as a person would and cleans up; safe to call twice. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly userData: string;
  /** The window that shows `app://<host>`, waited for. */
  page(host: string): Promise<Page>;
  /** Everything the main process wrote to its error output so far. */
  errors(): string;
  close(): Promise<void>;
}

/** True when the electron package has fetched its own binary, as it does on a person's computer. */
export function realElectronInstalled(): boolean {
  const pathFile = join(root, 'node_modules/electron/path.txt');
  return existsSync(pathFile) && existsSync(join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8')));
}

/** Makes Playwright take the stand-in where there is no Electron. Nothing else in the tests knows which one it is. */
export function chooseElectron(): 'electron' | 'stand-in' {
  if (realElectronInstalled()) return 'electron';
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(root, 'test/electron-standin');
  return 'stand-in';
}

/** Which page of the program an address belongs to; the stand-in's addresses look different (see its README). */
export function hostOf(address: string): string {
  const { hostname } = new URL(address);
  return hostname.replace(/\.app\.localhost$/, '');
}

async function waitForPage(app: ElectronApplication, host: string): Promise<Page> {
  for (const deadline = Date.now() + 40_000; Date.now() < deadline;) {
    const found = app.windows().find((page) => !page.isClosed() && hostOf(page.url()) === host);
    if (found !== undefined) {
      await found.waitForLoadState('domcontentloaded');
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `no window shows app://${host}; there are: ${app
      .windows()
      .map((page) => page.url())
      .join(', ')}`,
  );
}

/** Starts the program through Playwright's own `_electron`, on Electron or on the stand-in. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  chooseElectron();
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'odeme-masasi-'));
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const posixLanguage = options.language === 'en' ? 'en_US.UTF-8' : 'tr_TR.UTF-8';
  const app = await _electron.launch({
    cwd: root,
    args: [
      options.main ?? '.',
      `--user-data-dir=${userData}`,
      `--lang=${options.language ?? 'tr'}`,
      ...(options.args ?? []),
    ],
    env: {
      ...Object.fromEntries(inherited),
      LANG: posixLanguage,
      LC_ALL: posixLanguage,
      LANGUAGE: options.language ?? 'tr',
      ...options.env,
    },
  });
  let errors = '';
  app.process().stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    app,
    userData,
    page: (host) => waitForPage(app, host),
    errors: () => errors,
    async close() {
      await app.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
