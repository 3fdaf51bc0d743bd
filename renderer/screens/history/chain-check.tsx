import type { Problem } from '../../../shared/problems.ts';
import type { Verification } from '../../../shared/records.ts';
import { Banner } from '../../components/banner.tsx';
import { useFormat, useText } from '../../text/use-text.ts';
import { HISTORY_TEXT } from './history-text.ts';
import { ProblemBanner } from './problem-banner.tsx';

/** How a check of the chain ended: what was found, or why nothing could be. */
export type ChainCheckResult =
  | { readonly kind: 'checked'; readonly found: Verification }
  | { readonly kind: 'failed'; readonly problem: Problem };

const FAULTS_SHOWN = 20;

/** The answer to "is the history as it was written?", with each faulty entry by its number. */
export function ChainCheck({ result }: { readonly result: ChainCheckResult }) {
  const text = useText(HISTORY_TEXT);
  const format = useFormat();
  if (result.kind === 'failed') return <ProblemBanner problem={result.problem} />;
  const { faults, entries, checkedAt } = result.found;
  if (faults.length === 0) {
    return (
      <Banner tone="ok" title={text.verify.wholeTitle} isLive>
        {text.verify.whole(entries, format.dateTime(checkedAt))}
      </Banner>
    );
  }
  return (
    <Banner tone="error" title={text.verify.brokenTitle(faults.length)} isLive>
      <p>{text.verify.broken}</p>
      <ul className="history__faults">
        {faults.slice(0, FAULTS_SHOWN).map(({ seq, fault }) => (
          <li key={`${seq} ${fault}`}>{text.faults[fault](format.count(seq))}</li>
        ))}
      </ul>
      {faults.length > FAULTS_SHOWN && <p>{text.verify.more(faults.length - FAULTS_SHOWN)}</p>}
    </Banner>
  );
}
