import { MessageChannel } from 'node:worker_threads';
import type { deskContract, Output } from '../../shared/ipc.ts';
import { fail } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { TakeArgs } from '../ledger/rows/recipient-files.ts';
import { openWorkbook, readTable } from '../workbook/reader.ts';
import { ReadingWorker } from '../workbook/reading-worker.ts';
import type { DeskContext } from './context.ts';
import type { Job } from './jobs.ts';

type Desk = typeof deskContract;

/**
 * Takes recipients from a workbook into the address book: rows whose recipient reads without an error and that have a
 * name; the rest are left out. Told with its counts; may be stopped, and then nothing of it is taken. Problems: the
 * reader's own, `workbook.noRecipientColumn`, `cancelled`.
 */
export function recipientsImport(context: DeskContext): Handlers<Desk>['recipients.import'] {
  return async ({ companyId, fileToken }) => {
    const path = context.files.path(fileToken);
    if (!path.ok) return path;
    const company = await context.ledger.call('companies.get', { companyId });
    if (!company.ok) return company;
    const { environment, settings } = company.value;
    const args = { companyId, environment, currency: settings.currency };
    return context.jobs.run({ batchId: null, cancellable: true }, (job) => take(context, path.value, args, job));
  };
}

/** Reads the file in its worker, which hands the rows to the ledger's; main only hears how far they are. */
async function take(
  { ledger }: DeskContext,
  path: string,
  args: TakeArgs,
  job: Job,
): Promise<Outcome<Output<Desk, 'recipients.import'>>> {
  const worker = new ReadingWorker();
  try {
    const { signal } = job;
    const surveyed = await openWorkbook(
      { path },
      { worker, signal, onProgress: (rows) => job.tell('read', rows, null) },
    );
    if (!surveyed.ok) return surveyed;
    const { table, choice, sha256 } = surveyed.value;
    if (table.missing.includes('recipient')) return fail('workbook.noRecipientColumn');
    const { port1, port2 } = new MessageChannel();
    const taken = ledger.port('recipients.take', port1, args, job);
    const read = await readTable({ path }, choice, {
      worker,
      signal,
      sha256,
      // The period only fills fixed texts, and recipients have none.
      period: '2000-01',
      port: port2,
      onProgress: (rows) => job.tell('read', rows, table.rowCount),
    });
    const outcome = await taken;
    return read.ok ? outcome : read;
  } finally {
    await worker.close();
  }
}
