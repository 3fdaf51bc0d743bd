import type { Locale } from '../../../shared/money.ts';
import { type Issue, type RowView } from '../../../shared/rows.ts';
import type { CellMark } from '../../components/grid/grid-types.ts';
import type { Tone } from '../../components/tone.ts';
import { COMMON, LIST } from '../../text/areas.ts';
import { describeIssue } from '../../text/issue-text.ts';
import { OUTCOME_TONES } from '../../text/tones.ts';
import { textIn } from '../../text/use-text.ts';
import type { Stages, WaitingStage } from './attempt-stage.ts';

/** How much an issue matters: errors first, then open questions, warnings, remarks. */
function weight(issue: Issue): number {
  if (issue.severity === 'error') return 0;
  if (issue.asks && issue.answered === null) return 1;
  return issue.severity === 'warning' ? 2 : 3;
}

const sorted = new WeakMap<RowView, readonly Issue[]>();

/** A row's issues, the most pressing first; sorted once for all its cells. */
export function sortedIssues(row: RowView): readonly Issue[] {
  const known = sorted.get(row) ?? row.issues.toSorted((a, b) => weight(a) - weight(b));
  sorted.set(row, known);
  return known;
}

/** Whether a person has to do something about it before the list is sent. */
export const needsPerson = (issue: Issue): boolean => weight(issue) < 2;

const STAGE_TONES: Readonly<Record<WaitingStage, Tone>> = {
  sending: 'neutral',
  accepted: 'ok',
  unknown: 'warning',
  queued: 'neutral',
};

/** A row's state in a word or two: its place, its payment's outcome, or the worst said about it. */
export function rowState(row: RowView, locale: Locale, stages: Stages): { readonly tone: Tone; readonly word: string } {
  const { rowStates, grid } = textIn(LIST, locale);
  if (row.place === 'held') return { tone: 'neutral', word: rowStates.held };
  if (row.place === 'dropped') return { tone: 'neutral', word: rowStates.dropped };
  if (row.attempt?.outcome === 'waiting') {
    const stage = stages[row.attempt.payoutId] ?? 'unknown';
    return { tone: STAGE_TONES[stage], word: rowStates[stage] };
  }
  if (row.attempt !== null)
    return {
      tone: OUTCOME_TONES[row.attempt.outcome],
      word: textIn(COMMON, locale).outcomes[row.attempt.outcome],
    };
  const issues = sortedIssues(row).filter((issue) => weight(issue) < 3 && issue.answered === null);
  const [first] = issues;
  if (first === undefined) return { tone: 'ok', word: rowStates.ready };
  const { short } = describeIssue(first, locale);
  const more = issues.filter(needsPerson).length - 1;
  return {
    tone: first.severity === 'error' ? 'error' : 'warning',
    word: more > 0 ? grid.issueCount(short, more) : short,
  };
}

/** The mark of one field's cell: its worst open issue, with every sentence said about it. */
export function cellMark(row: RowView, field: Issue['field'], locale: Locale): CellMark | undefined {
  if (row.place !== 'in') return undefined;
  const issues = sortedIssues(row).filter((issue) => issue.field === field && issue.severity !== 'info');
  const [first] = issues;
  if (first === undefined || (first.severity === 'warning' && first.answered !== null)) return undefined;
  return {
    tone: first.severity === 'error' ? 'error' : 'warning',
    message: issues.map((issue) => describeIssue(issue, locale).title).join(' · '),
  };
}
