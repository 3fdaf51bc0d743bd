import type { BatchId, RowId } from '../../shared/ids.ts';
import type { CellFact, Field, RowTyped, RowValues, Typed } from '../../shared/rows.ts';
import type { DecimalConvention } from '../../shared/money.ts';
import type { Store } from './store.ts';

/** The sealed part of a row: everything that says something about a person. */
export interface RowContent {
  readonly typed: Typed;
  readonly convention: DecimalConvention | null;
  readonly facts: readonly CellFact[];
  readonly values: RowValues;
  readonly typeInferred: boolean;
  readonly extra: RowTyped['extra'];
  readonly edited: readonly Field[];
  /** The row this one was made from (a new list from failed, held or last month's rows). */
  readonly origin: { readonly batchId: BatchId; readonly rowId: RowId } | null;
}

/** Seals a row's content for `rows.sealed`. */
export function sealRow(store: Store, batchId: BatchId, rowId: RowId, content: RowContent): Uint8Array {
  return store.seal.seal(batchId, 'rows', rowId, content);
}

/**
 * Opens `rows.sealed`; undefined once the list was forgotten. The bytes are authenticated (AES-GCM with the row's place as
 * AAD), so the shape is what `sealRow` wrote and is not parsed again field by field for 100,000 rows.
 */
export function openRow(
  store: Store,
  batchId: BatchId,
  rowId: RowId,
  sealed: Uint8Array | null,
): RowContent | undefined {
  return sealed === null ? undefined : (store.seal.open(batchId, 'rows', rowId, sealed) as RowContent | undefined);
}
