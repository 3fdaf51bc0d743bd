import { parentPort, workerData } from 'node:worker_threads';
import type { SealingOrder, SealingStart } from './rows/sealing-thread.ts';
import { sealPiece } from './rows/row-pieces.ts';
import { PlaceSealer } from './sealed-blob.ts';

/** Seals the rows of one new list beside the ledger's own thread, piece by piece, and ends with the last. */
const { key, idStart } = workerData as SealingStart;
const sealer = new PlaceSealer(key, 'rows');
parentPort?.on('message', (order: SealingOrder) => {
  if (order === 'end') parentPort?.close();
  else sealPiece(order, sealer, idStart);
});
