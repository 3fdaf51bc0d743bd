import { stat } from 'node:fs/promises';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { ImportChoice, ListReading } from '../../shared/mapping.ts';
import { fail, succeed, type Outcome } from '../../shared/problems.ts';
import type { RowTyped } from '../../shared/rows.ts';
import { workerUrl } from '../workers.ts';
import type {
  CreditMessage,
  EarlyRows,
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
import type { RememberedMapping } from './table/survey.ts';

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker's port has no origin */
/** A worker's heap, in megabytes. 100,000 rows with as many distinct texts need a third of it. */
const HEAP_MB = 208;
/** A file's time: a start for every worker, and more for each megabyte, since an honest big file takes longer. */
const TIME_MS = 4_000;
const TIME_PER_MB_MS = 1_500;

type Watch = {
  readonly signal?: AbortSignal;
  /** Rows read so far of the sheet being read. */
  readonly onProgress?: (rows: number) => void;
  /** For tests and slow machines: overrides the time a file of this size is given. */
  readonly timeLimitMs?: number;
};

export type OpenOptions = Watch & {
  readonly overrides?: Overrides;
  /** Mappings this company used before; the one whose layout matches is proposed. */
  readonly remembered?: readonly RememberedMapping[];
  /** How the list was read that this corrections workbook belongs to; goes before what is remembered. */
  readonly reading?: ListReading | null;
  /** The sheets of an earlier survey of the same file: only the chosen one is then read again. */
  readonly known?: readonly SheetSummary[];
  /** The first rows, long before the rest has been read. */
  readonly onEarlyRows?: (early: EarlyRows) => void;
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
  const answer = await run(task, null, options);
  if (!answer.ok) return answer;
  return answer.value.type === 'surveyed' ? succeed(answer.value.survey) : fail('internal', { where: 'workbook' });
}

export type ReadOptions = Watch & {
  /** The month the list is for, `2026-11`, for `{ay}` and `{yıl}` in fixed values. */
  readonly period: string;
  /** The survey's digest: a file that has changed since is `workbook.sourceGone`. */
  readonly sha256?: string;
} & (
    | {
        /** Takes at most 500 rows at a time; the next chunks wait while earlier ones are worked on. */
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
  if ('port' in options) return factsOf(await run(task, options.port, options));
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
    const [answer] = await Promise.all([run(task, channel.port2, { ...options, signal }), failed]);
    return factsOf(answer);
  } finally {
    channel.port1.close();
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

/** Runs one task in a worker of its own, under its limits; gives the worker's last word. */
async function run(
  task: Task,
  rowsPort: MessagePort | null,
  watch: Watch & Partial<OpenOptions>,
): Promise<Outcome<WorkerMessage>> {
  if (watch.signal?.aborted === true) {
    rowsPort?.close();
    return fail('cancelled');
  }
  const timeLimitMs = watch.timeLimitMs ?? TIME_MS + TIME_PER_MB_MS * (await sizeMb(task.source));
  const worker = new Worker(workerUrl('workbook'), {
    workerData: { task, rowsPort },
    transferList: rowsPort === null ? [] : [rowsPort],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64 },
    stdout: false,
    stderr: false,
  });
  return await new Promise<Outcome<WorkerMessage>>((resolve) => {
    const clock = new Clock(timeLimitMs, () => finish(fail('workbook.tooComplex', { what: 'time' })));
    const cancel = (): void => finish(fail('cancelled'));
    let done = false;
    const finish = (outcome: Outcome<WorkerMessage>): void => {
      if (done) return;
      done = true;
      clock.stop();
      watch.signal?.removeEventListener('abort', cancel);
      void worker.terminate().then(() => resolve(outcome));
    };
    watch.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (done) return;
      if (message.type === 'progress') watch.onProgress?.(message.rows);
      else if (message.type === 'early') watch.onEarlyRows?.(message.early);
      else if (message.type === 'waiting') clock.stop();
      else if (message.type === 'working') clock.go();
      else finish(message.type === 'failed' ? { ok: false, problem: message.problem } : succeed(message));
    });
    worker.on('error', (cause: Error & { readonly code?: string }) => {
      const memory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(
        memory
          ? fail('workbook.tooComplex', { what: 'memory' })
          : fail('internal', { where: 'workbook', error: cause.name }),
      );
    });
    worker.on('exit', () => finish(fail('internal', { where: 'workbook', error: 'exit' })));
    clock.go();
  });
}

async function sizeMb(source: WorkbookSource): Promise<number> {
  if ('bytes' in source) return source.bytes.length / (1024 * 1024);
  try {
    return Math.min((await stat(source.path)).size / (1024 * 1024), 100);
  } catch (cause) {
    // The worker meets the same failure and says what it is.
    if (cause instanceof Error) return 0;
    throw cause;
  }
}

/** Counts the worker's own time: it stands still while the worker waits for its consumer. */
class Clock {
  private left: number;
  private startedAt: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private readonly over: () => void;

  constructor(limitMs: number, over: () => void) {
    this.left = limitMs;
    this.over = over;
  }

  go(): void {
    if (this.startedAt !== null) return;
    this.startedAt = performance.now();
    this.timer = setTimeout(this.over, Math.max(1, this.left));
  }

  stop(): void {
    if (this.startedAt === null) return;
    this.left -= performance.now() - this.startedAt;
    this.startedAt = null;
    clearTimeout(this.timer);
  }
}
