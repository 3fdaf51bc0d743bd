import { readRow, type CheckContext } from '../../../shared/checks.ts';
import type { AcrossIndex } from '../../../shared/checks/across.ts';
import { checkHistory, type HistoryRules, type PaymentHistory } from '../../../shared/checks/history.ts';
import { fixedIssue, issue, keepAnswers } from '../../../shared/checks/issues.ts';
import type { BatchSource } from '../../../shared/batches.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import type { Issue } from '../../../shared/rows.ts';
import { companyRules } from '../company-settings.ts';
import type { Said } from '../row-content.ts';
import type { Store } from '../store.ts';
import { ledgerHistory } from './history.ts';
import type { ListRow } from './list-row.ts';
import { hadFailed, paidOriginals, sourceOf, type FindOriginal } from './originals.ts';
import { answerKey } from './patch.ts';

/** Everything the checks of one list go by, read once per operation. */
export interface Checker {
  readonly context: CheckContext;
  readonly rules: HistoryRules;
  readonly history: PaymentHistory;
  /** The list's rows failed before: each needs a change or a person's reason before it is sent again. */
  readonly fromFailed: boolean;
  /** The attempt before, where it did not fail after all. */
  readonly original: FindOriginal;
}

/**
 * The checker of a company's lists as of now. `batchId` is the list itself, whose own payments are no earlier ones;
 * `source` is given while the list is not written yet.
 */
export function checkerFor(
  store: Store,
  companyId: CompanyId,
  batchId: BatchId,
  source: BatchSource | null = sourceOf(store, batchId),
): Checker {
  const { environment, settings, limits } = companyRules(store, companyId);
  return {
    context: { environment, currency: settings.currency },
    rules: {
      amountChangePercent: settings.amountChangePercent,
      perItem: limits.perItem,
      limitAction: limits.action,
    },
    history: ledgerHistory(store, { companyId, batchId, duplicateDays: settings.duplicateDays }),
    fromFailed: hadFailed(store, source),
    original: paidOriginals(store, source),
  };
}

const FAILED_UNCHANGED = fixedIssue('recipient', 'failed.unchanged', 'warning', true);

/** What is said about a row that failed when a person gives one reason for all of them. */
export function fixedAnswer(reason: string): Said {
  return { placeReason: '', answers: { [answerKey(FAILED_UNCHANGED)]: reason } };
}

const NO_ISSUES: readonly Issue[] = Object.freeze([]);

/** Everything there is to say about a row now: itself, beside the other rows, and beside earlier payments. */
export function issuesOf(
  row: ListRow,
  own: readonly Issue[],
  across: Pick<AcrossIndex<ListRow>, 'check'>,
  checker: Checker,
): readonly Issue[] {
  const issues: Issue[] = own.length === 0 ? [] : own.slice();
  if (checker.fromFailed && row.content.origin !== null && row.content.edited.length === 0)
    issues.push(FAILED_UNCHANGED);
  across.check(row, issues, checker.history.sentToday);
  checkHistory(row, checker.history, checker.rules, issues);
  askAboutOriginal(row, checker, issues);
  return issues.length === 0 ? NO_ISSUES : keepAnswers(row.issues, issues);
}

/** The payment this row repeats did not fail after all: the same question as for any earlier payment, asked once. */
function askAboutOriginal(row: ListRow, checker: Checker, issues: Issue[]): void {
  const paid = checker.original(row.content.origin);
  if (paid === undefined || issues.some((each) => each.code === 'duplicate.earlier')) return;
  issues.push(issue('recipient', 'original.paid', 'warning', { asks: true, params: { ...paid } }));
}

/** A row checked again from its texts; its values are not touched. */
export function recheck(row: ListRow, across: AcrossIndex<ListRow>, checker: Checker): readonly Issue[] {
  return issuesOf(row, readRow(row.content, checker.context).issues, across, checker);
}
