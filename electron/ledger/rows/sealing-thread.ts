import type { KeyObject } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../workers.ts';
import type { RowPiece } from './row-pieces.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker has no origin */
/** What the thread works with: the list's own key, which stays in this process, and how its rows' ids begin. */
export type SealingStart = { readonly key: KeyObject; readonly idStart: string };
/** A piece to seal, or that there are no more. */
export type SealingOrder = RowPiece | 'end';

/** Its memory for what was just made, in megabytes: all of that is of one row. */
const YOUNG_MB = 4;

/**
 * A thread that seals the rows of a new list while the ledger's thread reads and checks the next ones, and goes on while
 * that one writes them. Nothing depends on it: what it has not begun, the ledger's thread seals itself.
 */
export class SealingThread {
  readonly #worker: Worker;

  constructor(start: SealingStart) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
    this.#worker = new Worker(workerUrl('sealing'), { workerData: start, name: 'sealing', resourceLimits });
    // One that died leaves the rest to the ledger's thread, which meets what is wrong with sealing itself.
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
  }

  seal(piece: RowPiece): void {
    this.#worker.postMessage(piece satisfies SealingOrder);
  }

  /** Lets the thread end once it has sealed what it was given. */
  end(): void {
    this.#worker.postMessage('end' satisfies SealingOrder);
  }

  /** Ends the thread now: nobody wants the list any more. */
  stop(): void {
    void this.#worker.terminate();
  }
}
