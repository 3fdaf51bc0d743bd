import { useMemo } from 'react';
import type { Locale } from '../../shared/money.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Notice } from '../components/notice-region.tsx';
import { describeProblem } from '../text/use-problem.ts';
import { useLocale } from '../text/use-text.ts';
import { createStore, useStore } from './store.ts';

/** A problem is kept as it is, so that its words change with the language: it stays until it is put away. */
type Kept = Notice & { readonly problem?: Problem };

const store = createStore<{ readonly notices: readonly Kept[] }>({ notices: [] });
const MOST = 4;
let made = 0;

/** Shows a short notice in the corner, which screen readers read out. The same words twice stay one notice. */
export function notify(notice: Omit<Kept, 'id'>): void {
  made += 1;
  const id = `notice-${made}`;
  store.set(({ notices }) => ({
    notices: [...notices.filter((each) => each.title !== notice.title), { ...notice, id }].slice(-MOST),
  }));
}

/** Says a problem in the corner: what happened, what it means for the money, what to do next. */
export function notifyProblem(problem: Problem, locale: Locale): void {
  notify({ tone: 'error', ...wordsOf(problem, locale), problem });
}

function wordsOf(problem: Problem, locale: Locale): Pick<Notice, 'title' | 'detail'> {
  const { title, money, next } = describeProblem(problem, locale);
  return { title, detail: `${money} ${next}` };
}

export function dismissNotice(id: string): void {
  store.set(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) }));
}

/** The notices that stand there now, oldest first. */
export function useNotices(): readonly Notice[] {
  const locale = useLocale();
  const { notices } = useStore(store);
  return useMemo(
    () =>
      notices.map(({ problem, ...notice }) =>
        problem === undefined ? notice : { ...notice, ...wordsOf(problem, locale) },
      ),
    [notices, locale],
  );
}
