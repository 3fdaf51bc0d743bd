import type { Environment } from '../../../shared/companies.ts';
import type { Purpose, RecipientType } from '../../../shared/items.ts';
import type { ReportRow, ReportState } from './report-data.ts';

/** The words of a report, in one language. The sentences about states and reasons are those of the screens (shared/text). */
export interface ReportWords {
  readonly appName: string;
  readonly title: string;
  readonly summarySheet: string;
  readonly rowsSheet: string;
  readonly listHeading: string;
  readonly resultHeading: string;
  readonly payoutsHeading: string;
  readonly company: string;
  readonly list: string;
  readonly period: string;
  readonly purpose: string;
  readonly file: string;
  readonly madeAt: string;
  readonly rowCount: string;
  readonly state: string;
  readonly count: string;
  readonly sum: string;
  readonly commission: string;
  readonly externalId: string;
  readonly requestId: string;
  readonly payoutStatus: string;
  readonly preparedAt: string;
  readonly authorisedAt: string;
  readonly lastAskedAt: string;
  readonly notReceipt: string;
  readonly addedRow: string;
  /** Row, name, recipient kind, recipient, bank, amount, currency, explanation, state, reason, what to do, reference, item id, commission. */
  readonly columns: readonly string[];
  readonly environments: Readonly<Record<Environment, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly recipientTypes: Readonly<Record<RecipientType, string>>;
  readonly states: Readonly<Record<ReportState, string>>;
  readonly reason: (row: ReportRow, state: ReportState) => string;
  readonly whatToDo: (row: ReportRow, state: ReportState) => string;
}
