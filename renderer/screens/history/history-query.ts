import type { CompanyId } from '../../../shared/ids.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import type { InputOf } from '../../client.ts';
import { readTypedDate } from './typed-date.ts';

/** What the person has typed and chosen, as it stands in the fields. */
export interface HistoryFilters {
  readonly text: string;
  readonly companyId: CompanyId | null;
  readonly outcome: MoneyOutcome | null;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: HistoryFilters = { text: '', companyId: null, outcome: null, from: '', to: '' };

export const PAGE_SIZE = 50;

/** True when nothing is searched for and nothing left out. */
export const isUnfiltered = (filters: HistoryFilters): boolean =>
  filters.text.trim() === '' &&
  filters.companyId === null &&
  filters.outcome === null &&
  filters.from.trim() === '' &&
  filters.to.trim() === '';

/** The question to the main process; a date that cannot be read takes no part. */
export function searchInput(filters: HistoryFilters, offset: number): InputOf<'history.search'> {
  const [from, to] = [readTypedDate(filters.from), readTypedDate(filters.to)];
  return {
    companyId: filters.companyId,
    text: filters.text.trim(),
    outcome: filters.outcome,
    from: from.kind === 'day' ? from.start : null,
    to: to.kind === 'day' ? to.end - 1 : null,
    offset,
    limit: PAGE_SIZE,
  };
}
