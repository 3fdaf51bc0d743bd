import type { PayoutId } from '../../shared/ids.ts';
import { fail } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { notSentProblem } from './answers.ts';
import type { Answer, Commit } from './calls.ts';
import type { PayoutEvent } from './events.ts';
import type { PayoutLedger } from './ledger-port.ts';
import type { PayoutState } from './state.ts';

/** "Sent" could not be committed, so nothing was sent. */
class NotCommitted extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** One call that changes something at iyzico: what is committed before, how it is sent, and what its answer means. */
export interface Mutation<T> {
  readonly payoutId: PayoutId;
  readonly actor: string;
  readonly sent: PayoutEvent;
  readonly call: (commit: Commit) => Promise<Answer<T>>;
  readonly meaning: (answer: Answer<T>) => PayoutEvent;
}

/**
 * Sends once: "sent" is committed directly before the first byte leaves, the raw answer with its meaning directly after it
 * came. What ends before "sent" was committed left nothing behind and may be pressed again.
 */
export async function sendOnce<T>(ledger: PayoutLedger, mutation: Mutation<T>): Promise<Outcome<PayoutState>> {
  const { payoutId, actor } = mutation;
  let committed = false;
  const commit = async (): Promise<void> => {
    const appended = await ledger.append({ payoutId, actor, event: mutation.sent });
    if (!appended.ok) throw new NotCommitted(appended.problem);
    committed = true;
  };
  let answer: Answer<T>;
  try {
    answer = await mutation.call(commit);
  } catch (error) {
    if (error instanceof NotCommitted) return { ok: false, problem: error.problem };
    throw error;
  }
  if (committed)
    return ledger.append({ payoutId, actor: '', event: mutation.meaning(answer), secret: { raw: answer.raw } });
  return answer.kind === 'notSent'
    ? { ok: false, problem: notSentProblem(answer) }
    : fail('internal', { where: 'send' });
}
