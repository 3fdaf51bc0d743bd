/**
 * Marked keys are typed into the key window; then the whole job is done, reports and a backup are written, calls are
 * signed with them and fail. Afterwards the marks are in the keychain and in no other place that can be looked into.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys as keysText } from '../../renderer/text/tr/keys.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { REPORT_KINDS } from '../../shared/reports.ts';
import { launchApp } from './launch.ts';
import type { LaunchedApp } from './launch.ts';
import { filesHolding, filesUnder, holds } from './marks.ts';
import type { Ask } from '../fixtures/ready-list.ts';
import { asker, initialisedList } from './security-list.ts';

const API_KEY = 'sandbox-MARKEDapi4Kq7Zr2Wv9Xy8Tn3Lp';
const SECRET_KEY = 'sandbox-MARKEDsecret6Hd1Bs5Jf0Gm7Qc';
const MARKS = [API_KEY, SECRET_KEY];
const COMPANY = 'Sırlı Tekstil Ltd. Şti.';

const exports = mkdtempSync(join(tmpdir(), 'masa-exports-'));
let launched: LaunchedApp;
let page: Page;
let ask: Ask;
let companyId: CompanyId;
const traffic: unknown[] = [];
const requests: { readonly url: string; readonly authorization: string }[] = [];

/** Everything in a page's memory, as Chromium's own heap snapshot. */
async function heapOf(of: Page): Promise<Buffer> {
  const session = await of.context().newCDPSession(of);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(chunks.join(''));
}

/** iyzico, as far as it is asked here, inside the main process: nothing of this test leaves the computer. */
async function answerInPlaceOfIyzico(): Promise<void> {
  await launched.app.evaluate(() => {
    const real = globalThis.fetch;
    const seen: { url: string; authorization: string }[] = [];
    Object.assign(globalThis, {
      secretsTestRequests: seen,
      fetch: async (url: string, init: RequestInit & { headers: Record<string, string> }) => {
        if (url.startsWith('http://127.0.0.1')) return real(url, init);
        seen.push({ url, authorization: new Headers(init.headers).get('authorization') ?? '' });
        if (seen.length === 1) throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
        return new Response(
          JSON.stringify({ status: 'failure', errorCode: '1001', errorMessage: 'api bilgileri bulunamadı' }),
          {
            status: seen.length === 2 ? 200 : 500,
            headers: { 'content-type': 'application/json' },
          },
        );
      },
    });
  });
}

beforeAll(async () => {
  launched = await launchApp();
  page = await launched.page('desk');
  await page.waitForLoadState('load');
  // What the page is told without asking, too.
  await page.evaluate(() => {
    const told: unknown[] = [];
    const desk = Reflect.get(window, 'desk') as { on(name: string, listener: (event: unknown) => void): () => void };
    for (const name of ['changed', 'progress', 'command']) desk.on(name, (event) => told.push({ name, event }));
    Object.assign(window, { told });
  });
  const raw = asker(page);
  ask = async (channel, input) => {
    const value = await raw(channel, input);
    traffic.push({ channel, input, value });
    return value;
  };
  await launched.app.evaluate(({ dialog }, folder) => {
    let count = 0;
    Object.assign(dialog, {
      showSaveDialog: async (_window: unknown, { defaultPath = 'x' }: { defaultPath?: string }) => {
        count += 1;
        return { canceled: false, filePath: `${folder}/${count}-${defaultPath.replace(/^.*[\\/]/, '')}` };
      },
    });
  }, exports);
  await answerInPlaceOfIyzico();

  const company = await ask('companies.add', { name: COMPANY, environment: 'sandbox', colour: 'teal' });
  companyId = company.id;
});
afterAll(async () => {
  await launched?.close();
  rmSync(exports, { recursive: true, force: true });
});

describe('keys that were typed', () => {
  test('are in the key window’s memory while they are typed, which shows that this test can find them', async () => {
    await ask('companies.openKeys', { companyId });
    const keys = await launched.page('keys');
    await keys.getByLabel(keysText.apiKey, { exact: true }).fill(API_KEY);
    await keys.getByLabel(keysText.secretKey, { exact: true }).fill(SECRET_KEY);
    // What stands in a field is the browser's; taken into a script's hands it is in the heap, and is found.
    await keys.evaluate(() =>
      Object.assign(window, { held: [...document.querySelectorAll('input')].map((each) => each.value) }),
    );
    expect(holds(await heapOf(keys), [SECRET_KEY])).toBe(true);
    // Turned away at the door, and written to the log without what it held.
    const refused = await keys.evaluate(
      (key) =>
        (Reflect.get(window, 'keys') as { call(c: string, i: unknown): Promise<unknown> }).call('keys.save', {
          apiKey: key.repeat(20),
          secretKey: { [key]: key },
          [key]: key,
        }),
      SECRET_KEY,
    );
    expect(refused).toMatchObject({ ok: false, problem: { code: 'badInput' } });

    await keys.getByRole('button', { name: keysText.save, exact: true }).click();
    await keys.getByRole('button', { name: keysText.saveUnchecked }).click();
    // The window may be gone before the click is reported as done.
    await Promise.allSettled([keys.getByRole('button', { name: keysText.close }).click()]);
    await expect.poll(() => keys.isClosed()).toBe(true);
    const [saved] = (await ask('companies.list', {})).filter(({ id }) => id === companyId);
    expect(saved?.keyState).not.toBe('none');
  });

  test('sign calls: the request is theirs, and the secret key is not in it', async () => {
    const answer = await page.evaluate(
      (id) =>
        (Reflect.get(window, 'desk') as { call(c: string, i: unknown): Promise<unknown> }).call('companies.balance', {
          companyId: id,
        }),
      companyId,
    );
    traffic.push(answer);
    expect(answer).toMatchObject({ ok: false });
    requests.push(
      ...((await launched.app.evaluate(
        () => Reflect.get(globalThis, 'secretsTestRequests') as unknown,
      )) as typeof requests),
    );
    expect(requests.length).toBeGreaterThanOrEqual(3);
    for (const { url, authorization } of requests) {
      expect(url).toMatch(/^https:\/\/sandbox-api\.iyzipay\.com\//);
      const decoded = Buffer.from(authorization.replace('IYZWSv2 ', ''), 'base64').toString();
      expect(decoded).toContain(`apiKey:${API_KEY}`);
      expect(decoded).not.toContain(SECRET_KEY);
    }
  });
});

describe('after the whole job', () => {
  beforeAll(async () => {
    const ids = await initialisedList(page);
    const batchId = (ids['batchId']?.[0] ?? '') as never;
    for (const kind of REPORT_KINDS) {
      const request = {
        kind,
        batchId,
        companyId: (ids['companyId']?.[0] ?? '') as never,
        period: '2026-11',
        masked: false,
        locale: 'tr',
      } as const;
      await ask('reports.save', request);
    }
    await ask('app.supportFile', {});
    await ask('backup.create', { passphrase: 'uzun bir parola' });
    await ask('history.timeline', { batchId });
    await ask('companies.list', {});
    await ask('app.state', {});
  }, 120_000);

  test('the reports, the support file and the backup are there, and no key is in them', async () => {
    expect(filesUnder(exports).length).toBe(REPORT_KINDS.length + 2);
    expect(await filesHolding(exports, MARKS)).toEqual([]);
  });

  test('no key is in the ledger, its write-ahead log, the logs, the browser’s profile or a crash report', async () => {
    const files = filesUnder(launched.userData).map((path) => path.slice(launched.userData.length + 1));
    expect(files).toEqual(
      expect.arrayContaining([expect.stringMatching(/ledger.*-wal$/), expect.stringMatching(/logs.*\.log$/)]),
    );
    expect(await filesHolding(launched.userData, MARKS)).toEqual([]);
    // What is not sealed can be found, so the search looks at the right files.
    expect((await filesHolding(launched.userData, [COMPANY])).length).toBeGreaterThan(0);
  });

  test('no key crossed to the main page', async () => {
    const told = await page.evaluate(() => Reflect.get(window, 'told') as unknown[]);
    expect(told.length).toBeGreaterThan(5);
    traffic.push(...told);
    expect(JSON.stringify(traffic)).toContain(COMPANY);
    expect(holds(Buffer.from(JSON.stringify(traffic)), MARKS)).toBe(false);
  });

  test('no key is in the main page’s memory', async () => {
    const heap = await heapOf(page);
    expect(holds(heap, ['odeme-masasi-heap-control'])).toBe(false);
    await page.evaluate(() => Object.assign(window, { heapControl: ['odeme', 'masasi', 'heap', 'control'].join('-') }));
    expect(holds(await heapOf(page), ['odeme-masasi-heap-control'])).toBe(true);
    expect(holds(heap, MARKS)).toBe(false);
    expect(holds(Buffer.from(await page.content()), MARKS)).toBe(false);
  });

  test('no key was written to the error output', () => {
    expect(holds(Buffer.from(launched.errors()), MARKS)).toBe(false);
  });

  test('the log says what happened in lines of JSON', () => {
    const log = filesUnder(join(launched.userData, 'logs')).map((path) => readFileSync(path, 'utf8'));
    for (const line of log.join('').split('\n').filter(Boolean)) expect(JSON.parse(line)).toHaveProperty('event');
  });

  test('the keys can be taken out of the keychain again', async () => {
    expect((await ask('companies.removeKeys', { companyId })).keyState).toBe('none');
  });
});
