import type { BatchState } from '../../../shared/batches.ts';
import type { Environment } from '../../../shared/companies.ts';
import type { BatchId } from '../../../shared/ids.ts';
import type { MoneyOutcome, Purpose } from '../../../shared/items.ts';
import type { Currency, Locale, Minor } from '../../../shared/money.ts';
import type { PayoutView } from '../../../shared/payouts.ts';
import type { ReportRow } from '../../ledger/rows/report-rows.ts';

/** One row of a list in full, as the ledger streams it. */
export type { ReportRow } from '../../ledger/rows/report-rows.ts';

/** Rows as they come from the ledger, in chunks of at most 500, in the sheet's order. */
export type RowChunks = AsyncIterable<readonly ReportRow[]>;

/** What every report says about itself. */
export interface ReportHead {
  readonly companyName: string;
  readonly environment: Environment;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly locale: Locale;
  readonly masked: boolean;
}

/** What a report says about a payout. */
export type PayoutFacts = Pick<
  PayoutView,
  | 'id'
  | 'currency'
  | 'externalId'
  | 'requestId'
  | 'payoutStatus'
  | 'phase'
  | 'settled'
  | 'itemCount'
  | 'total'
  | 'preparedAt'
  | 'authorisedAt'
  | 'lastAskedAt'
>;

/** What a report says about a list as a whole. Counts and sums are computed from the rows while they are written. */
export interface ListFacts {
  readonly batchId: BatchId;
  readonly listName: string;
  /** `2026-11` */
  readonly period: string;
  readonly purpose: Purpose;
  /** Where the list stands; partly paid is a state of its own. */
  readonly state: BatchState;
  readonly fileName: string;
  readonly sheet: string;
  readonly payouts: readonly PayoutFacts[];
  readonly extraColumns: readonly { readonly index: number; readonly name: string }[];
}

export type ListReport = ReportHead & ListFacts;

/** A row's place in a report's totals: what became of it, or why it was never sent. */
export type ReportState = MoneyOutcome | 'notSent' | 'held' | 'dropped' | 'needsCorrection';

/** Count and sum of one state in one currency. */
export interface StateTotal {
  readonly state: ReportState;
  readonly currency: Currency | null;
  count: number;
  sum: Minor;
}
