import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/iyzico/clock.ts';
import { exchange, type OutgoingRequest } from '../../../../electron/iyzico/exchange.ts';
import { selfSigned } from './self-signed.ts';

const open: (Server | HttpServer)[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server | HttpServer): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

/** A bare TCP server that shows what arrives and does what it is told with each connection. */
async function tcp(onData: (socket: Socket, received: string, connection: number) => void) {
  let connections = 0;
  let text = '';
  const server = createServer((socket) => {
    const connection = (connections += 1);
    let received = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      received += data.toString('latin1');
      onData(socket, received, connection);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/x`,
    posts: () => text.split('POST /x').length - 1,
    text: () => text,
    connections: () => connections,
  };
}

async function http(listener: RequestListener) {
  let requests = 0;
  const server = createHttpServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/x`, requests: () => requests };
}

const BODY = '{"requestId":"r"}';

function request(url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest {
  const randomKey = randomUUID();
  return {
    url,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-iyzi-rnd': randomKey },
    body: BODY,
    randomKey,
    keepAlive: false,
    timeoutMs: 5_000,
    maxBytes: 100_000,
    clock: systemClock,
    signal: undefined,
    ...more,
  };
}
const post = (url: string, more: Partial<OutgoingRequest> = {}) => exchange(request(url, more));

describe('nothing was sent, for certain', () => {
  test('nobody listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => open.pop()?.close(resolve));
    expect(await post(`http://127.0.0.1:${port}/x`)).toEqual({ kind: 'notSent', cause: 'refused' });
  });

  test('the certificate is not to be trusted', async () => {
    let requests = 0;
    const server = createTlsServer(selfSigned(), () => (requests += 1));
    const port = await listen(server);
    expect(await post(`https://127.0.0.1:${port}/x`)).toEqual({ kind: 'notSent', cause: 'tls' });
    expect(requests).toBe(0);
  });

  test('the other side does not speak TLS', async () => {
    const { url, text } = await tcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await post(url.replace('http', 'https'))).toMatchObject({ kind: 'notSent', cause: 'tls' });
    expect(text()).not.toContain('requestId');
  });

  test('a TLS handshake that never ends', async () => {
    const { url, text } = await tcp(() => undefined);
    const result = await post(url.replace('http', 'https'), { timeoutMs: 100 });
    expect(result).toEqual({ kind: 'notSent', cause: 'timeout' });
    expect(text()).not.toContain('requestId');
  });

  test('given up before it began', async () => {
    const server = await http((_request, response) => response.end());
    expect(await post(server.url, { signal: AbortSignal.abort() })).toEqual({ kind: 'notSent', cause: 'aborted' });
    expect(server.requests()).toBe(0);
  });
});

describe('bytes were written and nobody knows', () => {
  test.each([
    ['closes as soon as anything arrives', (socket: Socket) => socket.destroy()],
    ['resets as soon as anything arrives', (socket: Socket) => socket.resetAndDestroy()],
    [
      'closes after the whole request',
      (socket: Socket, received: string) => void (received.endsWith(BODY) && socket.end()),
    ],
    [
      'resets after the whole request',
      (socket: Socket, received: string) => void (received.endsWith(BODY) && socket.resetAndDestroy()),
    ],
    ['speaks no HTTP', (socket: Socket) => socket.end('hello\r\n\r\n')],
  ])('the server %s', async (_name, onData) => {
    const server = await tcp(onData);
    expect(await post(server.url)).toEqual({ kind: 'unknown', cause: 'reset', bytesWritten: true });
    expect(server.posts()).toBe(1);
  });

  test('the answer breaks off: what came of it is kept', async () => {
    const server = await tcp((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"status":"success","req'),
    );
    expect(await post(server.url)).toEqual({
      kind: 'unknown',
      cause: 'truncated',
      bytesWritten: true,
      raw: { httpStatus: 200, text: '{"status":"success","req', cut: false },
    });
  });

  test('no answer in time', async () => {
    const server = await http(() => undefined);
    expect(await post(server.url, { timeoutMs: 80 })).toEqual({
      kind: 'unknown',
      cause: 'timeout',
      bytesWritten: true,
    });
  });

  test('an answer that trickles without end is under the same limit', async () => {
    const server = await http((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    });
    expect(await post(server.url, { timeoutMs: 120 })).toMatchObject({ kind: 'unknown', cause: 'timeout' });
  });

  test('given up on the way', async () => {
    const stop = new AbortController();
    const server = await http(() => stop.abort());
    expect(await post(server.url, { signal: stop.signal })).toEqual({
      kind: 'unknown',
      cause: 'aborted',
      bytesWritten: true,
    });
  });

  test('an answer without end is not read to its end', async () => {
    const server = await http((_request, response) => response.end('x'.repeat(200_000)));
    expect(await post(server.url, { maxBytes: 1_000 })).toMatchObject({ kind: 'unknown', cause: 'tooLarge' });
  });
});

describe('one request is one request', () => {
  test.each([
    ['with a body', BODY],
    ['without', undefined],
  ])('fetch itself repeats a POST on 421; ours goes out once (%s)', async (_name, body) => {
    const server = await http((_request, response) => response.writeHead(421).end('{}'));
    expect(await post(server.url, { body })).toMatchObject({ kind: 'unknown', cause: 'repeatRefused' });
    expect(server.requests()).toBe(1);
    // The control: without our dispatcher the same POST arrives twice.
    await (await fetch(server.url, { method: 'POST', ...(body === undefined ? {} : { body }) })).text();
    expect(server.requests()).toBe(3);
  });

  test.each([301, 302, 307, 308])('a %i is not followed', async (status) => {
    let elsewhere = 0;
    const other = await http((_request, response) => {
      elsewhere += 1;
      response.end();
    });
    const server = await http((_request, response) => response.writeHead(status, { Location: other.url }).end('go'));
    expect(await post(server.url)).toMatchObject({ kind: 'answer', answer: { httpStatus: status } });
    expect(elsewhere).toBe(0);
  });

  test.each([true, false])('a kept connection killed in the middle of a POST (keepAlive %s)', async (keepAlive) => {
    const server = await tcp((socket, received) => {
      if (received.endsWith('first')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      else socket.resetAndDestroy();
    });
    expect(await post(server.url, { keepAlive, body: 'first' })).toMatchObject({ kind: 'answer' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await post(server.url, { keepAlive, body: 'second' })).toMatchObject({ kind: 'unknown', cause: 'reset' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.text().split('second').length - 1).toBe(1);
    expect(server.posts()).toBe(2);
    expect(server.connections()).toBe(keepAlive ? 1 : 2);
  });

  test('a server that closes every kept connection just as the next POST comes: never two of one', async () => {
    const server = await tcp((socket, _received, connection) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
      const later = connection % 3;
      if (later === 0) socket.destroy();
      else if (later === 1) setImmediate(() => socket.destroy());
      else setTimeout(() => socket.destroy(), connection % 6);
    });
    const ids = Array.from({ length: 200 }, (_, index) => `<${index}>`);
    for (const [index, id] of ids.entries()) {
      await post(server.url, { keepAlive: true, body: id });
      await new Promise((resolve) => setTimeout(resolve, index % 4));
    }
    expect(server.connections()).toBeLessThan(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const id of ids) expect(server.text().split(id).length - 1).toBeLessThanOrEqual(1);
  });

  test('mutations take a new connection each', async () => {
    const ports = new Set<number | undefined>();
    const server = await http((incoming, response) => {
      ports.add(incoming.socket.remotePort);
      response.end('{}');
    });
    await post(server.url);
    await post(server.url);
    expect(ports.size).toBe(2);
    await post(server.url, { keepAlive: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await post(server.url, { keepAlive: true });
    expect(ports.size).toBe(3);
  });
});

describe('what is sent', () => {
  test('exactly the body, and exactly its length', async () => {
    const body = '{"description":"Ağustos maaşı 😀","value":100.50}';
    const server = await tcp((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    await post(server.url, { body });
    const [head, sent] = server.text().split('\r\n\r\n');
    expect(Buffer.from(sent ?? '', 'latin1').toString('utf8')).toBe(body);
    expect(head?.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
    expect(head?.toLowerCase()).not.toContain('transfer-encoding');
  });

  test('nothing at all without a body', async () => {
    const server = await tcp((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    await post(server.url, { body: undefined });
    const [head, sent] = server.text().split('\r\n\r\n');
    expect(sent).toBe('');
    expect(head?.toLowerCase()).toContain('content-length: 0');
  });
});
