import { formatAmount, sum } from '../../shared/amounts.ts';
import type { AuthoriseSummary } from '../../shared/approval.ts';
import type { Problem } from '../../shared/problems.ts';
import type { AuthoriseText } from '../text/tr/authorise.ts';
import { type Child, element, icon, onPress } from './dom.ts';
import type { PressResult } from './press-result.ts';
import { formatCount } from './when.ts';
import { iyzicoWords, limitSentence, problemSentence } from './words.ts';

interface Handlers {
  readonly onClose: () => void;
  /** Back to the list that was shown, to press again; only where nothing was sent. */
  readonly onBack: () => void;
}

/** How the press ended: what happened, what it means for the money, what to do next. */
export function resultView(
  result: PressResult,
  summary: AuthoriseSummary,
  text: AuthoriseText,
  handlers: Handlers,
): { readonly root: HTMLElement; readonly focus: () => void } {
  const told = tell(result, summary, text);
  const close = element('button', { type: 'button', class: 'button button--main' }, text.results.toList);
  onPress(close, handlers.onClose);
  const back =
    result.kind === 'notSent' ? element('button', { type: 'button', class: 'button' }, text.results.again) : null;
  if (back !== null) onPress(back, handlers.onBack);
  const heading = element('h1', { tabindex: '-1' }, told.title);
  const root = element(
    'main',
    { class: `result result--${told.tone}` },
    element('div', { class: 'result__mark' }, icon(told.picture)),
    heading,
    ...told.body,
    element('div', { class: 'result__buttons' }, back, close),
  );
  return { root, focus: () => (told.tone === 'ok' ? close : heading).focus() };
}

interface Told {
  readonly tone: 'ok' | 'warning' | 'error';
  readonly picture: 'check' | 'cross' | 'question';
  readonly title: string;
  readonly body: readonly Child[];
}

function tell(result: PressResult, summary: AuthoriseSummary, text: AuthoriseText): Told {
  const { results: words } = text;
  const { locale, currency } = summary;
  const count = (value: number): string => formatCount(value, locale);
  const paragraph = (sentence: string): HTMLElement => element('p', {}, sentence);
  const partly = (authorised: number, of: number): Child =>
    authorised > 0 ? element('p', { class: 'result__partly' }, words.partly(count(authorised), count(of))) : null;
  switch (result.kind) {
    case 'done': {
      const total = sum(summary.payouts.map((payout) => payout.total));
      const body = words.done.body(count(summary.count), formatAmount(total, currency, locale));
      return { tone: 'ok', picture: 'check', title: words.done.title, body: [paragraph(body)] };
    }
    case 'notSent':
      return {
        tone: 'error',
        picture: 'cross',
        title: words.notSent.title,
        body: [...why(result.problem, summary, text), paragraph(words.notSent.body)],
      };
    case 'stopped':
      return {
        tone: 'warning',
        picture: 'cross',
        title: words.partlyTitle,
        body: [partly(result.authorised, result.of), ...why(result.problem, summary, text)],
      };
    case 'rejected':
      return {
        tone: 'error',
        picture: 'cross',
        title: result.authorised > 0 ? words.partlyTitle : words.rejected.title,
        body: [
          partly(result.authorised, result.of),
          ...why(result.problem, summary, text),
          paragraph(words.rejected.body),
        ],
      };
    case 'unknown':
      return {
        tone: 'warning',
        picture: 'question',
        title: words.unknown.title,
        body: [
          partly(result.authorised, result.of),
          known(
            [
              [words.knownLabel, words.unknown.known],
              [words.unknownLabel, words.unknown.unknown],
              [words.nextLabel, words.unknown.next],
            ],
            result.problem === null ? [] : why(result.problem, summary, text),
          ),
        ],
      };
  }
}

/** The problem's sentence and, where iyzico said something, its own words. */
function why(problem: Problem, { locale }: AuthoriseSummary, text: AuthoriseText): readonly Child[] {
  const sentence =
    problem.code === 'payout.limit' ? limitSentence(problem, text, locale) : problemSentence(problem, text);
  const theirs = iyzicoWords(problem);
  return [
    element('p', { class: 'result__why' }, sentence),
    theirs === '' ? null : element('p', { class: 'result__theirs' }, `${text.results.iyzicoSays}: ${theirs}`),
  ];
}

function known(lines: readonly (readonly [string, string])[], reason: readonly Child[]): HTMLElement {
  return element(
    'dl',
    { class: 'result__known' },
    ...lines.map(([term, sentence], index) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, sentence, ...(index === 0 ? reason : []))),
    ),
  );
}
