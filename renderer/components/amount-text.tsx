import { type Currency, type Locale, type Minor, formatAmount } from '../../shared/money.ts';
import './amount-text.css';

export interface AmountTextProps {
  readonly amount: Minor;
  readonly currency: Currency;
  readonly locale: Locale;
  readonly size?: 'medium' | 'large' | 'huge';
  /** Neither bold nor dark, where it only accompanies. */
  readonly isQuiet?: boolean;
  /** At the right end of its place, for columns. */
  readonly isAligned?: boolean;
}

/** An amount: bold, figures of one width, never broken over two lines. */
export function AmountText({
  amount,
  currency,
  locale,
  size = 'medium',
  isQuiet = false,
  isAligned = false,
}: AmountTextProps) {
  return (
    <span
      className={`pd-amount pd-amount--${size}${isQuiet ? ' pd-amount--quiet' : ''}${isAligned ? ' pd-amount--aligned' : ''}`}
      data-selectable
    >
      {formatAmount(amount, currency, locale)}
    </span>
  );
}
