import { readAmountText } from '../money.ts';
import type { AmountFault, Currency, DecimalConvention, Minor } from '../money.ts';
import type { Issue } from '../rows.ts';
import { fold } from '../turkish.ts';
import { fixedIssue } from './issues.ts';

const FAULTS: Readonly<Record<AmountFault, Issue>> = {
  empty: fixedIssue('amount', 'amount.empty', 'error'),
  notNumber: fixedIssue('amount', 'amount.notNumber', 'error'),
  ambiguous: fixedIssue('amount', 'amount.ambiguous', 'error'),
  moreThanTwoDecimals: fixedIssue('amount', 'amount.moreThanTwoDecimals', 'error'),
  tooLarge: fixedIssue('amount', 'amount.tooLarge', 'error'),
  currencyMismatch: fixedIssue('amount', 'amount.currencyMismatch', 'error'),
};
const ZERO_AMOUNT = fixedIssue('amount', 'amount.zero', 'error');
const NEGATIVE = fixedIssue('amount', 'amount.negative', 'error');
const PERCENT = fixedIssue('amount', 'amount.percent', 'error');
const DATE = fixedIssue('amount', 'amount.date', 'error');
const ERROR_CELL = fixedIssue('amount', 'amount.errorCell', 'error');
const BOOLEAN = fixedIssue('amount', 'amount.boolean', 'error');
const CONFLICT = fixedIssue('amount', 'amount.conflict', 'error');
const FORMULA = fixedIssue('amount', 'amount.formula', 'info');
const AS_DISPLAYED = fixedIssue('amount', 'amount.asDisplayed', 'info');
const CURRENCY_UNKNOWN = fixedIssue('currency', 'currency.unknown', 'error');

export interface AmountFacts {
  readonly percent: boolean;
  readonly date: boolean;
  readonly error: boolean;
  readonly boolean: boolean;
  readonly conflict: boolean;
  readonly formula: boolean;
  readonly asDisplayed: boolean;
}

/** What a row pays; null where it has no reading. */
export interface AmountCells {
  readonly amount: Minor | null;
  readonly currency: Currency | null;
}

/**
 * Reads amount and currency and adds what is wrong with them to `issues`. A currency in the amount's own text must be the
 * one of the currency column; without either, the company's currency holds.
 */
export function readAmount(
  typed: { readonly amount: string; readonly currency: string },
  convention: DecimalConvention | null,
  facts: AmountFacts,
  defaultCurrency: Currency,
  issues: Issue[],
): AmountCells {
  const named = typed.currency === '' ? null : readCurrency(typed.currency);
  if (named === 'unknown') issues.push(CURRENCY_UNKNOWN);
  const written = named === 'unknown' ? null : named;
  const none: AmountCells = { amount: null, currency: named === 'unknown' ? null : (written ?? defaultCurrency) };
  const notAmount = facts.percent
    ? PERCENT
    : facts.date
      ? DATE
      : facts.error
        ? ERROR_CELL
        : facts.boolean
          ? BOOLEAN
          : null;
  if (notAmount !== null) {
    issues.push(notAmount);
    return none;
  }
  if (facts.conflict) {
    issues.push(CONFLICT);
    return none;
  }
  const reading = readAmountText(typed.amount, convention ?? undefined);
  if (!reading.ok) {
    issues.push(typed.amount.includes('%') ? PERCENT : FAULTS[reading.fault]);
    return none;
  }
  const { amount } = reading;
  if (reading.currency !== undefined && written !== null && reading.currency !== written) {
    issues.push(FAULTS.currencyMismatch);
    return { amount, currency: null };
  }
  if (amount === 0) issues.push(ZERO_AMOUNT);
  else if (amount < 0) issues.push(NEGATIVE);
  if (facts.formula) issues.push(FORMULA);
  if (facts.asDisplayed) issues.push(AS_DISPLAYED);
  return { amount, currency: named === 'unknown' ? null : (written ?? reading.currency ?? defaultCurrency) };
}

const CURRENCY_NAMES: Readonly<Record<string, Currency>> = {
  tl: 'TRY',
  try: 'TRY',
  ytl: 'TRY',
  lira: 'TRY',
  'turk lirasi': 'TRY',
  'turkish lira': 'TRY',
  usd: 'USD',
  dolar: 'USD',
  dollar: 'USD',
  'abd dolari': 'USD',
  'us dollar': 'USD',
  eur: 'EUR',
  euro: 'EUR',
  avro: 'EUR',
};

/** A currency as a sheet names it (`TL`, `₺`, `Euro`); null for an empty text. */
export function readCurrency(text: string): Currency | 'unknown' | null {
  const bare = text.trim();
  if (bare === '') return null;
  if (bare === 'TRY' || bare === '₺') return 'TRY';
  if (bare === 'USD' || bare === '$') return 'USD';
  if (bare === 'EUR' || bare === '€') return 'EUR';
  const folded = fold(bare);
  return (Object.hasOwn(CURRENCY_NAMES, folded) ? CURRENCY_NAMES[folded] : undefined) ?? 'unknown';
}
