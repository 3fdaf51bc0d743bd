import { LifeBuoy } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import type { AppState } from '../../../shared/ipc.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NoticeRegion } from '../../components/notice-region.tsx';
import { useAct } from '../../state/act.ts';
import { dismissNotice, useNotices } from '../../state/notices.ts';
import { COMMON, START } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';
import './recovery.css';

const RestoreForm = lazy(() => import('./restore-form.tsx'));

type Recovery = Extract<AppState['start'], { kind: 'recovery' }>;

/** The program could not open its records: what that means, and every way out of it. Nothing can be sent from here. */
export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }) {
  const text = useText(START).recovery;
  const { title, money, next } = useProblemText()(recovery.problem);
  const common = useText(COMMON);
  const notices = useNotices();
  const { act, isBusy } = useAct();
  const [isRestoring, setRestoring] = useState(false);
  // A backup needs its passphrase, which is asked for here; the other ways out need nothing.
  const leave = (exit: Recovery['exits'][number]) =>
    exit === 'restoreBackup' ? setRestoring(true) : void act('app.recover', { exit });
  return (
    <main className="recovery">
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
        code={text.code(recovery.problem.code)}
        action={recovery.exits.map((exit, index) => (
          <Button
            key={exit}
            variant={index === 0 ? 'primary' : 'secondary'}
            isBusy={isBusy && index === 0}
            onPress={() => leave(exit)}
          >
            {text[exit]}
          </Button>
        ))}
      />
      {isRestoring && (
        <Suspense fallback={null}>
          <RestoreForm />
        </Suspense>
      )}
      <NoticeRegion
        notices={notices}
        onDismiss={dismissNotice}
        label={common.notices.region}
        closeLabel={common.close}
      />
    </main>
  );
}
