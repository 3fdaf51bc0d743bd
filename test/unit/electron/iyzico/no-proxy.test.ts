import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

const source = (name: string) => new URL(`../../../../electron/iyzico/${name}.ts`, import.meta.url).href;

/** Runs a script in a Node that was told by its environment to use a proxy, and counts who was asked. */
async function run(ours: boolean, keepAlive = false): Promise<{ readonly proxy: number; readonly target: number }> {
  const seen = { proxy: 0, target: 0 };
  const proxy = createServer((_request, response) => {
    seen.proxy += 1;
    response.end('proxy');
  });
  proxy.on('connect', (_request, socket) => {
    seen.proxy += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  });
  const target = createServer((_request, response) => {
    seen.target += 1;
    response.end('target');
  });
  const portOf = async (server: typeof proxy) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return (server.address() as AddressInfo).port;
  };
  const [proxyPort, targetPort] = [await portOf(proxy), await portOf(target)];
  const url = `http://127.0.0.1:${targetPort}/`;
  const script = ours
    ? `const { exchange } = await import('${source('exchange')}');
       const { systemClock } = await import('${source('clock')}');
       await exchange({ url: '${url}', method: 'GET', headers: {}, body: undefined, randomKey: 'r', keepAlive: ${keepAlive},
         timeoutMs: 2000, maxBytes: 1000, clock: systemClock, signal: undefined });`
    : `await fetch('${url}', { signal: AbortSignal.timeout(2000) }).catch(() => undefined);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'] ?? '', NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${proxyPort}` },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.on('exit', resolve));
  for (const server of [proxy, target]) {
    server.closeAllConnections();
    server.close();
  }
  return seen;
}

test.each([true, false])('a proxy in the environment is not used (keepAlive %s)', async (keepAlive) => {
  expect(await run(true, keepAlive)).toEqual({ proxy: 0, target: 1 });
});

test('control: Node would have used it', async () => {
  expect(await run(false)).toEqual({ proxy: 1, target: 0 });
});
