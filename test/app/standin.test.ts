/**
 * What tests of the program rely on in the thing that runs it. Nothing here says "stand-in": on Electron the same
 * holds, and where the two differ the stand-in is wrong.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGuardsApp } from './guards-app/build.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

interface TestWindow {
  readonly guards: { ask(channel: string, ...inputs: unknown[]): Promise<{ value: unknown }> };
  readonly events: [string, unknown][];
}
declare const window: TestWindow & Window & typeof globalThis;

let folder: string;
let main: string;
let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standin-'));
  main = await buildGuardsApp(folder);
  launched = await launchApp({ main, language: 'tr' });
  page = await launched.page('desk');
  await page.getByText('own script ran').waitFor();
});
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('values cross to the main process and back as structured clones', async () => {
  await launched.app.evaluate(({ ipcMain }) => ipcMain.handle('test/clone', (_event, value: unknown) => value));
  const back = await page.evaluate(async () => {
    const sent = {
      date: new Date(5),
      map: new Map([[1, new Set([2])]]),
      none: undefined,
      big: 10n,
      nan: NaN,
      zero: -0,
    };
    const bytes = new Uint8Array([1, 255]);
    const all: Record<string, unknown> = { ...sent, bytes, error: new RangeError('kaput') };
    const got = (await window.guards.ask('test/clone', all)) as unknown as typeof all;
    return [
      got['date'] instanceof Date && got['date'].getTime(),
      got['map'] instanceof Map && (got['map'].get(1) as Set<number>).has(2),
      'none' in got,
      String(got['big']),
      Number.isNaN(got['nan']),
      Object.is(got['zero'], -0),
      [...(got['bytes'] as Uint8Array)],
      got['error'] instanceof Error && got['error'].message,
    ];
  });
  expect(back).toEqual([5, true, true, '10', true, true, [1, 255], 'kaput']);
});

test('a handler that throws rejects with Electron’s words', async () => {
  await launched.app.evaluate(({ ipcMain }) =>
    ipcMain.handle('test/throw', () => {
      throw new RangeError('kaput');
    }),
  );
  const message = await page.evaluate(() => window.guards.ask('test/throw').catch((error: Error) => error.message));
  expect(message).toBe("Error invoking remote method 'test/throw': RangeError: kaput");
});

test('hundreds of rows cross whole', async () => {
  const answer = await page.evaluate(() => window.guards.ask('desk/rows', { count: 300 }));
  expect(answer).toHaveProperty('value.length', 300);
});

test('the menu answers to its keys and to a test, and tells the page', async () => {
  const told = () => page.evaluate(() => window.events);
  await page.evaluate(() => window.events.splice(0));
  await page.keyboard.press('Control+f');
  // A key and a click go two ways to the program; which comes first is promised by nobody.
  await expect.poll(told).toEqual([['command', { command: 'find' }]]);
  await launched.app.evaluate(({ Menu, BrowserWindow }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('saveReport');
    item?.click(undefined, BrowserWindow.getAllWindows()[0]);
  });
  await expect.poll(told).toEqual([
    ['command', { command: 'find' }],
    ['command', { command: 'saveReport' }],
  ]);
});

test('the language asked for is the language of program and page', async () => {
  expect(await launched.app.evaluate(({ app }) => app.getLocale())).toBe('tr');
  expect(await launched.app.evaluate(({ app }) => app.getPreferredSystemLanguages()[0])).toMatch(/^tr/);
  expect(await page.evaluate(() => navigator.language)).toMatch(/^tr/);
});

test('the theme chosen by the program is the one the page sees', async () => {
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const wanted of ['dark', 'light'] as const) {
    await launched.app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), wanted);
    await expect.poll(dark).toBe(wanted === 'dark');
  }
});

test('a window has the size and zoom it is given, and never less than its smallest', async () => {
  const resize = (width: number, height: number) =>
    launched.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setBounds(size), {
      width,
      height,
    });
  await resize(1400, 900);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1400);
  await resize(300, 200);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024);
  const zoom = (factor: number) =>
    launched.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
      factor,
    );
  await zoom(2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(512);
  await zoom(1);
  await resize(1280, 800);
});

test('a page can be printed', async () => {
  const start = await launched.app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ printBackground: true });
    return pdf?.subarray(0, 5).toString();
  });
  expect(start).toBe('%PDF-');
});

test('a modal child window holds its parent, and goes with it', async () => {
  const seen = await launched.app.evaluate(async ({ BrowserWindow }) => {
    const parent = new BrowserWindow({ show: false });
    const child = new BrowserWindow({ parent, modal: true, show: false });
    const before = [child.getParentWindow() === parent, parent.getChildWindows().length, child.isModal()];
    const closed = new Promise((resolve) => child.once('closed', () => resolve('child closed')));
    parent.destroy();
    return [...before, await closed];
  });
  expect(seen).toEqual([true, 1, true, 'child closed']);
});

test('sleep is held off while asked for', async () => {
  const states = await launched.app.evaluate(({ powerSaveBlocker }) => {
    const id = powerSaveBlocker.start('prevent-app-suspension');
    const during = powerSaveBlocker.isStarted(id);
    powerSaveBlocker.stop(id);
    return [during, powerSaveBlocker.isStarted(id)];
  });
  expect(states).toEqual([true, false]);
});

test('a test answers a dialog', async () => {
  const answer = await launched.app.evaluate(async ({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/tmp/a.xlsx'] });
    return (await dialog.showOpenDialog({})).filePaths;
  });
  expect(answer).toEqual(['/tmp/a.xlsx']);
});

test('a page reloads in place', async () => {
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.reload();
  await page.getByText('own script ran').waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'before') as unknown)).toBeUndefined();
});

describe('starting and ending', () => {
  test('a second start of the same folder tells the first and ends', async () => {
    await launched.app.evaluate(({ app }) => {
      app.once('second-instance', (_event, argv) => Object.assign(globalThis, { secondArgv: argv }));
    });
    const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
    const second = spawn(executable, [main, '--no-sandbox', `--user-data-dir=${launched.userData}`, 'liste.xlsx']);
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(3);
    await expect
      .poll(() => launched.app.evaluate(() => (Reflect.get(globalThis, 'secondArgv') as string[] | undefined)?.at(-1)))
      .toBe('liste.xlsx');
  });

  test('before-quit can keep the program, and a window can keep itself', async () => {
    const alive = await launched.app.evaluate(({ app, BrowserWindow }) => {
      app.once('before-quit', (event) => event.preventDefault());
      app.quit();
      const window = BrowserWindow.getAllWindows()[0];
      window?.once('close', (event) => event.preventDefault());
      window?.close();
      return BrowserWindow.getAllWindows().length;
    });
    expect(alive).toBe(1);
    expect(await page.getByText('own script ran').isVisible()).toBe(true);
  });

  test('a program that is killed leaves no process behind', async () => {
    const victim = await launchApp({ main });
    await victim.page('desk');
    const { userData } = victim;
    const gone = once(victim.app.process(), 'exit');
    victim.app.process().kill('SIGKILL');
    await gone;
    const left = () =>
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
        .filter((name) => {
          try {
            return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(userData);
          } catch {
            return false; // it ended while we looked
          }
        });
    await expect.poll(left, { timeout: 5000 }).toEqual([]);
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  });
});
