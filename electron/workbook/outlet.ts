import type { MessagePort } from 'node:worker_threads';
import type { RowTyped } from '../../shared/rows.ts';
import { RowPacker } from './packed-rows.ts';
import { CHUNK_ROWS, type CreditMessage, type RowsMessage, type WorkerMessage } from './protocol.ts';
import { Refusal } from './read/refusal.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/** Sends rows in chunks, no more than the consumer has credit for; `cancelled` once the consumer closed the port. */
export class Outlet {
  private readonly port: MessagePort;
  private readonly post: (message: WorkerMessage) => void;
  private credit: number;
  private readonly next = new RowPacker();
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

  /** Puts a row into the next chunk; true when that is full, and to be flushed before another row comes. */
  add(row: RowTyped): boolean {
    this.next.add(row);
    return this.next.count === CHUNK_ROWS;
  }

  /** Sends the chunk as far as it is filled, once there is credit for it. */
  async flush(): Promise<void> {
    if (this.next.count === 0) return;
    await this.haveCredit();
    this.credit -= 1;
    this.port.postMessage({ type: 'rows', rows: this.next.packed() } satisfies RowsMessage);
    this.next.begin();
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
