import type { Issue } from '../../../shared/rows.ts';
import type { Said } from '../row-content.ts';
import { isMovedMark } from './moved.ts';
import { answersOf, withAnswers } from './patch.ts';

/** Stands in clear where a person's words are sealed: that something was said is no secret. */
const SEALED_WORDS = '·';

/** What was said about a row, to be sealed with it; null when nothing was. The mark of a row that moved on is no word. */
export function saidOf(row: { readonly issues: readonly Issue[]; readonly placeReason: string }): Said | null {
  const answers = answersOf(row.issues);
  const placeReason = isMovedMark(row.placeReason) ? '' : row.placeReason;
  return placeReason === '' && Object.keys(answers).length === 0 ? null : { placeReason, answers };
}

/** A row's issues as the ledger keeps them in clear: codes and facts, without what people wrote. */
export function clearIssues(issues: readonly Issue[]): string {
  if (issues.length === 0) return '[]';
  const clear = issues.some((issue) => issue.answered !== null)
    ? issues.map((issue) => (issue.answered === null ? issue : { ...issue, answered: SEALED_WORDS }))
    : issues;
  return JSON.stringify(clear);
}

export function clearPlaceReason(placeReason: string): string {
  return placeReason === '' || isMovedMark(placeReason) ? placeReason : SEALED_WORDS;
}

/** The words of a row as they were before they were sealed. */
export function wordsOf(
  clear: { readonly issues: readonly Issue[]; readonly placeReason: string },
  said: Said | null,
): { readonly issues: readonly Issue[]; readonly placeReason: string } {
  const placeReason = clear.placeReason === SEALED_WORDS ? (said?.placeReason ?? '') : clear.placeReason;
  return { issues: said === null ? clear.issues : withAnswers(clear.issues, said.answers), placeReason };
}
