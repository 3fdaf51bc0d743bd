import type { Problem } from '../../shared/problems.ts';

/** An expected failure inside a ledger operation: it rolls the transaction back and crosses the thread as its problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
