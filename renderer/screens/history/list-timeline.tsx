import { ArrowLeft, Download, ScrollText } from 'lucide-react';
import type { BatchId } from '../../../shared/ids.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useAct } from '../../state/act.ts';
import { goBack, navigate } from '../../state/route.ts';
import { useSavedNotice } from '../../state/saved-file.ts';
import { useAsk } from '../../state/use-ask.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { FailedView } from '../shell/failed-view.tsx';
import { foldAsks } from './fold-asks.ts';
import { runLine, timelineLine } from './timeline-lines.ts';

/** A list's journal as a person reads it: what happened, when, and who pressed. */
export function ListTimeline({ batchId }: { readonly batchId: BatchId }) {
  const text = useText(HISTORY_TEXT);
  const format = useFormat();
  const list = useAsk('batches.get', { batchId });
  const entries = useAsk('history.timeline', { batchId });
  const { act, isBusy } = useAct();
  const saved = useSavedNotice();
  const save = async () => {
    const request = { kind: 'timeline', batchId, companyId: null, period: null, masked: true } as const;
    saved(await act('reports.save', { ...request, locale: format.locale }));
  };
  return (
    <>
      <PageHeader
        leading={<IconButton icon={ArrowLeft} label={text.back} onPress={goBack} />}
        title={list.state === 'ready' ? list.value.name : text.timelineTitle}
        detail={
          entries.state === 'ready' ? `${text.timelineTitle}, ${text.timelineEntries(entries.value.length)}` : undefined
        }
        actions={
          <>
            <Button icon={Download} isBusy={isBusy} onPress={() => void save()}>
              {text.exportTimeline}
            </Button>
            <Button onPress={() => navigate({ kind: 'list', batchId })}>{text.openList}</Button>
          </>
        }
      />
      <section className="history__timeline" aria-label={text.timelineTitle}>
        {entries.state === 'waiting' && <Skeleton lines={9} label={text.timelineLoading} />}
        {entries.state === 'failed' && <FailedView problem={entries.problem} onRetry={entries.again} />}
        {entries.state === 'ready' && entries.value.length === 0 && (
          <EmptyState icon={ScrollText} title={text.timelineEmpty} />
        )}
        {entries.state === 'ready' && entries.value.length > 0 && (
          <Timeline
            label={text.timelineTitle}
            entries={foldAsks(entries.value).map((each) =>
              'times' in each ? runLine(each, text, format) : timelineLine(each, text, format),
            )}
          />
        )}
      </section>
    </>
  );
}
