import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import { externalIdSchema, purposeSchema } from '../../../shared/items.ts';
import type { Purpose, RecipientType } from '../../../shared/items.ts';
import { CURRENCIES, minor } from '../../../shared/money.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { fail } from '../../../shared/problems.ts';
import { isPayable, issueSchema, rowPlaceSchema } from '../../../shared/rows.ts';
import type { RowValues } from '../../../shared/rows.ts';
import { initialiseBody } from '../../iyzico/body.ts';
import type { EventOf } from '../../payouts/events.ts';
import { transition } from '../../payouts/transition.ts';
import { companyRules } from '../company-settings.ts';
import { ProblemError } from '../problem-error.ts';
import { RowContents, type Kept } from '../rows/row-contents.ts';
import type { Store } from '../store.ts';

interface Candidate {
  readonly rowId: RowId;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly recipientType: RecipientType;
  readonly recipientInfo: string;
  readonly values: RowValues;
}

interface Batch {
  readonly companyId: CompanyId;
  readonly purpose: Purpose;
  readonly maxItems: number;
}

const issuesSchema = z.array(issueSchema);

/**
 * Makes the payouts of a list ready to be sent: one per currency, split at the company's maximum, each with its ids, its
 * exact body bytes (sealed) and their digest, all committed together. Rows already in an attempt that could still pay
 * them are left out. Problems: `notFound`, `batch.hasErrors`, `batch.empty`.
 */
export function preparePayouts(store: Store, args: { readonly batchId: BatchId; readonly actor: string }): PayoutId[] {
  const { batchId } = args;
  const batch = readBatch(store, batchId);
  const candidates = readCandidates(store, batchId);
  if (candidates.length === 0) throw new ProblemError(fail('batch.empty').problem);
  const at = store.now();
  const payoutIds: PayoutId[] = [];
  let written = 0;
  store.transaction(() => {
    for (const { currency, part } of split(candidates, batch.maxItems)) {
      store.advance('prepare', written, candidates.length);
      written += part.length;
      const payoutId = store.newId() as PayoutId;
      writePayout(store, { payoutId, batchId, batch, currency, part, at, actor: args.actor });
      payoutIds.push(payoutId);
    }
    store.db.prepare('UPDATE batches SET changed_at = ? WHERE id = ?').run(at, batchId);
  });
  store.changed({ batchId, companyId: batch.companyId, rows: candidates.map((candidate) => candidate.rowId) });
  return payoutIds;
}

function readBatch(store: Store, batchId: BatchId): Batch {
  const row = store.db
    .prepare('SELECT company_id, purpose FROM batches WHERE id = ? AND removed_at IS NULL')
    .get(batchId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  const companyId = row['company_id'] as CompanyId;
  return {
    companyId,
    purpose: purposeSchema.parse(row['purpose']),
    maxItems: companyRules(store, companyId).settings.maxItemsPerPayout,
  };
}

/** Rows to be sent: payable, and either never tried or in an attempt that ended before it could pay (refused, cancelled). */
function readCandidates(store: Store, batchId: BatchId): Candidate[] {
  const rows = store.db
    .prepare(
      `SELECT r.row_id, r.position, r.sealed, r.issues, r.place,
         (SELECT a.outcome FROM attempts a WHERE a.row_id = r.row_id ORDER BY a.seq DESC LIMIT 1) AS outcome
       FROM rows r WHERE r.batch_id = ? ORDER BY r.position`,
    )
    .iterate(batchId);
  const contents = new RowContents(store, batchId);
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const place = rowPlaceSchema.parse(row['place']);
    if (place !== 'in' || (row['outcome'] !== null && row['outcome'] !== 'cancelled')) continue;
    if (!isPayable(place, issuesSchema.parse(JSON.parse(String(row['issues'])))))
      throw new ProblemError(fail('batch.hasErrors').problem);
    const rowId = row['row_id'] as RowId;
    const content = contents.of(row as Kept);
    if (content === undefined) throw new ProblemError(fail('batch.notEditable').problem);
    const { values } = content;
    const { amount, currency, recipientType, recipientInfo } = values;
    if (amount === null || currency === null || recipientInfo === null || recipientType === null) {
      throw new ProblemError(fail('batch.hasErrors').problem);
    }
    candidates.push({ rowId, amount: minor(amount), currency, recipientType, recipientInfo, values });
  }
  return candidates;
}

function split(
  candidates: readonly Candidate[],
  maxItems: number,
): { readonly currency: Currency; readonly part: Candidate[] }[] {
  return CURRENCIES.flatMap((currency) => {
    const same = candidates.filter((candidate) => candidate.currency === currency);
    const parts: { readonly currency: Currency; readonly part: Candidate[] }[] = [];
    for (let start = 0; start < same.length; start += maxItems)
      parts.push({ currency, part: same.slice(start, start + maxItems) });
    return parts;
  });
}

interface NewPayout {
  readonly payoutId: PayoutId;
  readonly batchId: BatchId;
  readonly batch: Batch;
  readonly currency: Currency;
  readonly part: readonly Candidate[];
  readonly at: number;
  readonly actor: string;
}

function writePayout(store: Store, { payoutId, batchId, batch, currency, part, at, actor }: NewPayout): void {
  const externalId = `om-${payoutId}`;
  const conversationId = `om-${store.newId()}`;
  const ids = new ItemIds(store, batch.companyId);
  const named = part.map((candidate) => ({ ...candidate, itemExternalId: ids.next(candidate) }));
  const body = initialiseBody({
    externalId,
    conversationId,
    purpose: batch.purpose,
    items: named.map(({ itemExternalId, amount, currency, recipientType, recipientInfo, values }) => ({
      itemExternalId,
      recipientType,
      recipientInfo,
      amount,
      currency,
      description: values.description,
      ...(values.name === '' ? {} : { recipientName: values.name }),
      nonWithdrawable: values.nonWithdrawable,
    })),
  });
  const event: EventOf<'prepared'> = {
    kind: 'prepared',
    externalId,
    conversationId,
    purpose: batch.purpose,
    currency,
    bodySha256: createHash('sha256').update(body, 'utf8').digest('hex'),
    bodyBytes: new TextEncoder().encode(body).length,
    items: named.map(({ rowId, itemExternalId, amount }) => [rowId, itemExternalId, amount]),
  };
  const state = transition(undefined, { at, event });
  store.db
    .prepare(
      'INSERT INTO payouts (id, batch_id, company_id, external_id, currency, phase, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      payoutId,
      batchId,
      batch.companyId,
      externalId,
      event.currency,
      state.standing.phase,
      JSON.stringify(state),
      at,
    );
  const insert = store.db.prepare(
    `INSERT INTO attempts (company_id, item_external_id, batch_id, row_id, payout_id, amount, currency, recipient_token, outcome, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
  );
  for (const candidate of named) {
    const { rowId, itemExternalId, amount } = candidate;
    insert.run(
      batch.companyId,
      itemExternalId,
      batchId,
      rowId,
      payoutId,
      amount,
      currency,
      recipientToken(store, batch.companyId, candidate),
      at,
    );
  }
  store.journal.append({
    at,
    actor,
    companyId: batch.companyId,
    batchId,
    payoutId,
    kind: 'prepared',
    open: event,
    secret: { body },
  });
}

/** The token by which "the same recipient" is found again without opening a sealed field. */
export function recipientToken(
  store: Store,
  companyId: CompanyId,
  values: Pick<RowValues, 'recipientType' | 'recipientInfo'>,
): Uint8Array {
  return store.seal.token(companyId, 'recipient', `${values.recipientType ?? ''} ${values.recipientInfo ?? ''}`);
}

/** Gives each attempt its own id, unique per company for ever: the user's reference first, then with a suffix. */
class ItemIds {
  readonly #taken: (id: string) => boolean;
  readonly #now = new Set<string>();
  readonly #store: Store;

  constructor(store: Store, companyId: CompanyId) {
    this.#store = store;
    const select = store.db.prepare('SELECT 1 FROM attempts WHERE company_id = ? AND item_external_id = ?');
    this.#taken = (id) => this.#now.has(id) || select.get(companyId, id) !== undefined;
  }

  next(candidate: Candidate): string {
    const own = candidate.values.reference.trim();
    const base = externalIdSchema.safeParse(own).success && own.length <= 56 ? own : `om-${this.#store.newId()}`;
    let id = base;
    for (let attempt = 2; this.#taken(id); attempt += 1) id = `${base}-${attempt}`;
    this.#now.add(id);
    return id;
  }
}
