import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from './launch.ts';

/** What the preloads expose; none of it may be found in a frame inside the page. */
const BRIDGES = ['guards', 'desk', 'authorise', 'keys'];

export interface StartedPage {
  readonly launched: LaunchedApp;
  readonly page: Page;
}

/**
 * What any page that was taken over tries and does not get, whichever program and page `start` gives. Every attempt
 * is followed by a look whether the page is still the one that was there, unmoved, and the only window still the only.
 */
export function pageGuards(title: string, start: () => Promise<StartedPage>): void {
  describe(title, () => {
    const started = {} as StartedPage & { folder: string };
    let listening: Server;
    let port: number;
    let windows: number;
    const visits: string[] = [];

    beforeAll(async () => {
      // A listener that any request which gets out would reach.
      listening = createServer((request, response) => {
        visits.push(request.url ?? '');
        response.end('reached');
      });
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
      port = (listening.address() as AddressInfo).port;
      Object.assign(started, await start(), { folder: mkdtempSync(join(tmpdir(), 'guards-')) });
      windows = started.launched.app.windows().length;
      await started.page.evaluate(() => Object.assign(window, { unmoved: true }));
    });
    afterAll(async () => {
      await started.launched?.close();
      listening?.close();
      rmSync(started.folder, { recursive: true, force: true });
    });

    /** Still the page that was there at the start, and no window more. */
    async function expectUnmoved(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(await started.page.evaluate(() => Reflect.get(window, 'unmoved') as unknown)).toBe(true);
      expect(started.launched.app.windows()).toHaveLength(windows);
    }

    describe('code that is not ours', () => {
      const violation = (run: string): Promise<unknown> =>
        started.page.evaluate(
          (code) =>
            new Promise((resolve) => {
              const seen = (event: SecurityPolicyViolationEvent) =>
                resolve(`${event.effectiveDirective} ${event.disposition}`);
              document.addEventListener('securitypolicyviolation', seen, { once: true });
              setTimeout(() => resolve('nothing was violated'), 1500);
              const attempts: Record<string, () => void> = {
                inline: () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.codeRan = 1';
                  document.head.append(script);
                },
                handler: () => {
                  const link = document.createElement('a');
                  link.setAttribute('onclick', 'window.codeRan = 1');
                  document.body.append(link);
                  link.click();
                  link.remove();
                },
                javascriptUrl: () => {
                  const link = document.createElement('a');
                  link.href = 'javascript:window.codeRan = 1';
                  document.body.append(link);
                  link.click();
                  link.remove();
                },
                remote: () => {
                  const script = document.createElement('script');
                  script.src = 'https://example.com/x.js';
                  document.head.append(script);
                },
                data: () => {
                  const script = document.createElement('script');
                  script.src = 'data:text/javascript,window.codeRan=1';
                  document.head.append(script);
                },
                blob: () => {
                  const script = document.createElement('script');
                  script.src = URL.createObjectURL(new Blob(['window.codeRan = 1'], { type: 'text/javascript' }));
                  document.head.append(script);
                },
                style: () => {
                  const style = document.createElement('style');
                  style.textContent = 'body { display: none }';
                  document.head.append(style);
                  style.remove();
                },
                image: () => {
                  new Image().src = 'data:image/png;base64,AAAA';
                },
                form: () => {
                  const form = document.createElement('form');
                  form.action = 'https://example.com/';
                  document.body.append(form);
                  form.submit();
                  form.remove();
                },
                base: () => {
                  const base = document.createElement('base');
                  base.href = 'https://example.com/';
                  document.head.append(base);
                  base.remove();
                },
              };
              attempts[code]?.();
            }),
          run,
        );

      test.each([
        ['inline', 'script-src-elem enforce'],
        ['handler', 'script-src-attr enforce'],
        ['javascriptUrl', 'script-src-elem enforce'],
        ['remote', 'script-src-elem enforce'],
        ['data', 'script-src-elem enforce'],
        ['blob', 'script-src-elem enforce'],
        ['style', 'style-src-elem enforce'],
        ['image', 'img-src enforce'],
        ['form', 'form-action enforce'],
        ['base', 'base-uri enforce'],
      ])('%s is stopped by the policy', async (attempt, expected) => {
        expect(await violation(attempt)).toBe(expected);
        expect(await started.page.evaluate(() => Reflect.get(window, 'codeRan'))).toBeUndefined();
      });

      test('eval and its kin throw', async () => {
        // Later, in a turn of the page's own: code run by Playwright itself is let past the policy.
        const thrown = await started.page.evaluate(async () => {
          await new Promise((resolve) => setTimeout(resolve, 0));
          const attempts = [
            () => new Function('return 1')(),
            () => Reflect.apply(Reflect.get(window, 'eval'), window, ['1']),
          ];
          return attempts.map((attempt) => {
            try {
              attempt();
              return 'ran';
            } catch (error) {
              return error instanceof EvalError ? 'EvalError' : String(error);
            }
          });
        });
        expect(thrown).toEqual(['EvalError', 'EvalError']);
      });

      test('neither a worker nor a service worker starts', async () => {
        const outcome = await started.page.evaluate(async () => {
          const worker = await new Promise((resolve) => {
            try {
              new Worker('/index.html').addEventListener('error', () => resolve('refused'));
              setTimeout(() => resolve('no answer'), 1500);
            } catch {
              resolve('refused');
            }
          });
          const service = await ('serviceWorker' in navigator
            ? navigator.serviceWorker.register('/index.html').then(
                () => 'registered',
                () => 'refused',
              )
            : 'refused');
          return [worker, service];
        });
        expect(outcome).toEqual(['refused', 'refused']);
      });
    });

    describe('getting something out', () => {
      test('fetch, XMLHttpRequest, WebSocket, EventSource and beacons reach nobody', async () => {
        const outcomes = await started.page.evaluate(async (to) => {
          const failed = (promise: Promise<unknown>) =>
            promise.then(
              () => 'reached',
              () => 'refused',
            );
          const request = new XMLHttpRequest();
          const xhr = new Promise((resolve, reject) => {
            request.addEventListener('load', resolve);
            request.addEventListener('error', reject);
            request.open('GET', to);
            request.send();
          });
          const opened = (make: () => WebSocket | EventSource) =>
            new Promise((resolve, reject) => {
              const source = make();
              source.addEventListener('open', resolve);
              source.addEventListener('error', reject);
            });
          navigator.sendBeacon(`${to}beacon`, 'x');
          return Promise.all([
            failed(fetch(to)),
            failed(fetch(to, { mode: 'no-cors' })),
            failed(fetch('/index.html')),
            failed(xhr),
            failed(Promise.resolve().then(() => opened(() => new WebSocket(to.replace('http', 'ws'))))),
            failed(Promise.resolve().then(() => opened(() => new EventSource(to)))),
          ]);
        }, `http://127.0.0.1:${port}/`);
        expect(outcomes).toEqual(Array.from({ length: 6 }, () => 'refused'));
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(visits).toEqual([]);
      });

      test('images, style sheets, prefetches and pings reach nobody', async () => {
        await started.page.evaluate((to) => {
          new Image().src = `${to}image`;
          for (const [rel, as] of [
            ['stylesheet', ''],
            ['prefetch', ''],
            ['preload', 'image'],
            ['preconnect', ''],
            ['dns-prefetch', ''],
          ]) {
            const link = document.createElement('link');
            link.rel = rel ?? '';
            if (as) link.as = as;
            link.href = `${to}${rel}`;
            document.head.append(link);
            setTimeout(() => link.remove(), 200);
          }
          const anchor = document.createElement('a');
          anchor.href = '#ping';
          anchor.ping = `${to}ping`;
          document.body.append(anchor);
          anchor.click();
          anchor.remove();
        }, `http://127.0.0.1:${port}/`);
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(visits).toEqual([]);
      });
    });

    describe('going somewhere', () => {
      test.each([
        'https://example.com/',
        'app://authorise/index.html',
        'app://desk/other.js',
        'app://desk/..%2f..%2fmain.js',
        'file:///etc/passwd',
        'data:text/html,<h1>data</h1>',
        'about:blank',
      ])('by script to %s', async (to) => {
        await started.page.evaluate((address) => {
          window.location.href = address;
        }, to);
        await expectUnmoved();
      });

      test('by a blob', async () => {
        await started.page.evaluate(() => {
          window.location.href = URL.createObjectURL(new Blob(['<h1>blob</h1>'], { type: 'text/html' }));
        });
        await expectUnmoved();
      });

      test('by a link, and by a link to a new window', async () => {
        await started.page.evaluate(() => {
          for (const target of ['_self', '_blank', '_top']) {
            const link = document.createElement('a');
            Object.assign(link, { href: 'https://example.com/', target });
            document.body.append(link);
            link.click();
            link.remove();
          }
        });
        await expectUnmoved();
      });

      test.each(['https://example.com/', 'about:blank', 'app://desk/index.html', 'app://authorise/index.html'])(
        'by window.open of %s',
        async (to) => {
          const opened = await started.page.evaluate((address) => {
            const other = window.open(address);
            // Electron answers null; Chromium under the stand-in answers a window that is closed at once.
            return other === null || other.closed || other.location.href === 'about:blank' ? 'nothing' : 'a window';
          }, to);
          expect(opened).toBe('nothing');
          await expectUnmoved();
        },
      );

      test('by a frame inside the page', async () => {
        const frames = await started.page.evaluate(async (bridges) => {
          const results: [string, string | null][] = [];
          for (const attributes of [
            { src: 'https://example.com/' },
            { src: '/index.html' },
            { srcdoc: '<p>inside</p>' },
          ]) {
            const frame = document.createElement('iframe');
            Object.assign(frame, attributes);
            document.body.append(frame);
            await new Promise((resolve) => setTimeout(resolve, 200));
            // The bridge is not in a frame of its own, and a page of ours does not load in a frame.
            const inner = frame.contentDocument;
            const bridge = inner === null ? '' : bridges.filter((name) => name in (frame.contentWindow ?? {})).join();
            results.push([bridge, inner?.querySelector('h1, main')?.textContent ?? null]);
            frame.remove();
          }
          return results;
        }, BRIDGES);
        expect(frames).toEqual(frames.map(() => ['', null]));
        await expectUnmoved();
      });

      test('by dropping a file on the page', async () => {
        const file = join(started.folder, 'evil.html');
        writeFileSync(file, '<h1>dropped</h1>');
        const session = await started.page.context().newCDPSession(started.page);
        const data = { items: [], files: [file], dragOperationsMask: 1 };
        for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
          await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
        }
        await expectUnmoved();
        await session.detach();
      });
    });

    describe('files', () => {
      test.each([
        '/..%2f..%2fpackage.json',
        '/%2e%2e/main.js',
        '/authorise/index.html',
        '/pages.json',
        '//etc/passwd',
        '/preload.cjs',
      ])('a script from %s does not exist', async (path) => {
        const outcome = await started.page.evaluate(
          (source) =>
            new Promise((resolve) => {
              const script = document.createElement('script');
              script.addEventListener('load', () => resolve('loaded'));
              script.addEventListener('error', () => resolve('refused'));
              script.src = source;
              document.head.append(script);
            }),
          path,
        );
        expect(outcome).toBe('refused');
      });

      test('nothing is downloaded', async () => {
        await started.launched.app.evaluate(({ session }) => {
          const offered: unknown[] = [];
          Object.assign(globalThis, { offered });
          session.defaultSession.on('will-download', (event, item) =>
            offered.push([item.getFilename(), event.defaultPrevented]),
          );
        });
        await started.page.evaluate(() => {
          const link = document.createElement('a');
          link.href = URL.createObjectURL(new Blob(['x']));
          link.download = 'stolen.txt';
          document.body.append(link);
          link.click();
          link.remove();
        });
        await expect
          .poll(() => started.launched.app.evaluate(() => Reflect.get(globalThis, 'offered') as unknown))
          .toEqual([['stolen.txt', true]]);
      });
    });

    test('no permission is given', async () => {
      const states = await started.page.evaluate(async () => {
        const states: Record<string, string> = {};
        for (const name of [
          'geolocation',
          'notifications',
          'camera',
          'microphone',
          'clipboard-read',
          'midi',
        ] as const) {
          states[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'unknown',
          );
        }
        const asked = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'given',
          (error: DOMException) => error.name,
        );
        return { ...states, asked, notified: await Notification.requestPermission() };
      });
      expect(Object.values(states)).not.toContain('granted');
      expect(Object.values(states)).not.toContain('prompt');
      expect(states.asked).not.toBe('given');
      expect(states.notified).toBe('denied');
    });

    test('the program never crashed a handler of its own over all this', () => {
      expect(started.launched.errors()).not.toMatch(/UnhandledPromiseRejection|uncaught/i);
    });
  });
}
