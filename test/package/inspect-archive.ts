import { closeSync, existsSync, globSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { formatOf } from '../../electron/dev/after-pack.mjs';
import { shippedPackages } from '../../electron/dev/shipped.ts';
import type { PackagedApp } from './inspect.ts';

export const KEYTAR_BINARY = 'node_modules/keytar/build/Release/keytar.node';

/** What must be in every package, besides what the pages list themselves. */
const REQUIRED = [
  'package.json',
  'dist/main/main.js',
  'dist/main/ledger-worker.js',
  'dist/main/closed-worker.js',
  'dist/main/workbook-worker.js',
  'dist/main/report-worker.js',
  'dist/main/practice-worker.js',
  'dist/preload/desk.cjs',
  'dist/preload/authorise.cjs',
  'dist/preload/keys.cjs',
  'dist/renderer/pages.json',
  'dist/samples/maas-listesi.xlsx',
  'dist/samples/payroll-sample.xlsx',
  'dist/licences/LICENSE.txt',
  'dist/licences/THIRD-PARTY.txt',
  'node_modules/exceljs/excel.js',
  'node_modules/keytar/lib/keytar.js',
  KEYTAR_BINARY,
];
const PAGES = ['desk', 'authorise', 'keys', 'record'];

/** The only shapes a file of ours may have. Anything else in dist, or anywhere else, is a fault. */
const OURS = [
  /^package\.json$/,
  /^dist\/main\/[a-z-]+\.js$/,
  /^dist\/preload\/[a-z]+\.cjs$/,
  /^dist\/renderer\/(pages\.json|([a-z]+\/)?index\.html)$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png)$/,
  /^dist\/samples\/[a-z-]+\.xlsx$/,
  /^dist\/licences\/[A-Z-]+\.txt$/,
];
/** What a library's folder may hold: code, its JSON, what exceljs reads beside itself, and licence texts. */
const LIBRARY_FILE = /(\.(c?js|json|xml|rels|txt)|\/(licen[cs]e|notice|authors|copying)[\w.-]*)$/i;
const LIBRARY_FOLDER = /\/(test|tests|__tests__|spec|examples?|docs|benchmark|\.github|src\/.*\.cc)\//i;
const LARGEST_ARCHIVE_BYTES = 25_000_000;

/** Every file of an archive, with forward slashes; folders left out. */
export function archiveFiles(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(archive, path)));
}

/** What is in the archive and beside it, file by file. */
export function inspectArchive({ platform, resources }: PackagedApp, archive: string): string[] {
  const files = archiveFiles(archive);
  return [
    ...missingFaults(archive, files),
    ...foreignFaults(archive, files),
    ...binaryFaults(archive, files),
    ...keytarFaults(resources, platform),
    ...manifestFaults(archive),
    ...sizeFaults(archive, files),
  ];
}

function missingFaults(archive: string, files: readonly string[]): string[] {
  const there = new Set(files);
  const missing = REQUIRED.filter((file) => !there.has(file)).map((file) => `${file} is missing`);
  if (!there.has('dist/renderer/pages.json')) return missing;
  const pages = JSON.parse(extractFile(archive, 'dist/renderer/pages.json').toString('utf8')) as Record<
    string,
    Record<string, string>
  >;
  for (const page of PAGES) {
    for (const file of Object.values(pages[page] ?? { page })) {
      if (!there.has(`dist/renderer/${file}`)) missing.push(`${file} of the page ${page} is missing`);
    }
  }
  return missing;
}

/**
 * electron-builder lays the packages' folders out anew (it hoists what npm had nested), so a file belongs to the package
 * that the package.json of its folder names, and that name and version must be one of those that are shipped.
 */
function foreignFaults(archive: string, files: readonly string[]): string[] {
  const shipped = new Set(
    shippedPackages()
      .filter(({ shippedIn }) => shippedIn === 'modules')
      .map(({ name, version }) => `${name}@${version}`),
  );
  const there = new Set(files);
  const owners = new Map<string, string>();
  const ownerOf = (folder: string): string => {
    const known = owners.get(folder);
    if (known !== undefined) return known;
    const manifest = `${folder}/package.json`;
    const { name, version } = there.has(manifest)
      ? (JSON.parse(extractFile(archive, manifest).toString('utf8')) as { name: string; version: string })
      : { name: folder, version: 'without package.json' };
    owners.set(folder, `${name}@${version}`);
    return `${name}@${version}`;
  };
  return files.flatMap((file) => {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (folder === undefined) return OURS.some((shape) => shape.test(file)) ? [] : [`${file} has no place here`];
    if (!shipped.has(ownerOf(folder))) return [`${file} belongs to ${ownerOf(folder)}, which is not shipped`];
    if (file === KEYTAR_BINARY) return [];
    return LIBRARY_FILE.test(file) && !LIBRARY_FOLDER.test(file) ? [] : [`${file} is no part of a running program`];
  });
}

/** No file but keytar's is machine code, whatever it is called. */
function binaryFaults(archive: string, files: readonly string[]): string[] {
  return files
    .filter((file) => file !== KEYTAR_BINARY && !('unpacked' in statFile(archive, file)))
    .filter((file) => formatOf(extractFile(archive, file).subarray(0, 4)) !== undefined)
    .map((file) => `${file} is machine code`);
}

function keytarFaults(resources: string, platform: string): string[] {
  const unpacked = join(resources, 'app.asar.unpacked');
  const binaries = globSync('**/*.{node,so,dll,dylib,exe}', { cwd: unpacked }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const faults = binaries
    .filter((path) => path !== KEYTAR_BINARY)
    .map((path) => `${path} has no place beside the archive`);
  const path = join(unpacked, KEYTAR_BINARY);
  if (!existsSync(path)) return [...faults, 'keytar.node does not lie beside the archive, where it can be loaded'];
  const head = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  readSync(handle, head, 0, 4, 0);
  closeSync(handle);
  const found = formatOf(head);
  if (found?.platform !== platform)
    faults.push(`keytar.node is ${found?.name ?? 'no machine code'}, not for ${platform}`);
  return faults;
}

function manifestFaults(archive: string): string[] {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
  const faults = ['scripts', 'devDependencies']
    .filter((key) => Object.keys(manifest[key] ?? {}).length > 0)
    .map((key) => `package.json still has ${key}`);
  if (manifest['main'] !== 'dist/main/main.js') faults.push(`package.json starts ${String(manifest['main'])}`);
  return faults;
}

function sizeFaults(archive: string, files: readonly string[]): string[] {
  const bytes = files.reduce((sum, file) => {
    const entry = statFile(archive, file);
    return sum + ('size' in entry ? entry.size : 0);
  }, 0);
  return bytes <= LARGEST_ARCHIVE_BYTES ? [] : [`the archive holds ${bytes} bytes`];
}
