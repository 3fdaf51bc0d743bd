import type { DatabaseSync } from 'node:sqlite';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { fold } from '../../../shared/turkish.ts';
import type { Store } from '../store.ts';
import type { ListRow } from './list-row.ts';

/** Rows of one sealed part: small enough to be written anew with every edit, large enough that opening it costs little. */
export const PART_ROWS = 1_000;

/**
 * One part of a list's search index. `text` holds a line per row, ended by `;`:
 * ` folded name |recipient|amount in minor units|folded reference`, each word of the name after a space. Folded text has
 * no `|` and no `;`.
 */
export interface SearchPart {
  readonly ids: readonly RowId[];
  readonly text: string;
}

function lineOf(row: ListRow): string {
  const { values, typed } = row.content;
  const recipient = fold(values.recipientInfo ?? typed.recipient).replaceAll(' ', '');
  return ` ${row.nameKey} |${recipient}|${values.amount ?? ''}|${fold(values.reference)};`;
}

/** Writes the parts that hold the rows at these indexes, inside the running transaction. */
export function writeSearchParts(
  store: Store,
  list: { readonly batchId: BatchId; readonly rows: readonly ListRow[] },
  indexes: Iterable<number>,
): void {
  dropSearchParts(store, list.batchId);
  const parts = new Set<number>();
  for (const index of indexes) parts.add(Math.floor(index / PART_ROWS));
  const write = store.db.prepare(
    'INSERT INTO search_parts (batch_id, part, sealed) VALUES (?, ?, ?) ON CONFLICT (batch_id, part) DO UPDATE SET sealed = excluded.sealed',
  );
  for (const part of parts) {
    const rows = list.rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS);
    const ids = rows.map((row): RowId => row.rowId);
    write.run(list.batchId, part, sealPart(store, list.batchId, part, ids, rows.map(lineOf)));
  }
}

/** Makes a new list's index part by part as its rows come, so that little of it is left to do once the last is there. */
export class NewSearchIndex {
  readonly #store: Store;
  readonly #batchId: BatchId;
  readonly #sealed: Uint8Array[] = [];
  #ids: RowId[] = [];
  #lines: string[] = [];

  constructor(store: Store, batchId: BatchId) {
    this.#store = store;
    this.#batchId = batchId;
  }

  /** Takes the next row of the list; its values must not change until the index is written. */
  add(row: ListRow): void {
    this.#ids.push(row.rowId);
    this.#lines.push(lineOf(row));
    if (this.#ids.length === PART_ROWS) this.#seal();
  }

  /** Writes all of it, inside the running transaction. */
  write(): void {
    if (this.#ids.length > 0) this.#seal();
    const insert = this.#store.db.prepare('INSERT INTO search_parts (batch_id, part, sealed) VALUES (?, ?, ?)');
    for (const [part, sealed] of this.#sealed.entries()) insert.run(this.#batchId, part, sealed);
  }

  #seal(): void {
    this.#sealed.push(sealPart(this.#store, this.#batchId, this.#sealed.length, this.#ids, this.#lines));
    this.#ids = [];
    this.#lines = [];
  }
}

function sealPart(
  store: Store,
  batchId: BatchId,
  part: number,
  ids: readonly RowId[],
  lines: readonly string[],
): Uint8Array {
  const content: SearchPart = { ids, text: lines.join('') };
  // A part is written anew with every edit of one of its rows: deflating it would take ten times what sealing it takes.
  return store.seal.sealJson(batchId, 'search_parts', String(part), JSON.stringify(content));
}

/** A part as a search reads it: where each of its lines begins, and last where the next one would. */
export interface OpenPart extends SearchPart {
  readonly starts: readonly number[];
}

/** Parts kept open after a search, since the next one is a letter away: about ten megabytes for a hundred thousand rows. */
const KEPT_PARTS = 150;

const opened = new WeakMap<DatabaseSync, Map<BatchId, readonly OpenPart[]>>();

function openedOf(store: Store): Map<BatchId, readonly OpenPart[]> {
  let lists = opened.get(store.db);
  if (lists === undefined) opened.set(store.db, (lists = new Map()));
  return lists;
}

/** Lets go of a list's opened parts: after every change of them, and when the list is forgotten. */
export function dropSearchParts(store: Store, batchId: BatchId): void {
  openedOf(store).delete(batchId);
}

/** The parts of a list's index in order, opened; none once the list was forgotten. */
export function searchParts(store: Store, batchId: BatchId): readonly OpenPart[] {
  const lists = openedOf(store);
  const known = lists.get(batchId);
  if (known !== undefined) return known;
  const parts = [...unsealed(store, batchId)];
  let kept = parts.length;
  for (const each of lists.values()) kept += each.length;
  if (kept <= KEPT_PARTS) lists.set(batchId, parts);
  return parts;
}

function* unsealed(store: Store, batchId: BatchId): Generator<OpenPart> {
  const rows = store.db
    .prepare('SELECT part, sealed FROM search_parts WHERE batch_id = ? ORDER BY part')
    .iterate(batchId);
  for (const row of rows) {
    const part = store.seal.open(batchId, 'search_parts', String(row['part']), row['sealed'] as Uint8Array);
    if (part === undefined) continue;
    // Authenticated under the list's key: what this file wrote, not parsed again id by id.
    const { ids, text } = part as SearchPart;
    yield { ids, text, starts: startsOf(text) };
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf(';'); end !== -1; end = text.indexOf(';', end + 1)) starts.push(end + 1);
  return starts;
}
