import { subscribe } from 'node:diagnostics_channel';

/*
 * Whether any byte of a request was written to a socket decides if a second press may ever be offered (design, "A payout's
 * life"). fetch does not tell; undici's diagnostics channels do: `sendHeaders` is published just before the first write.
 */

/** What has been seen of one request so far. */
export interface Watch {
  /** `no` only when undici made the request and never came to write it; `unknown` when nothing was seen at all. */
  readonly written: () => boolean | 'unknown';
  /** Ends the watching; without it the marker stays in memory. */
  readonly stop: () => void;
}

interface Seen {
  created: boolean;
  headersSent: boolean;
}

const watched = new Map<string, Seen>();
const byRequest = new WeakMap<object, Seen>();

/** undici's message, of which only the request's identity and headers are used; both are objects we do not own. */
function requestIn(message: unknown): { readonly headers?: unknown } | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  const { request } = message;
  return typeof request === 'object' && request !== null ? request : undefined;
}

function headerTexts(headers: unknown): readonly string[] {
  if (Array.isArray(headers)) return headers.filter((part) => typeof part === 'string');
  return typeof headers === 'string' ? headers.split(/\r\n|: /) : [];
}

subscribe('undici:request:create', (message) => {
  const request = requestIn(message);
  if (request === undefined || watched.size === 0) return;
  for (const text of headerTexts(request.headers)) {
    const seen = watched.get(text);
    if (seen === undefined) continue;
    seen.created = true;
    byRequest.set(request, seen);
  }
});

subscribe('undici:client:sendHeaders', (message) => {
  const request = requestIn(message);
  const seen = request === undefined ? undefined : byRequest.get(request);
  if (seen !== undefined) seen.headersSent = true;
});

/** Watches for the request that carries `marker` as a whole header value; the marker is unique per request (its randomKey). */
export function watch(marker: string): Watch {
  const seen: Seen = { created: false, headersSent: false };
  watched.set(marker, seen);
  return {
    written: () => {
      if (seen.headersSent) return true;
      return seen.created ? false : 'unknown';
    },
    stop: () => void watched.delete(marker),
  };
}
