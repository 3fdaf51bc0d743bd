import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';

const hosts = new URL('../../../../electron/iyzico/hosts.ts', import.meta.url).href;

/** Runs a script in a Node that was told by its environment to use a proxy, and counts who was asked. */
async function run(refuse: boolean): Promise<{ readonly proxy: number; readonly target: number }> {
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
  const call = `await fetch('http://127.0.0.1:${targetPort}/', { signal: AbortSignal.timeout(2000) }).then((r) => r.text(), () => undefined);`;
  const script = `const { refuseProxies } = await import('${hosts}'); ${refuse ? 'refuseProxies(process.env);' : ''} ${call}`;
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

test('a proxy in the environment is not used', async () => {
  expect(await run(true)).toEqual({ proxy: 0, target: 1 });
});

test('control: Node would have used it', async () => {
  expect(await run(false)).toEqual({ proxy: 1, target: 0 });
});
