import type { Writable } from 'node:stream';
import type { RecipientLine } from '../../ledger/rows/recipient-files.ts';
import { writeJournalEntries } from './journal-entries.ts';
import { writePeriodReport } from './period-report.ts';
import { writeRecipients } from './recipients-book.ts';
import { writeTemplate } from './template.ts';
import { writeTimeline } from './timeline-report.ts';
import { writeOwnBook } from './own-book.ts';
import type { ReportWork } from './protocol.ts';
import type { RowChunks } from './report-data.ts';
import { writeStatusCsv } from './status-csv.ts';
import { writeStatusReport } from './status-report.ts';
import { reportWords } from './words.ts';

/** Where a report's rows come from. */
export interface WorkRows {
  /** Reads one of the report's lists from its start. */
  readonly rowsOf: (list: number) => RowChunks;
  /** The company's address book, for its own report. */
  readonly recipients: () => AsyncIterable<readonly RecipientLine[]>;
}

/** Writes one report to `out` and ends it; answers how many rows it holds. */
export async function writeWork(out: Writable, work: ReportWork, { rowsOf, recipients }: WorkRows): Promise<number> {
  const words = reportWords(work.facts.locale);
  switch (work.kind) {
    case 'status':
      return (await writeStatusReport(out, work.facts, rowsOf(0), words)).rows;
    case 'statusCsv':
      return (await writeStatusCsv(out, work.facts, rowsOf(0), words)).rows;
    case 'period':
      return writePeriodReport(out, work.facts, rowsOf, words);
    case 'recipients':
      return writeRecipients(out, work.facts, recipients(), words);
    case 'timeline':
      return writeTimeline(out, work.facts, words);
    case 'journalEntries':
      return writeJournalEntries(out, work.facts, rowsOf(0), words);
    case 'template':
      return writeTemplate(out, work.facts, words);
    case 'corrections':
    case 'clientWorkbook':
      return writeOwnBook(out, work.kind, work.facts, work.book, rowsOf, words);
  }
}
