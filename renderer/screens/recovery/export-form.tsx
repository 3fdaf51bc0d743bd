import { useState } from 'react';
import type { Exported } from '../../../shared/reports.ts';
import type { Problem } from '../../../shared/problems.ts';
import { call } from '../../client.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Switch } from '../../components/switch.tsx';
import { START } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { ProblemBanner } from '../history/problem-banner.tsx';

/** What is taken along and how, then the system's question for the folder; what came of it is said in its place. */
export default function ExportForm({ withoutKey }: { readonly withoutKey: boolean }) {
  const text = useText(START).recovery.export;
  const [isFull, setFull] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<Exported | null>(null);
  const run = async () => {
    setBusy(true);
    const answer = await call('app.exportData', { masked: !isFull });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok && answer.value !== null) setDone(answer.value);
  };
  return (
    <section className="recovery__form" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{text.detail}</p>
      {withoutKey && <p>{text.noKey}</p>}
      {problem !== null && <ProblemBanner problem={problem} />}
      {done !== null && <ExportDone done={done} />}
      {!withoutKey && (
        <Switch isSelected={isFull} onChange={setFull} hint={text.fullDetail}>
          {text.full}
        </Switch>
      )}
      <Button variant={done === null ? 'primary' : 'secondary'} isBusy={isBusy} onPress={() => void run()}>
        {text.choose}
      </Button>
    </section>
  );
}

function ExportDone({ done }: { readonly done: Exported }) {
  const text = useText(START).recovery.export;
  const { count } = useFormat();
  const { fileToken, folder, lists, rows, notRead, withoutKey, damaged } = done;
  return (
    <Banner
      tone={notRead > 0 || damaged || withoutKey ? 'warning' : 'ok'}
      title={text.done}
      isLive
      actions={
        <Button size="small" onPress={() => void call('app.showFile', { fileToken, how: 'open' })}>
          {text.open}
        </Button>
      }
    >
      <p>{withoutKey ? text.doneFacts(count(rows), folder) : text.doneLists(count(lists), count(rows), folder)}</p>
      {notRead > 0 && <p>{text.notRead(count(notRead))}</p>}
      {damaged && <p>{text.damaged}</p>}
    </Banner>
  );
}
