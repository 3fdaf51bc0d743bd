import type { MessagePort } from 'node:worker_threads';
import type { Locale } from '../../../shared/money.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { JournalFacts } from './journal-entries.ts';
import type { OwnBook } from './own/source.ts';
import type { PeriodFacts } from './period-report.ts';
import type { TimelineFacts } from './timeline-report.ts';
import type { ListReport, ReportHead } from './report-data.ts';

/** A report that is written to a file. `path` is a temporary name beside the file's own; main renames it when all is well. */
export type FileTask = { readonly path: string } & ReportWork;

/** The printable record: the worker makes its page, main prints it. */
export interface RecordTask {
  readonly kind: 'record';
  readonly facts: ListReport;
}

/** What a report worker is given to do. */
export type ReportTask = FileTask | RecordTask;

export type ReportWork =
  | { readonly kind: 'status' | 'statusCsv'; readonly facts: ListReport }
  | { readonly kind: 'period'; readonly facts: PeriodFacts }
  | { readonly kind: 'recipients'; readonly facts: ReportHead }
  | { readonly kind: 'timeline'; readonly facts: TimelineFacts }
  | { readonly kind: 'journalEntries'; readonly facts: JournalFacts }
  | { readonly kind: 'template'; readonly facts: { readonly locale: Locale; readonly madeAt: number } }
  | { readonly kind: 'corrections' | 'clientWorkbook'; readonly facts: ListReport; readonly book: OwnBook | null };

/** From the worker: how many rows it has read, and how it ended. It is ready for another task after `done` and `page`. */
export type FromReportWorker =
  | { readonly type: 'rows'; readonly rows: number }
  | { readonly type: 'done'; readonly rows: number }
  | { readonly type: 'page'; readonly html: string }
  | { readonly type: 'failed'; readonly problem: Problem };

/** To the worker: what to write, and the port its rows come over (`readRows`). */
export interface ToReportWorker {
  readonly task: ReportTask;
  readonly rows: MessagePort;
}
