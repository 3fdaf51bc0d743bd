import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { COMMON } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import { useProblemWords } from './use-problem.ts';

interface NotShownProps {
  /** What could not be shown. */
  readonly title: string;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** A view whose question failed: why, what it means for the money, and a way to ask again. */
export function NotShown({ title, problem, onRetry }: NotShownProps) {
  const common = useText(COMMON);
  const words = useProblemWords()(problem);
  return (
    <ErrorState
      title={title}
      meaning={`${words.title}. ${words.money} ${words.next}`}
      code={problem.code}
      action={<Button onPress={onRetry}>{common.retry}</Button>}
    />
  );
}
