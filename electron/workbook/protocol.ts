import type { RowId } from '../../shared/ids.ts';
import type { MessagePort } from 'node:worker_threads';
import type { ImportChoice, ListReading, Mapping } from '../../shared/mapping.ts';
import type { Problem } from '../../shared/problems.ts';
import type { PackedRows } from './packed-rows.ts';
import type { TextDecision } from './read/text-encoding.ts';
import type { RememberedMapping, TableSurvey } from './table/survey.ts';

/** A file by its path, or its bytes where the program keeps them itself (a sealed copy). */
export type WorkbookSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** What a person decided so far; whatever is absent is proposed. */
export type Overrides = {
  readonly sheet?: string;
  readonly header?: Pick<ImportChoice, 'headerRow' | 'headerRows'>;
  readonly mapping?: Mapping;
  readonly csv?: TextDecision;
};

/** Custom document properties of our own workbooks. */
export const MARKS = { batch: 'OdemeMasasiBatch', kind: 'OdemeMasasiKind' } as const;
export const MARK_KINDS = ['corrections', 'template', 'report'] as const;
export type Marks = {
  readonly kind: (typeof MARK_KINDS)[number] | null;
  readonly batchId: string | null;
  /** True when a column carries our row ids (`OdemeMasasiRow`). */
  readonly hasRowIds: boolean;
  /** The first row id found: it names the list where a program that saved the file left the marks out (Google Sheets does). */
  readonly rowId: RowId | null;
};

export type SheetSummary = {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
};

/** A file as it was understood: every sheet counted, one of them read as a table. */
export type WorkbookSurvey = {
  readonly fileKind: 'workbook' | 'text';
  readonly sha256: string;
  readonly bytes: number;
  readonly sheets: readonly SheetSummary[];
  readonly choice: ImportChoice;
  readonly table: TableSurvey;
  readonly marks: Marks;
  /** True when every row was handed on meanwhile exactly as `choice` reads it, to whoever was given a port for that. */
  readonly ahead: boolean;
};

/** What one pass over a table handed on, and what it left out. */
export type TableFacts = {
  readonly sha256: string;
  readonly rows: number;
  readonly totalRows: readonly number[];
  readonly noteRows: readonly number[];
  readonly totalInFile: number | null;
  /** The columns that feed no field, with their names, for the reports. */
  readonly extraColumns: readonly { readonly index: number; readonly name: string }[];
};

export type SurveyTask = {
  readonly task: 'survey';
  readonly source: WorkbookSource;
  readonly overrides: Overrides;
  readonly remembered: readonly RememberedMapping[];
  /** How the list was read that this corrections workbook belongs to. */
  readonly reading: ListReading | null;
  /** Sheets counted before; with them only the chosen sheet is read again. */
  readonly known: readonly SheetSummary[] | null;
};
export type TableTask = {
  readonly task: 'table';
  readonly source: WorkbookSource;
  readonly choice: ImportChoice;
  /** The month the list is for, `2026-11`: what `{ay}` and `{yıl}` in fixed values stand for. */
  readonly period: string;
  /** Set when the file must still be the one that was surveyed. */
  readonly sha256: string | null;
};
export type Task = SurveyTask | TableTask;
/** What the worker is told to do, one order at a time. Rows go to `rowsPort`: a table's, or those read ahead in a survey. */
export type Order = { readonly task: Task; readonly rowsPort: MessagePort | null };

/** First rows as soon as they are known, before the whole sheet has been read. */
export type EarlyRows = { readonly sheet: string; readonly preview: TableSurvey['preview'] };

/** From the worker to its client. `working` and `waiting` tell the clock whether the worker or its consumer is at it. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly rows: number }
  | { readonly type: 'early'; readonly early: EarlyRows }
  | { readonly type: 'waiting' | 'working' }
  | { readonly type: 'surveyed'; readonly survey: WorkbookSurvey }
  | { readonly type: 'read'; readonly facts: TableFacts }
  | { readonly type: 'failed'; readonly problem: Problem };

/**
 * Rows travel on a MessagePort of their own, which may end in another worker (the ledger's), so that they never pass
 * through the main process.
 *
 * The reader sends `rows` (at most `CHUNK_ROWS` each), and last `end` or `failed`; after `failed` every row sent before is void,
 * since a damaged file is refused whole: the consumer writes in one transaction and rolls back. It sends no more than
 * `FIRST_CREDIT` chunks ahead; the consumer answers `credit` for each chunk it has finished with. The consumer may close
 * the port at any time to stop the reading. A survey that reads ahead sends the same; it closes the port without `end`
 * when what it sent is not what it proposes in the end, and goes on when the consumer closes it.
 */
export type RowsMessage =
  | { readonly type: 'rows'; readonly rows: PackedRows }
  | { readonly type: 'end'; readonly facts: TableFacts }
  | { readonly type: 'failed'; readonly problem: Problem };
export type CreditMessage = { readonly type: 'credit'; readonly chunks: number };
export const FIRST_CREDIT = 10;
/** Rows read ahead wait in the port rather than in the way of the survey: some 20,000 of them, five megabytes. */
export const AHEAD_CREDIT = 100;
/** So few that a chunk's rows are sent before they are old to the collector, which then would keep them for long. */
export const CHUNK_ROWS = 200;
