import { batchSourceSchema, type BatchSource } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import { purposeSchema, type Purpose } from '../../../shared/items.ts';
import { fail } from '../../../shared/problems.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { extraColumnsSchema, type ExtraColumns } from './batch-columns.ts';
import { keepWorkbook } from './kept-workbook.ts';
import { insertRows } from './insert-rows.ts';
import type { ListRow } from './list-row.ts';
import type { NewRowBlocks } from './row-blocks.ts';
import type { NewSearchIndex } from './search-index.ts';
import { summarise, summarySchema, writeSummary, type Summary } from './summary.ts';

/** A list as `batches` keeps it, parsed. */
export interface BatchRecord {
  readonly id: BatchId;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly period: string;
  readonly purpose: Purpose;
  readonly source: BatchSource;
  readonly fileSha256: string;
  readonly totalInFile: number | null;
  readonly extraColumns: ExtraColumns;
  readonly summary: Summary;
  readonly forgotten: boolean;
  readonly createdAt: number;
  readonly changedAt: number;
}

const COLUMNS =
  'id, company_id, name, period, purpose, source, file_sha256, total_in_file, extra_columns, summary, forgotten_at, created_at, changed_at';

const EMPTY_SUMMARY: Summary = summarise([]);

/** One list that was not removed. Problem: `notFound`. */
export function batchRecord(store: Store, batchId: BatchId): BatchRecord {
  const row = store.db.prepare(`SELECT ${COLUMNS} FROM batches WHERE id = ? AND removed_at IS NULL`).get(batchId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  return recordOf(row);
}

/** A company's lists, latest first. */
export function batchRecords(store: Store, companyId: CompanyId): BatchRecord[] {
  return store.db
    .prepare(`SELECT ${COLUMNS} FROM batches WHERE company_id = ? AND removed_at IS NULL ORDER BY created_at DESC, id`)
    .all(companyId)
    .map(recordOf);
}

function recordOf(row: Record<string, unknown>): BatchRecord {
  const summary = String(row['summary']);
  return {
    id: row['id'] as BatchId,
    companyId: row['company_id'] as CompanyId,
    name: String(row['name']),
    period: String(row['period']),
    purpose: purposeSchema.parse(row['purpose']),
    source: batchSourceSchema.parse(JSON.parse(String(row['source']))),
    fileSha256: String(row['file_sha256']),
    totalInFile: row['total_in_file'] === null ? null : Number(row['total_in_file']),
    extraColumns: extraColumnsSchema.parse(JSON.parse(String(row['extra_columns']))),
    summary: summary === '' ? EMPTY_SUMMARY : summarySchema.parse(JSON.parse(summary)),
    forgotten: row['forgotten_at'] !== null,
    createdAt: Number(row['created_at']),
    changedAt: Number(row['changed_at']),
  };
}

/** A list about to be written. `keyWrapped` comes from `seal.newBatchKey`, under which the rows were sealed. */
export interface NewBatch {
  readonly id: BatchId;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly period: string;
  readonly purpose: Purpose;
  readonly source: BatchSource;
  readonly extraColumns: ExtraColumns;
  readonly keyWrapped: Uint8Array;
  /** The person's own file, kept sealed; null when it is not kept. */
  readonly workbook: Uint8Array | null;
}

/** What was made of a new list's rows while they came. */
export interface MadeRows {
  readonly blocks: NewRowBlocks;
  readonly ownBlobs: ReadonlyMap<number, Uint8Array>;
  readonly index: NewSearchIndex;
}

/** Writes a new list with its rows, their search index and its summary, inside the running transaction. */
export function insertBatch(store: Store, batch: NewBatch, rows: readonly ListRow[], made: MadeRows): void {
  const at = store.now();
  const { source } = batch;
  store.db
    .prepare(
      `INSERT INTO batches (id, company_id, name, period, purpose, source, file_sha256, row_count, total_in_file, extra_columns, key_wrapped,
         created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      batch.id,
      batch.companyId,
      batch.name,
      batch.period,
      batch.purpose,
      JSON.stringify(source),
      source.kind === 'workbook' ? source.sha256 : '',
      rows.length,
      source.kind === 'workbook' ? source.totalInFile : null,
      JSON.stringify(batch.extraColumns),
      batch.keyWrapped,
      at,
      at,
    );
  // Before the rows: what sealing a file leaves behind is collected while they are written.
  if (batch.workbook !== null) keepWorkbook(store, batch.id, batch.workbook);
  insertRows(store, batch.id, rows, (place) => {
    store.advance('write', place + 1, rows.length);
    return made.ownBlobs.get(place) ?? null;
  });
  made.blocks.write();
  made.index.write();
  writeSummary(store, batch.id, summarise(rows));
}
