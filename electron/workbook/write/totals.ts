import { keepsFee, MONEY_OUTCOMES } from '../../../shared/items.ts';
import { minor, sum } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { isPayable } from '../../../shared/rows.ts';
import type { ReportRow, ReportState, StateTotal } from './report-data.ts';

/** The order in which a report lists states: what was paid first, what never left last. */
const ORDER: readonly ReportState[] = [
  'paid',
  ...MONEY_OUTCOMES.filter((outcome) => outcome !== 'paid'),
  'needsCorrection',
  'notSent',
  'held',
  'dropped',
];

/** The state a row has in a report. Every row has exactly one, whether or not it was ever sent. */
export function reportState(row: Pick<ReportRow, 'attempt' | 'place' | 'issues'>): ReportState {
  if (row.attempt !== null) return row.attempt.outcome;
  if (row.place !== 'in') return row.place;
  return isPayable(row.place, row.issues) ? 'notSent' : 'needsCorrection';
}

/** An amount in one currency; null where the row's currency could not be read. */
export interface CurrencyTotal {
  readonly currency: Currency | null;
  readonly count: number;
  readonly sum: Minor;
}

/** Counts rows and sums amounts per state and currency; commission separately. */
export class Totals {
  readonly #states = new Map<string, StateTotal>();
  readonly #commission = new Map<Currency, Minor>();
  rows = 0;

  add(row: Pick<ReportRow, 'attempt' | 'place' | 'issues' | 'values'>): ReportState {
    const state = reportState(row);
    const { amount, currency } = row.values;
    const key = `${state} ${currency ?? ''}`;
    let total = this.#states.get(key);
    if (total === undefined) this.#states.set(key, (total = { state, currency, count: 0, sum: minor(0) }));
    total.count += 1;
    if (amount !== null) total.sum = minor(total.sum + amount);
    this.rows += 1;
    const { attempt } = row;
    if (attempt !== null && attempt.commission !== null && currency !== null && keepsFee(attempt.outcome)) {
      const { commission } = attempt;
      this.#commission.set(currency, minor((this.#commission.get(currency) ?? 0) + commission));
    }
    return state;
  }

  /** Adds another list's totals, for a report over several. */
  addAll(other: Totals): void {
    for (const { state, currency, count, sum: added } of other.states) {
      const key = `${state} ${currency ?? ''}`;
      const total = this.#states.get(key) ?? { state, currency, count: 0, sum: minor(0) };
      this.#states.set(key, { ...total, count: total.count + count, sum: sum([total.sum, added]) });
    }
    for (const { currency, amount } of other.commissions)
      this.#commission.set(currency, sum([this.#commission.get(currency) ?? minor(0), amount]));
    this.rows += other.rows;
  }

  get states(): readonly StateTotal[] {
    const place = (total: StateTotal): number => ORDER.indexOf(total.state);
    return [...this.#states.values()].toSorted(
      (a, b) => place(a) - place(b) || (a.currency ?? '').localeCompare(b.currency ?? ''),
    );
  }

  /** Every row once, by currency. */
  get currencies(): readonly CurrencyTotal[] {
    const found = new Map<Currency | null, CurrencyTotal>();
    for (const { currency, count, sum: added } of this.states) {
      const total = found.get(currency) ?? { currency, count: 0, sum: minor(0) };
      found.set(currency, { currency, count: total.count + count, sum: sum([total.sum, added]) });
    }
    return [...found.values()];
  }

  get commissions(): readonly { readonly currency: Currency; readonly amount: Minor }[] {
    return [...this.#commission].map(([currency, amount]) => ({ currency, amount }));
  }
}
