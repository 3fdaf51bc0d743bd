import type { Writable } from 'node:stream';
import type { ReportWork } from './protocol.ts';
import type { RowChunks } from './report-data.ts';
import { writeStatusCsv } from './status-csv.ts';
import { writeStatusReport } from './status-report.ts';
import { reportWords } from './words.ts';

/** Writes one report to `out` and ends it; answers how many rows of lists it holds. `rowsOf` reads a list from its start. */
export async function writeWork(out: Writable, work: ReportWork, rowsOf: (list: number) => RowChunks): Promise<number> {
  const words = reportWords(work.facts.locale);
  switch (work.kind) {
    case 'status':
      return (await writeStatusReport(out, work.facts, rowsOf(0), words)).rows;
    case 'statusCsv':
      return (await writeStatusCsv(out, work.facts, rowsOf(0), words)).rows;
  }
}
