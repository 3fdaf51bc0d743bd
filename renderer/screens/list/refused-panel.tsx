import type { PayoutView } from '../../../shared/payouts.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useAct } from '../../state/act.ts';
import { RESULT } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';

/** iyzico said no to the list, or the send did not leave: why, and sending it again where that is allowed. */
export function RefusedPanel({ payout }: { readonly payout: PayoutView }) {
  const text = useText(RESULT);
  const describe = useProblemText();
  const { act, isBusy } = useAct();
  const words = payout.problem === null ? undefined : describe(payout.problem);
  return (
    <Banner
      tone={payout.phase === 'refused' ? 'error' : 'warning'}
      title={payout.phase === 'refused' ? text.refused.title : (words?.title ?? text.phases[payout.phase])}
      isLive
      actions={
        payout.actions.includes('initialise') && (
          <Button
            size="small"
            variant="primary"
            isBusy={isBusy}
            onPress={() => void act('payouts.initialiseAgain', { payoutId: payout.id })}
          >
            {text.refused.again}
          </Button>
        )
      }
    >
      {words !== undefined && `${payout.phase === 'refused' ? `${words.title}. ` : ''}${words.money} ${words.next}`}
    </Banner>
  );
}
