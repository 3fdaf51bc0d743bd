import { useCallback } from 'react';
import type { Locale } from '../../shared/money.ts';
import type { Problem } from '../../shared/problems.ts';
import { PROBLEMS } from './areas.ts';
import { readParams } from '../../shared/text/params.ts';
import type { ProblemSentences } from '../../shared/text/tr/problems.ts';
import { textIn, useLocale } from './use-text.ts';

/** A problem in words: what happened, what it means for the money, what to do next. */
export function describeProblem(problem: Problem, locale: Locale): ProblemSentences {
  return textIn(PROBLEMS, locale)[problem.code](readParams(problem.params, locale));
}

export function useProblemText(): (problem: Problem) => ProblemSentences {
  const locale = useLocale();
  return useCallback((problem: Problem) => describeProblem(problem, locale), [locale]);
}
