import { RefreshCw } from 'lucide-react';
import { CURRENCIES, formatAmount, sum } from '../../../shared/money.ts';
import type { MoneyOutcome } from '../../../shared/items.ts';
import type { PayoutView } from '../../../shared/payouts.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { TONE_ICONS } from '../../components/tone.ts';
import { useAct } from '../../state/act.ts';
import { COMMON, RESULT } from '../../text/areas.ts';
import { OUTCOME_TONES } from '../../text/tones.ts';
import { useFormat, useText } from '../../text/use-text.ts';
import { OutcomeFigures } from './outcome-figures.tsx';

const FINAL: readonly MoneyOutcome[] = ['paid', 'failed', 'returned', 'stuck', 'notAccepted', 'cancelled'];
/** The bar's parts in the order they are drawn. */
const PARTS = ['ok', 'warning', 'error'] as const;

/** How far the payments are: live counts and sums by outcome, when iyzico was last asked, and asking now. */
export function ResultPanel({ payouts }: { readonly payouts: readonly PayoutView[] }) {
  const text = useText(RESULT).progress;
  const common = useText(COMMON);
  const format = useFormat();
  const { act, isBusy } = useAct();
  // What iyzico did not accept is not being paid; it has its own line below and no part in the bar.
  const outcomes = payouts.flatMap((payout) => payout.outcomes.filter((each) => each.outcome !== 'notAccepted'));
  const all = outcomes.reduce((count, each) => count + each.count, 0);
  const done = outcomes.filter((each) => FINAL.includes(each.outcome)).reduce((count, each) => count + each.count, 0);
  const lastAskedAt = Math.max(...payouts.map((payout) => payout.lastAskedAt ?? 0));
  const nextAskAt = payouts.flatMap((payout) => (payout.nextAskAt === null ? [] : [payout.nextAskAt])).sort()[0];
  const askable = payouts.filter((payout) => payout.actions.includes('ask'));
  const share = (tone: (typeof PARTS)[number]) =>
    outcomes
      .filter((each) => FINAL.includes(each.outcome) && OUTCOME_TONES[each.outcome] === tone)
      .reduce((count, each) => count + each.count, 0) / Math.max(1, all);
  const ask = async () => {
    for (const payout of askable) await act('payouts.ask', { payoutId: payout.id });
  };
  const commissions = CURRENCIES.flatMap((currency) => {
    const known = payouts.flatMap((each) =>
      each.currency === currency && each.commission !== null ? [each.commission] : [],
    );
    return known.length === 0 ? [] : [text.commission(formatAmount(sum(known), currency, format.locale))];
  });
  return (
    <section className="payout payout--result" aria-label={text.region}>
      <ProgressBar
        label={text.title}
        share={undefined}
        parts={PARTS.map((tone) => ({ tone, share: share(tone) })).filter((part) => part.share > 0)}
        counts={text.counts(format.count(done), format.count(all))}
      />
      <OutcomeFigures
        lines={payouts.flatMap((payout) => payout.outcomes.map((each) => ({ ...each, currency: payout.currency })))}
        render={(outcome, count, sums) => (
          <>
            <Icon icon={TONE_ICONS[OUTCOME_TONES[outcome]]} size={13} />
            {common.outcomes[outcome]} <b>{format.count(count)}</b>
            <span>{sums}</span>
          </>
        )}
      />
      <footer>
        <span className="payout__when">
          {[
            lastAskedAt > 0 ? text.lastAsked(format.dateTime(lastAskedAt)) : '',
            nextAskAt === undefined ? '' : text.nextAsk(format.time(nextAskAt)),
            ...commissions,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {askable.length > 0 && (
          <Button size="small" icon={RefreshCw} isBusy={isBusy} onPress={() => void ask()}>
            {isBusy ? text.asking : text.askNow}
          </Button>
        )}
      </footer>
    </section>
  );
}
