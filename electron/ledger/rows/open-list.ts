import type { DatabaseSync } from 'node:sqlite';
import { AcrossIndex } from '../../../shared/checks/across.ts';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import type { RowPlace } from '../../../shared/rows.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { attemptsOfBatch, attemptsOfPayout, type SeqAttempt } from './attempts.ts';
import { ListRow } from './list-row.ts';
import { wordsOf } from './said.ts';
import { KEPT, RowContents, type Kept } from './row-contents.ts';
import { slim } from './slim.ts';
import { summarise, type Summary } from './summary.ts';
import type { View } from './view.ts';

/** One list in memory: its rows unsealed, in order, and what was worked out from them until they change. */
export class OpenList {
  readonly batchId: BatchId;
  readonly companyId: CompanyId;
  readonly rows: ListRow[];
  /** Views by their query, and orders by their sort; emptied with every change. */
  readonly views = new Map<string, View>();
  readonly orders = new Map<string, Uint32Array>();
  #byId: Map<RowId, ListRow> | null = null;
  #across: AcrossIndex<ListRow> | null = null;
  #summary: Summary | null = null;

  /** The journal entry of this list that the rows' attempts are in step with. */
  seq: number;

  constructor(batchId: BatchId, companyId: CompanyId, rows: ListRow[], seq: number) {
    this.batchId = batchId;
    this.companyId = companyId;
    this.rows = rows;
    this.seq = seq;
  }

  /** A row by its id. Problem: `notFound`. */
  row(rowId: RowId): ListRow {
    const row = this.find(rowId);
    if (row === undefined) throw new ProblemError(fail('notFound').problem);
    return row;
  }

  find(rowId: RowId): ListRow | undefined {
    this.#byId ??= new Map(this.rows.map((row) => [row.rowId, row]));
    return this.#byId.get(rowId);
  }

  /** What the rows share with each other; built when first needed. */
  get across(): AcrossIndex<ListRow> {
    if (this.#across === null) {
      this.#across = new AcrossIndex();
      for (const row of this.rows) this.#across.add(row);
    }
    return this.#across;
  }

  get summary(): Summary {
    return (this.#summary ??= summarise(this.rows));
  }

  /** Appends a row a person added; it goes to the end of the list. */
  append(row: ListRow): void {
    this.rows.push(row);
    this.#byId?.set(row.rowId, row);
  }

  /** Takes the last row out again (the undoing of an added row). */
  removeLast(row: ListRow): void {
    if (this.rows.at(-1) !== row) throw new Error('only the last row can be taken out again');
    this.rows.pop();
    this.#byId?.delete(row.rowId);
  }

  /** Called after anything a person sees of the rows changed. */
  touched(): void {
    this.attemptsChanged();
    this.orders.clear();
    this.#summary = null;
  }

  /** Called after attempts changed: counts and sums of the rows themselves stay. */
  attemptsChanged(): void {
    this.views.clear();
    this.orders.delete('outcome');
  }
}

/** Lists kept open, and rows in all of them together: a row is about 700 bytes. */
const KEPT_LISTS = 4;
const KEPT_ROWS = 130_000;

const open = new WeakMap<DatabaseSync, Map<BatchId, OpenList>>();

function listsOf(store: Store): Map<BatchId, OpenList> {
  let lists = open.get(store.db);
  if (lists === undefined) open.set(store.db, (lists = new Map()));
  return lists;
}

/**
 * A list with its rows in memory, read and unsealed when it is not; its attempts are as the last committed journal entry
 * left them. Problems: `notFound`, `batch.notEditable` once forgotten.
 */
export function openList(store: Store, batchId: BatchId): OpenList {
  const batch = store.db
    .prepare(
      `SELECT company_id, forgotten_at, row_count, (SELECT MAX(seq) FROM journal WHERE batch_id = b.id) AS seq
       FROM batches b WHERE id = ?`,
    )
    .get(batchId);
  if (batch === undefined) throw new ProblemError(fail('notFound').problem);
  if (batch['forgotten_at'] !== null) {
    closeList(store, batchId);
    throw new ProblemError(fail('batch.notEditable', { why: 'forgotten' }).problem);
  }
  const seq = Number(batch['seq'] ?? 0);
  let list = listsOf(store).get(batchId);
  if (list === undefined) {
    const rows = readRows(store, batchId, Number(batch['row_count']));
    list = new OpenList(batchId, batch['company_id'] as CompanyId, rows, seq);
  } else if (list.seq !== seq) catchUp(store, list, seq);
  keepOpen(store, list);
  return list;
}

/** Reads the attempts of payouts that something happened to since the list was last looked at: the journal names them. */
function catchUp(store: Store, list: OpenList, seq: number): void {
  const payouts = store.db
    .prepare("SELECT DISTINCT payout_id FROM journal WHERE batch_id = ? AND seq > ? AND payout_id <> ''")
    .all(list.batchId, list.seq);
  for (const payout of payouts)
    for (const [rowId, attempt] of attemptsOfPayout(store, payout['payout_id'] as PayoutId)) {
      const row = list.find(rowId);
      if (row !== undefined && isLatest(row, attempt)) row.attempt = attempt;
    }
  if (payouts.length > 0) list.attemptsChanged();
  list.seq = seq;
}

/** An older payout's answer never hides a newer attempt. */
function isLatest(row: ListRow, attempt: SeqAttempt): boolean {
  return row.attempt === null || row.attempt.seq <= attempt.seq;
}

/** Keeps a list as the latest used; the least used ones are let go. */
export function keepOpen(store: Store, list: OpenList): void {
  const lists = listsOf(store);
  lists.delete(list.batchId);
  lists.set(list.batchId, list);
  let rows = 0;
  for (const [place, each] of [...lists.values()].toReversed().entries()) {
    rows += each.rows.length;
    if (place > 0 && (rows > KEPT_ROWS || place >= KEPT_LISTS)) lists.delete(each.batchId);
  }
}

/** Lets a list go: after a transaction failed half-way, after it was forgotten or removed. */
export function closeList(store: Store, batchId: BatchId): void {
  listsOf(store).delete(batchId);
}

function readRows(store: Store, batchId: BatchId, count: number): ListRow[] {
  const attempts = attemptsOfBatch(store, batchId);
  const found = store.db
    .prepare(`SELECT ${KEPT}, excel_row, issues, place, place_reason FROM rows WHERE batch_id = ? ORDER BY position`)
    .iterate(batchId);
  const rows: ListRow[] = [];
  const contents = new RowContents(store, batchId);
  const interned = slim();
  for (const row of found) {
    const rowId = row['row_id'] as RowId;
    const content = contents.of(row as Kept);
    if (content === undefined) throw new ProblemError(fail('batch.notEditable', { why: 'forgotten' }).problem);
    const clear = { issues: interned.issues(String(row['issues'])), placeReason: String(row['place_reason']) };
    const listRow = new ListRow(
      { rowId, index: rows.length, excelRow: row['excel_row'] === null ? null : Number(row['excel_row']) },
      interned.content(content),
      { place: row['place'] as RowPlace, ...wordsOf(clear, content.said) },
    );
    if (content.said !== null) listRow.sealedSaid = JSON.stringify(content.said);
    listRow.attempt = attempts.get(rowId) ?? null;
    rows.push(listRow);
    store.advance('open', rows.length, count);
  }
  return rows;
}
