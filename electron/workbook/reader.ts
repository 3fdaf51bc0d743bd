import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ImportChoice, ListReading } from '../../shared/mapping.ts';
import { fail, succeed, type Outcome } from '../../shared/problems.ts';
import type { RowTyped } from '../../shared/rows.ts';
import type {
  CreditMessage,
  Overrides,
  RowsMessage,
  SheetSummary,
  TableFacts,
  Task,
  WorkbookSource,
  WorkbookSurvey,
  WorkerMessage,
} from './protocol.ts';
import { unpackRows } from './packed-rows.ts';
import { ReadingWorker, type Watch } from './reading-worker.ts';
import type { RememberedMapping } from './table/survey.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
export type OpenOptions = Watch & {
  readonly overrides?: Overrides;
  /** Mappings this company used before; the one whose layout matches is proposed. */
  readonly remembered?: readonly RememberedMapping[];
  /** How the list was read that this corrections workbook belongs to; goes before what is remembered. */
  readonly reading?: ListReading | null;
  /** The sheets of an earlier survey of the same file: only the chosen one is then read again. */
  readonly known?: readonly SheetSummary[];
  /** The worker of an earlier reading of the same file; it remembers what it read, and is not closed here. */
  readonly worker?: ReadingWorker;
  /** Where rows go that are read ahead (`WorkbookSurvey.ahead`); it is handed to the worker, which closes it. */
  readonly aheadPort?: MessagePort;
};

/**
 * Reads a file once and says what it is: its sheets, its table, what each column seems to mean, what Excel destroyed.
 * A damaged, foreign or hostile file is a `workbook.*` problem, never a part of it. Nothing is written anywhere.
 */
export async function openWorkbook(
  source: WorkbookSource,
  options: OpenOptions = {},
): Promise<Outcome<WorkbookSurvey>> {
  const task: Task = {
    task: 'survey',
    source,
    overrides: options.overrides ?? {},
    remembered: options.remembered ?? [],
    reading: options.reading ?? null,
    known: options.known ?? null,
  };
  const answer = await inWorker(options.worker, (worker) => worker.run(task, options.aheadPort ?? null, options));
  if (!answer.ok) return answer;
  return answer.value.type === 'surveyed' ? succeed(answer.value.survey) : fail('internal', { where: 'workbook' });
}

export type ReadOptions = Watch & {
  /** The month the list is for, `2026-11`, for `{ay}` and `{yıl}` in fixed values. */
  readonly period: string;
  /** The survey's digest: a file that has changed since is `workbook.sourceGone`. */
  readonly sha256?: string;
  /** The worker that surveyed the file; what it remembers of it is not read again. It is not closed here. */
  readonly worker?: ReadingWorker;
} & (
    | {
        /** Takes some rows at a time, `CHUNK_ROWS` at most; the next chunks wait while earlier ones are worked on. */
        readonly onRows: (rows: readonly RowTyped[]) => Promise<void> | void;
      }
    | {
        /** The far end of a port whose other end consumes `RowsMessage`s; it is handed to the worker. */
        readonly port: MessagePort;
      }
  );

/**
 * Reads the table a person agreed to, row by row. When the outcome is a problem, every row handed on before it is void:
 * the consumer rolls back.
 */
export async function readTable(
  source: WorkbookSource,
  choice: ImportChoice,
  options: ReadOptions,
): Promise<Outcome<TableFacts>> {
  const task: Task = { task: 'table', source, choice, period: options.period, sha256: options.sha256 ?? null };
  if ('port' in options)
    return factsOf(await inWorker(options.worker, (worker) => worker.run(task, options.port, options)));
  const channel = new MessageChannel();
  const consumed = consume(channel.port1, options.onRows);
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  // A consumer that throws has a bug: the reading stops and its error goes to the caller.
  const failed = consumed.catch((cause: unknown) => {
    stop.abort();
    throw cause;
  });
  try {
    const reading = inWorker(options.worker, (worker) => worker.run(task, channel.port2, { ...options, signal }));
    const [answer] = await Promise.all([reading, failed]);
    return factsOf(answer);
  } finally {
    channel.port1.close();
  }
}

/** Works in the given worker, or in one for this reading alone. */
async function inWorker<T>(given: ReadingWorker | undefined, work: (worker: ReadingWorker) => Promise<T>): Promise<T> {
  if (given !== undefined) return work(given);
  const own = new ReadingWorker();
  try {
    return await work(own);
  } finally {
    await own.close();
  }
}

function factsOf(answer: Outcome<WorkerMessage>): Outcome<TableFacts> {
  if (!answer.ok) return answer;
  return answer.value.type === 'read' ? succeed(answer.value.facts) : fail('internal', { where: 'workbook' });
}

/** Hands rows to a callback one chunk at a time, crediting each when it is done. Ends with the port. */
function consume(port: MessagePort, onRows: (rows: readonly RowTyped[]) => Promise<void> | void): Promise<void> {
  return new Promise((resolve, reject) => {
    let turn = Promise.resolve();
    port.on('message', (message: RowsMessage) => {
      if (message.type !== 'rows') return;
      turn = turn
        .then(() => onRows(unpackRows(message.rows)))
        .then(() => port.postMessage({ type: 'credit', chunks: 1 } satisfies CreditMessage));
      turn.catch(reject);
    });
    port.on('close', () => void turn.then(resolve, reject));
  });
}

/** Choices as overrides: everything is as it was decided, nothing is proposed. */
export function overridesOf({ sheet, headerRow, headerRows, mapping, csv }: ImportChoice): Overrides {
  return { sheet, header: { headerRow, headerRows }, mapping, ...(csv === null ? {} : { csv }) };
}

/** What a change of choices means for the next survey: a mapping made for another sheet, header or delimiter is dropped. */
export function overridesFor(before: ImportChoice, next: ImportChoice): Overrides {
  const sameCsv = before.csv?.delimiter === next.csv?.delimiter && before.csv?.encoding === next.csv?.encoding;
  const csv = next.csv === null ? {} : { csv: next.csv };
  if (before.sheet !== next.sheet || !sameCsv) return { sheet: next.sheet, ...csv };
  const header = { headerRow: next.headerRow, headerRows: next.headerRows };
  const sameHeader = before.headerRow === next.headerRow && before.headerRows === next.headerRows;
  return { sheet: next.sheet, header, ...csv, ...(sameHeader ? { mapping: next.mapping } : {}) };
}
