import { z } from 'zod';
import type { BatchId } from '../../../shared/ids.ts';
import type { Store } from '../store.ts';
import { stepSchema, type Step } from './patch.ts';

/** One press as the undo stack keeps it. */
export interface StoredStep {
  readonly seq: number;
  readonly label: string;
  readonly steps: readonly Step[];
}

const sealedSchema = z.array(z.unknown());

/** Puts a press on the undo stack, inside the running transaction; what was undone before can then not be redone. */
export function pushSteps(store: Store, batchId: BatchId, label: string, steps: readonly Step[]): void {
  store.db.prepare('DELETE FROM edits WHERE batch_id = ? AND undone = 1').run(batchId);
  store.db
    .prepare('INSERT INTO edits (batch_id, label, sealed, at) VALUES (?, ?, ?, ?)')
    .run(batchId, label, store.seal.seal(batchId, 'edits', label, steps), store.now());
}

/** The press that undo would take back, or redo repeat; undefined when there is none. */
export function nextStep(store: Store, batchId: BatchId, way: 'undo' | 'redo'): StoredStep | undefined {
  const row = store.db
    .prepare(
      way === 'undo'
        ? 'SELECT seq, label, sealed FROM edits WHERE batch_id = ? AND undone = 0 ORDER BY seq DESC LIMIT 1'
        : 'SELECT seq, label, sealed FROM edits WHERE batch_id = ? AND undone = 1 ORDER BY seq LIMIT 1',
    )
    .get(batchId);
  if (row === undefined) return undefined;
  const label = String(row['label']);
  const opened = store.seal.open(batchId, 'edits', label, row['sealed'] as Uint8Array);
  if (opened === undefined) return undefined;
  const sealed = sealedSchema.parse(opened);
  const steps = sealed.map((step, index) => {
    store.advance('steps', index + 1, sealed.length);
    return stepSchema.parse(step);
  });
  return { seq: Number(row['seq']), label, steps };
}

/** Marks a press as undone or done again, inside the running transaction. */
export function markStep(store: Store, seq: number, undone: boolean): void {
  store.db.prepare('UPDATE edits SET undone = ? WHERE seq = ?').run(undone ? 1 : 0, seq);
}

/** Whether undo and redo have something to do. */
export function canStep(store: Store, batchId: BatchId): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const has = store.db.prepare('SELECT 1 FROM edits WHERE batch_id = ? AND undone = ? LIMIT 1');
  return { canUndo: has.get(batchId, 0) !== undefined, canRedo: has.get(batchId, 1) !== undefined };
}
