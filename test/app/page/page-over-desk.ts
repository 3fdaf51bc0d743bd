import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { DeskParts } from '../../../electron/desk.ts';
import type { TestDesk } from '../../fixtures/open-desk.ts';
import { openTestDesk } from '../../fixtures/open-desk.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The program's policy (electron/app-protocol.ts, which only runs inside Electron), so that what it refuses is seen. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";

export interface BuiltPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the main page into a folder of its own and serves it on this machine under the program's own policy. */
export async function buildPage(): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../../renderer', import.meta.url)),
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = normalize(path === '/' ? '/index.html' : path);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    readFile(join(folder, file)).then(
      (content) => response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface PageOverDesk {
  readonly page: Page;
  readonly desk: TestDesk;
  /** What the page wrote to its console as an error: broken rules of the policy among them. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

type Ask = (channel: Parameters<TestDesk['call']>[0], input: never) => Promise<unknown>;

/** What stands between the page and the desk: it may answer late, answer something else, or never. */
export type Between = (channel: string, ask: () => Promise<unknown>) => Promise<unknown>;

/**
 * The main page in a plain Chromium tab, over the real desk in this process: everything but Electron itself. For looking
 * at screens and trying them; the application's own tests go through Electron.
 */
export async function openPage(
  browser: Browser,
  url: string,
  look: { readonly width: number; readonly height: number; readonly colorScheme: 'light' | 'dark' },
  parts: Partial<DeskParts> = {},
  between: Between = (_channel, ask) => ask(),
): Promise<PageOverDesk> {
  const { width, height, colorScheme } = look;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  page.on('pageerror', (error) => void faults.push(String(error)));
  const tell = (name: string, event: unknown): void =>
    void page
      .evaluate((told) => window.dispatchEvent(new CustomEvent('desk', { detail: told })), { name, event })
      .catch(() => undefined);
  const desk = await openTestDesk({
    ...parts,
    tell: (event) => tell('changed', event),
    progress: (event) => tell('progress', event),
    firstRows: (event) => tell('firstRows', event),
  });
  const ask: Ask = (channel, input) => between(channel, () => desk.call(channel, input));
  await page.exposeFunction('deskCall', ask);
  await page.addInitScript(() => {
    const bridge = {
      call: Reflect.get(window, 'deskCall'),
      on: (name: string, listener: (event: unknown) => void) => {
        const hear = (event: Event): void => {
          if (event instanceof CustomEvent && event.detail.name === name) listener(event.detail.event);
        };
        window.addEventListener('desk', hear);
        return () => window.removeEventListener('desk', hear);
      },
      fileToken: () => Promise.resolve({ ok: false, problem: { code: 'notFound', params: {} } }),
    };
    Reflect.set(window, 'desk', bridge);
  });
  await page.goto(url);
  return {
    page,
    desk,
    faults,
    close: async () => {
      await page.close();
      await desk.close();
    },
  };
}
