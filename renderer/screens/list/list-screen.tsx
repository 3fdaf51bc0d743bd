import { useEffect } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { call } from '../../client.ts';
import { chooseCompany, useCompanies } from '../../state/company.ts';
import { navigate } from '../../state/route.ts';
import { useAskKeeping } from '../../state/use-ask.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { ListView } from './list-view.tsx';
import './list.css';

/** One payment list with its five steps. Opening it begins to follow what is still being paid. */
export function ListScreen({ batchId, rowId }: { readonly batchId: BatchId; readonly rowId?: RowId | undefined }) {
  const common = useText(COMMON);
  const answer = useAskKeeping('batches.get', { batchId });
  const { company, companies } = useCompanies();
  const detail = answer.state === 'ready' ? answer.value : undefined;
  const owner = companies.find((each) => each.id === detail?.companyId);
  useEffect(() => {
    // The list's company is the one worked in, so that ribbon and places never speak of another.
    if (owner !== undefined && owner.id !== company?.id) chooseCompany(owner.id);
  }, [owner, company]);
  const isGoing = detail?.step === 'result' || detail?.step === 'authorise';
  useEffect(() => {
    if (isGoing) void call('payouts.follow', { batchId });
  }, [batchId, isGoing]);
  if (detail !== undefined && owner !== undefined) return <ListView detail={detail} company={owner} rowId={rowId} />;
  if (answer.state === 'failed')
    return (
      <FailedView
        problem={answer.problem}
        onRetry={answer.again}
        action={<Button onPress={() => navigate({ kind: 'lists' })}>{common.nav.lists}</Button>}
      />
    );
  return <Skeleton label={common.loading} kind="rows" lines={10} />;
}
