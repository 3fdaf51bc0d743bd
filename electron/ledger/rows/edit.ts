import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { deskContract, Input } from '../../../shared/ipc.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import { fail } from '../../../shared/problems.ts';
import type { Field } from '../../../shared/rows.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { changeRows, type Patches } from './change.ts';
import { movedTo } from './moved.ts';
import { openList } from './open-list.ts';
import { rowsInScope } from './page.ts';
import { answerKey, answersOf, typing, type Patch } from './patch.ts';
import { markStep, nextStep } from './steps.ts';

type Desk = typeof deskContract;
/** Who presses: written into the journal. */
export interface Pressed {
  readonly actor: string;
}
interface Changed {
  readonly changed: number;
}

/**
 * Types texts into cells, one or a pasted block, as one undo step. Cells that already hold the text are left alone.
 * Problems: `row.bound`, `batch.notEditable`, `notFound`.
 */
export function rowsEdit(store: Store, args: Input<Desk, 'rows.edit'> & Pressed): Changed {
  const list = openList(store, args.batchId);
  const byRow = new Map<RowId, Partial<Record<Field, string>>>();
  for (const { rowId, field, text } of args.edits) {
    const texts = byRow.get(rowId) ?? {};
    texts[field] = text;
    byRow.set(rowId, texts);
  }
  const patches = new Map<RowId, Patch>();
  const fields = new Set<string>();
  for (const [rowId, texts] of byRow) {
    const patch = typing(list.row(rowId), texts);
    if (patch === null) continue;
    patches.set(rowId, patch);
    for (const field of Object.keys(patch.typed ?? {})) fields.add(field);
  }
  const open = { fields: [...fields].join(' ') };
  return {
    changed: changeRows(
      store,
      { batchId: args.batchId, actor: args.actor, kind: 'edited', label: 'edited', open },
      patches,
    ),
  };
}

const WHOLE_LIST: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
const PLACE_KINDS = { in: 'putBack', held: 'held', dropped: 'dropped' } as const;

/** Holds rows back, drops them or puts them back, with a reason to read later. Problems as `rowsEdit`. */
export function rowsPlace(store: Store, args: Input<Desk, 'rows.place'> & Pressed): Changed {
  const { batchId, rowIds, query = WHOLE_LIST } = args;
  const { rows } = rowsInScope(store, { batchId, rowIds, query });
  const patches = new Map<RowId, Patch>();
  // What a person writes is never taken for the mark of a row that moved on.
  const reason = args.reason.trim().replace(/^(?=moved:)/, ' ');
  for (const row of rows) {
    if (row.place === args.place && (args.place === 'in' || row.placeReason === reason)) continue;
    // A row that went on in another list would be paid twice if it came back here.
    if (args.place === 'in' && movedTo(store, row.placeReason))
      throw new ProblemError(fail('row.bound', { count: 1, row: row.excelRow ?? row.index + 1 }).problem);
    patches.set(row.rowId, { place: args.place, placeReason: args.place === 'in' ? '' : reason });
  }
  const kind = PLACE_KINDS[args.place];
  const press = { batchId: args.batchId, actor: args.actor, kind, label: kind, open: {}, secret: { reason } };
  return { changed: changeRows(store, press, patches) };
}

/** Passes one kind of question on some rows with the person's reason, which goes into the history. */
export function rowsAnswer(store: Store, args: Input<Desk, 'rows.answer'> & Pressed): Changed {
  const list = openList(store, args.batchId);
  const patches = new Map<RowId, Patch>();
  for (const rowId of args.rowIds) {
    const { issues } = list.row(rowId);
    const asked = issues.filter((issue) => issue.asks && issue.code === args.code && issue.answered !== args.reason);
    if (asked.length === 0) continue;
    const answers = answersOf(issues);
    for (const issue of asked) answers[answerKey(issue)] = args.reason;
    patches.set(rowId, { answers });
  }
  const { batchId, actor, code, reason } = args;
  const press = { batchId, actor, kind: 'answered', label: 'answered', open: { code }, secret: { reason } } as const;
  return { changed: changeRows(store, press, patches) };
}

/** Adds an empty row at the end of the list. */
export function rowsAdd(store: Store, args: Input<Desk, 'rows.add'> & Pressed): { readonly rowId: RowId } {
  const rowId = store.newId() as RowId;
  const press = {
    batchId: args.batchId,
    actor: args.actor,
    kind: 'edited',
    label: 'added',
    open: { added: 1 },
  } as const;
  changeRows(store, press, new Map([[rowId, {}]]));
  return { rowId };
}

/** Takes the last press back. Problems: `nothingToUndo`, `row.bound` when a row of it was sent since. */
export function rowsUndo(store: Store, args: Input<Desk, 'rows.undo'> & Pressed): { readonly label: string } {
  return step(store, args, 'undo');
}

/** Repeats the press that was taken back last. Problems as `rowsUndo`. */
export function rowsRedo(store: Store, args: Input<Desk, 'rows.redo'> & Pressed): { readonly label: string } {
  return step(store, args, 'redo');
}

function step(
  store: Store,
  args: { readonly batchId: BatchId; readonly actor: string },
  way: 'undo' | 'redo',
): { readonly label: string } {
  store.begin('steps');
  const next = nextStep(store, args.batchId, way);
  if (next === undefined) throw new ProblemError(fail('nothingToUndo').problem);
  // Backwards, because rows that were added are at the end and go in the order they came.
  const steps = way === 'undo' ? next.steps.toReversed() : next.steps;
  const patches: Patches = new Map(steps.map((each) => [each.rowId, way === 'undo' ? each.before : each.after]));
  changeRows(
    store,
    {
      batchId: args.batchId,
      actor: args.actor,
      kind: 'undone',
      label: null,
      open: { way, label: next.label },
      after: () => markStep(store, next.seq, way === 'undo'),
    },
    patches,
  );
  return { label: next.label };
}
