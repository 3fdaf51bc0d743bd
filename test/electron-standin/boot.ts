/**
 * Does what Electron does before the program's own code runs: reads `electron [-r module] [--switch…] <folder|file>
 * [arguments…]`, makes the bare name `electron` mean the stand-in for `import` and `require`, loads the `-r` modules
 * (Playwright's loader), then the program.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STANDIN_VERSION, program } from './program.ts';

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

interface CommandLine {
  readonly preloads: readonly string[];
  readonly target: string;
}

function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = [];
  let target: string | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const argument = args[i] ?? '';
    if (argument === '-r' || argument === '--require') {
      i += 1;
      preloads.push(resolve(args[i] ?? ''));
    } else if (target === undefined && !argument.startsWith('-')) target = argument;
  }
  return { preloads, target: resolve(target ?? '.') };
}

/** The folder of the nearest package.json, as Electron looks for the program's name and version. */
function packageFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder;
  }
}

const args = process.argv.slice(2);
if (args.includes('--version') || args.includes('-v')) {
  console.log(`v${STANDIN_VERSION}`);
  process.exit(0);
}

const { preloads, target } = readCommandLine(args);
const targetIsFile = statSync(target).isFile();
const folder = packageFolder(targetIsFile ? dirname(target) : target);
const manifestPath = join(folder, 'package.json');
program.manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
program.folder = targetIsFile ? dirname(target) : folder;
program.readSwitches(args);
const main = targetIsFile ? target : resolve(folder, program.manifest.main ?? 'index.js');

process.argv = [join(import.meta.dirname, 'electron'), ...args];
Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: process.env['STANDIN_PACKAGED'] ?? join(program.folder, 'resources'),
});
Object.defineProperty(process.versions, 'electron', { value: STANDIN_VERSION, enumerable: true });

const require = createRequire(import.meta.url);
const { start } = await import('./start.ts');
for (const preload of preloads) require(preload);
// As in Electron, `ready` comes only after the main module was evaluated, so that `await app.whenReady()` at its top
// level waits for ever. Node ends then with code 13; this line says why.
process.once('exit', (code) => {
  if (code === 13) console.error('stand-in: the main module awaits something at its top level that never comes');
});
try {
  await import(pathToFileURL(main).href);
} catch (error) {
  console.error('App threw an error during load\n', error);
  process.exit(1);
}
await start();
