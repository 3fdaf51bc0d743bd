import type { BatchDetail } from '../../../shared/batches.ts';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Banner } from '../../components/banner.tsx';
import { RESULT } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { EndedPanel } from './ended-panel.tsx';
import { MismatchPanel } from './mismatch-panel.tsx';
import { PreResultPanel } from './pre-result-panel.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import { ResultPanel } from './result-panel.tsx';
import { UnknownPanel } from './unknown-panel.tsx';
import './payout-panel.css';

const SENDING = ['prepared', 'initialising'];
const UNKNOWN = ['initUnknown', 'authUnknown', 'cancelUnknown'];
const BEFORE_AUTHORISE = ['initialised', 'authRejected'];
const GOING = ['authorising', 'authorised', 'cancelling', 'settled'];

const inPhase = (payouts: readonly PayoutView[], phases: readonly string[]): readonly PayoutView[] =>
  payouts.filter((payout) => phases.includes(payout.phase));

/** What iyzico knows of the list, above its rows: the most pressing first. Nothing while it was not sent. */
export function PayoutPanel({
  detail,
  onShowNotAccepted,
}: {
  readonly detail: BatchDetail;
  readonly onShowNotAccepted: () => void;
}) {
  const text = useText(RESULT);
  const { payouts } = detail;
  if (payouts.length === 0) return null;
  const mismatched = payouts.filter((payout) => payout.mismatch !== null);
  const clear = payouts.filter((payout) => payout.mismatch === null);
  const before = inPhase(clear, BEFORE_AUTHORISE);
  const going = inPhase(payouts, GOING);
  const isSending =
    inPhase(payouts, SENDING).some((payout) => payout.inFlight !== null || payout.phase === 'initialising') &&
    detail.state === 'sending';
  return (
    <div className="payouts">
      {isSending && (
        <Banner tone="info" title={text.sending.title} isLive>
          {text.sending.body}
        </Banner>
      )}
      {mismatched.map((payout) => (
        <MismatchPanel key={payout.id} payout={payout} />
      ))}
      {inPhase(payouts, UNKNOWN).map((payout) => (
        <UnknownPanel key={payout.id} payout={payout} />
      ))}
      {!isSending &&
        inPhase(payouts, ['prepared', 'refused'])
          .slice(-1)
          .map((payout) => <RefusedPanel key={payout.id} payout={payout} />)}
      {before.length > 0 && <PreResultPanel detail={detail} payouts={before} onShowNotAccepted={onShowNotAccepted} />}
      {going.length > 0 && <ResultPanel payouts={going} />}
      <EndedPanel detail={detail} />
    </div>
  );
}
