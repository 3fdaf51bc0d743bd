import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { Environment, Limits } from '../../../shared/companies.ts';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import { purposeSchema } from '../../../shared/items.ts';
import type { Purpose } from '../../../shared/items.ts';
import { sum } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { fail } from '../../../shared/problems.ts';
import type { Problem } from '../../../shared/problems.ts';
import { issueSchema } from '../../../shared/rows.ts';
import type { Issue } from '../../../shared/rows.ts';
import { approvalDigest } from '../../payouts/approval.ts';
import { acceptedTotal } from '../../payouts/reconcile.ts';
import { acceptedItems, requestIdOf } from '../../payouts/state.ts';
import type { ItemState, PayoutState } from '../../payouts/state.ts';
import { mayAuthorise } from '../../payouts/may.ts';
import { companyRules } from '../company-settings.ts';
import { ProblemError } from '../problem-error.ts';
import { RowContents } from '../rows/row-contents.ts';
import type { Store } from '../store.ts';
import { limitProblems } from './limit-check.ts';
import { paidMeanwhile } from './paid-meanwhile.ts';
import { payoutStates } from './views.ts';

/** Everything the Authorise window shows that the ledger knows; balance and words are added by the desk. */
export interface Approvable {
  readonly digest: string;
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly environment: Environment;
  readonly listName: string;
  readonly purpose: Purpose;
  readonly currency: Currency;
  readonly count: number;
  readonly total: Minor;
  readonly commission: Minor | null;
  readonly payouts: readonly {
    readonly payoutId: PayoutId;
    readonly requestId: string;
    readonly count: number;
    readonly total: Minor;
  }[];
  readonly notSent: { readonly notAccepted: number; readonly held: number; readonly dropped: number };
  readonly newRecipients: readonly { readonly name: string; readonly amount: Minor }[];
  readonly changedIbans: readonly {
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly amount: Minor;
  }[];
  readonly biggest: readonly { readonly name: string; readonly amount: Minor }[];
  readonly limits: readonly Problem[];
  readonly limitsRefuse: boolean;
  /** Rows that another attempt may have paid since they were prepared: nothing is authorised over them. */
  readonly paidMeanwhile: Problem | null;
  readonly secondApproval: boolean;
  readonly preparedAt: number;
}

const issuesSchema = z.array(issueSchema);

/**
 * What one press would authorise: the payouts of one list and currency that may be authorised now, in order, computed
 * from the ledger alone. `host` is where the calls go. Problems: `notFound`, `payout.wrongPhase` when there is nothing to
 * authorise.
 */
export function approvable(
  store: Store,
  args: { readonly batchId: BatchId; readonly currency: Currency; readonly host: string },
): Approvable {
  const batch = approvalBatch(store, args.batchId);
  const payouts = payoutStates(store, args.batchId).filter(
    ({ state }) => state.currency === args.currency && mayAuthorise(state) && acceptedItems(state).length > 0,
  );
  const [first] = payouts;
  if (first === undefined)
    throw new ProblemError(fail('payout.wrongPhase', { phase: 'none', event: 'authoriseIntended' }).problem);
  const states = payouts.map(({ state }) => state);
  const items = states.flatMap(acceptedItems);
  const { count, total } = acceptedTotal(items);
  const people = new People(store, args.batchId);
  const { companyId, environment, keyFingerprint, purpose } = batch;
  const byAmount = items.toSorted((a, b) => b.amount - a.amount);
  const limits = limitProblems(store, { ...batch, batchId: args.batchId }, items, args.currency);
  return {
    digest: approvalDigest({
      companyId,
      environment,
      host: args.host,
      keyFingerprint,
      purpose,
      currency: args.currency,
      payouts: states,
    }),
    companyId,
    companyName: batch.companyName,
    environment,
    listName: batch.listName,
    purpose,
    currency: args.currency,
    count,
    total,
    commission: knownCommission(items),
    payouts: payouts.map(({ payoutId, state }) => ({
      payoutId,
      requestId: requestIdOf(state),
      ...acceptedTotal(state.items),
    })),
    notSent: notSent(store, args.batchId, states),
    newRecipients: items
      .filter((item) => people.issue(item.rowId, 'recipient.new'))
      .map((item) => ({ name: people.name(item.rowId), amount: item.amount })),
    changedIbans: items.flatMap((item) => {
      const issue = people.issue(item.rowId, 'iban.changed');
      if (issue === undefined) return [];
      const { before = '', after = '' } = issue.params;
      return [{ name: people.name(item.rowId), before: String(before), after: String(after), amount: item.amount }];
    }),
    biggest: byAmount.slice(0, 5).map((item) => ({ name: people.name(item.rowId), amount: item.amount })),
    limits,
    paidMeanwhile: paidMeanwhile(
      store,
      args.batchId,
      payouts.map(({ payoutId }) => payoutId),
    ),
    limitsRefuse: limits.length > 0 && batch.limits.action === 'refuse',
    secondApproval: batch.limits.secondApproval,
    preparedAt: first.state.preparedAt,
  };
}

/** What a list and its company bring to an approval. */
export interface ApprovalBatch {
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly environment: Environment;
  readonly keyFingerprint: string;
  readonly limits: Limits;
  readonly listName: string;
  readonly purpose: Purpose;
}

/** Problem: `notFound`. */
export function approvalBatch(store: Store, batchId: BatchId): ApprovalBatch {
  const row = store.db
    .prepare(
      `SELECT b.company_id, b.name AS list_name, b.purpose, c.name, c.key_fingerprint
       FROM batches b JOIN companies c ON c.id = b.company_id WHERE b.id = ?`,
    )
    .get(batchId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  const companyId = row['company_id'] as CompanyId;
  const { environment, limits } = companyRules(store, companyId);
  return {
    companyId,
    companyName: String(row['name']),
    environment,
    keyFingerprint: String(row['key_fingerprint']),
    limits,
    listName: String(row['list_name']),
    purpose: purposeSchema.parse(row['purpose']),
  };
}

/** Names and issues of a list's rows, opened one by one as they are asked for. */
class People {
  readonly #contents: RowContents;
  readonly #issues: StatementSync;

  constructor(store: Store, batchId: BatchId) {
    this.#contents = new RowContents(store, batchId);
    this.#issues = store.db.prepare('SELECT issues FROM rows WHERE row_id = ?');
  }

  name(rowId: RowId): string {
    return this.#contents.byId(rowId)?.values.name ?? '';
  }

  issue(rowId: RowId, code: Issue['code']): Issue | undefined {
    const text = String(this.#issues.get(rowId)?.['issues'] ?? '[]');
    return text.includes(code) ? issuesSchema.parse(JSON.parse(text)).find((issue) => issue.code === code) : undefined;
  }
}

function knownCommission(items: readonly ItemState[]): Minor | null {
  const known = items.flatMap((item) => (item.commission === null ? [] : [item.commission]));
  return known.length === items.length ? sum(known) : null;
}

function notSent(store: Store, batchId: BatchId, states: readonly PayoutState[]): Approvable['notSent'] {
  const places = store.db
    .prepare('SELECT place, COUNT(*) AS n FROM rows WHERE batch_id = ? GROUP BY place')
    .all(batchId);
  const count = (place: string): number => Number(places.find((row) => row['place'] === place)?.['n'] ?? 0);
  const items = states.flatMap((state) => state.items);
  return {
    notAccepted: items.filter((item) => item.outcome === 'notAccepted').length,
    held: count('held'),
    dropped: count('dropped'),
  };
}
