import type { ReactNode } from 'react';
import { MONEY_OUTCOMES, type MoneyOutcome } from '../../../shared/items.ts';
import { type Currency, formatAmount } from '../../../shared/money.ts';
import type { OutcomeCount } from '../../../shared/payouts.ts';
import { OUTCOME_TONES } from '../../text/tones.ts';
import { useLocale } from '../../text/use-text.ts';
import { byCurrency } from './list-summary.tsx';

/** Counts and sums by outcome, in words; sums stay apart by currency. */
export function OutcomeFigures({
  lines,
  render,
}: {
  readonly lines: readonly (OutcomeCount & { readonly currency: Currency })[];
  readonly render: (outcome: MoneyOutcome, count: number, sums: string) => ReactNode;
}) {
  const locale = useLocale();
  return (
    <ul className="outcomes">
      {MONEY_OUTCOMES.map((outcome) => {
        const own = lines.filter((line) => line.outcome === outcome);
        const count = own.reduce((total, line) => total + line.count, 0);
        if (count === 0) return null;
        const sums = byCurrency(own)
          .map(({ amount, currency }) => formatAmount(amount, currency, locale))
          .join(' + ');
        return (
          <li key={outcome} className={`outcome pd-tone--${OUTCOME_TONES[outcome]}`}>
            {render(outcome, count, sums)}
          </li>
        );
      })}
    </ul>
  );
}
