import { fail, type Problem, type ProblemCode, type ProblemParams } from '../../../shared/problems.ts';

/**
 * Thrown inside the reader when a file cannot be read whole, and caught at its one door (`survey.ts`, `table.ts`), which
 * turns it into an Outcome. A parser deep in a stream has no better way out; nothing outside read/ ever sees it thrown.
 */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, params: ProblemParams = {}) {
    super(code);
    this.name = 'Refusal';
    this.problem = fail(code, params).problem;
  }
}

/** The file is broken or not what it says; `what` names the part and the kind of damage, never a cell's content. */
export function damaged(what: string, part = ''): Refusal {
  return new Refusal('workbook.damaged', part === '' ? { what } : { what, part });
}
