import type { BatchId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { FIELDS, type Field, type RowTyped } from '../../../shared/rows.ts';
import { tidy } from '../../../shared/turkish.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { changeRows } from './change.ts';
import type { ListRow } from './list-row.ts';
import { openList } from './open-list.ts';
import { typing, type Patch } from './patch.ts';

/** Fields a mapping may leave to the program: empty in the sheet does not mean that somebody emptied them. */
const OPTIONAL: ReadonlySet<Field> = new Set(['recipientType', 'currency', 'nonWithdrawable', 'reference']);

/**
 * Brings the rows of a corrections workbook into the list it was made from, as one undo step: only cells that say
 * something else now are changed. Lines without an id are rows that somebody added. Problems: `workbook.copiedRowIds`
 * when an id stands twice, `workbook.foreignCorrections` when one is not of this list, `row.bound`, `batch.notEditable`.
 */
export function correctRows(
  store: Store,
  args: {
    readonly batchId: BatchId;
    readonly actor: string;
    readonly fileName: string;
    readonly rows: readonly RowTyped[];
  },
): { readonly batchId: BatchId } {
  const list = openList(store, args.batchId);
  const seen = new Set<RowId>();
  const patches = new Map<RowId, Patch>();
  for (const row of args.rows) {
    if (row.rowId === null) {
      patches.set(store.newId() as RowId, newRow(row));
      continue;
    }
    if (seen.has(row.rowId)) throw new ProblemError(fail('workbook.copiedRowIds', { row: row.excelRow ?? 0 }).problem);
    seen.add(row.rowId);
    const known = list.find(row.rowId);
    if (known === undefined)
      throw new ProblemError(fail('workbook.foreignCorrections', { row: row.excelRow ?? 0 }).problem);
    const patch = correction(known, row);
    if (patch !== null) patches.set(known.rowId, patch);
  }
  changeRows(
    store,
    {
      batchId: args.batchId,
      actor: args.actor,
      kind: 'corrected',
      label: 'corrected',
      open: { seen: args.rows.length },
      secret: { fileName: args.fileName },
    },
    patches,
  );
  return { batchId: args.batchId };
}

function newRow(row: RowTyped): Patch {
  return { typed: row.typed, convention: row.convention, facts: row.facts, edited: [...FIELDS] };
}

function correction(known: ListRow, row: RowTyped): Patch | null {
  const { content } = known;
  const texts: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const text = row.typed[field];
    if (text === '' && OPTIONAL.has(field)) continue;
    if (tidy(text) !== tidy(content.typed[field])) texts[field] = text;
  }
  const patch = typing(known, texts);
  if (patch === null) return null;
  const changed = Object.keys(texts);
  const facts = [...(patch.facts ?? content.facts), ...row.facts.filter((each) => changed.includes(each.field))];
  return { ...patch, facts, ...('amount' in texts ? { convention: row.convention } : {}) };
}
