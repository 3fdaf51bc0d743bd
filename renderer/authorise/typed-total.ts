import {
  type AmountFault,
  type Currency,
  type DecimalConvention,
  type Locale,
  type Minor,
  readAmountText,
} from '../../shared/amounts.ts';

/** What the typed total says beside the total that was shown. Only `equal` lets the button be pressed. */
export type TypedTotal =
  | { readonly kind: 'equal'; readonly amount: Minor }
  | { readonly kind: 'differs'; readonly amount: Minor }
  | { readonly kind: 'otherCurrency' }
  | { readonly kind: 'fault'; readonly fault: AmountFault };

/** How the language writes decimals; it decides only where one separator could mean two things. */
export const conventionOf = (locale: Locale): DecimalConvention => (locale === 'tr' ? 'comma' : 'dot');

/**
 * Reads the total a person typed: both languages' habits, with or without grouping, spaces and the currency. Main reads
 * the same text again by the same rule; this reading only tells the person what was understood.
 */
export function readTypedTotal(text: string, total: Minor, currency: Currency, locale: Locale): TypedTotal {
  const reading = readAmountText(text, conventionOf(locale));
  if (!reading.ok) return { kind: 'fault', fault: reading.fault };
  if (reading.currency !== undefined && reading.currency !== currency) return { kind: 'otherCurrency' };
  return { kind: reading.amount === total ? 'equal' : 'differs', amount: reading.amount };
}
