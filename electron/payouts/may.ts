import type { PayoutState } from './state.ts';

/**
 * Batch statuses that leave open that nothing was authorised yet: INIT, or none told. Any other word, also one nobody
 * knows, may mean that the money is on its way, so nothing that could pay is pressed over it.
 */
export const NOT_YET: ReadonlySet<string> = new Set(['', 'INIT']);

/** Whether a person may send the committed bytes: for the first time, or again once asking showed that it is safe. */
export function mayInitialise(state: PayoutState): boolean {
  const { standing } = state;
  if (state.mismatch !== null || !NOT_YET.has(state.payoutStatus)) return false;
  return standing.phase === 'prepared' || (standing.phase === 'initUnknown' && standing.resend);
}

/** Whether a person may press Authorise: initialised, clearly rejected, or unknown under the design's two conditions. */
export function mayAuthorise(state: PayoutState): boolean {
  if (state.mismatch !== null || !NOT_YET.has(state.payoutStatus)) return false;
  const { standing } = state;
  return (
    standing.phase === 'initialised' ||
    standing.phase === 'authRejected' ||
    (standing.phase === 'authUnknown' && standing.again)
  );
}

/** Whether a person may press cancel: before any authorisation, or after one that was clearly rejected. */
export function mayCancel(state: PayoutState): boolean {
  const { standing } = state;
  return (
    standing.phase === 'initialised' ||
    standing.phase === 'authRejected' ||
    (standing.phase === 'cancelUnknown' && standing.again)
  );
}
