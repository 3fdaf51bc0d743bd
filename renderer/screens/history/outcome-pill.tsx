import type { MoneyOutcome } from '../../../shared/items.ts';
import { StatusPill } from '../../components/status-pill.tsx';
import type { Tone } from '../../components/tone.ts';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';

const TONES: Readonly<Record<MoneyOutcome, Tone>> = {
  waiting: 'neutral',
  onItsWay: 'info',
  paid: 'ok',
  failed: 'error',
  returned: 'warning',
  stuck: 'error',
  notAccepted: 'error',
  cancelled: 'neutral',
  unknown: 'warning',
};

/** What a payment's state means for the money; a row that never went has none. */
export function OutcomePill({ outcome }: { readonly outcome: MoneyOutcome | null }) {
  const text = useText(HISTORY_TEXT);
  const common = useText(COMMON);
  return (
    <StatusPill tone={outcome === null ? 'neutral' : TONES[outcome]} isPlain>
      {outcome === null ? text.notSent : common.outcomes[outcome]}
    </StatusPill>
  );
}
