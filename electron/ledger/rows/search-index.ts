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
  const parts = new Set<number>();
  for (const index of indexes) parts.add(Math.floor(index / PART_ROWS));
  const write = store.db.prepare(
    'INSERT INTO search_parts (batch_id, part, sealed) VALUES (?, ?, ?) ON CONFLICT (batch_id, part) DO UPDATE SET sealed = excluded.sealed',
  );
  for (const part of parts) {
    const rows = list.rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS);
    const content: SearchPart = { ids: rows.map((row): RowId => row.rowId), text: rows.map(lineOf).join('') };
    write.run(list.batchId, part, store.seal.seal(list.batchId, 'search_parts', String(part), content));
  }
}

/** Writes a whole list's index, inside the running transaction. */
export function writeSearchIndex(
  store: Store,
  list: { readonly batchId: BatchId; readonly rows: readonly ListRow[] },
): void {
  const starts = Array.from({ length: Math.ceil(list.rows.length / PART_ROWS) }, (_, part) => part * PART_ROWS);
  writeSearchParts(store, list, starts);
}

/** The parts of a list's index in order, opened; none once the list was forgotten. */
export function* searchParts(store: Store, batchId: BatchId): Generator<SearchPart> {
  const rows = store.db
    .prepare('SELECT part, sealed FROM search_parts WHERE batch_id = ? ORDER BY part')
    .iterate(batchId);
  for (const row of rows) {
    const part = store.seal.open(batchId, 'search_parts', String(row['part']), row['sealed'] as Uint8Array);
    // Authenticated under the list's key: what this file wrote, not parsed again id by id.
    if (part !== undefined) yield part as SearchPart;
  }
}
