import type { StatementSync } from 'node:sqlite';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { unsealedRow, type RowContent } from '../row-content.ts';
import type { Store } from '../store.ts';
import { RowBlocks, rowIdAt, type OpenBlock } from './row-blocks.ts';

/** Where the content of a row is kept: columns of `rows` as SQLite gives them. */
export type Kept = Readonly<Record<'row_id' | 'position' | 'sealed', unknown>>;

/** The columns of `Kept`. */
export const KEPT = 'row_id, position, sealed';

/**
 * Opens the sealed content of a list's rows, wherever it is: in the row, or in the block the row was written with. The
 * block opened last stays open, so that rows read in order open each block once. For one operation: what another writes
 * or forgets meanwhile it does not see.
 */
export class RowContents {
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #blocks: RowBlocks;
  readonly #row: StatementSync;
  #open: OpenBlock | null = null;

  constructor(store: Store, batchId: BatchId) {
    this.#store = store;
    this.#batchId = batchId;
    this.#blocks = new RowBlocks(store, batchId);
    this.#row = store.db.prepare(`SELECT ${KEPT} FROM rows WHERE row_id = ? AND batch_id = ?`);
  }

  /** A row's content; undefined once the list was forgotten. Throws when what was sealed was altered or moved. */
  of(kept: Kept): RowContent | undefined {
    const packed = kept.sealed instanceof Uint8Array ? this.#own(kept, kept.sealed) : this.#inBlock(kept);
    return packed === undefined ? undefined : unsealedRow(packed);
  }

  /** The content of the row with this id; undefined also when the list has none. */
  byId(rowId: RowId): RowContent | undefined {
    const row = this.#row.get(rowId, this.#batchId);
    return row === undefined ? undefined : this.of(row as Kept);
  }

  #own({ row_id: rowId }: Kept, sealed: Uint8Array): unknown {
    return this.#store.seal.open(this.#batchId, 'rows', String(rowId), sealed);
  }

  #inBlock({ row_id, position }: Kept): unknown {
    const [rowId, place] = [String(row_id) as RowId, Number(position)];
    if (this.#open === null || !this.#open.has(place)) this.#open = this.#blocks.open(rowId, place);
    if (this.#open === null) return undefined;
    const packed = this.#open.row(place);
    // Another row cannot stand in this one's place.
    if (rowId !== rowIdAt(this.#open.idStart, place) || packed === null) throw new Error('a row is not in its block');
    return packed;
  }
}
