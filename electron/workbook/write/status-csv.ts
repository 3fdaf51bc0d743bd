import type { Writable } from 'node:stream';
import { formatFigures, minor } from '../../../shared/money.ts';
import { CsvLines } from './csv.ts';
import { LOOKS } from './looks.ts';
import type { ListReport, RowChunks } from './report-data.ts';
import { headersOf, lineOf } from './row-sheet.ts';
import { Totals } from './totals.ts';
import type { ReportWords } from './words.ts';

/** Writes the status report as CSV: the rows sheet of the .xlsx, cell by cell, without the summary. */
export async function writeStatusCsv(
  out: Writable,
  facts: ListReport,
  rows: RowChunks,
  words: ReportWords,
): Promise<Totals> {
  const totals = new Totals();
  const csv = new CsvLines(out);
  await csv.line(headersOf(words, facts.extraColumns));
  for await (const chunk of rows)
    for (const row of chunk) {
      const cells = lineOf(row, totals.add(row), words, facts);
      await csv.line(
        cells.map(([value, style]) =>
          style === LOOKS.rowAmount
            ? formatFigures(minor(Math.round(Number(value) * 100)), facts.locale)
            : String(value),
        ),
      );
    }
  csv.end();
  return totals;
}
