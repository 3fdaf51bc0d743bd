import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { BatchId } from '../../../shared/ids.ts';
import type { Issue } from '../../../shared/rows.ts';
import { sealRow } from '../row-content.ts';
import type { Store } from '../store.ts';
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

const COLUMNS = [
  'row_id',
  'batch_id',
  'position',
  'excel_row',
  'sealed',
  'amount',
  'currency',
  'recipient_type',
  'issues',
  'place',
  'place_reason',
  'changed_at',
] as const;
/** Rows of one INSERT: a third less time than one by one; more of them gain nothing. */
const AT_ONCE = 20;

/** Inserts rows into a list, inside the running transaction; `sealedAt` gives each one's own blob, or null, by its place among them. */
export function insertRows(
  store: Store,
  batchId: BatchId,
  rows: readonly ListRow[],
  sealedAt: (place: number) => Uint8Array | null,
): void {
  const at = store.now();
  const issuesOf = clearTexts();
  const many = rows.length < AT_ONCE ? undefined : store.db.prepare(insertOf(AT_ONCE));
  const whole = rows.length - (rows.length % AT_ONCE);
  let single: StatementSync | undefined;
  let values: SQLInputValue[] = [];
  for (const [place, row] of rows.entries()) {
    const { amount, currency, recipientType } = row.content.values;
    const { rowId, index, excelRow, issues, placeReason } = row;
    const sealed = sealedAt(place);
    values.push(rowId, batchId, index, excelRow, sealed, amount, currency, recipientType, issuesOf(issues));
    values.push(row.place, clearPlaceReason(placeReason), at);
    if (place >= whole) (single ??= store.db.prepare(insertOf(1))).run(...values);
    else if ((place + 1) % AT_ONCE === 0) many?.run(...values);
    else continue;
    values = [];
  }
}

function insertOf(rows: number): string {
  const one = `(${COLUMNS.map(() => '?').join(', ')})`;
  return `INSERT INTO rows (${COLUMNS.join(', ')}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`;
}

/** `clearIssues`, which writes an array that many rows share only once. */
function clearTexts(): (issues: readonly Issue[]) => string {
  const known = new Map<readonly Issue[], string>();
  return (issues) => {
    if (!Object.isFrozen(issues)) return clearIssues(issues);
    let text = known.get(issues);
    if (text === undefined) known.set(issues, (text = clearIssues(issues)));
    return text;
  };
}
