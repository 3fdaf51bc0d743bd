import type { Problem } from '../../../shared/problems.ts';
import type { ReportFacts, ReportRow } from './report-data.ts';

/** What a report worker is started with. `path` is a temporary name beside the file's own; main renames it when all is well. */
export interface ReportTask {
  readonly kind: 'status' | 'statusCsv';
  readonly path: string;
  readonly facts: ReportFacts;
}

/** From the worker: it reads the rows at its own pace, from the start as often as it needs. */
export type FromReportWorker =
  | { readonly type: 'open' }
  | { readonly type: 'next' }
  | { readonly type: 'progress'; readonly rows: number }
  | { readonly type: 'done'; readonly rows: number }
  | { readonly type: 'failed'; readonly problem: Problem };

/** To the worker: the next rows (at most 500), or that there are no more. */
export type ToReportWorker = { readonly type: 'rows'; readonly rows: readonly ReportRow[] | null };
