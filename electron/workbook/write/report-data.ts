import type { Environment } from '../../../shared/companies.ts';
import type { MoneyOutcome, Purpose } from '../../../shared/items.ts';
import type { Currency, Locale, Minor } from '../../../shared/money.ts';
import type { AttemptView, CellFact, Issue, RowPlace, RowTyped, RowValues, Typed } from '../../../shared/rows.ts';

/** One row of a list in full, as report writers take it. */
export interface ReportRow {
  readonly rowId: string;
  readonly excelRow: number | null;
  readonly position: number;
  readonly typed: Typed;
  readonly values: RowValues;
  readonly facts: readonly CellFact[];
  readonly extra: RowTyped['extra'];
  readonly issues: readonly Issue[];
  readonly place: RowPlace;
  readonly placeReason: string;
  readonly attempt: AttemptView | null;
}

/** What a report says about the list as a whole. Counts and sums are computed from the rows while they are written. */
export interface ReportFacts {
  readonly companyName: string;
  readonly environment: Environment;
  readonly listName: string;
  readonly period: string;
  readonly purpose: Purpose;
  readonly fileName: string;
  readonly sheet: string;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly payouts: readonly {
    readonly currency: Currency;
    readonly externalId: string;
    readonly requestId: string;
    readonly payoutStatus: string;
    readonly preparedAt: number;
    readonly authorisedAt: number | null;
    readonly lastAskedAt: number | null;
  }[];
  readonly extraColumns: readonly { readonly index: number; readonly name: string }[];
  readonly locale: Locale;
  readonly masked: boolean;
}

/** A row's place in a report's totals: what became of it, or why it was never sent. */
export type ReportState = MoneyOutcome | 'notSent' | 'held' | 'dropped' | 'needsCorrection';

/** Count and sum of one state in one currency. */
export interface StateTotal {
  readonly state: ReportState;
  readonly currency: Currency | null;
  count: number;
  sum: Minor;
}
