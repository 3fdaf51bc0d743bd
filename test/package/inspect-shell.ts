import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, getRawHeader } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import type { PackagedApp } from './inspect.ts';

/** How every fuse must stand. A fuse that a new Electron brings is named here or the inspection fails. */
export const FUSES: Readonly<Record<keyof typeof FuseV1Options, 'on' | 'off'>> = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
  // Chromium's own; with it on, WebAssembly faults are caught by signal instead of by checks. Electron's default.
  WasmTrapHandlers: 'on',
};

/** Everything around the archive: fuses, the archive's fingerprint in the executable, nothing to load beside it. */
export async function inspectShell(app: PackagedApp): Promise<string[]> {
  return [...(await fuseFaults(app.executable)), ...integrityFaults(app), ...besideFaults(app)];
}

async function fuseFaults(executable: string): Promise<string[]> {
  const { version, resetAdHocDarwinSignature: _, ...wire } = await getCurrentFuseWire(executable);
  const standing = new Map(Object.entries(wire).map(([index, state]) => [Number(index), state]));
  const faults = version === '1' ? [] : [`the fuse wire's version is ${version}`];
  for (const [name, wanted] of Object.entries(FUSES)) {
    const index = FuseV1Options[name as keyof typeof FuseV1Options];
    const state = standing.get(index);
    standing.delete(index);
    const expected = wanted === 'on' ? FuseState.ENABLE : FuseState.DISABLE;
    if (state !== expected) faults.push(`fuse ${name} is ${state === undefined ? 'missing' : FuseState[state]}`);
  }
  return [...faults, ...[...standing.keys()].map((index) => `fuse ${index} is not known to this inspection`)];
}

/**
 * Electron checks the archive against this fingerprint before it runs anything of it, on Windows and macOS; on Linux it
 * has nowhere to keep one, and the file's owner is the system (electron/SECURITY.md says so).
 */
function integrityFaults({ platform, executable, resources, folder }: PackagedApp): string[] {
  if (platform === 'linux') return [];
  const { headerString } = getRawHeader(join(resources, 'app.asar'));
  const actual = createHash('sha256').update(headerString).digest('hex');
  const kept =
    platform === 'win32' ? windowsIntegrity(executable) : readFileSync(join(folder, 'Contents/Info.plist'), 'utf8');
  return kept.includes(actual) ? [] : [`the executable does not hold app.asar's fingerprint ${actual}`];
}

function windowsIntegrity(executable: string): string {
  const parsed = NtExecutable.from(readFileSync(executable), { ignoreCert: true });
  const entry = NtExecutableResource.from(parsed).entries.find(
    ({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR',
  );
  return entry === undefined ? '' : Buffer.from(entry.bin).toString('utf8');
}

/** What Electron, or an updater, would take up if it lay beside the archive. */
function besideFaults({ platform, resources, folder }: PackagedApp): string[] {
  const faults: string[] = [];
  for (const name of ['app', 'default_app.asar']) {
    if (existsSync(join(resources, name))) faults.push(`resources/${name} must not be there`);
  }
  const feed = join(resources, 'app-update.yml');
  const config = existsSync(feed) ? readFileSync(feed, 'utf8') : null;
  if (platform === 'win32' && config !== null && !/^publisherName:/m.test(config)) {
    faults.push('an update feed is configured without the publisher whose signature updates must carry');
  }
  faults.push(...feedFaults(resources, config));
  if (platform !== 'darwin') {
    const locales = globSync('locales/*.pak', { cwd: folder }).map((path) => path.replace(/^.*[\\/]/, ''));
    const foreign = locales.filter((name) => name !== 'tr.pak' && name !== 'en-US.pak');
    if (foreign.length > 0 || locales.length !== 2) faults.push(`locales: ${locales.join(', ')}`);
  }
  return faults;
}

/** The file electron-updater reads, and the feed that is built into the program, name one place or are both not there. */
function feedFaults(resources: string, config: string | null): string[] {
  const main = extractFile(join(resources, 'app.asar'), 'dist/main/main.js').toString('utf8');
  const said = config === null ? null : (/^url:\s*['"]?(\S+?)['"]?$/m.exec(config)?.[1] ?? '');
  // The build puts the feed, or null, where the program reads it (electron/updater/configured.ts).
  const built = /readFeed\((?:[^()]|\([^()]*\))*?"?url"?:\s*"([^"]+)"/.exec(main)?.[1] ?? null;
  if (said === built) return [];
  return [`app-update.yml says ${said ?? 'nothing'}, and the program is built for ${built ?? 'no feed'}`];
}
