/** `npm run dev`: the program, with its pages loaded again when a page changed and itself started again when main did. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { buildNodeBundle } from './bundles.ts';
import { buildPages, nodeBundles } from './build.ts';
import { chooseElectron } from './electron-binary.ts';
import { ROOT } from './root.ts';

const say = (line: string): void => console.log(`» ${line}`);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const { kind } = chooseElectron(false, say);
if (kind === 'stand-in') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(ROOT, 'test/electron-standin');
if (kind === 'stand-in' && hasDisplay) process.env['STANDIN_HEADFUL'] = '1';

let running: ElectronApplication | null = null;
let restarting = Promise.resolve();
let watching = false;

async function start(): Promise<void> {
  const app = await _electron.launch({ cwd: ROOT, args: ['.', ...process.argv.slice(2)] });
  app.process().stdout?.pipe(process.stdout);
  app.process().stderr?.pipe(process.stderr);
  app.on('close', () => {
    if (running === app) process.exit(0);
  });
  running = app;
}

async function startAgain(): Promise<void> {
  const old = running;
  running = null;
  await old?.close();
  await start();
  say('main process started again');
}

/** One after another: several bundles usually change together. */
function restart(): void {
  if (watching) restarting = restarting.then(startAgain);
}

async function reloadPages(): Promise<void> {
  if (!watching) return;
  for (const page of running?.windows() ?? []) await page.reload();
  say('pages loaded again');
}

let pending: NodeJS.Timeout | undefined;
const restartSoon = (): void => {
  clearTimeout(pending);
  pending = setTimeout(restart, 200);
};
await Promise.all(nodeBundles().map((bundle) => buildNodeBundle({ ...bundle, onRebuilt: restartSoon })));
if (existsSync(join(ROOT, 'renderer/index.html'))) {
  await buildPages(() => {
    reloadPages().catch((error: unknown) => console.error('the pages could not be loaded again', error));
  });
}
await start();
clearTimeout(pending);
watching = true;
say('watching; change a file and it shows. Ctrl+C ends.');
