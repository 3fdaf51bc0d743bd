import type { Environment } from '../../shared/companies.ts';
import type { z } from 'zod';
import { judge, type CallResult } from './answer.ts';
import { authoriseBody, retrieveBody, type ItemType, type PayoutRef } from './body.ts';
import { systemClock, type Clock } from './clock.ts';
import { exchange } from './exchange.ts';
import { allowedOrigin } from './hosts.ts';
import type { Limiter, Priority } from './limiter.ts';
import { retrieveEverything, type FullList, type PageProgress } from './retrieve-all.ts';
import { authorizationHeader, keyFingerprint, trimKeys, type IyzicoKeys } from './signature.ts';
import {
  balanceSchema,
  envelopeSchema,
  initialiseSchema,
  invalidItemsSchema,
  retrieveItemSchema,
  retrieveSchema,
  type InvalidItem,
  type RetrievePage,
  type WireAmount,
  type WireItem,
} from './wire.ts';

export interface IyzicoClientOptions {
  readonly environment: Environment;
  readonly baseUrl: string;
  /** Asked for at every call, so that replaced keys count at once; undefined when the company has none. */
  readonly keys: () => Promise<IyzicoKeys | undefined>;
  /** Unique per request; a UUID in the program, fixed in tests of the signature. */
  readonly randomKey: () => string;
  /** Shared by every client of the program. */
  readonly limiter: Limiter;
  /** The program's version, for `x-iyzi-client-version`. */
  readonly version: string;
  /** The language of iyzico's messages. */
  readonly locale: () => 'tr' | 'en';
  readonly clock?: Clock;
  /** Whole-call limit; 140 s for mutations and 60 s for questions unless given (iyzico's Java SDK waits 140 s). */
  readonly timeoutMs?: number;
  /** Bytes of an answer read at most; 16 MiB unless given. */
  readonly maxBytes?: number;
}

/** How a mutation is sent. */
export interface SendOptions {
  readonly signal?: AbortSignal;
  /**
   * Runs when the limiter has given way and the keys are there, directly before the first byte: the place to commit
   * "sent". When it rejects, nothing is sent and the call rejects with it.
   */
  readonly beforeSend?: () => Promise<void>;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** What a successful initialise says; `requestId` is never empty, a success without one is `unknown`. */
export interface InitialiseAnswer {
  readonly requestId: string;
  readonly conversationId: string;
  readonly invalidItems: readonly InvalidItem[];
}

/** The six documented operations of Mass Payout, signed. Never repeats a call, never throws for what the network does. */
export interface IyzicoClient {
  /** Sends exactly `body`, which was committed before. */
  readonly initialise: (body: string, options?: SendOptions) => Promise<CallResult<InitialiseAnswer>>;
  readonly authorise: (requestId: string, options?: SendOptions) => Promise<CallResult<null>>;
  readonly cancel: (requestId: string, options?: SendOptions) => Promise<CallResult<null>>;
  /** One page of one type. */
  readonly retrieve: (
    ref: PayoutRef,
    itemType: ItemType,
    page: number,
    options?: AskOptions,
  ) => Promise<CallResult<RetrievePage>>;
  /** VALID and INVALID, every page. */
  readonly retrieveAll: (
    ref: PayoutRef,
    options?: AskOptions & { readonly onPage?: (progress: PageProgress) => void },
  ) => Promise<CallResult<FullList>>;
  readonly retrieveItem: (referenceCode: string, options?: AskOptions) => Promise<CallResult<WireItem>>;
  /** A number without a currency, as iyzico gives it. Also the check of new keys: it changes nothing. */
  readonly balance: (options?: AskOptions) => Promise<CallResult<WireAmount>>;
}

const MUTATION_TIMEOUT_MS = 140_000;
const QUESTION_TIMEOUT_MS = 60_000;
const MAX_BYTES = 16 * 1024 * 1024;
const BASE = '/v1/mass/payout';
/** Identifiers in the path are signed with it, so only characters that no one re-encodes may stand there. */
const PATH_ID = /^[A-Za-z0-9._~-]{1,128}$/;

const nothingSchema = envelopeSchema.transform(() => null);
const initialiseAnswerSchema = initialiseSchema
  .refine((answer) => answer.requestId !== '')
  .and(invalidItemsSchema.transform((invalidItems) => ({ invalidItems })));
const itemAnswerSchema = retrieveItemSchema.transform(({ item }) => item);
const balanceAnswerSchema = balanceSchema.transform(({ balance }) => balance);

interface Call<T> {
  readonly method: 'GET' | 'POST';
  /** Absolute path without the query; this and nothing more of the address is signed. */
  readonly path: string;
  readonly body: string | undefined;
  readonly priority: Priority;
  readonly schema: z.ZodType<T>;
}

/** Builds the client of one company. */
export function createIyzicoClient(options: IyzicoClientOptions): IyzicoClient {
  const clock = options.clock ?? systemClock;

  async function call<T>(what: Call<T>, { signal, beforeSend }: SendOptions = {}): Promise<CallResult<T>> {
    const origin = allowedOrigin(options.environment, options.baseUrl);
    if (origin === undefined) return { kind: 'notSent', cause: 'hostNotAllowed' };
    const found = await options.keys();
    if (found === undefined) return { kind: 'notSent', cause: 'noKeys' };
    const keys = trimKeys(found);
    const fingerprint = keyFingerprint(keys.apiKey);
    const granted = await options.limiter.acquire(fingerprint, what.priority, signal);
    if (!granted) return { kind: 'notSent', cause: 'aborted' };
    await beforeSend?.();

    const randomKey = options.randomKey();
    const result = await exchange({
      url: `${origin}${what.path}?locale=${options.locale()}`,
      method: what.method,
      headers: {
        Authorization: authorizationHeader(keys, { randomKey, path: what.path, body: what.body ?? '' }),
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'Accept-Encoding': 'identity',
        'x-iyzi-rnd': randomKey,
        'x-iyzi-client-version': `odeme-masasi-${options.version}`,
      },
      body: what.body,
      randomKey,
      keepAlive: what.priority === 'question',
      timeoutMs: options.timeoutMs ?? (what.priority === 'mutation' ? MUTATION_TIMEOUT_MS : QUESTION_TIMEOUT_MS),
      maxBytes: options.maxBytes ?? MAX_BYTES,
      clock,
      signal,
    });
    if (result.kind !== 'answer') return result;
    const judged = judge(result.answer, what.schema);
    noteRate(options.limiter, fingerprint, result.answer.httpStatus, judged);
    return judged;
  }

  const ask = <T>(method: 'GET' | 'POST', path: string, body: string | undefined, schema: z.ZodType<T>): Call<T> => ({
    method,
    path: `${BASE}${path}`,
    body,
    priority: 'question',
    schema,
  });
  const change = <T>(path: string, body: string | undefined, schema: z.ZodType<T>): Call<T> => ({
    method: 'POST',
    path: `${BASE}${path}`,
    body,
    priority: 'mutation',
    schema,
  });
  const badRequest = Promise.resolve({ kind: 'notSent', cause: 'badRequest' } as const);

  const client: IyzicoClient = {
    initialise: (body, send) => call(change('/init', body, initialiseAnswerSchema), send),
    authorise: (requestId, send) => call(change('/auth', authoriseBody(requestId), nothingSchema), send),
    cancel: (requestId, send) =>
      PATH_ID.test(requestId) ? call(change(`/cancel/${requestId}`, undefined, nothingSchema), send) : badRequest,
    retrieve: (ref, itemType, page, asking) =>
      call(ask('POST', '/retrieve', retrieveBody(ref, itemType, page), retrieveSchema), asking),
    retrieveAll: (ref, asking = {}) =>
      retrieveEverything((itemType, page) => client.retrieve(ref, itemType, page, asking), asking.onPage),
    retrieveItem: (referenceCode, asking) =>
      PATH_ID.test(referenceCode)
        ? call(ask('GET', `/retrieve/items/${referenceCode}`, undefined, itemAnswerSchema), asking)
        : badRequest,
    balance: (asking) => call(ask('GET', '/balance', undefined, balanceAnswerSchema), asking),
  };
  return client;
}

/** A refusal for asking too often slows every later call of this key, also when its words could not be read. */
function noteRate(limiter: Limiter, fingerprint: string, httpStatus: number, judged: CallResult<unknown>): void {
  const limited = judged.kind === 'failure' && judged.reason === 'rateLimit';
  if (limited) limiter.backOff(fingerprint, judged.retryAfterMs);
  else if (httpStatus === 429) limiter.backOff(fingerprint);
  else if (judged.kind === 'success') limiter.recovered(fingerprint);
}
