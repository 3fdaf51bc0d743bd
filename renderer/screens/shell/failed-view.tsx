import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { COMMON } from '../../text/areas.ts';
import { useProblemText } from '../../text/use-problem.ts';
import { useText } from '../../text/use-text.ts';

/** A view whose question failed: what happened, what it means for the money, what to do next, and asking again. */
export function FailedView({
  problem,
  onRetry,
  action,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
  /** Another way on, beside trying again. */
  readonly action?: ReactNode;
}) {
  const text = useText(COMMON);
  const { title, money, next } = useProblemText()(problem);
  return (
    <ErrorState
      title={title}
      meaning={`${money} ${next}`}
      code={text.problemCode(problem.code)}
      action={
        <>
          <Button variant="primary" onPress={onRetry}>
            {text.retry}
          </Button>
          {action}
        </>
      }
    />
  );
}
