import type { Problem } from '../../../shared/problems.ts';
import { Banner } from '../../components/banner.tsx';
import { useProblemText } from '../../text/use-problem.ts';

/** A failure of something that was pressed, above the view it was pressed in. */
export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  const { title, money, next } = useProblemText()(problem);
  return (
    <Banner tone="error" title={title} isLive>
      {money} {next}
    </Banner>
  );
}
