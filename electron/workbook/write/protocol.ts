import type { Locale } from '../../../shared/money.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { JournalFacts } from './journal-entries.ts';
import type { OwnBook } from './own/source.ts';
import type { PeriodFacts } from './period-report.ts';
import type { RecipientsFacts } from './recipients-book.ts';
import type { TimelineFacts } from './timeline-report.ts';
import type { ListReport, ReportRow } from './report-data.ts';

/** A report that is written to a file. `path` is a temporary name beside the file's own; main renames it when all is well. */
export type FileTask = { readonly path: string } & ReportWork;

/** The printable record: the worker makes its page, main prints it. */
export interface RecordTask {
  readonly kind: 'record';
  readonly facts: ListReport;
}

/** What a report worker is started with. */
export type ReportTask = FileTask | RecordTask;

export type ReportWork =
  | { readonly kind: 'status' | 'statusCsv'; readonly facts: ListReport }
  | { readonly kind: 'period'; readonly facts: PeriodFacts }
  | { readonly kind: 'recipients'; readonly facts: RecipientsFacts }
  | { readonly kind: 'timeline'; readonly facts: TimelineFacts }
  | { readonly kind: 'journalEntries'; readonly facts: JournalFacts }
  | { readonly kind: 'template'; readonly facts: { readonly locale: Locale; readonly madeAt: number } }
  | { readonly kind: 'corrections' | 'clientWorkbook'; readonly facts: ListReport; readonly book: OwnBook | null };

/** From the worker: it opens one list at a time and reads its rows at its own pace. */
export type FromReportWorker =
  | { readonly type: 'open'; readonly list: number }
  | { readonly type: 'next' }
  | { readonly type: 'done'; readonly rows: number }
  | { readonly type: 'page'; readonly html: string }
  | { readonly type: 'failed'; readonly problem: Problem };

/** To the worker: the next rows (at most 500), or that there are no more. */
export type ToReportWorker = { readonly type: 'rows'; readonly rows: readonly ReportRow[] | null };
