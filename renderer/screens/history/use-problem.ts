import type { Problem } from '../../../shared/problems.ts';
import { PROBLEMS } from '../../text/areas.ts';
import { readParams } from '../../text/params.ts';
import { useLocale, useText } from '../../text/use-text.ts';

/** A problem in words: what happened, what it means for the money, what to do next. */
export interface ProblemWords {
  readonly title: string;
  readonly money: string;
  readonly next: string;
}

/** Puts problems into the words of the page's language. */
export function useProblemWords(): (problem: Problem) => ProblemWords {
  const texts = useText(PROBLEMS);
  const locale = useLocale();
  return (problem) => texts[problem.code](readParams(problem.params, locale));
}
