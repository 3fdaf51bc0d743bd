import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createIyzicoClient } from '../../electron/iyzico/client.ts';
import type { IyzicoClient } from '../../electron/iyzico/client.ts';
import { createLimiter } from '../../electron/iyzico/limiter.ts';
import { openBank } from './bank.ts';
import { hurriedClock } from './bank.ts';
import { Commits } from './commits.ts';
import { newFolder, Office } from './office.ts';
import { Person } from './person.ts';
import { addCompany, importSheet } from './sheets.ts';

/** A server that is nothing but a socket: it counts requests, keeps connections alive, and dies as it is told. */
interface RawServer {
  readonly url: string;
  readonly requests: string[];
  close(): Promise<void>;
}

type Answer = (request: string, socket: Socket, nth: number) => void;

async function rawServer(answer: Answer): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const request of chunk.toString('utf8').split(/(?=POST |GET )/)) {
        if (!/^(POST|GET) /.test(request)) continue;
        requests.push(request.split(' ', 2).join(' '));
        answer(request, socket, requests.length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const OK = '{"status":"success","balance":1}';
const say = (socket: Socket, status: string, body = OK): void =>
  void socket.write(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );

function clientOf(url: string, timeoutMs = 5_000): IyzicoClient {
  return createIyzicoClient({
    environment: 'practice',
    baseUrl: url,
    keys: () => Promise.resolve({ apiKey: 'a', secretKey: 's' }),
    randomKey: randomUUID,
    limiter: createLimiter({ clock: hurriedClock(), perMinute: 1_000_000 }),
    version: 'test',
    locale: () => 'tr',
    timeoutMs,
  });
}

let server: RawServer;
afterEach(() => server.close());

const posts = (path: string): number =>
  server.requests.filter((request) => request.startsWith(`POST /v1/mass/payout/${path}`)).length;

/** What happens to a POST on a connection that a question has kept alive before. */
const DEATHS: readonly (readonly [name: string, answer: Answer])[] = [
  ['closed in the middle of the POST', (_request, socket) => void socket.destroy()],
  ['reset in the middle of the POST', (_request, socket) => void socket.resetAndDestroy()],
  ['half an answer, then closed', (_request, socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Le')],
  [
    '421 Misdirected Request, which fetch repeats by its standard',
    (_request, socket) => say(socket, '421 Misdirected Request'),
  ],
  ['408 Request Timeout', (_request, socket) => say(socket, '408 Request Timeout')],
  [
    '307 back to itself',
    (_request, socket) =>
      void socket.write(
        'HTTP/1.1 307 Temporary Redirect\r\nLocation: /v1/mass/payout/auth\r\nContent-Length: 0\r\n\r\n',
      ),
  ],
  [
    '503 with Retry-After',
    (_request, socket) => void socket.write('HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n'),
  ],
  ['never answered', () => undefined],
];

describe('one press is one POST on the wire', () => {
  it.each(DEATHS)('%s', async (_name, die) => {
    server = await rawServer((request, socket, nth) =>
      request.startsWith('GET') ? say(socket, '200 OK') : die(request, socket, nth),
    );
    const client = clientOf(server.url, 300);
    expect((await client.balance()).kind).toBe('success');
    for (const [path, send] of [
      ['init', () => client.initialise('{"externalId":"x"}')],
      ['auth', () => client.authorise('r-1')],
      ['cancel', () => client.cancel('r-1')],
    ] as const) {
      const result = await send();
      expect(result.kind, path).not.toBe('success');
      expect(posts(path), path).toBe(1);
    }
    expect(server.requests).toHaveLength(4);
  });

  it('a connection that was kept alive, and dies when it is used again, is not used for a press', async () => {
    const used = new Set<Socket>();
    server = await rawServer((request, socket) => {
      if (used.has(socket) && request.startsWith('POST')) return void socket.destroy();
      used.add(socket);
      return request.startsWith('GET') ? say(socket, '200 OK') : say(socket, '200 OK', '{"status":"success"}');
    });
    const client = clientOf(server.url);
    for (let press = 1; press <= 20; press += 1) {
      await client.balance();
      const [first, second] = await Promise.all([client.authorise(`r-${press}`), client.cancel(`c-${press}`)]);
      expect([first.kind, second.kind]).toEqual(['success', 'success']);
      expect([posts('auth'), posts('cancel')]).toEqual([press, press]);
    }
  });
});

describe('the practice server counts what the sockets count', () => {
  it('two presses at once, then two in a row: one initialise and one authorise for each id', async () => {
    server = await rawServer(() => undefined);
    const clock = { now: Date.now() };
    const bank = await openBank({}, () => clock.now);
    const office = await Office.open({ folder: newFolder(), bank, clock, commits: new Commits() });
    const person = new Person(office);
    await person.prepare(await importSheet(office, await addCompany(office), [{ person: 1, kurus: 100 }]));
    const [first] = await person.views();
    if (first === undefined) throw new Error('no payout');
    const { batchId, view } = first;
    await Promise.all([person.initialise(view.id), person.initialise(view.id)]);
    await person.initialise(view.id);
    await Promise.all([person.authorise(batchId, 'TRY'), person.authorise(batchId, 'TRY'), person.cancel(view.id)]);
    await person.authorise(batchId, 'TRY');
    const { requestId } = (await person.views())[0]?.view ?? view;
    const counts = [bank.tap.count('init', view.externalId), bank.tap.count('auth', requestId)];
    expect(counts).toEqual([1, bank.server.received.count('authorise', requestId)]);
    expect(bank.server.received.count('initialise', view.externalId)).toBe(1);
    expect(counts[1] ?? 2).toBeLessThanOrEqual(1);
    office.discard();
    await bank.close();
  });
});
