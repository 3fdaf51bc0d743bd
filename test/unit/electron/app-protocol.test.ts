import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { appHostOf, startUrl } from '../../../electron/app-address.ts';
import {
  answerAppRequest,
  cancelForeignRequests,
  CONTENT_SECURITY_POLICY,
  pagesReader,
  PRESSABLE_STYLE_HASH,
  registerAppScheme,
  resolveAppUrl,
} from '../../../electron/app-protocol.ts';

const registered = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ protocol: { registerSchemesAsPrivileged: registered } }));
afterEach(() => vi.clearAllMocks());

const pages = {
  desk: { '/index.html': 'index.html', '/assets/desk.js': 'assets/desk.js' },
  authorise: { '/index.html': 'authorise/index.html' },
};

describe('which page an address belongs to', () => {
  test.each([
    ['app://desk/index.html', 'desk'],
    ['app://authorise/', 'authorise'],
    ['app://desk', 'desk'],
    ['app://DESK/', null],
    ['app://other/', null],
    ['app://desk.evil/', null],
    ['app://desk:80/', null],
    ['app://user@desk/', null],
    ['app://user:word@desk/', null],
    ['https://desk/', null],
    ['file:///index.html', null],
    ['data:text/html,x', null],
    ['blob:app://desk/1', null],
    ['', null],
    ['about:blank', null],
  ])('%s is %s', (address, host) => expect(appHostOf(address)).toBe(host));
});

describe('which file an address stands for', () => {
  test.each([
    ['app://desk/', 'index.html'],
    ['app://desk/index.html', 'index.html'],
    ['app://desk/index.html?x=1#y', 'index.html'],
    ['app://desk/assets/desk.js', 'assets/desk.js'],
    ['app://authorise/', 'authorise/index.html'],
  ])('%s is %s', (address, file) => expect(resolveAppUrl(address, pages)?.file).toBe(file));

  test.each([
    'app://authorise/assets/desk.js',
    'app://keys/index.html',
    'app://desk/authorise/index.html',
    'app://desk/../main/main.js',
    'app://desk/..%2fmain%2fmain.js',
    'app://desk/%2e%2e/main/main.js',
    'app://desk/%252e%252e/main/main.js',
    'app://desk/assets/..%5c..%5cmain.js',
    'app://desk//index.html',
    'app://desk/./assets/../index.html/',
    'app://desk/index.html%00',
    'app://desk/__proto__',
    'app://desk/constructor',
    'app://desk/etc/passwd',
    'app://desk/pages.json',
  ])('%s is nothing', (address) => expect(resolveAppUrl(address, pages)).toBeNull());
});

describe('the answer to a request', () => {
  const dir = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(join(dir, 'index.html'), '<p>ğüşiöç</p>');

  test('a file of the page, with its type and every security header', async () => {
    const answer = await answerAppRequest({ method: 'GET', url: startUrl('desk') }, dir, pages);
    expect(await answer.text()).toBe('<p>ğüşiöç</p>');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
  });

  test('a refusal carries the headers too, and no body', async () => {
    const answer = await answerAppRequest({ method: 'GET', url: 'app://desk/nothing' }, dir, pages);
    expect([answer.status, answer.headers.get('content-security-policy'), await answer.text()]).toEqual([
      404,
      CONTENT_SECURITY_POLICY,
      '',
    ]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is not a method here', async (method) => {
    expect((await answerAppRequest({ method, url: startUrl('desk') }, dir, pages)).status).toBe(405);
  });
});

describe('the policy', () => {
  test.each(['unsafe-inline', 'unsafe-eval', 'data:', 'blob:', 'http', '*', 'wasm'])('never says %s', (word) => {
    expect(CONTENT_SECURITY_POLICY).not.toContain(word);
  });

  test('starts from nothing and names every directive that could let something out', () => {
    const directives = Object.fromEntries(
      CONTENT_SECURITY_POLICY.split('; ').map((part) => [
        part.slice(0, part.indexOf(' ')),
        part.slice(part.indexOf(' ') + 1),
      ]),
    );
    for (const name of ['default-src', 'connect-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives[name], name).toBe("'none'");
    }
    expect(directives['script-src']).toBe("'self'");
  });

  test('the one style it lets in by hash is the one react-aria adds', () => {
    const entry = createRequire(import.meta.url).resolve('react-aria-components');
    const modules = entry.slice(0, entry.indexOf('react-aria-components'));
    const source = readFileSync(join(modules, 'react-aria/dist/private/interactions/usePress.mjs'), 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const text = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(source)?.[1] ?? '';
    const style = text.replace(/\$\{[^}]+\}/, attribute).trim();
    expect(`sha256-${createHash('sha256').update(style).digest('base64')}`).toBe(PRESSABLE_STYLE_HASH);
  });
});

test('the scheme is standard and secure, and neither bypasses CSP nor takes part in CORS or service workers', () => {
  registerAppScheme();
  expect(registered).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

describe('requests that are not for our pages', () => {
  type Listener = (details: { url: string }, answer: (answer: { cancel: boolean }) => void) => void;
  const isCancelled = (url: string, allowDevTools: boolean): boolean | undefined => {
    let cancelled: boolean | undefined;
    const onBeforeRequest = (listener: Listener) => listener({ url }, ({ cancel }) => (cancelled = cancel));
    cancelForeignRequests({ webRequest: { onBeforeRequest } } as never, allowDevTools);
    return cancelled;
  };
  test.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'devtools://devtools/bundled/x.html',
    'chrome://settings',
    'app://evil/',
  ])('%s is cancelled', (url) => expect(isCancelled(url, false)).toBe(true));
  test('a file of ours is not', () => expect(isCancelled('app://desk/index.html', false)).toBe(false));
  test('developer tools load their own files where they are allowed', () => {
    expect(isCancelled('devtools://devtools/x.html', true)).toBe(false);
  });
});

describe("the build's list of files", () => {
  const dir = mkdtempSync(join(tmpdir(), 'pages-'));
  const path = join(dir, 'pages.json');

  test('is read again when it changed', () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ desk: { '/a': 'a' } }));
    const read = pagesReader(dir);
    expect(read()).toEqual({ desk: { '/a': 'a' } });
    writeFileSync(path, JSON.stringify({ desk: { '/b': 'b' } }));
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    expect(read()).toEqual({ desk: { '/b': 'b' } });
  });

  test('cannot name a page that does not exist', () => {
    writeFileSync(path, JSON.stringify({ evil: { '/a': 'a' } }));
    expect(pagesReader(dir)).toThrow();
  });
});
