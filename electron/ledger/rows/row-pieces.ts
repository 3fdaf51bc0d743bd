import type { RowId } from '../../../shared/ids.ts';
import { JsonBytes } from '../json-bytes.ts';
import { HEAD_BYTES, TAG_BYTES, type PlaceSealer } from '../sealed-blob.ts';

/**
 * A piece of a list's rows on their way into the ledger, in memory that two threads share. It begins with three numbers
 * of four bytes, its state, its first row's index and how many rows it has; then row after row, the length of its blob in
 * four bytes and the blob. Rows lie in it in clear until one of the threads seals them in their place.
 */
export type RowPiece = SharedArrayBuffer;

const PIECE_BYTES = 256 * 1024;
const STATE = 0;
const FIRST = 1;
const ROWS = 2;
const NUMBERS = 3;
const ROWS_FROM = NUMBERS * 4;
const LENGTH_BYTES = 4;
/** A piece is sealed by whoever comes first; the other leaves it alone, or waits for it. */
const IN_CLEAR = 0;
const IN_WORK = 1;
const SEALED = 2;
const FAILED = 3;
/** A piece takes some ten milliseconds; a thread that takes longer than this is dead. */
const WAIT_MS = 30_000;

/** Ids of a list's rows share a random start and count up from it: unique for life, and SQLite can append them. */
export function rowIdAt(start: string, index: number): RowId {
  return `${start}${index.toString(36).padStart(6, '0')}` as RowId;
}

/** Seals every row of a piece unless another thread does or did; says whether it did. */
export function sealPiece(piece: RowPiece, sealer: PlaceSealer, idStart: string): boolean {
  const numbers = new Int32Array(piece, 0, NUMBERS);
  if (Atomics.compareExchange(numbers, STATE, IN_CLEAR, IN_WORK) !== IN_CLEAR) return false;
  let state = FAILED;
  try {
    const bytes = Buffer.from(piece);
    const first = numbers[FIRST] ?? 0;
    const rows = numbers[ROWS] ?? 0;
    let at = ROWS_FROM;
    for (let row = 0; row < rows; row += 1) {
      const length = bytes.readInt32LE(at);
      at += LENGTH_BYTES;
      // A length below nothing is one of a blob that came sealed.
      if (length > 0) sealer.seal(rowIdAt(idStart, first + row), bytes.subarray(at, at + length));
      at += Math.abs(length);
    }
    state = SEALED;
  } finally {
    Atomics.store(numbers, STATE, state);
    Atomics.notify(numbers, STATE);
  }
  return true;
}

/** The rows of a new list, laid piece by piece as they come and read back sealed, in order, when they are written. */
export class RowPieces {
  readonly #pieces: Buffer[] = [];
  readonly #piece: number[] = [];
  readonly #start: number[] = [];
  readonly #json = new JsonBytes();
  readonly #sealer: PlaceSealer;
  readonly #idStart: string;
  readonly #onFull: (piece: RowPiece) => void;
  #free = 0;
  #settled = -1;

  /** `onFull` is told of each piece that gets no more rows: another thread may seal it from then on. */
  constructor(sealer: PlaceSealer, idStart: string, onFull: (piece: RowPiece) => void) {
    this.#sealer = sealer;
    this.#idStart = idStart;
    this.#onFull = onFull;
  }

  get count(): number {
    return this.#start.length;
  }

  /** Adds the next row in clear: JSON of at most so many bytes. */
  add(mostBytes: number, write: (json: JsonBytes) => void): void {
    const last = this.#room(mostBytes + HEAD_BYTES + TAG_BYTES);
    this.#json.begin(last, this.#free + HEAD_BYTES);
    write(this.#json);
    this.#close(last, this.#json.at + TAG_BYTES - this.#free, 1);
  }

  /** Adds the next row, sealed. */
  addSealed(blob: Uint8Array): void {
    const last = this.#room(blob.length);
    last.set(blob, this.#free);
    this.#close(last, blob.length, -1);
  }

  /** Says that there are no more rows. */
  end(): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined) this.#onFull(last.buffer as RowPiece);
  }

  /** The sealed blob of a row. Throws when there is none. */
  at(place: number): Uint8Array {
    const piece = this.#piece[place] ?? -1;
    const bytes = this.#pieces[piece];
    const start = this.#start[place];
    if (bytes === undefined || start === undefined) throw new Error('a row was not sealed');
    for (; this.#settled < piece; this.#settled += 1) this.#settle(this.#pieces[this.#settled + 1] ?? bytes);
    return bytes.subarray(start, start + Math.abs(bytes.readInt32LE(start - LENGTH_BYTES)));
  }

  /** Makes room for a row's length and so many bytes; `#free` is then where the bytes begin. */
  #room(bytes: number): Buffer {
    let last = this.#pieces.at(-1);
    if (last === undefined || this.#free + LENGTH_BYTES + bytes > last.length) {
      if (last !== undefined) this.#onFull(last.buffer as RowPiece);
      last = Buffer.from(new SharedArrayBuffer(Math.max(PIECE_BYTES, ROWS_FROM + LENGTH_BYTES + bytes)));
      last.writeInt32LE(this.count, FIRST * 4);
      this.#pieces.push(last);
      this.#free = ROWS_FROM;
    }
    this.#free += LENGTH_BYTES;
    return last;
  }

  #close(last: Buffer, length: number, sign: 1 | -1): void {
    last.writeInt32LE(length * sign, this.#free - LENGTH_BYTES);
    last.writeInt32LE(last.readInt32LE(ROWS * 4) + 1, ROWS * 4);
    this.#piece.push(this.#pieces.length - 1);
    this.#start.push(this.#free);
    this.#free += length;
  }

  /** Seals a piece or waits until the other thread has. */
  #settle(bytes: Buffer): void {
    const piece = bytes.buffer as RowPiece;
    if (sealPiece(piece, this.#sealer, this.#idStart)) return;
    const numbers = new Int32Array(piece, 0, NUMBERS);
    if (Atomics.wait(numbers, STATE, IN_WORK, WAIT_MS) === 'timed-out' || Atomics.load(numbers, STATE) !== SEALED)
      throw new Error('a piece of rows was not sealed');
  }
}
