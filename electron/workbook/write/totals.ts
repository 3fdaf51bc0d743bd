import { minor, sum } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { isPayable } from '../../../shared/rows.ts';
import type { ReportRow, ReportState, StateTotal } from './report-data.ts';

/** The state a row has in a report. Every row has exactly one, whether or not it was ever sent. */
export function reportState(row: Pick<ReportRow, 'attempt' | 'place' | 'issues'>): ReportState {
  if (row.attempt !== null) return row.attempt.outcome;
  if (row.place !== 'in') return row.place;
  return isPayable(row.place, row.issues) ? 'notSent' : 'needsCorrection';
}

/** Counts rows and sums amounts per state and currency; commission separately. */
export class Totals {
  readonly #states = new Map<string, StateTotal>();
  readonly #commission = new Map<Currency, Minor>();
  rows = 0;

  add(row: ReportRow): void {
    const state = reportState(row);
    const { amount, currency } = row.values;
    const key = `${state} ${currency ?? ''}`;
    const total = this.#states.get(key) ?? { state, currency, count: 0, sum: minor(0) };
    total.count += 1;
    total.sum = sum([total.sum, amount ?? minor(0)]);
    this.#states.set(key, total);
    this.rows += 1;
    const commission = row.attempt?.commission;
    if (commission !== null && commission !== undefined && currency !== null) {
      this.#commission.set(currency, sum([this.#commission.get(currency) ?? minor(0), commission]));
    }
  }

  get states(): readonly StateTotal[] {
    return [...this.#states.values()];
  }

  get commissions(): readonly { readonly currency: Currency; readonly amount: Minor }[] {
    return [...this.#commission].map(([currency, amount]) => ({ currency, amount }));
  }
}
