import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import type { deskContract, Input } from '../../shared/ipc.ts';
import type { ImportChoice } from '../../shared/mapping.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { CallWatch } from '../ledger/ledger.ts';
import type { ImportArgs } from '../ledger/rows/import-sink.ts';
import type { WorkbookSurvey } from '../workbook/protocol.ts';
import { readTable } from '../workbook/reader.ts';
import type { ReadingWorker } from '../workbook/reading-worker.ts';
import type { DeskContext } from './context.ts';
import { correctedList, readingOf } from './corrected-list.ts';
import { importView, sheetColumns } from './import-view.ts';

type Made = Omit<ImportArgs, 'workbook'>;
type Finish = Input<typeof deskContract, 'import.finish'>;

/** One file being looked at, from being opened to being imported or let go. */
export interface Import {
  readonly companyId: CompanyId;
  readonly path: string;
  readonly abort: AbortController;
  /** Reads the file and remembers its rows until it is imported or let go. */
  readonly worker: ReadingWorker;
  survey: WorkbookSurvey;
  /** The list the ledger holds of the last survey's choice, checked ahead; null where there is none. */
  ahead: Promise<BatchId | null>;
}

/**
 * Makes the list of what a person accepted: of the rows that were checked ahead when they are of this very choice, of the
 * file read again otherwise. Problems: `workbook.noAmountColumn`, `workbook.noRecipientColumn`, `batch.sameFile`,
 * `workbook.sourceGone` when the file is not the one that was looked at, the reader's own, `cancelled`.
 */
export async function finishImport(
  context: DeskContext,
  found: Import,
  input: Finish,
): Promise<Outcome<{ batchId: BatchId }>> {
  const { ledger } = context;
  const { survey } = found;
  const looked = await importView(context, input.importId, found.companyId, found.path, survey);
  if (!looked.ok) return looked;
  if (looked.value.missing.length > 0) {
    return looked.value.missing.includes('amount')
      ? fail('workbook.noAmountColumn')
      : fail('workbook.noRecipientColumn');
  }
  const [sameFile] = looked.value.same.filter((each) => each.how === 'sameFile');
  if (sameFile !== undefined && input.sameFileReason === null)
    return fail('batch.sameFile', { name: sameFile.name, at: sameFile.at });
  const list = await correctedList(context, found.companyId, survey);
  if (!list.ok) return list;
  const corrects = list.value;
  // A placeholder of a month stands for the month of the list that is corrected.
  const period = corrects?.period ?? input.period;
  const made: Made = {
    companyId: found.companyId,
    actor: context.actor(),
    name: input.name,
    period: input.period,
    purpose: input.purpose,
    fileName: basename(found.path),
    sheet: input.choice.sheet,
    columns: sheetColumns(input.choice.mapping),
    sameFileReason: input.sameFileReason,
    correctsBatchId: corrects?.id ?? null,
    reading: corrects === null ? readingOf(input.choice, survey) : null,
  };
  const total = survey.table.rowCount;
  const told = { job: input.importId, cancellable: true, batchId: null } as const;
  const progress = (done: number, finished: boolean): void =>
    context.progress({ ...told, kind: 'check', done, total, finished });
  // After the last row has come, what the rows show about each other, and writing them down.
  const watch: CallWatch = {
    onAdvance: (at) => context.progress({ ...told, kind: at.stage, done: at.done, total: at.total, finished: false }),
    signal: found.abort.signal,
  };
  const accepted = await acceptAhead(context, found, input, made, watch);
  const imported =
    accepted ??
    (await streamed(context, found, made, { choice: input.choice, period }, watch, (rows) => progress(rows, false)));
  progress(total, true);
  if (!imported.ok) return imported;
  const { fingerprint } = survey.table;
  const remembered = await ledger.call('layouts.remember', {
    companyId: found.companyId,
    fingerprint,
    mapping: input.choice.mapping,
  });
  if (!remembered.ok) return remembered;
  const recent = await ledger.call('recent.add', { companyId: found.companyId, path: found.path });
  return recent.ok ? succeed({ batchId: imported.value.batchId }) : recent;
}

/** Writes what was read and checked ahead; null where the file has to be read again, as it is accepted. */
async function acceptAhead(
  context: DeskContext,
  found: Import,
  input: Finish,
  made: Made,
  watch: CallWatch,
): Promise<Outcome<{ readonly batchId: BatchId }> | null> {
  if (made.correctsBatchId !== null || !isDeepStrictEqual(input.choice, found.survey.choice)) return null;
  // The survey's worker is not needed any more: its memory is free while the ledger writes.
  const ahead = await found.ahead;
  if (ahead === null) return null;
  found.ahead = Promise.resolve(null);
  await found.worker.close();
  const accepted = await context.ledger.call(
    'import.accept',
    { ...made, ahead, path: found.path, keeps: keepsFile(found, made) },
    watch,
  );
  if (!accepted.ok) return accepted;
  return accepted.value === null ? null : succeed(accepted.value);
}

/** Streams the rows from the workbook's worker straight into the ledger's, which commits them in one transaction. */
async function streamed(
  { ledger }: DeskContext,
  found: Import,
  made: Made,
  { choice, period }: { readonly choice: ImportChoice; readonly period: string },
  watch: CallWatch,
  onProgress: (rows: number) => void,
): Promise<Outcome<{ readonly batchId: BatchId }>> {
  const { port1, port2 } = new MessageChannel();
  const workbook = keepsFile(found, made) ? await readFile(found.path) : null;
  const stored = ledger.port('import.attach', port1, { ...made, workbook }, watch);
  const read = await readTable({ path: found.path }, choice, {
    worker: found.worker,
    period,
    sha256: found.survey.sha256,
    port: port2,
    signal: found.abort.signal,
    onProgress,
  });
  // Its memory is free while the ledger writes.
  await found.worker.close();
  const imported = await stored;
  return read.ok ? imported : read;
}

/** The person's own workbook is kept for reports in it; a text file is not, nor what came back with corrections. */
function keepsFile({ survey }: Import, made: Made): boolean {
  return survey.fileKind === 'workbook' && made.correctsBatchId === null;
}
