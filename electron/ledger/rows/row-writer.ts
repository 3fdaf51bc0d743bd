import type { StatementSync } from 'node:sqlite';
import { sealRow } from '../row-content.ts';
import type { Store } from '../store.ts';
import { insertRows } from './insert-rows.ts';
import { NO_EXTRA, type ListRow } from './list-row.ts';
import type { OpenList } from './open-list.ts';
import { resealRows } from './reseal.ts';
import { clearIssues, clearPlaceReason, saidOf } from './said.ts';
import { writeSearchParts } from './search-index.ts';

/**
 * Writes an open list's rows back inside the running transaction: what stands in clear at once, what is sealed and the
 * search index when all are written.
 */
export class RowWriter {
  readonly #store: Store;
  readonly #list: OpenList;
  readonly #state: StatementSync;
  readonly #whole: StatementSync;
  readonly #resealed = new Set<number>();
  readonly #changed = new Set<number>();

  constructor(store: Store, list: OpenList) {
    this.#store = store;
    this.#list = list;
    this.#state = store.db.prepare(
      'UPDATE rows SET issues = ?, place = ?, place_reason = ?, changed_at = ? WHERE row_id = ?',
    );
    this.#whole = store.db.prepare(
      `UPDATE rows SET amount = ?, currency = ?, recipient_type = ?, issues = ?, place = ?, place_reason = ?, changed_at = ?
       WHERE row_id = ?`,
    );
  }

  /** Writes what changed of a row: all of it when its content did, else only what is said about it. */
  write(row: ListRow, content: boolean): void {
    const { issues, place, placeReason, rowId } = row;
    const at = this.#store.now();
    const clear = [clearIssues(issues), place, clearPlaceReason(placeReason), at, rowId] as const;
    const said = saidOf(row);
    const sealedSaid = said === null ? '' : JSON.stringify(said);
    if (!content && row.sealedSaid === sealedSaid) {
      this.#state.run(...clear);
      return;
    }
    const { amount, currency, recipientType } = row.values;
    this.#whole.run(amount, currency, recipientType, ...clear);
    row.sealedSaid = sealedSaid;
    this.#resealed.add(row.index);
    if (content) this.#changed.add(row.index);
  }

  /** Inserts a row that a person added. */
  insert(row: ListRow): void {
    const said = saidOf(row);
    row.sealedSaid = said === null ? '' : JSON.stringify(said);
    const { batchId } = this.#list;
    insertRows(this.#store, batchId, [row], () =>
      sealRow(this.#store, batchId, row.rowId, row.content, NO_EXTRA, said),
    );
    this.#changed.add(row.index);
  }

  /** Whoever writes ends with this. */
  finish(): void {
    resealRows(this.#store, this.#list, this.#resealed);
    if (this.#changed.size > 0) writeSearchParts(this.#store, this.#list, this.#changed);
  }
}
