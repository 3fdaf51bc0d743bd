import type { Limits } from '../companies.ts';
import type { Currency, Minor } from '../money.ts';
import type { Issue } from '../rows.ts';
import { NOTHING_SENT, type AcrossRow, type SentToday } from './across.ts';
import { maskRecipient } from '../mask.ts';
import { fixedIssue, issue } from './issues.ts';

/** A recipient this company has sent to before. */
export interface KnownRecipient {
  readonly recipientKey: string;
  readonly recipientMasked: string;
  readonly lastPaidAt: number | null;
  readonly lastAmount: Minor | null;
  readonly currency: Currency | null;
}

/** An earlier payment that may be the same one: where and when. Names of lists are the person's own, not personal data. */
export interface EarlierPayment {
  readonly at: number;
  readonly list: string;
  readonly count: number;
}

/** What the ledger knows of a company's earlier payments; whoever implements it keeps the look-ups quick. */
export interface PaymentHistory {
  recipient(recipientKey: string): KnownRecipient | undefined;
  /** Everyone sent to under this folded name, latest first. */
  named(nameKey: string): readonly KnownRecipient[];
  /** A payment of the same amount to the same recipient within the company's `duplicateDays`, not counting this row's own. */
  earlier(row: AcrossRow): EarlierPayment | undefined;
  /** See `SentToday`. */
  readonly sentToday: SentToday;
}

/** The history of a company that has sent nothing. */
export const NO_HISTORY: PaymentHistory = {
  recipient: () => undefined,
  named: () => [],
  earlier: () => undefined,
  sentToday: NOTHING_SENT,
};

/** What of a company's settings bears on the checks against history and limits. */
export interface HistoryRules {
  readonly amountChangePercent: number;
  readonly perItem: Limits['perItem'];
  readonly limitAction: Limits['action'];
}

const NEW_RECIPIENT = fixedIssue('recipient', 'recipient.new', 'info');

/** What earlier payments and the company's limits show about a row, added to `issues`. */
export function checkHistory(row: AcrossRow, history: PaymentHistory, rules: HistoryRules, issues: Issue[]): void {
  if (row.amount !== null && row.currency !== null && rules.perItem !== null && row.amount > rules.perItem)
    issues.push(
      issue('amount', 'limit.item', rules.limitAction === 'refuse' ? 'error' : 'warning', {
        params: { limit: rules.perItem, currency: row.currency },
      }),
    );
  if (row.recipientKey === '' || row.place !== 'in') return;
  const known = history.recipient(row.recipientKey);
  const changed = row.recipientType === 'IBAN' ? changedIban(row, history) : undefined;
  if (changed !== undefined) issues.push(changed);
  else if (known === undefined) issues.push(NEW_RECIPIENT);
  if (known !== undefined) {
    const far = farFromLast(row, known, rules.amountChangePercent);
    if (far !== undefined) issues.push(far);
  }
  if (row.amount === null || row.amount <= 0) return;
  const earlier = history.earlier(row);
  if (earlier !== undefined)
    issues.push(
      issue('recipient', 'duplicate.earlier', 'warning', {
        asks: true,
        params: { at: earlier.at, list: earlier.list, count: earlier.count },
      }),
    );
}

/** The name was paid before, always to other IBANs: before and after by their masked ends (design, Screens 5 and 7). */
function changedIban(row: AcrossRow, history: PaymentHistory): Issue | undefined {
  if (row.nameKey === '') return undefined;
  const before = history.named(row.nameKey).filter((each) => each.recipientKey.startsWith('IBAN '));
  const [latest] = before;
  if (latest === undefined || before.some((each) => each.recipientKey === row.recipientKey)) return undefined;
  return issue('recipient', 'iban.changed', 'warning', {
    params: {
      before: latest.recipientMasked,
      after: maskRecipient('IBAN', row.recipientKey.slice('IBAN '.length)),
      ...(latest.lastPaidAt === null ? {} : { lastPaidAt: latest.lastPaidAt }),
    },
  });
}

function farFromLast(row: AcrossRow, known: KnownRecipient, percent: number): Issue | undefined {
  if (row.amount === null || row.amount <= 0 || known.lastAmount === null || known.lastAmount <= 0) return undefined;
  if (known.currency !== row.currency || row.currency === null) return undefined;
  const difference = Math.abs(row.amount - known.lastAmount);
  if (difference * 100 <= known.lastAmount * percent) return undefined;
  const share = Math.round((difference * 100) / known.lastAmount) * (row.amount < known.lastAmount ? -1 : 1);
  return issue('amount', 'amount.farFromLast', 'warning', {
    params: { last: known.lastAmount, currency: row.currency, percent: share },
  });
}
