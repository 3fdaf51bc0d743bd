import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { BatchId, CompanyId, FileToken, ImportId } from '../../shared/ids.ts';
import type { ImportView } from '../../shared/import.ts';
import type { deskContract } from '../../shared/ipc.ts';
import type { ImportChoice } from '../../shared/mapping.ts';
import type { Locale } from '../../shared/money.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { EarlyRows, WorkbookSurvey } from '../workbook/protocol.ts';
import { columnLetter } from '../workbook/read/rows.ts';
import { openWorkbook, overridesFor } from '../workbook/reader.ts';
import { ReadingWorker } from '../workbook/reading-worker.ts';
import type { DeskContext } from './context.ts';
import { asTheListWasRead } from './corrected-list.ts';
import { finishImport, type Import } from './import-finish.ts';
import { importView } from './import-view.ts';

type ImportChannels = Extract<keyof typeof deskContract, `import.${string}`>;

const SAMPLES: Readonly<Record<Locale, string>> = { tr: 'maas-listesi.xlsx', en: 'payroll-sample.xlsx' };

export interface ImportDesk {
  readonly handlers: Pick<Handlers<typeof deskContract>, ImportChannels>;
  /** Stops reading a file; the job's name is its import's id. */
  readonly cancelJob: (job: string) => void;
}

/** The Import screen's channels: a file is surveyed, its choices changed, and its rows streamed into the ledger. */
export function importHandlers(context: DeskContext, samples: string, newId: () => string): ImportDesk {
  const imports = new Map<ImportId, Import>();
  const { ledger, files } = context;

  const survey = async (
    file: Import,
    next: ImportChoice | null,
    job: ImportId,
    onEarlyRows: (early: EarlyRows) => void = () => undefined,
  ) => {
    const remembered = await ledger.call('layouts.list', { companyId: file.companyId });
    if (!remembered.ok) return remembered;
    const progress = (done: number, finished: boolean): void =>
      context.progress({ job, kind: 'read', done, total: null, finished, cancellable: true, batchId: null });
    const { port1, port2 } = new MessageChannel();
    void dropAhead(file);
    file.ahead = readAhead(file.companyId, port1);
    try {
      return await openWorkbook(
        { path: file.path },
        {
          worker: file.worker,
          aheadPort: port2,
          remembered: remembered.value,
          signal: file.abort.signal,
          onProgress: (rows) => progress(rows, false),
          onEarlyRows,
          ...(next === null ? {} : { overrides: overridesFor(file.survey.choice, next), known: file.survey.sheets }),
        },
      );
    } finally {
      progress(0, true);
    }
  };

  /** Has the ledger check the rows a survey reads ahead. Whatever goes wrong there, the accepted file is read again and says it. */
  const readAhead = (companyId: CompanyId, port: MessagePort): Promise<BatchId | null> =>
    ledger.port('import.ahead', port, { companyId }).then(
      (ahead) => (ahead.ok ? ahead.value : null),
      () => null,
    );
  const dropAhead = async (file: Import): Promise<void> => {
    const ahead = await file.ahead;
    if (ahead !== null) await ledger.call('import.drop', { ahead });
  };

  const open = async (companyId: CompanyId, fileToken: FileToken, path: string): Promise<Outcome<ImportView>> => {
    const importId = newId() as ImportId;
    const file: Import = {
      companyId,
      path,
      abort: new AbortController(),
      worker: new ReadingWorker(),
      survey: NOTHING_YET,
      ahead: Promise.resolve(null),
    };
    imports.set(importId, file);
    const surveyed = await survey(file, null, importId, ({ sheet, preview }) =>
      context.firstRows({
        fileToken,
        sheet,
        letters: lettersOf(preview),
        rows: preview.map((row) => ({ ...row, cells: [...row.cells] })),
      }),
    );
    const again = surveyed.ok ? await asTheListWasRead(context, { ...file, survey: surveyed.value }) : surveyed;
    if (!again.ok) {
      stop(importId);
      return again;
    }
    file.survey = again.value;
    return importView(context, importId, companyId, path, again.value);
  };

  const stop = (importId: string): void => {
    const file = imports.get(importId as ImportId);
    imports.delete(importId as ImportId);
    if (file === undefined) return;
    file.abort.abort();
    void file.worker.close();
    void dropAhead(file);
  };
  const handlers: ImportDesk['handlers'] = {
    'import.choose': async () => {
      const path = await context.shell.chooseFile('workbook');
      return succeed(path === null ? null : files.add(path));
    },
    'import.dropped': async ({ path }) => {
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
      return found instanceof Error || !found.isFile()
        ? fail('fileRead', { fileName: basename(path) })
        : succeed(files.add(path));
    },
    'import.sample': ({ locale }) => succeed(files.add(join(samples, SAMPLES[locale]))),
    'import.recent': async ({ companyId }) => {
      const recent = await ledger.call('recent.list', { companyId });
      return recent.ok ? succeed(recent.value.map(({ path, usedAt }) => ({ ...files.add(path), usedAt }))) : recent;
    },
    'import.open': async ({ companyId, fileToken }) => {
      const path = files.path(fileToken);
      return path.ok ? open(companyId, fileToken, path.value) : path;
    },
    'import.choices': async ({ importId, choice }) => {
      const was = imports.get(importId);
      if (was === undefined) return fail('notFound');
      const surveyed = await survey(was, choice, importId);
      if (!surveyed.ok) return surveyed;
      was.survey = surveyed.value;
      return importView(context, importId, was.companyId, was.path, surveyed.value);
    },
    'import.finish': async (input) => {
      const found = imports.get(input.importId);
      if (found === undefined) return fail('notFound');
      const finished = await finishImport(context, found, input);
      if (finished.ok) stop(input.importId);
      return finished;
    },
    'import.cancel': ({ importId }) => {
      stop(importId);
      return succeed({});
    },
  };
  return { handlers, cancelJob: stop };
}

/** The letters over rows as they stand in the sheet. */
function lettersOf(rows: EarlyRows['preview']): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return Array.from({ length: width }, (_, index) => columnLetter(index));
}

/** Stands in a `Map` while the first survey runs; nothing reads it. */
const NOTHING_YET: WorkbookSurvey = {
  fileKind: 'workbook',
  sha256: '',
  bytes: 0,
  sheets: [],
  choice: { sheet: '', headerRow: 0, headerRows: 0, mapping: { columns: [], fixed: [] }, csv: null },
  table: {
    headerRow: 0,
    headerRows: 0,
    mapping: { columns: [], fixed: [] },
    columns: [],
    preview: [],
    notes: [],
    rowCount: 0,
    totalInFile: null,
    ourTotal: null,
    missing: [],
    fingerprint: '',
    hasRowIds: false,
    rowId: null,
  },
  marks: { kind: null, batchId: null, hasRowIds: false, rowId: null },
  ahead: false,
};
