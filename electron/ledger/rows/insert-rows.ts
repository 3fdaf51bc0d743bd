import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { BatchId } from '../../../shared/ids.ts';
import type { Issue } from '../../../shared/rows.ts';
import type { Store } from '../store.ts';
import type { ListRow } from './list-row.ts';
import { clearIssues, clearPlaceReason } from './said.ts';

/** Rows of one INSERT: a third of the time of one by one; more of them gain nothing. */
const AT_ONCE = 50;

const COLUMNS =
  'batch_id, changed_at, row_id, position, excel_row, amount, currency, recipient_type, issues, sealed, place, place_reason';
/** Of a row in a block that nobody held back or dropped the last three are always the same. */
const PLAIN = "NULL, 'in', ''";

/** What neighbours mostly share is bound once, by its parameter's number, or counted up from it; a row's own follow. */
const [LIST, AT, POSITION, EXCEL_ROW, CURRENCY, TYPE, ISSUES] = ['?1', '?2', '?3', '?4', '?5', '?6', '?7'];
const FIRST_OWN = 8;
/** A row's own: id, amount. */
const OWN = 2;

/** Inserts rows into a list, inside the running transaction; `sealedAt` gives each one's own blob, or null, by its place among them. */
export function insertRows(
  store: Store,
  batchId: BatchId,
  rows: readonly ListRow[],
  sealedAt: (place: number) => Uint8Array | null,
): void {
  const at = store.now();
  const textOf = clearTexts();
  const alike = new AlikeRows(store, batchId, at);
  let single: StatementSync | undefined;
  for (const [place, row] of rows.entries()) {
    const sealed = sealedAt(place);
    const placeReason = clearPlaceReason(row.placeReason);
    const issues = textOf(row.issues);
    if (sealed === null && row.place === 'in' && placeReason === '') {
      alike.add(row, issues);
      continue;
    }
    const { amount, currency, recipientType } = row.content.values;
    const { rowId, index, excelRow } = row;
    single ??= store.db.prepare(`INSERT INTO rows (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    single.run(
      batchId,
      at,
      rowId,
      index,
      excelRow,
      amount,
      currency,
      recipientType,
      issues,
      sealed,
      row.place,
      placeReason,
    );
  }
  alike.end();
}

/** Collects rows as long as the next one continues those before it, and inserts them together. */
class AlikeRows {
  readonly #store: Store;
  readonly #always: readonly [BatchId, number];
  #first: ListRow | null = null;
  #issues = '';
  #own: SQLInputValue[] = [];
  readonly #statements = new Map<string, StatementSync>();

  constructor(store: Store, batchId: BatchId, at: number) {
    this.#store = store;
    this.#always = [batchId, at];
  }

  add(row: ListRow, issues: string): void {
    const count = this.#own.length / OWN;
    if (count === AT_ONCE || (this.#first !== null && !continues(this.#first, this.#issues, count, row, issues)))
      this.end();
    if (this.#first === null) [this.#first, this.#issues] = [row, issues];
    this.#own.push(row.rowId, row.content.values.amount);
  }

  /** Inserts what has come since the last time. */
  end(): void {
    const first = this.#first;
    if (first === null) return;
    const { currency, recipientType } = first.content.values;
    const count = this.#own.length / OWN;
    this.#statement(count, first.excelRow !== null).run(
      ...this.#always,
      first.index,
      first.excelRow,
      currency,
      recipientType,
      this.#issues,
      ...this.#own,
    );
    this.#first = null;
    this.#own = [];
  }

  #statement(count: number, counted: boolean): StatementSync {
    const form = insertOf(count, counted);
    let statement = this.#statements.get(form);
    if (statement === undefined) this.#statements.set(form, (statement = this.#store.db.prepare(form)));
    return statement;
  }
}

/** Whether a row is what the first of `count` rows says that the next one is. */
function continues(first: ListRow, firstIssues: string, count: number, row: ListRow, issues: string): boolean {
  const [one, other] = [first.content.values, row.content.values];
  return (
    row.index === first.index + count &&
    row.excelRow === (first.excelRow === null ? null : first.excelRow + count) &&
    other.currency === one.currency &&
    other.recipientType === one.recipientType &&
    issues === firstIssues
  );
}

function insertOf(count: number, counted: boolean): string {
  const values = Array.from({ length: count }, (_, row) => {
    const own = FIRST_OWN + row * OWN;
    const excelRow = counted ? `${EXCEL_ROW}+${row}` : EXCEL_ROW;
    return `(${LIST}, ${AT}, ?${own}, ${POSITION}+${row}, ${excelRow}, ?${own + 1}, ${CURRENCY}, ${TYPE}, ${ISSUES}, ${PLAIN})`;
  });
  return `INSERT INTO rows (${COLUMNS}) VALUES ${values.join(', ')}`;
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
