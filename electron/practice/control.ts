import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fromDecimalText } from '../../shared/money.ts';
import { actElsewhere } from './lifecycle.ts';
import type { PracticePayout } from './payout.ts';
import { faultSchema } from './scenario.ts';
import type { PracticeServer } from './server.ts';
import { readBody } from './transport.ts';

/** A door to a practice server's books for tests in other processes. It is no part of iyzico's paths. */
export interface Control {
  readonly url: string;
  /** Goes into the `x-practice-token` header of every request. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** One payout as `GET /books` tells it; statuses are those of the moment. */
export interface PayoutReport {
  readonly accountId: string;
  readonly requestId: string;
  readonly externalId: string;
  readonly status: string;
  readonly authorisations: number;
  readonly funded: boolean;
  readonly cancelled: boolean;
  readonly items: readonly (readonly [itemExternalId: string, status: string, amount: number])[];
}

const accountSchema = z.strictObject({
  apiKey: z.string().min(1),
  secretKey: z.string().min(1),
  balance: z.string().optional(),
});
const advanceSchema = z.strictObject({ ms: z.number().nonnegative() });
const elsewhereSchema = z.strictObject({ requestId: z.string(), action: z.enum(['authorise', 'cancel']) });

type Handler = (body: unknown) => unknown;

/**
 * Opens the door on a port of its own. `GET /books`, `/paid`, `/received`, `/struck`; `POST /faults` (a list of faults, added
 * to those waiting), `/faults/clear`, `/accounts`, `/advance`, `/elsewhere`. A body that does not fit is a 400 with the reason.
 */
export async function openControl(server: PracticeServer, token: string, port = 0): Promise<Control> {
  const handlers: Readonly<Record<string, Handler>> = {
    'GET /books': () => server.books.payouts().map((payout) => report(server, payout)),
    'GET /paid': () => ({ paid: server.books.paid(), twice: server.books.paidTwice() }),
    'GET /received': () => server.received.all(),
    'GET /struck': () => Object.fromEntries(server.faults.struck()),
    'POST /faults': (body) => {
      const faults = z.array(faultSchema).parse(body);
      for (const fault of faults) server.faults.add(fault);
      return { added: faults.length };
    },
    'POST /faults/clear': () => {
      server.faults.clear();
      return {};
    },
    'POST /accounts': (body) => {
      const { balance, ...keys } = accountSchema.parse(body);
      const amount = balance === undefined ? undefined : fromDecimalText(balance);
      server.addAccount({ ...keys, ...(amount === undefined ? {} : { balance: amount }) });
      return { accountId: server.accountId(keys.apiKey) };
    },
    'POST /advance': (body) => {
      server.advance(advanceSchema.parse(body).ms);
      return { now: server.books.now() };
    },
    'POST /elsewhere': (body) => {
      const { requestId, action } = elsewhereSchema.parse(body);
      const payout = server.books.payouts().find((each) => each.requestId === requestId);
      if (payout !== undefined) actElsewhere(server.books, payout, action);
      return { found: payout !== undefined };
    },
  };
  const http = createServer((request, response) => {
    void respond(request, response, handlers, token);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => resolve());
  });
  const address = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Readonly<Record<string, Handler>>,
  token: string,
): Promise<void> {
  const say = (status: number, value: unknown) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const body = await readBody(request);
  if (!sameToken(request.headers['x-practice-token'], token)) return void say(403, { problem: 'wrong token' });
  const name = `${request.method ?? ''} ${request.url ?? ''}`;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (handler === undefined || body === undefined) return void say(404, { problem: `no such door: ${name}` });
  try {
    say(200, handler(body.byteLength === 0 ? undefined : JSON.parse(body.toString('utf8'))));
  } catch (error) {
    say(400, { problem: error instanceof Error ? error.message : 'invalid' });
  }
}

function sameToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function report(server: PracticeServer, payout: PracticePayout): PayoutReport {
  const { books } = server;
  return {
    accountId: payout.accountId,
    requestId: payout.requestId,
    externalId: payout.externalId,
    status: books.payoutStatus(payout),
    authorisations: payout.authorisations,
    funded: payout.funded,
    cancelled: payout.cancelledAt !== null,
    items: payout.items.map((item) => [item.itemExternalId, books.itemStatus(payout, item), item.amount] as const),
  };
}
