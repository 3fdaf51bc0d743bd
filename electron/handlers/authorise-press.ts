import { readAmountText } from '../../shared/amounts.ts';
import type { PayoutId } from '../../shared/ids.ts';
import type { authoriseContract, Input } from '../../shared/ipc.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { Approvable } from '../ledger/payouts/approve.ts';
import type { DeskContext } from './context.ts';

/** What a person pressed Authorise with: the digest they saw, the total they typed, and a second person where one is asked for. */
export type Press = Input<typeof authoriseContract, 'authorise.press'>;

/** How far the press came: payouts authorised, of how many, and why it stopped. */
export interface Pressed {
  readonly authorised: number;
  readonly of: number;
  readonly problem: Problem | null;
}

/** Carries a press out: refused where anything differs from what was shown, otherwise authorised payout by payout. */
export async function carryOut(context: DeskContext, approved: Approvable, input: Press): Promise<Outcome<Pressed>> {
  const refusal = refuse(context, approved, input) ?? (await refuseSecond(context, approved, input));
  return refusal === null ? authoriseAll(context, approved, input.second?.name ?? '') : { ok: false, problem: refusal };
}

/** What stops a press before anything is written: a list that changed, a total that was not typed, a limit that refuses. */
function refuse(context: DeskContext, approved: Approvable, input: Press): Problem | null {
  if (input.digest !== approved.digest) return fail('payout.digest').problem;
  const typed = readAmountText(input.typedTotal, context.locale() === 'tr' ? 'comma' : 'dot');
  const isSame =
    typed.ok && typed.amount === approved.total && (typed.currency ?? approved.currency) === approved.currency;
  if (!isSame)
    return fail('payout.total', { typed: input.typedTotal, expected: approved.total, currency: approved.currency })
      .problem;
  if (approved.paidMeanwhile !== null) return approved.paidMeanwhile;
  return approved.limitsRefuse ? (approved.limits[0] ?? fail('payout.limit').problem) : null;
}

async function refuseSecond(context: DeskContext, approved: Approvable, input: Press): Promise<Problem | null> {
  if (!approved.secondApproval) return null;
  if (input.second === null) return fail('payout.pinMissing').problem;
  if (input.second.name.trim() === context.actor().trim()) return fail('payout.pin', { reason: 'samePerson' }).problem;
  const verified = await context.ledger.call('companies.verifyPin', {
    companyId: approved.companyId,
    pin: input.second.pin,
  });
  return verified.ok ? null : verified.problem;
}

/** Authorises the payouts of one approval in order; stops at the first that is not a clear success (design, "A payout's life"). */
async function authoriseAll(context: DeskContext, approved: Approvable, second: string): Promise<Outcome<Pressed>> {
  const { digest, count, total, environment } = approved;
  const payouts = approved.payouts.map(({ payoutId }) => payoutId);
  const approval = { digest, host: context.hostOf(environment), payouts, count, total, second };
  let authorised = 0;
  for (const payout of approved.payouts) {
    const done = await context.runner.authorise(payout.payoutId, context.actor(), approval);
    const stop = (problem: Problem): Outcome<Pressed> => succeed({ authorised, of: approved.payouts.length, problem });
    if (!done.ok) return stop(await afterFailure(context, payout.payoutId, done.problem));
    context.follower.follow(payout.payoutId, done.value);
    const { standing } = done.value;
    if (standing.phase === 'authRejected') return stop(standing.problem);
    if (standing.phase !== 'authorised' && standing.phase !== 'settled')
      return stop(fail('payout.unknownOutcome', { phase: standing.phase }).problem);
    authorised += 1;
  }
  return succeed({ authorised, of: approved.payouts.length, problem: null });
}

/**
 * What a failed press may claim. Once "sent" was committed, only the ledger's own state says how it stands: a retrieve
 * that failed afterwards must not read as if nothing had been sent.
 */
async function afterFailure(context: DeskContext, payoutId: PayoutId, problem: Problem): Promise<Problem> {
  const loaded = await context.ledger.call('payouts.load', { payoutId });
  if (!loaded.ok) return fail('payout.unknownOutcome').problem;
  const { phase } = loaded.value.state.standing;
  return phase === 'authorising' || phase === 'authUnknown'
    ? fail('payout.unknownOutcome', { phase }).problem
    : problem;
}
