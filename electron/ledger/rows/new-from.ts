import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { deskContract, Input } from '../../../shared/ipc.ts';
import { releaseOf } from '../../../shared/items.ts';
import { fail } from '../../../shared/problems.ts';
import type { RowTyped } from '../../../shared/rows.ts';
import { releaseRows } from '../payouts/release.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { batchRecord, insertBatch } from './batch-record.ts';
import { fixedAnswer } from './checker.ts';
import { rowsPlace, type Pressed } from './edit.ts';
import { RowIntake } from './intake.ts';
import { isBound, NO_EXTRA, type ListRow } from './list-row.ts';
import { movedMark, movedTo } from './moved.ts';
import { keepOpen, openList, type OpenList } from './open-list.ts';
import { hadFailed } from './originals.ts';
import { RowContents } from './row-contents.ts';
import { summarise, writeSummary } from './summary.ts';

type Which = Input<typeof deskContract, 'batches.newFrom'>['which'];

/**
 * A new list from rows of another: those that failed and may be paid again, those held back, or all of them for another
 * month. Every row gets a new id and remembers where it came from; a failed or held row is marked as gone on, so that it
 * enters only one new list. With `heldReason` the new list's rows are held back in the same press. Problems: `batch.empty`, `row.needsReason` when a failed row waits for a person's reason.
 */
export function batchesNewFrom(
  store: Store,
  args: Input<typeof deskContract, 'batches.newFrom'> & Pressed,
): { readonly batchId: BatchId } {
  const record = batchRecord(store, args.batchId);
  const list = openList(store, args.batchId);
  const chosen = list.rows.filter((row) => isChosen(store, row, args.which));
  if (chosen.length === 0) throw new ProblemError(fail('batch.empty').problem);
  if (args.which === 'failed') releaseFailed(store, args, chosen);
  const batchId = store.newId() as BatchId;
  const source = { kind: 'list', batchId: record.id, name: record.name, which: args.which } as const;
  const intake = new RowIntake(store, record.companyId, batchId, source);
  const contents = new RowContents(store, list.batchId);
  // Held rows that failed before take along what was changed in them, and why they are sent again.
  const goOn = args.which === 'held' && hadFailed(store, record.source);
  const reasonOf = (row: ListRow | undefined): string | null =>
    args.which === 'failed' ? args.reason : goOn ? answerOf(row) : null;
  for (const row of chosen) {
    store.advance('open', intake.count + 1, chosen.length);
    intake.add(typedAgain(contents, row), originOf(row, list.batchId, reasonOf(row), goOn));
  }
  const made = intake.finish();
  for (const [place, row] of made.rows.entries()) answerFailed(row, reasonOf(chosen[place]));
  store.transaction(() => {
    insertBatch(
      store,
      {
        id: batchId,
        companyId: record.companyId,
        name: args.name,
        period: args.period,
        purpose: record.purpose,
        source,
        extraColumns: record.extraColumns,
        keyWrapped: intake.keyWrapped,
        workbook: null,
      },
      made.rows,
      intake,
    );
    if (args.which !== 'copy') markMoved(store, list, chosen, batchId);
    made.seq = store.journal.append({
      actor: args.actor,
      companyId: record.companyId,
      batchId,
      kind: 'copied',
      open: { from: record.id, which: args.which, rows: chosen.length },
      secret: { reason: args.reason ?? '' },
    });
  });
  keepOpen(store, made);
  store.changed({ companyId: record.companyId, batchId, rows: 'all' });
  store.changed({ companyId: record.companyId, batchId: record.id, rows: chosen.map((row) => row.rowId) });
  if (args.heldReason !== undefined)
    rowsPlace(store, { batchId, rowIds: null, place: 'held', reason: args.heldReason, actor: args.actor });
  return { batchId };
}

function isChosen(store: Store, row: ListRow, which: Which): boolean {
  switch (which) {
    case 'copy':
      return row.place !== 'dropped';
    case 'held':
      return row.place === 'held' && !isBound(row);
    case 'failed': {
      // Cancelled rows are still this list's own: it can be sent again.
      if (row.attempt === null || !isBound(row) || movedTo(store, row.placeReason)) return false;
      return releaseOf(row.attempt.outcome) !== 'bound';
    }
  }
}

/** Rows that failed need the person's reason before they may be paid again (design, release rules). */
function releaseFailed(
  store: Store,
  args: Input<typeof deskContract, 'batches.newFrom'> & Pressed,
  chosen: readonly ListRow[],
): void {
  const waiting = chosen.filter((row) => row.attempt !== null && row.attempt.released === null);
  if (waiting.length === 0) return;
  if (args.reason === null) throw new ProblemError(fail('row.needsReason', { count: waiting.length }).problem);
  releaseRows(store, {
    batchId: args.batchId,
    rowIds: waiting.map((row): RowId => row.rowId),
    actor: args.actor,
    reason: args.reason,
  });
}

/** The reason why a row stands as it was though it failed. */
function answerOf(row: ListRow | undefined): string | null {
  return row?.issues.find((issue) => issue.code === 'failed.unchanged')?.answered ?? null;
}

function answerFailed(row: ListRow, reason: string | null): void {
  if (reason === null) return;
  row.issues = row.issues.map((issue) => (issue.code === 'failed.unchanged' ? { ...issue, answered: reason } : issue));
}

function typedAgain(contents: RowContents, row: ListRow): RowTyped {
  const { typed, convention, facts } = row.content;
  const extra = contents.byId(row.rowId)?.extra ?? NO_EXTRA;
  return { excelRow: row.excelRow, typed, convention, facts: [...facts], extra, rowId: null };
}

function originOf(
  row: ListRow,
  batchId: BatchId,
  reason: string | null,
  goesOn: boolean,
): Parameters<RowIntake['add']>[1] {
  return {
    origin: { batchId, rowId: row.rowId },
    edited: goesOn ? [...row.content.edited] : [],
    said: reason === null ? null : fixedAnswer(reason),
  };
}

/** A held row leaves its list; a failed one stays where its attempt is. Both name the list they go on in. */
function markMoved(store: Store, list: OpenList, rows: readonly ListRow[], batchId: BatchId): void {
  const mark = store.db.prepare('UPDATE rows SET place = ?, place_reason = ?, changed_at = ? WHERE row_id = ?');
  for (const row of rows) {
    if (row.place === 'held') {
      list.across.remove(row);
      row.place = 'dropped';
    }
    row.placeReason = movedMark(batchId);
    mark.run(row.place, row.placeReason, store.now(), row.rowId);
  }
  list.touched();
  writeSummary(store, list.batchId, summarise(list.rows));
}
