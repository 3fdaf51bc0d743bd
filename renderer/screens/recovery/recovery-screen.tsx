import { LifeBuoy } from 'lucide-react';
import type { AppState } from '../../../shared/ipc.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useAct } from '../../state/act.ts';
import { START } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';
import './recovery.css';

type Recovery = Extract<AppState['start'], { kind: 'recovery' }>;

/** The program could not open its records: what that means, and every way out of it. Nothing can be sent from here. */
export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }) {
  const text = useText(START).recovery;
  const { title, money, next } = useProblemText()(recovery.problem);
  const { act, isBusy } = useAct();
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
            onPress={() => void act('app.recover', { exit })}
          >
            {text[exit]}
          </Button>
        ))}
      />
    </main>
  );
}
