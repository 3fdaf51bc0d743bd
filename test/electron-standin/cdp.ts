import type { Readable, Writable } from 'node:stream';

type Json = Record<string, unknown>;
type Listener = (method: string, params: Json) => void;

/**
 * A DevTools connection over Chromium's debugging pipe (messages end with a NUL byte). A pipe rather than a WebSocket
 * because Chromium ends itself when the pipe closes: a main process that is killed leaves no browser behind.
 */
export class Cdp {
  readonly #toBrowser: Writable;
  readonly #waiting = new Map<number, { resolve(result: Json): void; reject(error: Error): void }>();
  readonly #listeners = new Map<string | undefined, Listener>();
  #lastId = 0;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    let rest: Buffer[] = [];
    fromBrowser.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        rest.push(chunk.subarray(from, end));
        this.#receive(Buffer.concat(rest).toString('utf8'));
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    });
    // The browser is gone; whoever waits for it is told by its exit.
    toBrowser.on('error', () => this.close());
  }

  /** Sends one command; `sessionId` names the page it is for, none the browser itself. */
  send(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Who hears the events of one page, or of the browser. */
  listen(sessionId: string | undefined, listener: Listener): void {
    this.#listeners.set(sessionId, listener);
  }

  unlisten(sessionId: string): void {
    this.#listeners.delete(sessionId);
  }

  /** Answers whoever still waits. */
  close(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser is gone'));
    this.#waiting.clear();
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      error?: { message: string };
      result?: Json;
      method?: string;
      params?: Json;
      sessionId?: string;
    };
    if (message.id === undefined) {
      this.#listeners.get(message.sessionId)?.(message.method ?? '', message.params ?? {});
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error !== undefined) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result ?? {});
  }
}
