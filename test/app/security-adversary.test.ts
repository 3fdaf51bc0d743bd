/**
 * The shell, attacked from inside and from its command line: a page that was taken over asks for windows, dialogs and files
 * out of turn and floods the log; whoever starts the program hands it an environment and switches of their choice.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../electron/dev/root.ts';
import { selfSigned } from '../unit/electron/iyzico/self-signed.ts';
import { chooseElectron, hostOf, launchApp } from './launch.ts';
import type { LaunchedApp } from './launch.ts';
import { asker, initialisedList } from './security-list.ts';

interface Bridge {
  call(
    channel: string,
    input: unknown,
  ): Promise<{ readonly ok: boolean; readonly problem?: { readonly code: string } }>;
  fileToken(file: File): Promise<{ readonly ok: boolean; readonly value: { readonly fileToken: string } }>;
}

let folder: string;
let launched: LaunchedApp;
let page: Page;
let batchId: string;

/** The same call many times at once, as only a script does it; answers whether each was let through. */
const atOnce = (channel: string, input: unknown, times: number): Promise<boolean[]> =>
  page.evaluate(
    async ([name, value, count]) => {
      const desk = Reflect.get(window, 'desk') as Bridge;
      const answers = await Promise.all(Array.from({ length: count }, () => desk.call(name, value)));
      return answers.map(({ ok }) => ok);
    },
    [channel, input, times] as const,
  );
const windowsOf = (host: string): number =>
  launched.app.windows().filter((each) => !each.isClosed() && hostOf(each.url()) === host).length;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masa-adversary-'));
  // What an administrator's script, or another program, may have left in the environment.
  launched = await launchApp({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
  page = await launched.page('desk');
  await page.waitForLoadState('load');
  const ids = await initialisedList(page);
  batchId = ids['batchId']?.[0] ?? '';
}, 60_000);
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a page that asks out of turn', () => {
  it('gets one key window, however often and fast it asks, and none is left when it closes', async () => {
    const { id } = await asker(page)('companies.add', { name: 'Deneme', environment: 'sandbox', colour: 'teal' });
    await atOnce('companies.openKeys', { companyId: id }, 6);
    await expect.poll(() => windowsOf('keys')).toBe(1);
    const keys = await launched.page('keys');
    await keys.waitForLoadState('load');
    await keys.evaluate(() => void (Reflect.get(window, 'keys') as unknown as Bridge).call('keys.close', {}));
    await expect.poll(() => windowsOf('keys')).toBe(0);
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('gets one Authorise window', async () => {
    await atOnce('payouts.openAuthorise', { batchId, currency: 'TRY' }, 5);
    await expect.poll(() => windowsOf('authorise')).toBe(1);
    const authorise = await launched.page('authorise');
    await authorise.waitForLoadState('load');
    await authorise.evaluate(
      () => void (Reflect.get(window, 'authorise') as unknown as Bridge).call('authorise.close', {}),
    );
    await expect.poll(() => windowsOf('authorise')).toBe(0);
  });

  it('gets one dialog of the system at a time', async () => {
    await launched.app.evaluate(({ dialog }) => {
      const asked = { now: 0, most: 0, all: 0 };
      Object.assign(globalThis, { asked });
      const ask = async (): Promise<object> => {
        asked.now += 1;
        asked.all += 1;
        asked.most = Math.max(asked.most, asked.now);
        await new Promise((done) => setTimeout(done, 100));
        asked.now -= 1;
        return { canceled: true, filePaths: [], filePath: '' };
      };
      Object.assign(dialog, { showOpenDialog: ask, showSaveDialog: ask });
    });
    await Promise.all([
      atOnce('import.choose', {}, 10),
      atOnce('app.supportFile', {}, 10),
      atOnce('app.exportData', { masked: false }, 10),
    ]);
    const asked = await launched.app.evaluate(() => Reflect.get(globalThis, 'asked') as { most: number; all: number });
    expect(asked.most).toBe(1);
    expect(asked.all).toBeGreaterThan(0);
  });

  it('cannot have a file opened that a person only dropped: it could be a program', async () => {
    const file = join(folder, 'ödemeler.xlsx');
    writeFileSync(file, 'x');
    await launched.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      Object.assign(shell, {
        openPath: async (path: string) => (opened.push(path), ''),
        showItemInFolder: (path: string) => void opened.push(path),
      });
    });
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'adversary' });
      document.body.append(input);
    });
    await page.setInputFiles('#adversary', file);
    const answers = await page.evaluate(async () => {
      const desk = Reflect.get(window, 'desk') as Bridge;
      const chosen = document.querySelector<HTMLInputElement>('#adversary')?.files?.[0];
      if (chosen === undefined) return [];
      const { value } = await desk.fileToken(chosen);
      const { fileToken } = value;
      return [
        await desk.call('app.showFile', { fileToken, how: 'open' }),
        await desk.call('app.showFile', { fileToken, how: 'folder' }),
      ];
    });
    expect(answers.map(({ ok, problem }) => [ok, problem?.code])).toEqual([
      [false, 'notFound'],
      [false, 'notFound'],
    ]);
    expect(await launched.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toEqual([]);
  });

  it('cannot wash the log away: what it is refused is counted, not written out each time', async () => {
    const file = join(launched.userData, 'logs/odeme-masasi.log');
    const log = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    const before = log();
    for (let round = 0; round < 3; round += 1) {
      await atOnce('app.state', {}, 2000);
      await atOnce('batches.get', { batchId: 'x', junk: 'y'.repeat(200) }, 300);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    const added = log().slice(before.length).split('\n');
    expect(log().startsWith(before)).toBe(true);
    expect(added.length).toBeLessThan(200);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await atOnce('batches.get', { batchId: 'x', junk: 1 }, 2);
    expect(log()).toMatch(/"suppressed":[1-9]\d{2,}/);
  });
});

describe('an environment of somebody else’s', () => {
  it('does not switch off the check of certificates', async () => {
    const server = createServer(selfSigned(), (_request, response) => response.end('reached'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const outcome = await launched.app.evaluate(
      (_electron, address) =>
        fetch(address).then(
          () => 'reached',
          (error: Error) => String((error.cause as { code?: string } | undefined)?.code),
        ),
      url,
    );
    server.close();
    expect(outcome).toMatch(/SELF_SIGNED|ALTNAME/);
  });
});

describe.runIf(process.platform === 'linux' && chooseElectron() === 'stand-in')('switches of somebody else’s', () => {
  /** Starts the program as if it were installed and waits for its end, or for it to stand. */
  const startWith = (...switches: string[]): Promise<number | 'stands'> =>
    new Promise((resolve) => {
      const home = mkdtempSync(join(folder, 'home-'));
      const child = spawn(join(ROOT, 'test/electron-standin/electron'), ['.', `--user-data-dir=${home}`, ...switches], {
        cwd: ROOT,
        env: { ...process.env, STANDIN_PACKAGED: folder, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
      });
      const stands = setTimeout(() => {
        resolve('stands');
        child.kill('SIGTERM');
      }, 4000);
      child.once('exit', (code) => {
        clearTimeout(stands);
        resolve(code ?? -1);
      });
    });

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--js-flags=--allow-natives-syntax',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--renderer-cmd-prefix=/tmp/x',
  ])('%s is refused by an installed program: it ends', async (given) => expect(await startWith(given)).toBe(4));

  it('ordinary ones are not', async () => {
    expect(await startWith('--lang=en', '--force-device-scale-factor=1.25')).toBe('stands');
  });
});
