import { succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { DeskContext } from './context.ts';

/**
 * Asked before anything is prepared, so that a refusal leaves nothing behind; the ledger asks again at every send.
 * Problems: `ledger.chainBroken` with the first faulty entry, `clock.inPast`.
 */
export async function maySend({ ledger }: Pick<DeskContext, 'ledger'>): Promise<Outcome<null>> {
  const standing = await ledger.call('journal.standing', {});
  if (!standing.ok) return standing;
  const { problem } = standing.value;
  return problem === null ? succeed(null) : { ok: false, problem };
}
