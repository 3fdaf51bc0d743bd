import { readRow } from '../../../shared/checks.ts';
import { Shared } from '../../../shared/checks/across.ts';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import { FIELDS } from '../../../shared/rows.ts';
import type { Field, Issue } from '../../../shared/rows.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { checkerFor, issuesOf, recheck, type Checker } from './checker.ts';
import { addRow, takeOutRow } from './added-rows.ts';
import { isBound, type ListRow } from './list-row.ts';
import { closeList, openList, type OpenList } from './open-list.ts';
import { answersOf, partsOf, patchedTyped, withAnswers, type Patch, type Step } from './patch.ts';
import { RowWriter } from './row-writer.ts';
import { pushSteps } from './steps.ts';
import { writeSummary } from './summary.ts';

/** Rows as a press leaves them: a patch each, or null where an added row goes away again. */
export type Patches = ReadonlyMap<RowId, Patch | null>;

/** One press on a list's rows. */
export interface Press {
  readonly batchId: BatchId;
  readonly actor: string;
  /** The journal's kind for it; nothing personal goes into `open`, a typed reason goes into `secret`. */
  readonly kind: 'edited' | 'undone' | 'held' | 'dropped' | 'putBack' | 'answered' | 'corrected';
  readonly open: Readonly<Record<string, string | number>>;
  readonly secret?: unknown;
  /** The label of the undo step, or null when the press is itself an undo or redo; `after` then settles the stack. */
  readonly label: string | null;
  readonly after?: () => void;
}

/** More changed rows than these are told of as all of them. */
const NAMED_ROWS = 1_000;

/**
 * The one way a list's rows change. In one transaction: the patches, new readings of the touched rows, new checks of the
 * rows that share something with them, the undo step, the journal entry and the list's summary. Answers how many rows
 * a person's patch changed. Problems: `row.bound`, `batch.notEditable`, `notFound`.
 */
export function changeRows(store: Store, press: Press, patches: Patches): number {
  if (patches.size === 0) return 0;
  const list = openList(store, press.batchId);
  assertEditable(store, list, patches);
  const checker = checkerFor(store, list.companyId, list.batchId);
  const touched = new Set<ListRow>();
  try {
    store.transaction(() => {
      const writer = new RowWriter(store, list);
      const steps = applyPatches(store, list, patches, checker, writer, touched);
      // What the undo step holds is put together and sealed as one, and then committed.
      store.begin('save');
      writer.finish();
      if (press.label !== null) pushSteps(store, press.batchId, press.label, steps);
      press.after?.();
      list.seq = store.journal.append({
        actor: press.actor,
        companyId: list.companyId,
        batchId: press.batchId,
        kind: press.kind,
        open: { ...press.open, rows: patches.size },
        ...(press.secret === undefined ? {} : { secret: press.secret }),
      });
      list.touched();
      writeSummary(store, press.batchId, list.summary);
    });
  } catch (cause) {
    // What is in memory may be half of it: the list is read again from what was committed.
    closeList(store, press.batchId);
    throw cause;
  }
  // A hundred thousand ids would hold the main process while it reads them.
  const rows = touched.size > NAMED_ROWS ? 'all' : [...touched].map((row) => row.rowId);
  store.changed({ companyId: list.companyId, batchId: press.batchId, rows });
  return patches.size;
}

/** Refuses a press on rows that an attempt holds. Problem: `row.bound` with the first such row's number. */
function assertEditable(store: Store, list: OpenList, patches: Patches): void {
  const batch = store.db.prepare('SELECT removed_at, forgotten_at FROM batches WHERE id = ?').get(list.batchId);
  if (batch === undefined || batch['removed_at'] !== null || batch['forgotten_at'] !== null)
    throw new ProblemError(fail('batch.notEditable').problem);
  let bound = 0;
  let first: ListRow | undefined;
  for (const rowId of patches.keys()) {
    const row = list.find(rowId);
    if (row === undefined || !isBound(row)) continue;
    bound += 1;
    first ??= row;
  }
  if (first !== undefined)
    throw new ProblemError(fail('row.bound', { count: bound, row: first.excelRow ?? first.index + 1 }).problem);
}

function applyPatches(
  store: Store,
  list: OpenList,
  patches: Patches,
  checker: Checker,
  writer: RowWriter,
  touched: Set<ListRow>,
): Step[] {
  const { across } = list;
  const shared = new Shared();
  const before = new Map<RowId, Patch | null>();
  const own = new Map<ListRow, readonly Issue[]>();
  let done = 0;
  for (const [rowId, patch] of patches) {
    store.advance('check', (done += 1), patches.size);
    const row = list.find(rowId);
    if (patch === null) {
      before.set(rowId, takeOutRow(store, list, rowId, shared));
      continue;
    }
    if (row === undefined) {
      before.set(rowId, null);
      const added = addRow(list, rowId, patch, checker, writer);
      touched.add(added);
      across.share(added, shared);
      continue;
    }
    touched.add(row);
    before.set(rowId, partsOf(row, patch));
    if (!isShared(patch)) {
      own.set(row, put(row, patch, checker));
      continue;
    }
    across.share(row, shared);
    across.remove(row);
    own.set(row, put(row, patch, checker));
    across.add(row);
    across.share(row, shared);
  }
  const steps: Step[] = [];
  const peers = [...across.peers(shared)].filter((peer) => !patches.has(peer.rowId) && !isBound(peer));
  done = 0;
  for (const [rowId, patch] of patches) {
    store.advance('write', (done += 1), patches.size + peers.length);
    const row = list.find(rowId);
    if (row === undefined) {
      steps.push({ rowId, before: before.get(rowId) ?? null, after: null });
      continue;
    }
    const checked = settle(row, patch, own.get(row), list, checker);
    const step: Step = { rowId, before: before.get(rowId) ?? null, after: patch };
    steps.push(withLostAnswers(step, row, checked));
    row.issues = checked;
    writer.write(row, patch !== null && (patch.typed ?? patch.facts ?? patch.edited ?? patch.convention) !== undefined);
  }
  for (const peer of peers) {
    store.advance('write', (done += 1), patches.size + peers.length);
    const checked = recheck(peer, across, checker);
    if (JSON.stringify(checked) === JSON.stringify(peer.issues)) continue;
    const step = withLostAnswers({ rowId: peer.rowId, before: {}, after: {} }, peer, checked);
    if (step.before?.answers !== undefined) steps.push(step);
    peer.issues = checked;
    touched.add(peer);
    writer.write(peer, false);
  }
  return steps;
}

/** Whether other rows' checks may look at what a patch changes. An explanation is the row's own affair. */
function isShared({ typed = {}, facts, convention, place }: Patch): boolean {
  if (facts !== undefined || convention !== undefined || place !== undefined) return true;
  return FIELDS.some((field) => typed[field] !== undefined && !OWN_AFFAIR.has(field));
}

const OWN_AFFAIR: ReadonlySet<Field> = new Set(['description', 'nonWithdrawable']);

/** Puts a patch into a row and reads it again; answers what the row itself then shows. */
function put(row: ListRow, patch: Patch, checker: Checker): readonly Issue[] {
  const typed = patchedTyped(row.content.typed, patch);
  const convention = patch.convention === undefined ? row.content.convention : patch.convention;
  const facts = patch.facts ?? row.content.facts;
  const read = readRow({ typed, convention, facts }, checker.context);
  row.hold({
    ...row.content,
    typed,
    convention,
    facts,
    edited: patch.edited ?? row.content.edited,
    values: read.values,
    typeInferred: read.typeInferred,
  });
  row.place = patch.place ?? row.place;
  row.placeReason = patch.placeReason ?? row.placeReason;
  return read.issues;
}

function settle(
  row: ListRow,
  patch: Patch | null,
  own: readonly Issue[] | undefined,
  list: OpenList,
  checker: Checker,
): readonly Issue[] {
  const checked = own === undefined ? recheck(row, list.across, checker) : issuesOf(row, own, list.across, checker);
  return patch?.answers === undefined ? checked : withAnswers(checked, patch.answers);
}

/** A question that is gone takes its answer with it; the undo step remembers it. */
function withLostAnswers(step: Step, row: ListRow, checked: readonly Issue[]): Step {
  const old = answersOf(row.issues);
  const now = answersOf(checked);
  if (step.before === null || step.after === null || JSON.stringify(old) === JSON.stringify(now)) return step;
  return { ...step, before: { ...step.before, answers: old }, after: { ...step.after, answers: now } };
}
