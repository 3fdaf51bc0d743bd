import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RowPieces, rowIdAt, sealPiece, type RowPiece } from '../../../../../electron/ledger/rows/row-pieces.ts';
import { SealingThread } from '../../../../../electron/ledger/rows/sealing-thread.ts';
import { PlaceSealer } from '../../../../../electron/ledger/sealed-blob.ts';
import type { BatchId } from '../../../../../shared/ids.ts';
import { addTestCompany, addTestList, openTestLedger } from '../../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../../fixtures/ledger-list.ts';

const START = 'abcdefghijklmn';
let ledger: TestLedger;
let batchId: BatchId;
let sealer: PlaceSealer;
beforeEach(() => {
  ledger = openTestLedger();
  batchId = addTestList(ledger.store, addTestCompany(ledger.store), []).batchId;
  sealer = new PlaceSealer(ledger.store.seal.keyOf(batchId), 'rows');
});
afterEach(() => ledger.remove());

const valueOf = (index: number) => [index, 'Şükrü', 'x'.repeat((index * 37) % 900)];

/** Pieces of so many rows, every seventh of which came sealed, and the full ones among them. */
function pieces(rows: number, onFull: (piece: RowPiece) => void = () => undefined): RowPieces {
  const made = new RowPieces(sealer, START, onFull);
  for (let index = 0; index < rows; index += 1)
    if (index % 7 === 3) made.addSealed(ledger.store.seal.seal(batchId, 'rows', rowIdAt(START, index), valueOf(index)));
    else made.add(6_000, (json) => json.value(valueOf(index)));
  return made;
}

const opened = (made: RowPieces, index: number): unknown =>
  ledger.store.seal.open(batchId, 'rows', rowIdAt(START, index), made.at(index));

function expectAll(made: RowPieces, rows: number): void {
  expect(made.count).toBe(rows);
  for (let index = 0; index < rows; index += 1) expect(opened(made, index)).toEqual(valueOf(index));
}

describe('RowPieces', () => {
  it('gives every row back sealed, in its place, whatever came sealed already', () => expectAll(pieces(2_000), 2_000));

  it('tells of each full piece once, and of the last at the end', () => {
    const full: RowPiece[] = [];
    const made = pieces(2_000, (piece) => full.push(piece));
    expect(full.length).toBeGreaterThan(2);
    const before = full.length;
    made.end();
    expect(full).toHaveLength(before + 1);
    expect(new Set(full).size).toBe(full.length);
    for (const piece of full) expect(sealPiece(piece, sealer, START)).toBe(true);
    for (const piece of full) expect(sealPiece(piece, sealer, START)).toBe(false);
    expectAll(made, 2_000);
  });

  it('leaves nothing of a row in clear', () => {
    const full: RowPiece[] = [];
    const made = new RowPieces(sealer, START, (piece) => full.push(piece));
    made.add(1_000, (json) => json.text('TR330006100519786457841326'));
    made.end();
    const bytes = Buffer.concat(full.map((piece) => Buffer.from(piece)));
    expect(bytes.includes('TR33')).toBe(true);
    made.at(0);
    expect(Buffer.concat(full.map((piece) => Buffer.from(piece))).includes('TR33')).toBe(false);
  });

  it('takes a row that is longer than a piece', () => {
    const made = new RowPieces(sealer, START, () => undefined);
    made.add(10, (json) => json.raw('1'));
    made.add(2_000_000, (json) => json.text('x'.repeat(1_999_000)));
    made.add(10, (json) => json.raw('3'));
    expect(opened(made, 0)).toBe(1);
    expect(String(opened(made, 1))).toHaveLength(1_999_000);
    expect(opened(made, 2)).toBe(3);
  });

  it('has no blob of a row that was never added', () => {
    expect(() => pieces(1).at(1)).toThrow('a row was not sealed');
  });

  it('shares the work with a thread, whichever of the two comes first', () => {
    const thread = new SealingThread({ key: ledger.store.seal.keyOf(batchId), idStart: START });
    const made = pieces(6_000, (piece) => thread.seal(piece));
    made.end();
    thread.end();
    expectAll(made, 6_000);
  });

  it('waits for a piece that the thread is at, and takes the whole of it from there', async () => {
    const full: RowPiece[] = [];
    const made = pieces(1_500, (piece) => full.push(piece));
    made.end();
    const thread = new SealingThread({ key: ledger.store.seal.keyOf(batchId), idStart: START });
    for (const piece of full) thread.seal(piece);
    thread.end();
    const last = full.at(-1);
    if (last === undefined) throw new Error('no piece');
    // 2: sealed. The thread takes its pieces in order.
    const state = new Int32Array(last, 0, 1);
    for (let now = Atomics.load(state, 0); now !== 2; now = Atomics.load(state, 0))
      await Atomics.waitAsync(state, 0, now).value;
    for (const piece of full) expect(sealPiece(piece, sealer, START)).toBe(false);
    expectAll(made, 1_500);
  });

  it('gives no row of a piece whose sealing failed', () => {
    const wrong = new PlaceSealer(createSecretKey(randomBytes(16)), 'rows');
    const full: RowPiece[] = [];
    const made = pieces(10, (piece) => full.push(piece));
    made.end();
    for (const piece of full) expect(() => sealPiece(piece, wrong, START)).toThrow();
    expect(() => made.at(0)).toThrow('a piece of rows was not sealed');
  });
});
