import { useCallback, useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { type Channel, type InputOf, type OutputOf, call } from '../client.ts';
import { useLocale } from '../text/use-text.ts';
import { notifyProblem } from './notices.ts';

/** Says a problem in the corner: what happened, what it means for the money, what to do next. */
export function useShowProblem(): (problem: Problem) => void {
  const locale = useLocale();
  return useCallback(
    (problem: Problem) => {
      if (problem.code === 'cancelled') return;
      notifyProblem(problem, locale);
    },
    [locale],
  );
}

export interface Act {
  /** Asks the main process to do something. Undefined when it failed; the problem was then shown. */
  readonly act: <K extends Channel>(channel: K, input: InputOf<K>) => Promise<OutputOf<K> | undefined>;
  readonly isBusy: boolean;
}

/** Something a person pressed for: busy while it runs, its failure shown in words. */
export function useAct(): Act {
  const [running, setRunning] = useState(0);
  const show = useShowProblem();
  const act = useCallback(
    async <K extends Channel>(channel: K, input: InputOf<K>): Promise<OutputOf<K> | undefined> => {
      setRunning((count) => count + 1);
      const outcome = await call(channel, input);
      setRunning((count) => count - 1);
      if (outcome.ok) return outcome.value;
      show(outcome.problem);
      return undefined;
    },
    [show],
  );
  return { act, isBusy: running > 0 };
}
