import type { MoneyOutcome } from '../../../shared/items.ts';
import { StatusPill } from '../../components/status-pill.tsx';
import { COMMON } from '../../text/areas.ts';
import { OUTCOME_TONES } from '../../text/tones.ts';
import { useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';

/** What a payment's state means for the money; a row that never went has none. */
export function OutcomePill({ outcome }: { readonly outcome: MoneyOutcome | null }) {
  const text = useText(HISTORY_TEXT);
  const common = useText(COMMON);
  return (
    <StatusPill tone={outcome === null ? 'neutral' : OUTCOME_TONES[outcome]} isPlain>
      {outcome === null ? text.notSent : common.outcomes[outcome]}
    </StatusPill>
  );
}
