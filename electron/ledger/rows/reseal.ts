import type { StatementSync } from 'node:sqlite';
import type { BatchId } from '../../../shared/ids.ts';
import type { RowTyped } from '../../../shared/rows.ts';
import { packedRow, sealRow, unsealedRow } from '../row-content.ts';
import type { Store } from '../store.ts';
import { NO_EXTRA, type ListRow } from './list-row.ts';
import { RowBlocks, type OpenBlock } from './row-blocks.ts';
import { RowContents } from './row-contents.ts';
import { saidOf } from './said.ts';

/**
 * Seals rows of an open list anew, by their indexes, inside the running transaction: in its block each one that is in a
 * block, which is opened and sealed once for all of them, and by itself any other.
 */
export function resealRows(
  store: Store,
  list: { readonly batchId: BatchId; readonly rows: readonly ListRow[] },
  indexes: ReadonlySet<number>,
): void {
  if (indexes.size === 0) return;
  const blocks = new RowBlocks(store, list.batchId);
  const own = new OwnBlobs(store, list.batchId);
  let done = 0;
  let block: OpenBlock | null = null;
  for (const index of Array.from(indexes).sort((a, b) => a - b)) {
    store.advance('save', (done += 1), indexes.size);
    const row = list.rows[index];
    if (row === undefined) throw new Error('a row that was written is not in the list');
    if (block === null || !block.has(index)) {
      if (block?.changed === true) blocks.write(block);
      block = blocks.open(row.rowId, index);
    }
    const packed = block?.row(index) ?? null;
    if (block === null || packed === null) own.write(row);
    else block.put(index, packedRow(row.content, unsealedRow(packed).extra, saidOf(row)));
  }
  if (block?.changed === true) blocks.write(block);
}

/** Rows that are sealed by themselves: of an older list, very long, or added by a person. */
class OwnBlobs {
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #contents: RowContents;
  readonly #update: StatementSync;

  constructor(store: Store, batchId: BatchId) {
    this.#store = store;
    this.#batchId = batchId;
    this.#contents = new RowContents(store, batchId);
    this.#update = store.db.prepare('UPDATE rows SET sealed = ? WHERE row_id = ?');
  }

  write(row: ListRow): void {
    const extra: RowTyped['extra'] = this.#contents.byId(row.rowId)?.extra ?? NO_EXTRA;
    this.#update.run(sealRow(this.#store, this.#batchId, row.rowId, row.content, extra, saidOf(row)), row.rowId);
  }
}
