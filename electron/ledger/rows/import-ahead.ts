import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/problems.ts';
import type { TableFacts } from '../../workbook/protocol.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { receive, writeImport, type ImportArgs } from './import-sink.ts';
import { RowIntake } from './intake.ts';

/** Rows of a file that a person still looks at, checked in memory, sealed there by the time they are written. Nothing of them is in the ledger. */
interface Ahead {
  readonly batchId: BatchId;
  readonly companyId: CompanyId;
  readonly intake: RowIntake;
  readonly facts: TableFacts;
}

/** One list at a time: it is as large as an open one, and whoever looks at two files accepts one of them first. */
const held = new WeakMap<DatabaseSync, Ahead>();

/**
 * Takes the rows that a survey reads ahead (protocol: `RowsMessage`) and holds them until `import.accept` or `import.drop`
 * names the answer, or the next file's rows take their place. Problems: the reader's own, `cancelled` when the survey
 * proposed something else in the end.
 */
export async function importAhead(
  store: Store,
  port: MessagePort,
  { companyId }: { readonly companyId: CompanyId },
): Promise<BatchId> {
  letGo(store);
  const batchId = store.newId() as BatchId;
  const intake = new RowIntake(store, companyId, batchId);
  try {
    const facts = await receive(port, (chunk) => intake.take(chunk));
    letGo(store);
    held.set(store.db, { batchId, companyId, intake, facts });
    return batchId;
  } catch (cause) {
    intake.drop();
    throw cause;
  }
}

/**
 * Writes the list that was read ahead, in one transaction, checked against history as of now. Null, and nothing written,
 * when it is not there any more or the company's settings changed meanwhile: then the file is read again. The file at
 * `path` is looked at once more, here and not where it would be in a window's way, and kept when `keeps` says so. Problems:
 * `workbook.sourceGone` when it is another one by now, `fileRead`, `batch.empty`, `cancelled`.
 */
export function importAccept(
  store: Store,
  args: Omit<ImportArgs, 'workbook'> & { readonly ahead: BatchId; readonly path: string; readonly keeps: boolean },
): { readonly batchId: BatchId } | null {
  const ahead = held.get(store.db);
  if (ahead === undefined || ahead.batchId !== args.ahead || ahead.companyId !== args.companyId) return null;
  held.delete(store.db);
  const { batchId, intake, facts } = ahead;
  try {
    const bytes = bytesNow(args.path);
    if (createHash('sha256').update(bytes).digest('hex') !== facts.sha256)
      throw new ProblemError(fail('workbook.sourceGone', { what: 'changed' }).problem);
    if (!intake.isCurrent()) {
      intake.drop();
      return null;
    }
    if (intake.count === 0) throw new ProblemError(fail('batch.empty').problem);
    writeImport(store, batchId, intake, facts, { ...args, workbook: args.keeps ? bytes : null });
    return { batchId };
  } catch (cause) {
    intake.drop();
    throw cause;
  }
}

function bytesNow(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const gone = code === 'ENOENT' ? fail('workbook.sourceGone') : fail('fileRead', { reason: code });
    throw new ProblemError(gone.problem);
  }
}

/** Lets rows go that nobody accepted. */
export function importDrop(store: Store, { ahead }: { readonly ahead: BatchId }): void {
  if (held.get(store.db)?.batchId === ahead) letGo(store);
}

function letGo(store: Store): void {
  held.get(store.db)?.intake.drop();
  held.delete(store.db);
}
