import { ArrowLeft, Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { goBack, navigate } from '../../state/route.ts';
import { useAsk } from '../../state/use-ask.ts';
import { COMMON } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { NotShown } from './not-shown.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { saveReport } from './save-report.ts';
import { timelineLine } from './timeline-lines.ts';

/** A list's journal as a person reads it: what happened, when, and who pressed. */
export function ListTimeline({ batchId }: { readonly batchId: BatchId }) {
  const text = useText(HISTORY_TEXT);
  const common = useText(COMMON);
  const format = useFormat();
  const list = useAsk('batches.get', { batchId });
  const entries = useAsk('history.timeline', { batchId });
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setSaving(true);
    const request = { kind: 'timeline', batchId, companyId: null, period: null, masked: true } as const;
    const words = { saved: text.saved, showFolder: common.notices.showFolder };
    setProblem(await saveReport({ ...request, locale: format.locale }, words));
    setSaving(false);
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
            <Button icon={Download} isBusy={isSaving} onPress={() => void save()}>
              {text.exportTimeline}
            </Button>
            <Button onPress={() => navigate({ kind: 'list', batchId })}>{text.openList}</Button>
          </>
        }
      />
      <div className="history__timeline">
        {problem !== null && <ProblemBanner problem={problem} />}
        {entries.state === 'waiting' && <Skeleton lines={9} label={text.timelineLoading} />}
        {entries.state === 'failed' && (
          <NotShown title={text.timelineFailed} problem={entries.problem} onRetry={entries.again} />
        )}
        {entries.state === 'ready' && entries.value.length === 0 && (
          <EmptyState icon={ScrollText} title={text.timelineEmpty} />
        )}
        {entries.state === 'ready' && entries.value.length > 0 && (
          <Timeline
            label={text.timelineTitle}
            entries={entries.value.map((entry) => timelineLine(entry, text, format))}
          />
        )}
      </div>
    </>
  );
}
