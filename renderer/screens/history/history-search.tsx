import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useCompanies } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { useText } from '../../text/use-text.ts';
import { HistoryFilterBar } from './history-filter-bar.tsx';
import { type HistoryFilters, isUnfiltered, NO_FILTERS, PAGE_SIZE, searchInput } from './history-query.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { HitsTable } from './hits-table.tsx';
import { FailedView } from '../shell/failed-view.tsx';
import { Pager } from './pager.tsx';
import { useSettled } from './use-settled.ts';

/** Every payment of every company, found by what a person remembers of it. */
export function HistorySearch() {
  const text = useText(HISTORY_TEXT);
  const { companies } = useCompanies();
  const [filters, setFilters] = useState<HistoryFilters>(NO_FILTERS);
  const [offset, setOffset] = useState(0);
  const settled = useSettled(filters);
  const found = useAskKeeping('history.search', searchInput(settled, offset));
  const change = (next: HistoryFilters) => {
    setFilters(next);
    setOffset(0);
  };
  return (
    <>
      <HistoryFilterBar filters={filters} onChange={change} />
      <div className="history__results" aria-busy={found.state === 'waiting'}>
        {found.state === 'waiting' && <Skeleton kind="rows" lines={8} label={text.search.searching} />}
        {found.state === 'failed' && <FailedView problem={found.problem} onRetry={found.again} />}
        {found.state === 'ready' && found.value.total === 0 && (
          <EmptyState
            icon={SearchX}
            title={isUnfiltered(settled) ? text.search.emptyTitle : text.search.noneTitle}
            detail={isUnfiltered(settled) ? text.search.emptyDetail : text.search.noneDetail}
            action={
              isUnfiltered(settled) ? (
                <Button variant="primary" size="large" onPress={() => navigate({ kind: 'lists' })}>
                  {text.search.emptyAction}
                </Button>
              ) : (
                <Button onPress={() => change(NO_FILTERS)}>{text.search.reset}</Button>
              )
            }
          />
        )}
        {found.state === 'ready' && found.value.total > 0 && (
          <>
            <div className="history__found">
              <output>{text.search.results(found.value.total)}</output>
              <Pager offset={offset} size={PAGE_SIZE} total={found.value.total} onOffset={setOffset} />
            </div>
            <HitsTable hits={found.value.hits} isAcross={settled.companyId === null && companies.length > 1} />
          </>
        )}
      </div>
    </>
  );
}
