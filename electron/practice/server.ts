import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromDecimalText, ZERO, type Minor } from '../../shared/money.ts';
import type { IyzicoKeys } from '../iyzico/signature.ts';
import { Accounts } from './accounts.ts';
import type { BookStore } from './book-entries.ts';
import { Books } from './books.ts';
import { effectOf, type Effect } from './effects.ts';
import { Faults } from './faults.ts';
import { answer, idIn } from './operations.ts';
import { ReceivedRequests } from './received.ts';
import { authRefusal, INVENTED, limitRefusal, refusal, type Reply } from './replies.ts';
import { routeOf, type Route } from './routes.ts';
import { faultSchema, scenarioSchema, type FaultInput, type ScenarioInput } from './scenario.ts';
import { foreignBody, readBody, strikeBeforeReading, writeReply, writeText } from './transport.ts';
import { verify } from './verify.ts';

export interface PracticeServerOptions {
  /** 0 or absent: any free port of 127.0.0.1. */
  readonly port?: number;
  readonly scenario?: ScenarioInput;
  /** Milliseconds since the epoch; the machine's clock unless given. */
  readonly now?: () => number;
  /** Overrides the scenario's seed; a program passes a random one so that two sets of books share no ids. */
  readonly seed?: number;
  /** Where the books live between runs; in memory unless given. */
  readonly store?: BookStore;
}

/** A running practice server: iyzico's six paths on `url`, and its books for whoever started it. */
export interface PracticeServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly books: Books;
  readonly received: ReceivedRequests;
  readonly faults: Faults;
  /** The account's own key pair, made on first use; the same name always gives the same pair. */
  readonly account: (name: string) => IyzicoKeys;
  /** Registers a key pair that is kept elsewhere, as a practice company's is in the keychain. */
  readonly addAccount: (account: IyzicoKeys & { readonly balance?: Minor }) => void;
  /** The id under which the books keep a key pair's account. */
  readonly accountId: (apiKey: string) => string;
  readonly inject: (...faults: readonly FaultInput[]) => void;
  /** Moves this server's time on. */
  readonly advance: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts a local iyzico. It listens on this machine only. */
export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const parsed = scenarioSchema.parse(options.scenario ?? {});
  const scenario = { ...parsed, seed: options.seed ?? parsed.seed };
  const machineNow = options.now ?? Date.now;
  let ahead = 0;
  const now = () => machineNow() + ahead;
  const books = new Books(scenario, now, options.store);
  const received = new ReceivedRequests();
  const faults = new Faults();
  for (const fault of scenario.faults) faults.add(fault);
  const accounts = new Accounts(books, scenario.seed, fromDecimalText(scenario.balance) ?? ZERO);

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      console.error('practice server:', error instanceof Error ? error.message : 'failed');
      response.socket?.destroy();
    });
  });
  server.keepAliveTimeout = 5_000;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://practice');
    const route = routeOf(request.method ?? '', url.pathname);
    const effects = route === undefined ? [] : faults.strike(route.operation);
    const operation = route?.operation ?? 'none';
    if (strikeBeforeReading(request, effects)) {
      received.add({ at: now(), operation, id: route?.id ?? '', bytes: 0 });
      return;
    }
    const body = await readBody(request);
    const bytes = body?.byteLength ?? 0;
    const id = route === undefined || body === undefined ? '' : idIn(route, body);
    const note = received.add({ at: now(), operation, id, bytes });
    if (body === undefined || route === undefined) {
      note(404);
      if (body !== undefined) writeText(response, 404, 'text/html', '<html><body>404 Not Found</body></html>');
      return;
    }
    await strikeDelay(effects);
    if (effectOf(effects, 'hang')?.when === 'before') return;
    const foreign = effectOf(effects, 'http');
    if (foreign?.when === 'before') {
      const { type, text } = foreignBody(foreign);
      return note(writeText(response, foreign.status, type, text));
    }
    const spoilt = effectOf(effects, 'failure');
    if (spoilt?.when === 'before')
      return note(writeReply(response, refusal(spoiltError(spoilt), spoilt.httpStatus, now()), []));
    const reply = replyTo(route, request, url.pathname, body, effects);
    const answered = spoilt === undefined ? reply : refusal(spoiltError(spoilt), spoilt.httpStatus, now());
    note(writeReply(response, answered, effects));
  }

  function replyTo(
    route: Route,
    request: IncomingMessage,
    path: string,
    body: Buffer,
    effects: readonly Effect[],
  ): Reply {
    const authError = effectOf(effects, 'authError');
    if (authError !== undefined) return authRefusal(authError.variant, now());
    const limited = effectOf(effects, 'rateLimit');
    if (limited !== undefined) return limitRefusal(limited.httpStatus, limited.retryAfterSeconds, now());
    const rnd = request.headers['x-iyzi-rnd'];
    const verdict = verify(
      {
        path,
        authorization: request.headers.authorization,
        iyziRnd: typeof rnd === 'string' ? rnd : undefined,
        body,
      },
      (apiKey) => accounts.secretOf(apiKey),
      scenario.assumptions.authErrors,
    );
    if (!verdict.ok) return authRefusal(verdict.fault, now());
    if (accounts.isOverLimit(verdict.apiKey, scenario.assumptions.perMinute, now())) {
      return limitRefusal(429, undefined, now());
    }
    // Content-Type is required on all six operations, also where there is no body (iyzico docs).
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      return refusal({ ...INVENTED.badRequest, errorCode: '11' }, 200, now());
    }
    return answer(books, accounts.idOf(verdict.apiKey), route, body.toString('utf8'), effects);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    books,
    received,
    faults,
    account: (name) => accounts.named(name),
    addAccount: ({ balance, ...keys }) => accounts.add(keys, balance),
    accountId: (apiKey) => accounts.idOf(apiKey),
    inject: (...inputs) => {
      for (const input of inputs) faults.add(faultSchema.parse(input));
    },
    advance: (ms) => {
      ahead += ms;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function strikeDelay(effects: readonly Effect[]): Promise<void> {
  const delay = effectOf(effects, 'delay');
  if (delay !== undefined) await sleep(delay.ms, undefined, { ref: false });
}

function spoiltError(effect: { readonly errorCode: string; readonly errorMessage: string }): {
  readonly errorCode: string;
  readonly errorMessage: string;
} {
  return { errorCode: effect.errorCode, errorMessage: effect.errorMessage };
}
