import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Cdp } from './cdp.ts';
import { program } from './program.ts';

const OWN_SWITCHES = new Set(['remote-debugging-port', 'inspect', 'inspect-brk', 'user-data-dir', 'headful']);

const QUIET = [
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,DialMediaRouteProvider',
  '--block-new-web-contents',
  '--password-store=basic',
  '--deny-permission-prompts',
];

function findChromium(): string {
  const named = process.env['STANDIN_CHROMIUM'];
  const found = named ?? ['/usr/lib/chromium/chromium', '/usr/bin/chromium'].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error('stand-in: no Chromium found. Install the package "chromium", or name one in STANDIN_CHROMIUM');
  }
  return found;
}

/** The running browser: set by `launchChromium`, used by everything that draws. */
export const chromium: { cdp: Cdp | undefined; process: ChildProcess | undefined } = {
  cdp: undefined,
  process: undefined,
};

/** The connection, which exists from `ready` on. */
export function cdp(): Cdp {
  if (chromium.cdp === undefined) throw new Error('stand-in: the browser has not started yet');
  return chromium.cdp;
}

/** Starts Chromium with the program's switches and a profile inside its user data folder. */
export async function launchChromium(profileDir: string): Promise<void> {
  const switches = [...program.switches]
    .filter(([name]) => !OWN_SWITCHES.has(name))
    // Playwright's list of features would replace ours; Chromium takes only the last one.
    .filter(([name]) => name !== 'disable-features')
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  const wantsPort = program.switches.has('remote-debugging-port');
  const child = spawn(
    findChromium(),
    [
      ...(program.headful ? [] : ['--headless=new', '--hide-scrollbars']),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...QUIET,
      `--user-data-dir=${profileDir}`,
      '--remote-debugging-pipe',
      // Debian packs Chromium's languages apart; this gives pages the language without them.
      ...(program.switches.has('lang') ? [`--accept-lang=${program.switches.get('lang')}`] : []),
      ...(wantsPort ? ['--remote-debugging-port=0'] : []),
      ...switches,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // A locale that is not installed would make Chromium lose file names with Turkish letters; --lang sets the language.
      env: { ...process.env, LC_ALL: 'C.UTF-8', XDG_CONFIG_HOME: profileDir, XDG_CACHE_HOME: profileDir },
    },
  );
  chromium.process = child;
  child.on('exit', (code) => {
    chromium.cdp?.close();
    if (program.exiting) return;
    console.error(`stand-in: Chromium ended by itself (${code})`);
    process.exit(1);
  });
  process.on('exit', () => child.kill('SIGKILL'));
  chromium.cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const portKnown = tellPlaywright(child, wantsPort);
  const { product } = await chromium.cdp.send('Browser.getVersion');
  Object.defineProperty(process.versions, 'chrome', { value: String(product).split('/')[1], enumerable: true });
  await portKnown;
}

/** Passes on the line with the debugging address that Playwright's `_electron.launch` waits for. */
function tellPlaywright(child: ChildProcess, wantsPort: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (!wantsPort) resolve();
    let seen = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (process.env['STANDIN_DEBUG'] !== undefined) process.stderr.write(chunk);
      if (seen === 'told') return;
      seen += chunk.toString();
      const line = /^DevTools listening on ws:\S+/m.exec(seen);
      if (line === null) return;
      seen = 'told';
      process.stderr.write(`\n${line[0]}\n`);
      resolve();
    });
  });
}
