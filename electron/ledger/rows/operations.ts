import type { BatchId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { batchesBoard } from './board.ts';
import { batchesGet, batchesList } from './batch-views.ts';
import { batchesChange, batchesRecheck, batchesRemove, batchesSame } from './batches.ts';
import { batchesCompare } from './compare.ts';
import { rowsAdd, rowsAnswer, rowsEdit, rowsPlace, rowsRedo, rowsUndo } from './edit.ts';
import { rowsFix, rowsFixPreview } from './fix.ts';
import { historySearch } from './history-search.ts';
import { importAccept, importAhead, importDrop } from './import-ahead.ts';
import { attachImport } from './import-sink.ts';
import { keptWorkbook } from './kept-workbook.ts';
import { batchesNewFrom } from './new-from.ts';
import { rowsFind, rowsIds, rowsPage } from './page.ts';
import { storedReading } from './reading.ts';
import { recipientsCount, recipientsReport, recipientsTake } from './recipient-files.ts';
import { recipientsChange, recipientsList, recipientsMerge } from './recipients.ts';
import { rowsReport } from './report-rows.ts';
import { rowsReveal } from './reveal.ts';
import { historyTimeline } from './timeline.ts';

/** The rows of a list: looking, editing, deciding. `rows.release` is the payouts'. */
export const rowOperations = {
  'rows.page': rowsPage,
  'rows.list': rowsList,
  'rows.ids': rowsIds,
  'rows.find': rowsFind,
  'rows.reveal': rowsReveal,
  'rows.edit': rowsEdit,
  'rows.place': rowsPlace,
  'rows.answer': rowsAnswer,
  'rows.fixPreview': rowsFixPreview,
  'rows.fix': rowsFix,
  'rows.add': rowsAdd,
  'rows.undo': rowsUndo,
  'rows.redo': rowsRedo,
} as const;

export const batchOperations = {
  'batches.list': batchesList,
  'batches.board': batchesBoard,
  'batches.get': batchesGet,
  'batches.change': batchesChange,
  'batches.remove': batchesRemove,
  'batches.newFrom': batchesNewFrom,
  'batches.compare': batchesCompare,
  'batches.same': batchesSame,
  'batches.recheck': batchesRecheck,
  'batches.workbook': keptWorkbook,
  'batches.reading': storedReading,
  'import.accept': importAccept,
  'import.drop': importDrop,
} as const;

/** Talk over a port of their own. */
export const rowPorts = {
  'import.attach': attachImport,
  'import.ahead': importAhead,
  'rows.report': rowsReport,
  'recipients.report': recipientsReport,
  'recipients.take': recipientsTake,
} as const;

export const searchOperations = { 'history.search': historySearch, 'history.timeline': historyTimeline } as const;

export const recipientOperations = {
  'recipients.list': recipientsList,
  'recipients.change': recipientsChange,
  'recipients.merge': recipientsMerge,
  'recipients.count': recipientsCount,
} as const;

/** The list a row belongs to, whoever's it is. Problem: `notFound`. */
function rowsList(store: Store, args: { readonly rowId: RowId }): BatchId {
  const row = store.db.prepare('SELECT batch_id FROM rows WHERE row_id = ?').get(args.rowId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  return row['batch_id'] as BatchId;
}
