const PIECE_BYTES = 256 * 1024;

/**
 * Sealed rows waiting to be written, laid one after another in pieces: 100,000 buffers of their own cost more to keep
 * than what is in them.
 */
export class Blobs {
  readonly #pieces: Buffer[] = [];
  readonly #piece: number[] = [];
  readonly #start: number[] = [];
  readonly #length: number[] = [];
  #free = 0;

  get count(): number {
    return this.#start.length;
  }

  /** Copies a blob in; its place is the count before. */
  add(blob: Uint8Array): void {
    let last = this.#pieces.at(-1);
    if (last === undefined || this.#free + blob.length > last.length) {
      last = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, blob.length));
      this.#pieces.push(last);
      this.#free = 0;
    }
    last.set(blob, this.#free);
    this.#piece.push(this.#pieces.length - 1);
    this.#start.push(this.#free);
    this.#length.push(blob.length);
    this.#free += blob.length;
  }

  /** The blob at a place. Throws when there is none: that is a row that was not sealed. */
  at(place: number): Uint8Array {
    const piece = this.#pieces[this.#piece[place] ?? -1];
    const start = this.#start[place];
    if (piece === undefined || start === undefined) throw new Error('a row was not sealed');
    return piece.subarray(start, start + (this.#length[place] ?? 0));
  }
}
