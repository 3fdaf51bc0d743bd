import { type AmountFault, type Locale, type Minor, readAmountText } from '../../shared/money.ts';

/** What the typed text says: an amount, nothing yet, or why it is not one. */
export type TypedAmount =
  | { readonly kind: 'amount'; readonly amount: Minor }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: AmountFault };

/** Reads what a person typed, taking the language's habit where a separator could mean two things. */
export function readTypedAmount(text: string, locale: Locale): TypedAmount {
  const reading = readAmountText(text, locale === 'tr' ? 'comma' : 'dot');
  if (reading.ok) return { kind: 'amount', amount: reading.amount };
  return reading.fault === 'empty' ? { kind: 'empty' } : { kind: 'fault', fault: reading.fault };
}
