import { LIST_SHORTCUTS } from '../../../shared/shortcuts.ts';
import type { Ref } from 'react';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import { FilterChips, type FilterChip } from '../../components/filter-chips.tsx';
import { SearchField } from '../../components/search-field.tsx';
import type { Tone } from '../../components/tone.ts';
import { useKeys } from '../../state/app-state.ts';
import { LIST } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';

type Filter = RowQuery['filter'];

const BEFORE: readonly Filter[] = ['all', 'errors', 'questions', 'warnings', 'held', 'dropped'];
const AFTER: readonly Filter[] = ['all', 'notAccepted', 'waiting', 'paid', 'notPaid', 'held', 'dropped'];
const TONES: Partial<Record<Filter, Tone>> = {
  errors: 'error',
  questions: 'warning',
  warnings: 'warning',
  notAccepted: 'error',
  paid: 'ok',
  notPaid: 'error',
  waiting: 'info',
};
const NOT_PAID = ['failed', 'returned', 'stuck', 'cancelled'];
const UNDER_WAY = ['waiting', 'onItsWay', 'unknown'];

/** How many rows each filter shows, as far as the list's own counts tell. */
export function countsByFilter({ counts, payouts }: BatchDetail): Readonly<Record<Filter, number>> {
  const outcomes = payouts.flatMap((payout) => payout.outcomes);
  const of = (names: readonly string[]) =>
    outcomes.filter(({ outcome }) => names.includes(outcome)).reduce((count, each) => count + each.count, 0);
  return {
    ...counts,
    notAccepted: of(['notAccepted']),
    paid: of(['paid']),
    notPaid: of(NOT_PAID),
    waiting: of(UNDER_WAY),
  };
}

/** Filters with their counts, and the search. Both change the view alone. */
export function FilterBar({
  detail,
  query,
  onQuery,
  searchRef,
}: {
  readonly detail: BatchDetail;
  readonly query: RowQuery;
  readonly onQuery: (query: RowQuery) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}) {
  const text = useText(LIST);
  const format = useFormat();
  const keys = useKeys();
  const counts = countsByFilter(detail);
  const waiting =
    detail.state === 'waitingAuthorisation'
      ? text.accepted
      : detail.state === 'unknown'
        ? text.unknown
        : text.filters.waiting;
  const offered = detail.payouts.length === 0 ? BEFORE : AFTER;
  const chips: readonly FilterChip<Filter>[] = offered
    .filter((value) => value === 'all' || value === query.filter || counts[value] > 0)
    .map((value) => ({
      value,
      label: value === 'waiting' ? waiting : text.filters[value],
      count: format.count(counts[value]),
      tone: counts[value] > 0 ? (TONES[value] ?? 'neutral') : 'neutral',
    }));
  return (
    <div className="list__bar">
      <FilterChips
        label={text.filterLabel}
        value={query.filter}
        chips={chips}
        onChange={(filter) => onQuery({ ...query, filter, code: null })}
      />
      <SearchField
        label={text.searchLabel}
        placeholder={text.searchPlaceholder}
        clearLabel={text.searchClear}
        keys={keys(LIST_SHORTCUTS.find)}
        value={query.search}
        maxLength={200}
        onChange={(search) => onQuery({ ...query, search })}
        inputRef={searchRef}
      />
    </div>
  );
}
