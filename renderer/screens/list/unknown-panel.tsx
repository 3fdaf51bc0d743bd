import { useState } from 'react';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { CircleQuestionMark } from 'lucide-react';
import { useAct } from '../../state/act.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { RecordDialog } from './record-dialog.tsx';

const KIND_OF = { initUnknown: 'init', authUnknown: 'authorise', cancelUnknown: 'cancel' } as const;

/** A call nobody knows the end of: what is known, what is not, that waiting moves no money, and one button that asks. */
export function UnknownPanel({ payout }: { readonly payout: PayoutView }) {
  const text = useText(RESULT);
  const common = useText(COMMON);
  const format = useFormat();
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<'again' | 'record' | null>(null);
  const { unknown } = text;
  const { phase, actions, lastAskedAt } = payout;
  const kind =
    phase === 'initUnknown' || phase === 'authUnknown' || phase === 'cancelUnknown' ? KIND_OF[phase] : 'init';
  const close = () => setOpen(null);
  const again = async () => {
    close();
    await act('payouts.initialiseAgain', { payoutId: payout.id });
  };
  return (
    <section className="payout payout--unknown" role="alert" aria-label={unknown.title}>
      <header>
        <Icon icon={CircleQuestionMark} size={20} />
        <h2>{unknown.title}</h2>
        <span>{text.phases[phase]}</span>
      </header>
      <dl className="payout__knowledge">
        <div>
          <dt>{unknown.known}</dt>
          <dd>{unknown[kind].known}</dd>
        </div>
        <div>
          <dt>{unknown.notKnown}</dt>
          <dd>{unknown[kind].notKnown}</dd>
        </div>
        <div>
          <dt>{unknown.money}</dt>
          <dd>{unknown.moneyStill}</dd>
        </div>
      </dl>
      <footer>
        <Button variant="primary" isBusy={isBusy} onPress={() => void act('payouts.ask', { payoutId: payout.id })}>
          {unknown.ask}
        </Button>
        {actions.includes('initialiseAgain') && <Button onPress={() => setOpen('again')}>{unknown.again}</Button>}
        {actions.includes('recordFinding') && <Button onPress={() => setOpen('record')}>{unknown.record}</Button>}
        <span className="payout__when">
          {lastAskedAt === null ? unknown.neverAsked : unknown.lastAsked(format.dateTime(lastAskedAt))}
        </span>
      </footer>
      {open === 'again' && (
        <ConfirmDialog
          isOpen
          isBusy={isBusy}
          onCancel={close}
          onConfirm={() => void again()}
          title={unknown.againTitle}
          confirmLabel={unknown.againPress}
          cancelLabel={common.cancel}
        >
          {unknown.againBody}
        </ConfirmDialog>
      )}
      {open === 'record' && <RecordDialog payout={payout} onClose={close} />}
    </section>
  );
}
