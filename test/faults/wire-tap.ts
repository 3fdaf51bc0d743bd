import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** One HTTP request as its bytes came out of a socket, whatever the server behind it made of it. */
export interface Arrival {
  readonly operation: 'init' | 'auth' | 'cancel' | 'retrieve' | 'other';
  /** externalId of an init, requestId of an auth or cancel; '' when the body never came whole. */
  readonly id: string;
  /** SHA-256 (hex) of the body's bytes; '' when the body never came whole. */
  readonly bodySha256: string;
}

/**
 * Counts requests on the sockets of one listening port, below the practice server and independent of its own counts: the
 * bytes are read beside the HTTP parser (Node's `net.server.socket` channel).
 */
export class WireTap {
  readonly arrivals: Arrival[] = [];
  readonly #port: number;
  readonly #onSocket = (message: unknown): void => {
    const socket = socketIn(message);
    if (socket === undefined || socket.localPort !== this.#port) return;
    const parser = new RequestParser((arrival) => this.arrivals.push(arrival));
    // After the HTTP server has taken the socket, and before any byte can have been read.
    queueMicrotask(() => {
      socket.on('data', (chunk: Buffer) => parser.feed(chunk));
      socket.once('close', () => parser.end());
    });
  };

  constructor(port: number) {
    this.#port = port;
    subscribe('net.server.socket', this.#onSocket);
  }

  /** How many requests of an operation arrived for an id. */
  count(operation: Arrival['operation'], id?: string): number {
    return this.arrivals.filter((each) => each.operation === operation && (id === undefined || each.id === id)).length;
  }

  close(): void {
    unsubscribe('net.server.socket', this.#onSocket);
  }
}

function socketIn(message: unknown): Socket | undefined {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return undefined;
  return message.socket as Socket;
}

/** Just enough HTTP/1.1 for what the client sends: a head and a body of `Content-Length` bytes, one after another. */
class RequestParser {
  #rest = Buffer.alloc(0);
  readonly #arrived: (arrival: Arrival) => void;

  constructor(arrived: (arrival: Arrival) => void) {
    this.#arrived = arrived;
  }

  feed(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#rest.toString('latin1', 0, end);
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (this.#rest.length < end + 4 + length) return;
      this.#say(head, this.#rest.subarray(end + 4, end + 4 + length));
      this.#rest = this.#rest.subarray(end + 4 + length);
    }
  }

  /** The connection ended; a head without its whole body still was a request. */
  end(): void {
    const text = this.#rest.toString('latin1');
    if (text.includes('\r\n')) this.#say(text, undefined);
    this.#rest = Buffer.alloc(0);
  }

  #say(head: string, body: Buffer | undefined): void {
    const path = head.split(' ', 2)[1]?.split('?', 1)[0] ?? '';
    const operation = operationOf(path);
    const id =
      operation === 'cancel'
        ? (path.split('/').at(-1) ?? '')
        : (/^\{"(?:externalId|requestId)":"([^"]*)"/.exec(body?.toString('utf8') ?? '')?.[1] ?? '');
    const bodySha256 = body === undefined ? '' : createHash('sha256').update(body).digest('hex');
    this.#arrived({ operation, id, bodySha256 });
  }
}

function operationOf(path: string): Arrival['operation'] {
  const word = path.split('/')[4] ?? '';
  return word === 'init' || word === 'auth' || word === 'cancel' || word === 'retrieve' ? word : 'other';
}
