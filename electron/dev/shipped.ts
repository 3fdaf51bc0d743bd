import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** The libraries that are built into the bundles (electron/dev/bundles.ts, vite.config.ts) and so have no folder of their own. */
export const BUNDLED = [
  '@fontsource-variable/inter',
  '@tanstack/react-virtual',
  'electron-updater',
  'lucide-react',
  'react',
  'react-aria-components',
  'react-dom',
  'saxes',
  'yauzl',
  'yazl',
  'zod',
] as const;

/** What npm puts beside keytar to build or fetch its binary; never loaded by the running program, so never packed. */
const INSTALLS_KEYTAR = ['prebuild-install', 'node-addon-api'];

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, LockedPackage>>;

/** One package of the lock file: `path` is its folder under the checkout ("node_modules/uuid"). */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  /** In `modules` a folder of the package; in `bundle` part of our own files. */
  readonly shippedIn: 'modules' | 'bundle';
}

/** package.json as far as it is read here. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
}

/** The lock file's packages by path. */
export function readLock(): Lock {
  return (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { readonly packages: Lock }).packages;
}

/** Where Node finds `name` from the package at `from`: its own node_modules first, then each one further up. */
function resolve(lock: Lock, from: string, name: string): string | null {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (lock[path] !== undefined) return path;
    if (base === '') return null;
  }
}

function closure(lock: Lock, roots: readonly string[], skip: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = roots.map((name) => ({ from: '', name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (skip.includes(next.name) || next.name.startsWith('@types/')) continue;
    const path = resolve(lock, next.from, next.name);
    if (path === null || found.has(path)) continue;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {} } = lock[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) waiting.push({ from: path, name });
  }
  return found;
}

/**
 * Every package, with those it needs in turn, whose code reaches a person's computer: the dependencies of package.json
 * as folders, `BUNDLED` inside our own files. Electron itself brings its own licences and is not here.
 */
export function shippedPackages(): ShippedPackage[] {
  const lock = readLock();
  const listed = (paths: Iterable<string>, shippedIn: ShippedPackage['shippedIn']): ShippedPackage[] =>
    [...paths].map((path) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: lock[path]?.version ?? '',
      path,
      shippedIn,
    }));
  return [
    ...listed(closure(lock, Object.keys(readManifest().dependencies), INSTALLS_KEYTAR), 'modules'),
    ...listed(closure(lock, BUNDLED, []), 'bundle'),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
