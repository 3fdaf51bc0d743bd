import { setImmediate } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { Purpose } from '../../../shared/items.ts';
import type { ListReading } from '../../../shared/mapping.ts';
import { minor } from '../../../shared/money.ts';
import { fail, type Problem } from '../../../shared/problems.ts';
import type { Field, RowTyped } from '../../../shared/rows.ts';
import { unpackRows, type PackedRows } from '../../workbook/packed-rows.ts';
import type { CreditMessage, RowsMessage, TableFacts } from '../../workbook/protocol.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import { insertBatch } from './batch-record.ts';
import { correctRows } from './corrections.ts';
import { RowIntake } from './intake.ts';
import { keepOpen } from './open-list.ts';
import { keepReading } from './reading.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */

/** Column letters by field, such as `{ amount: 'F' }`. */
export type SheetColumns = Readonly<Partial<Record<Field, string>>>;

/** What a list is made of besides its rows, which come over the port. */
export interface ImportArgs {
  readonly actor: string;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly period: string;
  readonly purpose: Purpose;
  readonly fileName: string;
  readonly sheet: string;
  /** The sheet's column letters each field was read from. */
  readonly columns?: SheetColumns;
  /** Why a file that was imported before is imported again; goes into the history. */
  readonly sameFileReason: string | null;
  /** The list a corrections workbook belongs to: its rows are updated instead of new ones made. */
  readonly correctsBatchId: BatchId | null;
  /** The person's own file, kept sealed for reports in it; null when it is not kept (text files, corrections). */
  readonly workbook: Uint8Array | null;
  /** How the sheet is read, for its corrections workbook; null for a list that is only corrected. */
  readonly reading: ListReading | null;
}

/**
 * Takes the rows of a table from the workbook's worker (protocol: `RowsMessage`), reads, checks and seals them as they
 * come, and writes the list in one transaction once the last has come: a damaged file or a closed port leaves nothing
 * behind. Problems: the reader's own, `cancelled`, `batch.empty`, `workbook.copiedRowIds`, `workbook.foreignCorrections`,
 * `row.bound`.
 */
export async function attachImport(
  store: Store,
  port: MessagePort,
  args: ImportArgs,
): Promise<{ readonly batchId: BatchId }> {
  if (args.correctsBatchId !== null) {
    const rows: RowTyped[] = [];
    await receive(port, (chunk) => void rows.push(...unpackRows(chunk)));
    return correctRows(store, { batchId: args.correctsBatchId, actor: args.actor, fileName: args.fileName, rows });
  }
  const batchId = store.newId() as BatchId;
  const intake = new RowIntake(store, args.companyId, batchId);
  try {
    const facts = await receive(port, (chunk) => intake.take(chunk));
    if (intake.count === 0) throw new ProblemError(fail('batch.empty').problem);
    writeImport(store, batchId, intake, facts, args);
    return { batchId };
  } catch (cause) {
    intake.drop();
    throw cause;
  }
}

/** Writes a new list of the rows an intake made, in one transaction. */
export function writeImport(
  store: Store,
  batchId: BatchId,
  intake: RowIntake,
  facts: TableFacts,
  args: ImportArgs,
): void {
  const { companyId, name, period, purpose, fileName, sheet } = args;
  const totalInFile = facts.totalInFile === null ? null : minor(facts.totalInFile);
  const list = intake.finish();
  store.transaction(() => {
    insertBatch(
      store,
      {
        id: batchId,
        companyId,
        name,
        period,
        purpose,
        source: {
          kind: 'workbook',
          fileName,
          sheet,
          sha256: facts.sha256,
          totalInFile,
          ...(args.columns === undefined ? {} : { columns: args.columns }),
        },
        extraColumns: [...facts.extraColumns],
        keyWrapped: intake.keyWrapped,
        workbook: args.workbook,
      },
      list.rows,
      intake,
    );
    if (args.reading !== null) keepReading(store, batchId, args.reading);
    list.seq = store.journal.append({
      actor: args.actor,
      companyId,
      batchId,
      kind: 'imported',
      open: { sha256: facts.sha256, rows: list.rows.length, totalInFile: totalInFile ?? '' },
      secret: { fileName, sheet, reason: args.sameFileReason ?? '' },
    });
  });
  keepOpen(store, list);
  store.changed({ companyId, batchId, rows: 'all' });
}

/**
 * Credits every chunk once it is worked on; ends with the facts, or with the problem that voids all of it. One chunk a turn
 * of the loop: whatever else is asked of the ledger meanwhile waits for one of them at most.
 */
export function receive(port: MessagePort, take: (rows: PackedRows) => void): Promise<TableFacts> {
  return new Promise((resolve, reject) => {
    const refuse = (problem: Problem): void => reject(new ProblemError(problem));
    let turn = Promise.resolve();
    let failed = false;
    const work = (message: RowsMessage): void => {
      if (failed) return;
      try {
        if (message.type === 'rows') {
          take(message.rows);
          port.postMessage({ type: 'credit', chunks: 1 } satisfies CreditMessage);
        } else if (message.type === 'end') resolve(message.facts);
        else refuse(message.problem);
      } catch (cause) {
        failed = true;
        reject(cause instanceof Error ? cause : new Error(String(cause)));
        port.close();
      }
    };
    port.on('message', (message: RowsMessage) => {
      turn = turn.then(() => work(message)).then(() => setImmediate());
    });
    port.on('close', () => void turn.then(() => refuse(fail('cancelled').problem)));
  });
}
