import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';
import { ROOT } from '../../electron/dev/root.ts';

/** What `@electron/fuses` looks for in the executable; then come the wire's version, its length, and one byte a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own defaults, in the order of `FuseV1Options`: '1' is on. What the build does not flip stays as it is here. */
const DEFAULT_FUSES = '101100011';
const WIRE = Buffer.concat([
  Buffer.from(SENTINEL),
  Buffer.from([1, DEFAULT_FUSES.length]),
  Buffer.from(DEFAULT_FUSES, 'latin1'),
]);

/** The exact version that package.json pins, and that the packaged program would run on. */
export function pinnedElectron(): string {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  return devDependencies['electron'] ?? '';
}

/** The files of an Electron distribution that electron-builder reads, copies or trims on every system. */
function writeCommon(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'version'), pinnedElectron());
  const files = ['LICENSE', 'LICENSES.chromium.html'];
  const locales = ['en-US', 'tr', 'de', 'fr'].map((language) => `locales/${language}.pak`);
  for (const file of [...files, ...locales]) writeFileSync(join(folder, file), 'stub');
}

/**
 * Writes a folder that electron-builder takes for Electron's Linux distribution (`-c.electronDist`): enough to pack, to
 * flip fuses in and to read them back; it does not run.
 */
export function writeLinuxStub(folder: string): void {
  writeCommon(folder);
  const script = '#!/bin/sh\necho "a stub: for package checks only" >&2\nexit 1\n: ';
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script), WIRE, Buffer.from('\n')]), {
    mode: 0o755,
  });
}

/** The same for Windows: a real, empty PE executable with the version resource that electron-builder edits. */
export function writeWindowsStub(folder: string): void {
  writeCommon(folder);
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([emptyExecutable(), WIRE]));
}

/** The bytes of an empty PE file; also what a keytar.node of the right format looks like to a packer. */
export function emptyExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setProductVersion(1, 0, 0, 0, 1033);
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    {
      ProductName: 'Electron',
      FileDescription: 'Electron',
      OriginalFilename: 'electron.exe',
      InternalName: 'electron',
    },
  );
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
