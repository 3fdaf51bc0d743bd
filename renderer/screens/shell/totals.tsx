import type { Money } from '../../../shared/money.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { useLocale } from '../../text/use-text.ts';

/** Sums, one per currency: they never cross. A dash where there is none. */
export function Totals({
  totals,
  isQuiet = false,
  isAligned = false,
}: {
  readonly totals: readonly Money[];
  readonly isQuiet?: boolean;
  readonly isAligned?: boolean;
}) {
  const locale = useLocale();
  if (totals.length === 0) return <>–</>;
  return (
    <span className="totals" data-aligned={isAligned}>
      {totals.map(({ amount, currency }) => (
        <AmountText
          key={currency}
          amount={amount}
          currency={currency}
          locale={locale}
          isQuiet={isQuiet}
          isAligned={isAligned}
        />
      ))}
    </span>
  );
}
