import type { AttemptView } from '../../../shared/rows.ts';
import type { Phase, PayoutView } from '../../../shared/payouts.ts';

/**
 * What an item that iyzico reports as waiting waits for. The item's own word (INIT) is the same before the authorisation,
 * after it, and while nobody knows whether it came about; only the payout's phase tells these apart.
 */
export type WaitingStage = 'sending' | 'accepted' | 'unknown' | 'queued';

const STAGE_OF: Readonly<Record<Phase, WaitingStage>> = {
  prepared: 'sending',
  initialising: 'sending',
  initUnknown: 'unknown',
  refused: 'sending',
  initialised: 'accepted',
  authorising: 'unknown',
  authRejected: 'accepted',
  authUnknown: 'unknown',
  authorised: 'queued',
  cancelling: 'accepted',
  cancelUnknown: 'unknown',
  cancelled: 'accepted',
  settled: 'queued',
};

export type Stages = Readonly<Record<string, WaitingStage>>;

/** By payout, what its waiting items wait for. A difference with iyzico's list makes them unknown too. */
export function stagesOf(payouts: readonly Pick<PayoutView, 'id' | 'phase' | 'mismatch'>[]): Stages {
  return Object.fromEntries(
    payouts.map(({ id, phase, mismatch }) => [id, mismatch === null ? STAGE_OF[phase] : 'unknown']),
  );
}

/** What iyzico said, with its code, or the code alone: of an answer that nobody knows yet either may be all there is. */
export function answerOf({ errorMessage, errorCode }: Pick<AttemptView, 'errorMessage' | 'errorCode'>): string {
  if (errorMessage === '') return errorCode;
  return errorCode === '' ? errorMessage : `${errorMessage} (${errorCode})`;
}
