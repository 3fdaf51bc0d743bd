/**
 * Builds everything that runs: pages (dist/renderer), main process and its workers (dist/main), preloads (dist/preload).
 * `node electron/dev/build.ts [--if-changed]`; with the flag, only when a source changed since the last build.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildNodeBundle, type NodeBundle } from './bundles.ts';
import { writeLicences } from './licences.ts';
import { writePagesList } from './pages-list.ts';
import { ROOT } from './root.ts';
import { feedOfBuild } from './update-feed.ts';

const dist = join(ROOT, 'dist');
const stampFile = join(dist, 'built-from');

/** What is built for Node and for the preloads. An entry that does not exist is left out. */
export function nodeBundles(): NodeBundle[] {
  const main = (entry: string, name: string): NodeBundle => ({
    entry: join(ROOT, 'electron', entry),
    outFile: join(dist, 'main', name),
    format: 'es',
    define: { BUILT_IN_UPDATE_FEED: JSON.stringify(feedOfBuild()) },
  });
  const preload = (entry: string, name: string): NodeBundle => ({
    entry: join(ROOT, 'electron', entry),
    outFile: join(dist, 'preload', name),
    format: 'cjs',
  });
  return [
    main('main.ts', 'main.js'),
    main('ledger/worker.ts', 'ledger-worker.js'),
    main('ledger/closed/worker.ts', 'closed-worker.js'),
    main('workbook/worker.ts', 'workbook-worker.js'),
    main('workbook/write/worker.ts', 'report-worker.js'),
    main('practice/worker.ts', 'practice-worker.js'),
    preload('preload.ts', 'desk.cjs'),
    preload('authorise-preload.ts', 'authorise.cjs'),
    preload('keys-preload.ts', 'keys.cjs'),
  ].filter(({ entry }) => existsSync(entry));
}

/** Builds the pages; with `onRebuilt` they are built again at every change, until the process ends. */
export async function buildPages(onRebuilt?: () => void): Promise<void> {
  // Whoever builds, a test runner included: React's development build names source files and their folders.
  process.env['NODE_ENV'] = 'production';
  const result = await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    build: { sourcemap: false, watch: onRebuilt === undefined ? null : {} },
  });
  if (!('on' in result)) {
    writePagesList(join(dist, 'renderer'));
    return;
  }
  await new Promise<void>((resolve, reject) => {
    result.on('event', (event) => {
      if (event.code === 'ERROR') reject(event.error);
      if (event.code !== 'END') return;
      writePagesList(join(dist, 'renderer'));
      onRebuilt?.();
      resolve();
    });
  });
}

/** A mark of everything that the build reads: names, sizes and times of the sources and of the lock file. */
function sourcesMark(): string {
  const sources = globSync(
    ['electron/**/*.ts', 'renderer/**/*', 'shared/**/*.ts', 'vite.config.ts', 'package-lock.json'],
    {
      cwd: ROOT,
    },
  ).toSorted();
  const hash = createHash('sha256');
  for (const source of sources) {
    const { size, mtimeMs } = statSync(join(ROOT, source));
    hash.update(`${source} ${size} ${mtimeMs}\n`);
  }
  hash.update(JSON.stringify(feedOfBuild()));
  return hash.digest('hex');
}

/** Builds everything from nothing, or nothing when `ifChanged` and no source changed. Returns whether it built. */
export async function buildAll(ifChanged: boolean): Promise<boolean> {
  const mark = sourcesMark();
  if (ifChanged && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === mark) return false;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all(nodeBundles().map((bundle) => buildNodeBundle(bundle)));
  if (existsSync(join(ROOT, 'renderer/index.html'))) await buildPages();
  cpSync(join(ROOT, 'electron/practice/samples'), join(dist, 'samples'), { recursive: true });
  writeLicences(dist);
  writeFileSync(stampFile, mark);
  return true;
}

if (import.meta.main) {
  const startedAt = performance.now();
  const built = await buildAll(process.argv.includes('--if-changed'));
  if (built) console.log(`built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
