import type { StatementSync } from 'node:sqlite';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { JsonBytes } from '../json-bytes.ts';
import type { Store } from '../store.ts';

/**
 * How many rows of a new list are sealed together. One of them is opened with all the others: a row that somebody looks
 * at costs a tenth of a millisecond, and a whole list a tenth of what its rows would cost one by one.
 */
const BLOCK_ROWS = 100;
const ROW_BLOCKS = 'row_blocks';
const NO_ROW = 'null';
/** The most bytes a UTF-16 unit takes. */
const UTF8_BYTES = 3;
const INDEX_CHARS = 6;

/** Ids of a new list's rows share a random start and count up from it: unique for life, and SQLite can append them. */
export function rowIdAt(start: string, index: number): RowId {
  return `${start}${index.toString(36).padStart(INDEX_CHARS, '0')}` as RowId;
}

/** What the id of a row in a block shares with those of all rows that its list was made with. */
function idStartOf(rowId: RowId): string {
  return rowId.slice(0, -INDEX_CHARS);
}

/** The rows of a new list, sealed block by block as they come, until the list is written. */
export class NewRowBlocks {
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #idStart: string;
  readonly #sealed: Uint8Array[] = [];
  readonly #json = new JsonBytes();
  #rows = 0;

  constructor(store: Store, batchId: BatchId, idStart: string) {
    this.#store = store;
    this.#batchId = batchId;
    this.#idStart = idStart;
  }

  /** Adds the next row of the list: what `write` writes is JSON of at most so many bytes. */
  add(mostBytes: number, write: (json: JsonBytes) => void): void {
    const place = this.#rows % BLOCK_ROWS;
    // A bracket or a comma before each row, and a bracket after the last.
    this.#json.room(mostBytes + 2);
    this.#json.raw(place === 0 ? '[' : ',');
    write(this.#json);
    this.#rows += 1;
    if (place === BLOCK_ROWS - 1) this.#seal();
  }

  /** Adds the next row of the list as anything that becomes JSON. */
  addValue(value: unknown): void {
    const json = JSON.stringify(value);
    this.add(json.length * UTF8_BYTES, (into) => into.json(json));
  }

  /** The next row has a blob of its own. */
  skip(): void {
    this.add(NO_ROW.length, (json) => json.raw(NO_ROW));
  }

  /** Seals what has come since the last full block. */
  end(): void {
    if (this.#rows % BLOCK_ROWS > 0) this.#seal();
  }

  /** Writes all blocks, inside the running transaction. */
  write(): void {
    this.end();
    const insert = this.#store.db.prepare(
      'INSERT INTO row_blocks (batch_id, first, row_count, sealed) VALUES (?, ?, ?, ?)',
    );
    for (const [block, sealed] of this.#sealed.entries()) {
      const first = block * BLOCK_ROWS;
      insert.run(this.#batchId, first, Math.min(BLOCK_ROWS, this.#rows - first), sealed);
    }
  }

  #seal(): void {
    this.#json.raw(']');
    const first = rowIdAt(this.#idStart, this.#sealed.length * BLOCK_ROWS);
    this.#sealed.push(this.#store.seal.sealJson(this.#batchId, ROW_BLOCKS, first, this.#json.taken()));
  }
}

/** A block of a list's rows, opened. */
export class OpenBlock {
  readonly first: number;
  readonly idStart: string;
  readonly rows: unknown[];
  changed = false;

  constructor(first: number, idStart: string, rows: unknown[]) {
    this.first = first;
    this.idStart = idStart;
    this.rows = rows;
  }

  /** Whether a row at this place in the list is one of the block's, be it that it has a blob of its own. */
  has(place: number): boolean {
    return place >= this.first && place < this.first + this.rows.length;
  }

  /** What was sealed of the row at a place; null when it is not in here. */
  row(place: number): unknown {
    return this.rows[place - this.first] ?? null;
  }

  put(place: number, packed: unknown): void {
    this.rows[place - this.first] = packed;
    this.changed = true;
  }
}

/** The blocks of one list as they are in the ledger. */
export class RowBlocks {
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #select: StatementSync;

  constructor(store: Store, batchId: BatchId) {
    this.#store = store;
    this.#batchId = batchId;
    this.#select = store.db.prepare(
      'SELECT first, row_count, sealed FROM row_blocks WHERE batch_id = ? AND first <= ? ORDER BY first DESC LIMIT 1',
    );
  }

  /**
   * Opens the block that holds a place in the list, of a row with this id; null when none does, or the list was
   * forgotten. Throws when the block was altered, or is of other rows than this one: it is bound to their ids by the first.
   */
  open(rowId: RowId, place: number): OpenBlock | null {
    const row = this.#select.get(this.#batchId, place);
    if (row === undefined) return null;
    const [first, sealed] = [Number(row['first']), row['sealed'] as Uint8Array];
    if (place >= first + Number(row['row_count'])) return null;
    const idStart = idStartOf(rowId);
    const rows = this.#store.seal.open(this.#batchId, ROW_BLOCKS, rowIdAt(idStart, first), sealed);
    return rows === undefined ? null : new OpenBlock(first, idStart, rows as unknown[]);
  }

  /** Seals a block anew, inside the running transaction. */
  write({ first, idStart, rows }: OpenBlock): void {
    const sealed = this.#store.seal.sealJson(this.#batchId, ROW_BLOCKS, rowIdAt(idStart, first), JSON.stringify(rows));
    this.#store.db
      .prepare('UPDATE row_blocks SET sealed = ? WHERE batch_id = ? AND first = ?')
      .run(sealed, this.#batchId, first);
  }
}
