import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../client.ts';
import { Button } from '../../components/button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useRoute } from '../../state/route.ts';
import { useText } from '../../text/use-text.ts';
import { ChainCheck, type ChainCheckResult } from './chain-check.tsx';
import { HistorySearch } from './history-search.tsx';
import { HISTORY_TEXT } from './history-text.ts';
import { ListTimeline } from './list-timeline.tsx';
import './history.css';

/** What was paid, when, to whom, and who pressed what. */
export function HistoryScreen() {
  const route = useRoute();
  const batchId = route.kind === 'history' ? route.batchId : undefined;
  const text = useText(HISTORY_TEXT);
  const [isChecking, setChecking] = useState(false);
  const [result, setResult] = useState<ChainCheckResult | null>(null);
  const check = async () => {
    setChecking(true);
    const answer = await call('history.verify', {});
    setChecking(false);
    setResult(answer.ok ? { kind: 'checked', found: answer.value } : { kind: 'failed', problem: answer.problem });
  };
  if (batchId !== undefined) {
    return (
      <section className="history history--timeline">
        <ListTimeline batchId={batchId} />
      </section>
    );
  }
  return (
    <section className="history">
      <PageHeader
        title={text.title}
        actions={
          <Button icon={ShieldCheck} isBusy={isChecking} onPress={() => void check()}>
            {isChecking ? text.verify.running : text.verify.action}
          </Button>
        }
      />
      {result !== null && (
        <div className="history__check">
          <ChainCheck result={result} />
        </div>
      )}
      <HistorySearch />
    </section>
  );
}
