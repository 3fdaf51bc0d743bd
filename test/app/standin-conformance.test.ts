/**
 * What the stand-in offers, Electron has too: every export, method and property is held against Electron's own type
 * declarations, so that a test can never pass on an API that does not exist.
 */
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const declarations = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
);

/** The text of one class or interface, without what is nested in it. */
function membersOf(type: string): string {
  const start = new RegExp(`^  (?:class|interface) ${type}\\b[^{]*\\{`, 'm').exec(declarations);
  if (start === null) throw new Error(`electron.d.ts has no ${type}`);
  const from = start.index + start[0].length;
  let depth = 1;
  let at = from;
  for (; depth > 0; at += 1) depth += declarations[at] === '{' ? 1 : declarations[at] === '}' ? -1 : 0;
  return declarations.slice(from, at);
}

const offeredFile = `
  import * as electron from ${JSON.stringify(join(root, 'test/electron-standin/electron.ts'))};
  const own = (value) => typeof value === 'function'
    ? [...Object.getOwnPropertyNames(value.prototype), ...Object.getOwnPropertyNames(value)]
    : [...Object.keys(value), ...Object.getOwnPropertyNames(Object.getPrototypeOf(value))];
  const { session } = electron;
  const parts = { ...electron, 'session.defaultSession': session.defaultSession,
    'session.defaultSession.webRequest': session.defaultSession.webRequest };
  delete parts.session;
  const offered = {};
  for (const [name, value] of Object.entries(parts)) {
    try { offered[name] = own(value); } catch { offered[name] = null; }
  }
  console.log(JSON.stringify(offered));
`;
/** Names the stand-in's own parts carry so that they cannot be mistaken for Electron's, and what every object has. */
const isOwn = (name: string) => name.startsWith('standIn') || NOT_OFFERED.has(name) || name in EventEmitter.prototype;
const NOT_OFFERED = new Set([
  'constructor',
  'length',
  'name',
  'prototype',
  'domain',
  'session',
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.keys(new EventEmitter()),
]);

const TYPES: Readonly<Record<string, readonly string[]>> = {
  app: ['App'],
  BrowserWindow: ['BrowserWindow', 'BaseWindow'],
  clipboard: ['Clipboard'],
  dialog: ['Dialog'],
  ipcMain: ['IpcMain'],
  Menu: ['Menu'],
  MenuItem: ['MenuItem'],
  nativeTheme: ['NativeTheme'],
  net: ['Net'],
  powerMonitor: ['PowerMonitor'],
  powerSaveBlocker: ['PowerSaveBlocker'],
  protocol: ['Protocol'],
  safeStorage: ['SafeStorage'],
  screen: ['Screen'],
  'session.defaultSession': ['Session'],
  'session.defaultSession.webRequest': ['WebRequest'],
  shell: ['Shell'],
};

const ran = spawnSync(process.execPath, ['--input-type=module', '-e', offeredFile], { encoding: 'utf8', cwd: root });
const offered = JSON.parse(ran.stdout || '{}') as Record<string, string[] | null>;

describe("what the stand-in offers is in Electron's declarations", () => {
  test.each(Object.keys(TYPES))('%s', (name) => {
    const members = (offered[name] ?? []).filter((member) => !isOwn(member));
    const body = (TYPES[name] ?? []).map(membersOf).join('\n');
    const unknown = members.filter(
      (member) => !new RegExp(`^\\s+(?:static |readonly )*${member}\\??[(:<]`, 'm').test(body),
    );
    expect(unknown).toEqual([]);
    // A menu item's members are its own, made with it; powerMonitor only emits.
    if (name !== 'powerMonitor' && name !== 'MenuItem') expect(members.length).toBeGreaterThan(0);
  });

  test('every export', () => {
    const names = Object.keys(offered).filter((name) => !name.includes('.'));
    expect(names.length).toBeGreaterThan(20);
    const unknown = names.filter((name) => !new RegExp(`^\\s*(?:const|class) ${name}\\b`, 'm').test(declarations));
    expect(unknown).toEqual([]);
  });

  test('this test would notice a name that is not there', () => {
    expect(membersOf('App')).not.toMatch(/^\s+quitPolitely\??[(:<]/m);
    expect(membersOf('App')).toMatch(/^\s+quit\??[(:<]/m);
  });
});

test('the preload gets nothing that Electron does not give a sandboxed one', () => {
  for (const [type, names] of Object.entries({
    IpcRenderer: [
      'send',
      'invoke',
      'sendSync',
      'on',
      'addListener',
      'once',
      'off',
      'removeListener',
      'removeAllListeners',
    ],
    ContextBridge: ['exposeInMainWorld'],
    WebUtils: ['getPathForFile'],
  })) {
    const body = membersOf(type);
    for (const name of names) expect(body, `${type}.${name}`).toMatch(new RegExp(`^\\s+${name}\\??[(<]`, 'm'));
  }
});
