import type { BatchId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { compactIban } from '../../../shared/iban.ts';
import { readAmountText } from '../../../shared/money.ts';
import { FIELDS, type CellFact, type Field, type RowTyped } from '../../../shared/rows.ts';
import { tidy } from '../../../shared/turkish.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { changeRows } from './change.ts';
import { isBound, type ListRow } from './list-row.ts';
import { openList } from './open-list.ts';
import { typing, type Patch } from './patch.ts';

/** Fields a mapping may leave to the program: empty in the sheet does not mean that somebody emptied them. */
const OPTIONAL: ReadonlySet<Field> = new Set(['recipientType', 'currency', 'nonWithdrawable', 'reference']);

const NOT_RETURNED: CellFact = { field: 'recipient', fact: 'notReturned' };

/**
 * Brings the rows of a corrections workbook into the list it was made from, as one undo step: only cells that say
 * something else now are changed. Lines without an id are rows that somebody added; of a row of the list that did not come
 * back a person is asked whether it is still to be paid. Problems: `workbook.rowIdsMissing` when no line has an id,
 * `workbook.copiedRowIds` when one stands twice, `workbook.foreignCorrections` when one is not of this list, `row.bound`, `batch.notEditable`.
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
  if (args.rows.every((row) => row.rowId === null)) throw new ProblemError(fail('workbook.rowIdsMissing').problem);
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
  for (const row of list.rows) {
    if (seen.has(row.rowId) || row.place !== 'in' || isBound(row) || hasFact(row)) continue;
    patches.set(row.rowId, { facts: [...row.content.facts, NOT_RETURNED] });
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

function hasFact(row: ListRow): boolean {
  return row.content.facts.some((each) => each.fact === NOT_RETURNED.fact);
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
    if (!saysTheSame(field, content, row)) texts[field] = text;
  }
  const patch = typing(known, texts);
  const changed = Object.keys(texts);
  if (patch === null && !hasFact(known)) return null;
  const kept = (patch?.facts ?? content.facts).filter((each) => each.fact !== NOT_RETURNED.fact);
  const facts = [...kept, ...row.facts.filter((each) => changed.includes(each.field))];
  return { ...patch, facts, ...('amount' in texts ? { convention: row.convention } : {}) };
}

/** Whether a cell still says what the list says: programs and people group IBANs and write decimals in their own ways. */
function saysTheSame(field: Field, known: ListRow['content'], row: RowTyped): boolean {
  const [before, after] = [tidy(known.typed[field]), tidy(row.typed[field])];
  if (before === after) return true;
  if (before === '' || after === '') return false;
  if (field === 'recipient') return compactIban(before) === compactIban(after);
  if (field !== 'amount') return false;
  const was = readAmountText(before, known.convention ?? undefined);
  const is = readAmountText(after, row.convention ?? undefined);
  return (
    was.ok && is.ok && was.amount === is.amount && (is.currency === undefined || is.currency === known.values.currency)
  );
}
