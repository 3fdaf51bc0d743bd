import type { Problem } from '../../../shared/problems.ts';
import type { ListReport, ReportRow } from './report-data.ts';

/** What a report worker is started with. `path` is a temporary name beside the file's own; main renames it when all is well. */
export type ReportTask = { readonly path: string } & ReportWork;

export type ReportWork = { readonly kind: 'status' | 'statusCsv'; readonly facts: ListReport };

/** From the worker: it opens one list at a time and reads its rows at its own pace. */
export type FromReportWorker =
  | { readonly type: 'open'; readonly list: number }
  | { readonly type: 'next' }
  | { readonly type: 'done'; readonly rows: number }
  | { readonly type: 'failed'; readonly problem: Problem };

/** To the worker: the next rows (at most 500), or that there are no more. */
export type ToReportWorker = { readonly type: 'rows'; readonly rows: readonly ReportRow[] | null };
