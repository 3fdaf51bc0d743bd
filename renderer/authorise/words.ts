import { CURRENCIES, formatAmount, type Locale, minor } from '../../shared/amounts.ts';
import type { Problem } from '../../shared/problems.ts';
import { spoken } from '../text/pseudo.ts';
import { authorise as english } from '../text/en/authorise.ts';
import { authorise as turkish, type AuthoriseText } from '../text/tr/authorise.ts';

const CATALOGUES: Readonly<Record<Locale, AuthoriseText>> = { tr: turkish, en: english };

/** The words of this window in a language. */
export const textIn = (locale: Locale): AuthoriseText => spoken(CATALOGUES[locale]);

/** The language before main has told it: the system's when it is one of ours, else Turkish. */
export const firstLocale = (): Locale => (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'tr');

/** A problem's sentence. A code this window has no words for is named, never hidden. */
export function problemSentence(problem: Problem, text: AuthoriseText): string {
  if (problem.code === 'payout.pin' && problem.params['reason'] === 'samePerson') return text.second.samePerson;
  const sentences: Readonly<Record<string, string>> = text.problems;
  return sentences[problem.code] ?? text.problemOther(problem.code);
}

/** iyzico's own code and text, where the problem carries them. */
export function iyzicoWords(problem: Problem): string {
  const { errorCode, errorMessage } = problem.params;
  return [errorCode, errorMessage].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** Which limit is passed and by how much (the parameters of `payout.limit`: which, limit, value, currency). */
export function limitSentence(problem: Problem, text: AuthoriseText, locale: Locale): string {
  const { which, limit, value, currency } = problem.params;
  const known = CURRENCIES.find((each) => each === currency);
  if (known === undefined || typeof limit !== 'number' || typeof value !== 'number') return text.limitLine.other;
  const amounts = [formatAmount(minor(limit), known, locale), formatAmount(minor(value), known, locale)] as const;
  if (which === 'item') return text.limitLine.item(...amounts);
  if (which === 'list') return text.limitLine.list(...amounts);
  return which === 'day' ? text.limitLine.day(...amounts) : text.limitLine.other;
}
