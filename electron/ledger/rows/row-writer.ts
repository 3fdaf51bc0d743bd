import type { StatementSync } from 'node:sqlite';
import type { RowTyped } from '../../../shared/rows.ts';
import { openRow, sealRow, type RowContent } from '../row-content.ts';
import type { Store } from '../store.ts';
import { batchColumns } from './batch-columns.ts';
import { NO_EXTRA, type ListRow } from './list-row.ts';
import type { OpenList } from './open-list.ts';
import { clearIssues, clearPlaceReason, saidOf } from './said.ts';
import { writeSearchParts } from './search-index.ts';

/** Writes an open list's rows back, sealed, inside the running transaction; then the parts of the search index they are in. */
export class RowWriter {
  readonly #store: Store;
  readonly #list: OpenList;
  readonly #state: StatementSync;
  readonly #whole: StatementSync;
  readonly #sealed: StatementSync;
  readonly #hasExtra: boolean;
  readonly #changed = new Set<number>();

  constructor(store: Store, list: OpenList) {
    this.#store = store;
    this.#list = list;
    this.#state = store.db.prepare(
      'UPDATE rows SET issues = ?, place = ?, place_reason = ?, changed_at = ? WHERE row_id = ?',
    );
    this.#whole = store.db.prepare(
      `UPDATE rows SET sealed = ?, amount = ?, currency = ?, recipient_type = ?, issues = ?, place = ?, place_reason = ?, changed_at = ?
       WHERE row_id = ?`,
    );
    this.#hasExtra = batchColumns(store, list.batchId).length > 0;
    this.#sealed = store.db.prepare('SELECT sealed FROM rows WHERE row_id = ?');
  }

  /** Writes what changed of a row: all of it when its content did, else only what is said about it. */
  write(row: ListRow, content: boolean): void {
    const { issues, place, placeReason, rowId } = row;
    const at = this.#store.now();
    const clear = [clearIssues(issues), place, clearPlaceReason(placeReason), at, rowId] as const;
    const said = saidOf(row);
    if (!content && row.sealedSaid === (said === null ? '' : JSON.stringify(said))) {
      this.#state.run(...clear);
      return;
    }
    const { amount, currency, recipientType } = row.values;
    const sealed = this.#seal(row, this.#extraOf(row));
    this.#whole.run(sealed, amount, currency, recipientType, ...clear);
    if (content) this.#changed.add(row.index);
  }

  /** Inserts a row that a person added. */
  insert(row: ListRow): void {
    rowInserter(this.#store, this.#list)(row, this.#seal(row, NO_EXTRA));
    this.#changed.add(row.index);
  }

  finish(): void {
    if (this.#changed.size > 0) writeSearchParts(this.#store, this.#list, this.#changed);
  }

  #seal(row: ListRow, extra: RowTyped['extra']): Uint8Array {
    const said = saidOf(row);
    row.sealedSaid = said === null ? '' : JSON.stringify(said);
    const content: RowContent = { ...row.content, extra, said };
    return sealRow(this.#store, this.#list.batchId, row.rowId, content);
  }

  #extraOf(row: ListRow): RowTyped['extra'] {
    if (!this.#hasExtra) return NO_EXTRA;
    const sealed = this.#sealed.get(row.rowId)?.['sealed'];
    if (!(sealed instanceof Uint8Array)) return NO_EXTRA;
    return openRow(this.#store, this.#list.batchId, row.rowId, sealed)?.extra ?? NO_EXTRA;
  }
}

/** A prepared insert of rows into a list, for the running transaction. */
export function rowInserter(store: Store, list: Pick<OpenList, 'batchId'>): (row: ListRow, sealed: Uint8Array) => void {
  const insert = store.db.prepare(
    `INSERT INTO rows (row_id, batch_id, position, excel_row, sealed, amount, currency, recipient_type, issues, place, place_reason, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const at = store.now();
  return (row, sealed) => {
    const { amount, currency, recipientType } = row.content.values;
    insert.run(
      row.rowId,
      list.batchId,
      row.index,
      row.excelRow,
      sealed,
      amount,
      currency,
      recipientType,
      clearIssues(row.issues),
      row.place,
      clearPlaceReason(row.placeReason),
      at,
    );
  };
}
