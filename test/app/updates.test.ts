/**
 * A new version, end to end: the program as built with a feed, electron-updater itself, a real HTTPS server, and an
 * AppImage that says it was started. Only the stand-in can be told that it is an installed program; on real Electron an
 * unpacked build is not one, and the release workflow's installers are.
 */
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildNodeBundle } from '../../electron/dev/bundles.ts';
import { ROOT } from '../../electron/dev/root.ts';
import { signRelease } from '../../electron/dev/sign-release.ts';
import { SETTINGS_TEXT } from '../../renderer/screens/settings/settings-text.ts';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { common } from '../../shared/text/tr/common.ts';
import { readyList } from '../fixtures/ready-list.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { chooseElectron } from './launch.ts';

const { updates: text } = SETTINGS_TEXT.tr.about;
const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ours = pair();
const NEW = '9.1.0';

let folder: string;
let server: Server;
let person: Accountant;
/** What the feed has, by path; anything else is not found. */
let served: Map<string, string | Buffer>;
const asked: string[] = [];
let ids: unknown[] = [];
const place = (...parts: string[]): string => join(folder, ...parts);

pictureOnFailure(() => person);

/** The new program: a script that writes down that it was started. */
const installer = (): Buffer => Buffer.from(`#!/bin/sh\necho started > '${place('started')}'\n`);
const nameOf = (version: string): string => `odeme-masasi-${version}-linux-x64.AppImage`;

/** Puts a version into the feed as the release workflow would: list, installer, and the signed release over it. */
function offer(version: string, key = ours.privateKey, bytes = installer()): void {
  const name = nameOf(version);
  writeFileSync(place(name), bytes);
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  served = new Map<string, string | Buffer>([
    [
      '/feed/latest-linux.yml',
      `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${bytes.length}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-25T10:00:00.000Z'\n`,
    ],
    [`/feed/${name}`, bytes],
    [`/feed/release-${version}.json`, signRelease(version, [place(name)], key)],
  ]);
}

/** The built program again, its main bundle made with this feed, where a program lies that was installed. */
async function programWithFeed(url: string): Promise<string> {
  const program = place('program');
  mkdirSync(program);
  cpSync(join(ROOT, 'dist'), join(program, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(program, 'node_modules'));
  const publicKey = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await buildNodeBundle({
    entry: join(ROOT, 'electron/main.ts'),
    outFile: join(program, 'dist/main/main.js'),
    format: 'es',
    define: { BUILT_IN_UPDATE_FEED: JSON.stringify({ url, publicKey }) },
  });
  mkdirSync(place('resources'));
  writeFileSync(
    place('resources/app-update.yml'),
    `provider: generic\nurl: ${url}\nupdaterCacheDirName: odeme-masasi-updater\n`,
  );
  return program;
}

function certificate(): { readonly key: string; readonly cert: string } {
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', place('key.pem'), '-out', place('cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2', '-nodes'];
  execFileSync('openssl', [...args, ...subject], { stdio: 'ignore' });
  return { key: readFileSync(place('key.pem'), 'utf8'), cert: readFileSync(place('cert.pem'), 'utf8') };
}

async function press(name: string): Promise<void> {
  await person.button(name).click();
}
async function says(code: ProblemCode): Promise<void> {
  await person.page
    .getByText(describeProblem({ code, params: {} }, 'tr').title)
    .first()
    .waitFor();
}
const openAbout = async (): Promise<void> => {
  await person.goTo(common.nav.settings);
  await person.page.getByRole('tab', { name: SETTINGS_TEXT.tr.sections.about }).click();
  await person.page.getByRole('heading', { name: text.title }).waitFor();
};
/** Looks, so that what the feed says now is what is offered. */
async function look(): Promise<void> {
  await person.ask('updates.check', {});
}

describe.runIf(process.platform === 'linux' && chooseElectron() === 'stand-in')('a new version', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-feed-'));
    served = new Map();
    server = createServer(certificate(), (request, response) => {
      asked.push(request.url ?? '');
      ids.push(request.headers['x-user-staging-id']);
      const found = served.get((request.url ?? '').split('?')[0] ?? '');
      response.statusCode = found === undefined ? 404 : 200;
      response.end(found);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    writeFileSync(place('odeme-masasi.AppImage'), 'the program that runs', { mode: 0o755 });
    person = await Accountant.start({
      main: await programWithFeed(url),
      env: {
        STANDIN_PACKAGED: place('resources'),
        APPIMAGE: place('odeme-masasi.AppImage'),
        XDG_CACHE_HOME: place('cache'),
        NODE_EXTRA_CA_CERTS: place('cert.pem'),
      },
    });
    await person.practise();
    await openAbout();
  }, 90_000);
  beforeEach(() => {
    asked.length = 0;
    ids = [];
  });
  afterAll(async () => {
    await person?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Nothing was started, and the program that runs is the one that ran. */
  function expectUntouched(): void {
    expect(existsSync(place('started'))).toBe(false);
    expect(readFileSync(place('odeme-masasi.AppImage'), 'utf8')).toBe('the program that runs');
  }

  it('is not looked for by the start', async () => {
    await person.page.getByText(text.notLooked).waitFor();
    expect(asked).toEqual([]);
  });

  it('is none where the feed has an older one, or the same', async () => {
    for (const version of ['0.0.9', '0.1.0']) {
      offer(version);
      await press(text.check);
      await person.page.getByText(/^Sürümünüz güncel/).waitFor();
      expect(await person.tryAsk('updates.download', { version })).toMatchObject({ ok: false });
    }
    expect(asked.filter((path) => path.includes('AppImage'))).toEqual([]);
    expectUntouched();
  });

  it('is none, and is said to be unreachable, while the feed is down', async () => {
    served = new Map();
    await press(text.check);
    await says('update.unreachable');
    expectUntouched();
  });

  it('is shown calmly, once; looking fetches only the list, and tells nobody who looks', async () => {
    offer(NEW);
    await press(text.check);
    await person.page.getByText(text.offered(NEW)).waitFor();
    await person.page.getByText(common.update.title(NEW)).waitFor();
    expect(asked.map((path) => path.split('?')[0])).toEqual(['/feed/latest-linux.yml']);
    expect(new Set(ids)).toEqual(new Set(['none']));
    await press(common.update.later);
    await person.page.getByText(common.update.title(NEW)).waitFor({ state: 'detached' });
    expectUntouched();
  });

  it.each<[string, ProblemCode, () => void]>([
    ['whose release nobody signed', 'update.unreachable', () => served.delete(`/feed/release-${NEW}.json`)],
    ['that somebody else signed', 'update.unverified', () => offer(NEW, pair().privateKey)],
    [
      'whose installer was changed',
      'update.unverified',
      () => served.set(`/feed/${nameOf(NEW)}`, Buffer.from(installer().toString().replace('started', 'stolen!'))),
    ],
    [
      'whose installer and list were changed together',
      'update.unverified',
      () => {
        const release = served.get(`/feed/release-${NEW}.json`) ?? '';
        offer(NEW, ours.privateKey, Buffer.from('#!/bin/sh\nexit 0\n'));
        served.set(`/feed/release-${NEW}.json`, release);
      },
    ],
    [
      'that is signed as another version',
      'update.unverified',
      () => {
        offer('9.2.0');
        const release = served.get('/feed/release-9.2.0.json') ?? '';
        offer(NEW);
        served.set(`/feed/release-${NEW}.json`, release);
      },
    ],
    ['whose feed goes down meanwhile', 'update.unreachable', () => served.clear()],
  ])('%s is not taken', async (_what, code, spoil) => {
    offer(NEW);
    await look();
    await person.page.getByText(text.offered(NEW)).waitFor();
    spoil();
    await press(text.download);
    await says(code);
    expect((await person.ask('updates.state', {})).kind).toBe('offered');
    expect(await person.tryAsk('updates.install', { version: NEW })).toMatchObject({ ok: false });
    expectUntouched();
  });

  it('is neither fetched nor installed while a payout is not final', async () => {
    offer(NEW);
    await look();
    const [company] = await person.ask('companies.list', {});
    const ask = person.ask.bind(person);
    const { batchId } = await readyList((channel, input) => ask(channel, input), company?.id as never);
    const { payouts } = await person.ask('payouts.initialise', { batchId });
    asked.length = 0;
    await press(text.download);
    await says('update.payoutOpen');
    expect(asked).toEqual([]);
    for (const { id } of payouts) await person.ask('payouts.cancel', { payoutId: id });
  });

  it('that is right is fetched by one press, and by another replaces the program and starts', async () => {
    await press(text.download);
    await person.page.getByText(text.ready(NEW)).waitFor();
    expectUntouched();
    const ended = new Promise((resolve) => person.app.process().once('exit', resolve));
    const answer = (button: number) =>
      person.app.evaluate(({ dialog }, response) => {
        Object.assign(dialog, { showMessageBox: async () => ({ response, checkboxChecked: false }) });
      }, button);
    // A page's press alone ends nothing: the system asks, and the person may say no.
    await answer(0);
    expect(await person.tryAsk('updates.install', { version: NEW })).toMatchObject({ problem: { code: 'cancelled' } });
    expectUntouched();
    await answer(1);
    await press(text.install);
    await ended;
    expect(readFileSync(place('odeme-masasi.AppImage')).equals(installer())).toBe(true);
    await expect.poll(() => existsSync(place('started'))).toBe(true);
    expect(person.running.errors()).not.toMatch(/Error:|Unhandled/);
  });
});
