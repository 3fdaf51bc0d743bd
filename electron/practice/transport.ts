import type { IncomingMessage, ServerResponse } from 'node:http';
import { effectOf, type Effect, type EffectOf } from './effects.ts';
import type { Reply } from './replies.ts';

/** What is finally put on the socket; null leaves it as it is. */
export interface Written {
  readonly httpStatus: number;
}

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Reads a whole body; undefined when it is too large or the client went away. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) return undefined;
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // The client broke off: there is no request to answer.
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Closes or resets the connection before the body is read. True when it did. */
export function strikeBeforeReading(request: IncomingMessage, effects: readonly Effect[]): boolean {
  if (effectOf(effects, 'dropRequest') !== undefined) {
    request.socket.destroy();
    return true;
  }
  if (effectOf(effects, 'resetWhileReading') !== undefined) {
    request.once('data', () => request.socket.resetAndDestroy());
    // A request without a body has no data to be reset in the middle of.
    request.once('end', () => request.socket.resetAndDestroy());
    return true;
  }
  return false;
}

/** The text of an answer that is not iyzico's. */
export function foreignBody(effect: EffectOf<'http'>): { readonly type: string; readonly text: string } {
  switch (effect.body) {
    case 'html':
      return {
        type: 'text/html',
        text: `<html><head><title>${effect.status}</title></head><body><h1>${effect.status}</h1></body></html>`,
      };
    case 'failure':
      return {
        type: 'application/json',
        text: JSON.stringify({ status: 'failure', errorCode: '100001', errorMessage: 'Sistem hatası' }),
      };
    case 'empty':
      return { type: 'text/plain', text: '' };
    case 'text':
      return { type: 'text/plain', text: 'upstream connect error or disconnect/reset before headers' };
  }
}

/** Writes an HTTP answer of any kind. */
export function writeText(
  response: ServerResponse,
  httpStatus: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): number {
  response.writeHead(httpStatus, {
    'Content-Type': `${type};charset=UTF-8`,
    'Content-Length': Buffer.byteLength(text),
    ...(httpStatus >= 300 && httpStatus < 400 ? { Location: '/elsewhere' } : {}),
    ...headers,
  });
  response.end(text);
  return httpStatus;
}

/** Writes a reply, spoilt as the effects say; the HTTP status written, 0 when nothing complete was. */
export function writeReply(response: ServerResponse, reply: Reply, effects: readonly Effect[]): number {
  if (effectOf(effects, 'dropAnswer') !== undefined) {
    response.socket?.destroy();
    return 0;
  }
  const hang = effectOf(effects, 'hang');
  if (hang?.when === 'after') return 0;
  const foreign = effectOf(effects, 'http');
  if (foreign?.when === 'after') {
    const { type, text } = foreignBody(foreign);
    return writeText(response, foreign.status, type, text);
  }
  const numeric = effectOf(effects, 'numericStatus');
  const huge = effectOf(effects, 'huge');
  const text = JSON.stringify({
    ...reply.fields,
    ...(numeric === undefined ? {} : { status: numeric.status }),
    ...(huge === undefined ? {} : { padding: 'x'.repeat(huge.bytes) }),
  });
  if (effectOf(effects, 'resetMidAnswer') !== undefined) {
    response.writeHead(reply.httpStatus, { 'Content-Type': 'application/json', 'Content-Length': text.length + 64 });
    response.write(text.slice(0, Math.ceil(text.length / 2)), () => setImmediate(() => response.socket?.destroy()));
    return 0;
  }
  const body = effectOf(effects, 'truncatedJson') === undefined ? text : text.slice(0, Math.ceil(text.length / 2));
  return writeText(response, reply.httpStatus, 'application/json', body, reply.headers);
}
