import type { Problem } from '../../../shared/problems.ts';
import { Banner } from '../../components/banner.tsx';
import { useProblemWords } from './use-problem.ts';

/** A failure of something that was pressed, above the view it was pressed in. */
export function ProblemBanner({ problem }: { readonly problem: Problem }) {
  const { title, money, next } = useProblemWords()(problem);
  return (
    <Banner tone="error" title={title} isLive>
      {money} {next}
    </Banner>
  );
}
