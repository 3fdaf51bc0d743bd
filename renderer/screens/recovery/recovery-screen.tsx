import { LifeBuoy } from 'lucide-react';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { AppState } from '../../../shared/app-state.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NoticeRegion } from '../../components/notice-region.tsx';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { dismissNotice, notify, useNotices } from '../../state/notices.ts';
import { COMMON, START } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';
import { JobsBar } from '../shell/jobs-bar.tsx';
import './recovery.css';

const ExportForm = lazy(() => import('./export-form.tsx'));
const RestoreForm = lazy(() => import('./restore-form.tsx'));

/** Problems of the key: without it people's details stay closed. */
const KEYLESS: ReadonlySet<string> = new Set([
  'keychain.dataKeyMissing',
  'keychain.dataKeyWrong',
  'keychain.locked',
  'keychain.timeout',
  'keychain.missing',
]);

type Recovery = Extract<AppState['start'], { kind: 'recovery' }>;

/** The program could not open its records: what that means, and every way out of it. Nothing can be sent from here. */
export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }) {
  const text = useText(START).recovery;
  const { title, money, next } = useProblemText()(recovery.problem);
  const common = useText(COMMON);
  const notices = useNotices();
  const { act, isBusy } = useAct();
  const [form, setForm] = useState<'restore' | 'export' | null>(null);
  const main = useRef<HTMLElement>(null);
  // It stands in the place of everything else; a screen reader starts with what happened.
  useEffect(() => main.current?.focus(), []);
  // What a backup and an export need is asked for here; the other ways out need nothing.
  const leave = (exit: Recovery['exits'][number]) => {
    if (exit === 'restoreBackup') setForm('restore');
    else if (exit === 'exportData') setForm('export');
    else void act('app.recover', { exit });
  };
  const support = async () => {
    const saved = await act('app.supportFile', {});
    if (saved === null || saved === undefined) return;
    const { fileToken } = saved;
    notify({
      tone: 'ok',
      title: text.supportSaved,
      detail: `${saved.fileName} · ${saved.folder}`,
      action: { label: common.notices.open, onPress: () => void call('app.showFile', { fileToken, how: 'open' }) },
    });
  };
  return (
    <main ref={main} className="recovery" tabIndex={-1} aria-label={text.title}>
      <h1 className="pd-hidden">{text.title}</h1>
      <ErrorState
        icon={LifeBuoy}
        title={title}
        meaning={
          <>
            <p>{money}</p>
            <p>{next}</p>
            <p className="recovery__safe">{text.safe}</p>
          </>
        }
        code={common.problemCode(recovery.problem.code)}
        action={
          <>
            {recovery.exits.map((exit, index) => (
              <Button
                key={exit}
                variant={index === 0 ? 'primary' : 'secondary'}
                isBusy={isBusy && index === 0}
                onPress={() => leave(exit)}
              >
                {text[exit]}
              </Button>
            ))}
            <Button variant="quiet" onPress={() => void support()}>
              {text.support}
            </Button>
          </>
        }
      />
      <Suspense fallback={null}>
        {form === 'restore' && <RestoreForm />}
        {form === 'export' && <ExportForm withoutKey={KEYLESS.has(recovery.problem.code)} />}
      </Suspense>
      <JobsBar />
      <NoticeRegion
        notices={notices}
        onDismiss={dismissNotice}
        label={common.notices.region}
        closeLabel={common.close}
      />
    </main>
  );
}
