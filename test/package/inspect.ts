/**
 * `node test/package/inspect.ts <folder>`: looks at every unpacked program that electron-builder left in a folder
 * (`linux-unpacked`, `win-unpacked`, `mac*\/*.app`) and ends with 1 when one holds, or lacks, what it must not.
 * The release workflow runs it on what was really packed; test/package runs it on packages made of stubs.
 */
import { existsSync, globSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { inspectArchive } from './inspect-archive.ts';
import { inspectBundles } from './inspect-bundles.ts';
import { inspectShell } from './inspect-shell.ts';

export type PackagedPlatform = 'linux' | 'win32' | 'darwin';

/** One program as it will lie on a person's disk. */
export interface PackagedApp {
  readonly platform: PackagedPlatform;
  /** The executable, or on macOS the `.app`, that carries the fuses. */
  readonly executable: string;
  /** The folder with app.asar in it. */
  readonly resources: string;
  readonly folder: string;
}

/** The unpacked programs in electron-builder's output folder. */
export function findPackages(output: string): PackagedApp[] {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }): PackagedApp[] => {
      const folder = join(output, name);
      if (/^linux(-\w+)?-unpacked$/.test(name)) return [unpacked('linux', folder, 'odeme-masasi')];
      if (/^win(-\w+)?-unpacked$/.test(name)) return [unpacked('win32', folder, 'odeme-masasi.exe')];
      if (!name.startsWith('mac')) return [];
      return globSync('*.app', { cwd: folder }).map((app) => ({
        platform: 'darwin',
        executable: join(folder, app),
        resources: join(folder, app, 'Contents', 'Resources'),
        folder: join(folder, app),
      }));
    });
}

function unpacked(platform: PackagedPlatform, folder: string, executable: string): PackagedApp {
  return { platform, folder, executable: join(folder, executable), resources: join(folder, 'resources') };
}

/** Everything wrong with one packaged program, in words; empty when it may be shipped. */
export async function inspectPackage(app: PackagedApp): Promise<string[]> {
  const archive = join(app.resources, 'app.asar');
  if (!existsSync(archive)) return [`${archive} is missing`];
  return [...(await inspectShell(app)), ...inspectArchive(app, archive), ...inspectBundles(archive)];
}

if (import.meta.main) {
  const output = resolve(process.argv[2] ?? 'release');
  const apps = findPackages(output);
  if (apps.length === 0) throw new Error(`no unpacked program in ${output}`);
  for (const app of apps) {
    const faults = await inspectPackage(app);
    console.log(`${basename(app.folder)}: ${faults.length === 0 ? 'is what may be shipped' : ''}`);
    for (const fault of faults) console.error(`  ✗ ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}
