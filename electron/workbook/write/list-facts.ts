import type { BatchDetail } from '../../../shared/batches.ts';
import type { ListFacts } from './report-data.ts';

/** What a report says about a list, from the list as its page shows it. */
export function listFacts(detail: BatchDetail): ListFacts {
  const { id, name, period, purpose, state, source, payouts, extraColumns } = detail;
  return {
    batchId: id,
    listName: name,
    period,
    purpose,
    state,
    fileName: source.kind === 'workbook' ? source.fileName : source.name,
    sheet: source.kind === 'workbook' ? source.sheet : '',
    extraColumns,
    payouts,
  };
}
