import type { BatchState } from '../../../shared/batches.ts';
import { environmentSchema } from '../../../shared/companies.ts';
import type { CompanyId } from '../../../shared/ids.ts';
import type { BoardLine } from '../../../shared/records.ts';
import type { Store } from '../store.ts';
import { batchRecords } from './batch-record.ts';
import { knownPayoutViews, summaryOf } from './batch-views.ts';

const COLUMN: Readonly<Record<BatchState, Exclude<BoardLine['column'], 'waitingForFile'>>> = {
  hasErrors: 'hasErrors',
  nothingToSend: 'hasErrors',
  // Everything a person must still press something for stands before what waits for iyzico.
  ready: 'waitingAuthorisation',
  sending: 'waitingAuthorisation',
  waitingAuthorisation: 'waitingAuthorisation',
  unknown: 'inProgress',
  inProgress: 'inProgress',
  partlyPaid: 'partlyPaid',
  nonePaid: 'nonePaid',
  allPaid: 'done',
  cancelled: 'hasErrors',
  refused: 'hasErrors',
};

/** The month across companies: a line per list, and one for each company that has none for the month yet. */
export function batchesBoard(store: Store, args: { readonly period: string }): BoardLine[] {
  const companies = store.db
    .prepare('SELECT id, name, colour, environment FROM companies WHERE removed_at IS NULL ORDER BY name, id')
    .all();
  return companies.flatMap((row): BoardLine[] => {
    const companyId = row['id'] as CompanyId;
    const company = {
      companyId,
      companyName: String(row['name']),
      colour: String(row['colour']),
      environment: environmentSchema.parse(row['environment']),
    };
    const records = batchRecords(store, companyId).filter((record) => record.period === args.period);
    if (records.length === 0)
      return [
        {
          ...company,
          column: 'waitingForFile',
          batchId: null,
          batchName: '',
          state: null,
          count: 0,
          totals: [],
          changedAt: 0,
        },
      ];
    return records.map((record): BoardLine => {
      const summary = summaryOf(record, knownPayoutViews(store, record.id));
      const { counts } = summary;
      return {
        ...company,
        column: COLUMN[summary.state],
        batchId: record.id,
        batchName: record.name,
        state: summary.state,
        count: counts.all - counts.dropped,
        totals: summary.totals,
        changedAt: record.changedAt,
      };
    });
  });
}
