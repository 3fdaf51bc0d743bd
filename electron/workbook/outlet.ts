import type { MessagePort } from 'node:worker_threads';
import type { RowTyped } from '../../shared/rows.ts';
import { packRows } from './packed-rows.ts';
import { CHUNK_ROWS, type CreditMessage, type RowsMessage, type WorkerMessage } from './protocol.ts';
import { Refusal } from './read/refusal.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/** Sends rows in chunks, no more than the consumer has credit for; `cancelled` once the consumer closed the port. */
export class Outlet {
  private readonly port: MessagePort;
  private readonly post: (message: WorkerMessage) => void;
  private credit: number;
  private waiting: RowTyped[] = [];
  /** The consumer wants no more. */
  closed = false;
  private wake: () => void = () => undefined;

  constructor(port: MessagePort, post: (message: WorkerMessage) => void, credit: number) {
    this.port = port;
    this.post = post;
    this.credit = credit;
    port.on('message', (message: CreditMessage) => {
      this.credit += message.chunks;
      this.wake();
    });
    port.on('close', () => {
      this.closed = true;
      this.wake();
    });
  }

  async send(rows: readonly RowTyped[]): Promise<void> {
    for (const row of rows) this.waiting.push(row);
    if (this.waiting.length >= CHUNK_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.haveCredit();
      const rows = packRows(this.waiting.slice(0, CHUNK_ROWS));
      this.waiting = this.waiting.slice(CHUNK_ROWS);
      this.credit -= 1;
      this.port.postMessage({ type: 'rows', rows } satisfies RowsMessage);
    }
  }

  private async haveCredit(): Promise<void> {
    if (this.credit > 0) return;
    this.post({ type: 'waiting' });
    while (this.credit <= 0) {
      if (this.closed) throw new Refusal('cancelled');
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.post({ type: 'working' });
  }
}
