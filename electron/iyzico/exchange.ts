import type { HttpAnswer, NotSentCause, RawAnswer, UnknownCause } from './answer.ts';
import { rawOf } from './answer.ts';
import type { Clock } from './clock.ts';
import { dispatchOnce } from './dispatch-once.ts';
import { notSentCauseOf } from './network-errors.ts';
import { watch } from './written.ts';

/** One signed request, ready to go. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly what is sent; undefined sends nothing at all. */
  readonly body: string | undefined;
  /** The value of the `x-iyzi-rnd` header, unique to this request. */
  readonly randomKey: string;
  readonly keepAlive: boolean;
  /** For connecting, sending and reading the whole answer. */
  readonly timeoutMs: number;
  /** Bytes of answer that are read at most. */
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

export type Exchange =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | {
      readonly kind: 'unknown';
      readonly cause: UnknownCause;
      readonly bytesWritten: true | 'unknown';
      readonly raw?: RawAnswer;
    }
  | { readonly kind: 'notSent'; readonly cause: NotSentCause };

/**
 * Performs one HTTP exchange with the built-in fetch and tells what is certain about it. One request, never two: no
 * redirect, no repeat (see dispatch-once.ts), no retry. Never throws for anything the network does.
 */
export async function exchange(request: OutgoingRequest): Promise<Exchange> {
  if (request.signal?.aborted === true) return { kind: 'notSent', cause: 'aborted' };
  const seen = watch(request.randomKey);
  const once = dispatchOnce(request.keepAlive);
  const stop = new AbortController();
  let timedOut = false;
  const cancelTimer = request.clock.schedule(() => {
    timedOut = true;
    stop.abort();
  }, request.timeoutMs);
  const onAbort = () => stop.abort();
  request.signal?.addEventListener('abort', onAbort, { once: true });

  /** What a failure at this moment means: certain only when the socket was never written to. */
  const lost = (error: unknown, partial: RawAnswer | undefined): Exchange => {
    const written = seen.written();
    const stopped = timedOut ? 'timeout' : request.signal?.aborted === true ? 'aborted' : undefined;
    if (written === false) return { kind: 'notSent', cause: stopped ?? notSentCauseOf(error) };
    const broken = partial === undefined ? 'reset' : 'truncated';
    return {
      kind: 'unknown',
      cause: once.refused() ? 'repeatRefused' : (stopped ?? (written === 'unknown' ? 'network' : broken)),
      bytesWritten: written,
      ...(partial === undefined ? {} : { raw: partial }),
    };
  };

  try {
    const init: RequestInit = {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      signal: stop.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    };
    // `dispatcher` is undici's own option of fetch; Node types it by a package that is not installed.
    Object.assign(init, { dispatcher: once });
    const response = await fetch(request.url, init);
    return await read(response, request.maxBytes, lost);
  } catch (error) {
    return lost(error, undefined);
  } finally {
    cancelTimer();
    request.signal?.removeEventListener('abort', onAbort);
    seen.stop();
  }
}

async function read(
  response: Response,
  maxBytes: number,
  lost: (error: unknown, partial: RawAnswer | undefined) => Exchange,
): Promise<Exchange> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const httpStatus = response.status;
  const text = () => Buffer.concat(chunks).toString('utf8');
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        return { kind: 'unknown', cause: 'tooLarge', bytesWritten: true, raw: rawOf({ httpStatus, text: text() }) };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return lost(error, rawOf({ httpStatus, text: text() }));
  }
  return {
    kind: 'answer',
    answer: {
      httpStatus,
      text: text(),
      retryAfter: response.headers.get('retry-after'),
      date: response.headers.get('date'),
    },
  };
}
