/**
 * The guards on a running program: what a page that was taken over tries, and does not get. Everything goes through
 * Playwright's `_electron`, so the same tests run on Electron and on the stand-in. Which guard is shown where is listed
 * in test/electron-standin/README.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGuardsApp } from './guards-app/build.ts';
import { pageGuards } from './guards-cases.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

interface GuardsWindow {
  readonly guards: {
    ask(channel: string, ...inputs: unknown[]): Promise<{ ok: boolean; value?: unknown; problem?: { code: string } }>;
    pathOf(file: File): string;
  };
  readonly events: [string, unknown][];
}
declare const window: GuardsWindow & Window & typeof globalThis;

let folder: string;
let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guards-'));
  launched = await launchApp({ main: await buildGuardsApp(folder) });
  page = await launched.page('desk');
  await page.getByText('own script ran').waitFor();
});

afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Still our page, alive and answering. */
async function expectUnmoved(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await page.getByText('own script ran').isVisible()).toBe(true);
  expect(await page.evaluate(() => window.guards.ask('desk/echo', { text: 'here' }))).toMatchObject({ value: 'here' });
  expect(launched.app.windows()).toHaveLength(1);
}

pageGuards('a page that was taken over', async () => {
  const other = await launchApp({ main: await buildGuardsApp(mkdtempSync(join(tmpdir(), 'guards-'))) });
  return { launched: other, page: await other.page('desk') };
});

describe('the page itself', () => {
  test('has no Node, no ipcRenderer, and a frozen bridge', async () => {
    const found = await page.evaluate(() => {
      const before = window.guards.ask;
      try {
        Object.assign(window.guards, { ask: () => 'mine' });
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      return [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'ipcRenderer'),
        typeof Reflect.get(window, 'electron'),
        window.guards.ask === before,
        Object.isFrozen(window.guards),
      ];
    });
    expect(found).toEqual(['undefined', 'undefined', 'undefined', 'undefined', true, true]);
  });

  test('that changes the built-in prototypes does not change the preload', async () => {
    const answer = await page.evaluate(async () => {
      const { call } = Function.prototype;
      const { toJSON } = Object.prototype as { toJSON?: unknown };
      let touched = 0;
      const spoil = (on: object, name: string, value: unknown) => Reflect.set(on, name, value);
      spoil(Function.prototype, 'call', function called(this: (...args: unknown[]) => unknown, ...args: unknown[]) {
        touched += 1;
        return Reflect.apply(this, args[0], args.slice(1));
      });
      spoil(Object.prototype, 'toJSON', () => 'spoilt');
      try {
        return [await window.guards.ask('desk/echo', { text: 'a' }), touched];
      } finally {
        spoil(Function.prototype, 'call', call);
        if (toJSON === undefined) Reflect.deleteProperty(Object.prototype, 'toJSON');
      }
    });
    expect(answer).toEqual([{ ok: true, value: 'a' }, 0]);
  });
});

describe('files', () => {
  test('the path of a file that the person chose is told to the preload', async () => {
    const file = join(folder, 'ödeme listesi.xlsx');
    writeFileSync(file, 'x');
    await page.setInputFiles('#file', file);
    const path = await page.evaluate(() => {
      const chosen = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
      return chosen === undefined ? '' : window.guards.pathOf(chosen);
    });
    expect(path).toBe(file);
  });

  test('a file that the page made up has no path', async () => {
    expect(await page.evaluate(() => window.guards.pathOf(new File(['x'], '/etc/passwd')))).toBe('');
  });
});

describe('the IPC door', () => {
  const reports = () => launched.app.evaluate(() => Reflect.get(globalThis, 'guardReports') as { event: string }[]);

  test.each([
    ['an unknown key', [{ text: 'x', admin: true }]],
    ['the wrong type', [{ text: { toString: 'x' } }]],
    ['no input', []],
    ['too many inputs', [{ text: 'x' }, 1]],
    ['a Map', [new Map()]],
    ['a Date', [{ text: new Date(0) }]],
    ['bytes', [new Uint8Array(8)]],
  ])('answers %s with bad input', async (_what, inputs) => {
    const answer = await page.evaluate((sent) => window.guards.ask('desk/echo', ...sent), inputs);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'badInput' } });
  });

  test('answers a polluting key with bad input, and no object is changed by it', async () => {
    const answer = await page.evaluate(() =>
      window.guards.ask('desk/echo', JSON.parse('{"text":"x","__proto__":{"polluted":1}}')),
    );
    // Electron's bridge drops the key on the way; where it arrives, the door refuses it.
    expect(answer.ok || answer.problem?.code === 'badInput').toBe(true);
    expect(await launched.app.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBeUndefined();
  });

  test('answers five million characters with bad input', async () => {
    const answer = await page.evaluate(() => window.guards.ask('desk/echo', { text: 'x'.repeat(5_000_000) }));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'badInput' } });
  });

  test('has no channel of another page', async () => {
    const outcome = await page.evaluate(() =>
      window.guards.ask('authorise/press', {}).then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
  });

  test('lets neither an exception nor an answer outside the contract out', async () => {
    const answers = await page.evaluate(async () => [
      await window.guards.ask('desk/broken'),
      await window.guards.ask('desk/liar'),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { code: 'internal' } });
    expect(JSON.stringify(answers)).not.toMatch(/secret path|hidden/);
  });

  test('turns away a window that floods it, and lets it in again a little later', async () => {
    const codes = await page.evaluate(async () => {
      const answers = await Promise.all(
        Array.from({ length: 900 }, () => window.guards.ask('desk/echo', { text: 'x' })),
      );
      return answers.map((answer) => (answer.ok ? 'ok' : (answer.problem?.code ?? '')));
    });
    expect(codes).toContain('tooManyRequests');
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(300);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expectUnmoved();
    expect((await reports()).some(({ event }) => event === 'tooManyRequests')).toBe(true);
  });

  test('refuses another origin that got hold of the preload', async () => {
    const opened = launched.app.waitForEvent('window');
    await launched.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({ webPreferences: { preload, sandbox: true } });
        Object.assign(globalThis, { other });
        await other.loadURL('app://authorise/index.html');
      },
      join(folder, 'preload.cjs'),
    );
    const foreign = await opened;
    await foreign.getByText('Other page').waitFor();
    const answer = await foreign.evaluate(() => window.guards.ask('desk/echo', { text: 'x' }));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
    await launched.app.evaluate(() => (Reflect.get(globalThis, 'other') as { destroy(): void }).destroy());
    await expect.poll(() => launched.app.windows().length).toBe(1);
  });

  test('refuses our own address in a window that was not opened for it', async () => {
    const opened = launched.app.waitForEvent('window');
    await launched.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({ webPreferences: { preload, sandbox: true } });
        Object.assign(globalThis, { other });
        await other.loadURL('app://desk/index.html');
      },
      join(folder, 'preload.cjs'),
    );
    const copy = await opened;
    await copy.getByText('own script ran').waitFor();
    const answer = await copy.evaluate(() => window.guards.ask('desk/echo', { text: 'x' }));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
    await launched.app.evaluate(() => (Reflect.get(globalThis, 'other') as { destroy(): void }).destroy());
    await expect.poll(() => launched.app.windows().length).toBe(1);
  });
});

test('developer tools stay shut', async () => {
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.openDevTools());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened(),
    ),
  ).toBe(false);
});
