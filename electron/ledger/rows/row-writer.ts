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

/** What all rows of one INSERT share is bound once, by the number of its parameter; a row's own parameters follow. */
const LIST = '?1';
const AT = '?2';
const FIRST = 3;
const COLUMNS = 'row_id, position, excel_row, amount, currency, recipient_type, issues, sealed, place, place_reason';
type Form = { readonly values: number; readonly rest: string };
/** Of a row in a block that nobody held back or dropped the last three are always the same. */
const PLAIN: Form = { values: 7, rest: "NULL, 'in', ''" };
const ANY: Form = { values: 10, rest: '' };
/** Rows of one INSERT: a third less time than one by one; more of them gain nothing. */
const AT_ONCE = 20;

/** Inserts rows into a list, inside the running transaction; `sealedAt` gives each one's own blob, or null, by its place among them. */
export function insertRows(
  store: Store,
  batchId: BatchId,
  rows: readonly ListRow[],
  sealedAt: (place: number) => Uint8Array | null,
): void {
  const prepare = (form: Form, count: number): StatementSync => store.db.prepare(insertOf(form, count));
  const many = rows.length < AT_ONCE ? undefined : prepare(PLAIN, AT_ONCE);
  let any: StatementSync | undefined;
  const at = store.now();
  const issuesOf = clearTexts();
  const shared = [batchId, at] as const;
  let waiting: SQLInputValue[] = [...shared];
  let count = 0;
  for (const [place, row] of rows.entries()) {
    const { amount, currency, recipientType } = row.content.values;
    const { rowId, index, excelRow, issues } = row;
    const sealed = sealedAt(place);
    const placeReason = clearPlaceReason(row.placeReason);
    if (sealed === null && row.place === 'in' && placeReason === '') {
      waiting.push(rowId, index, excelRow, amount, currency, recipientType, issuesOf(issues));
      count += 1;
    } else {
      const own = [rowId, index, excelRow, amount, currency, recipientType, issuesOf(issues), sealed, row.place];
      (any ??= prepare(ANY, 1)).run(...shared, ...own, placeReason);
    }
    if (count < AT_ONCE) continue;
    many?.run(...waiting);
    waiting = [...shared];
    count = 0;
  }
  if (count > 0) prepare(PLAIN, count).run(...waiting);
}

function insertOf({ values, rest }: Form, rows: number): string {
  const one = (row: number): string => {
    const own = Array.from({ length: values }, (_, place) => `?${FIRST + row * values + place}`);
    return `(${[LIST, AT, ...own, ...(rest === '' ? [] : [rest])].join(', ')})`;
  };
  return `INSERT INTO rows (batch_id, changed_at, ${COLUMNS}) VALUES ${Array.from({ length: rows }, (_, row) => one(row)).join(', ')}`;
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
