import type { Outcome, Problem, ProblemCode } from '../../shared/problems.ts';
import type { PressAnswer } from './bridge.ts';

/** How a press ended, in the ways a person has to tell apart. */
export type PressResult =
  | { readonly kind: 'done'; readonly authorised: number }
  /** Nothing left this computer: put it right and press again. `stale` when what was shown is no longer what is there. */
  | { readonly kind: 'notSent'; readonly problem: Problem; readonly stale: boolean }
  /** The first `authorised` went through; the next was not even sent. */
  | { readonly kind: 'stopped'; readonly authorised: number; readonly of: number; readonly problem: Problem }
  | { readonly kind: 'rejected'; readonly authorised: number; readonly of: number; readonly problem: Problem }
  /** `problem` is null where not even the reason is known. */
  | { readonly kind: 'unknown'; readonly authorised: number; readonly of: number; readonly problem: Problem | null };

/** Refusals by our own main process that are certain to come before a byte leaves. */
const BEFORE_SENDING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'payout.digest',
  'payout.total',
  'payout.limit',
  'payout.pin',
  'payout.pinLocked',
  'payout.pinMissing',
  'payout.windowClosed',
  'payout.inFlight',
  'payout.wrongPhase',
  'payout.mismatch',
  'payout.notReleased',
  'payout.paidMeanwhile',
  'payout.notAsked',
  'payout.movedOn',
  'payout.askFirst',
  'payout.restoredBackup',
  'keys.missing',
  'keychain.missing',
  'keychain.locked',
  'keychain.timeout',
  'refused',
  'badInput',
  'tooManyRequests',
  'notFound',
  'busy',
  'diskFull',
  'readOnly',
]);

/**
 * Once main has begun with the payouts, only these are certain to come before a byte of that payout leaves: keys are
 * fetched, iyzico is asked and the approval is compared before "sent" is written down. A full disk may come after the
 * answer, so it is not among them.
 */
const BEFORE_NEXT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'payout.inFlight',
  'payout.digest',
  'payout.mismatch',
  'payout.paidMeanwhile',
  'payout.notAsked',
  'payout.movedOn',
  'keys.missing',
  'keychain.missing',
  'keychain.locked',
  'keychain.timeout',
]);

/** iyzico's own clear "no", which main has confirmed by asking. */
const CLEAR_NO: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'iyzico.rejected',
  'iyzico.auth',
  'iyzico.rateLimit',
  'iyzico.noPermission',
  'iyzico.insufficientBalance',
]);

/**
 * What an answer to the press means. Everything that is not on one of the two lists is unknown: this page never claims
 * that nothing happened unless it is certain. `null` is a call that never came back.
 */
export function pressResult(answer: Outcome<PressAnswer> | null): PressResult {
  if (answer === null) return { kind: 'unknown', authorised: 0, of: 0, problem: null };
  if (!answer.ok) {
    const { problem } = answer;
    return BEFORE_SENDING.has(problem.code)
      ? { kind: 'notSent', problem, stale: problem.code === 'payout.digest' }
      : { kind: 'unknown', authorised: 0, of: 0, problem };
  }
  const { authorised, of, problem } = answer.value;
  if (problem === null) {
    return authorised === of && of > 0
      ? { kind: 'done', authorised }
      : { kind: 'unknown', authorised, of, problem: null };
  }
  if (CLEAR_NO.has(problem.code)) return { kind: 'rejected', authorised, of, problem };
  if (BEFORE_NEXT.has(problem.code)) {
    return authorised === 0
      ? { kind: 'notSent', problem, stale: problem.code === 'payout.digest' }
      : { kind: 'stopped', authorised, of, problem };
  }
  return { kind: 'unknown', authorised, of, problem };
}
