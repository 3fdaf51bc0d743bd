import type { DatabaseSync } from 'node:sqlite';
import type { AcrossRow } from '../../../shared/checks/across.ts';
import type { EarlierPayment, PaymentHistory } from '../../../shared/checks/history.ts';
import type { BatchId, CompanyId } from '../../../shared/ids.ts';
import { istanbulDayStart } from '../payouts/istanbul-day.ts';
import type { Store } from '../store.ts';
import { addressBook } from './address-book.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOBODY: SentTo = { byRecipient: new Map(), most: 0 };

/** Outcomes of a payment that was made or may still be made: what is unknown counts as paid (design, Ids). */
export const MAY_HAVE_PAID = "('waiting', 'onItsWay', 'paid', 'unknown')";

/**
 * What the ledger knows of a company's payments, for the checks of one list. Recipients come from the address book in
 * memory; earlier payments are read once, and a recipient's token is made only for rows whose amount was paid before.
 */
export function ledgerHistory(
  store: Store,
  scope: { readonly companyId: CompanyId; readonly batchId: BatchId; readonly duplicateDays: number },
): PaymentHistory {
  const book = addressBook(store, scope.companyId);
  const earlier = rememberedPayments(store, scope);
  return {
    recipient: (recipientKey) => book.byRecipient(recipientKey),
    named: (nameKey) => book.byName(nameKey),
    earlier: (row) => {
      if (earlier.byPayment.size === 0 || row.amount === null || row.currency === null) return undefined;
      if (!earlier.amounts.has(`${row.amount} ${row.currency}`)) return undefined;
      const token = hex(recipientTokenOf(store, scope.companyId, row.recipientKey));
      return earlier.byPayment.get(`${token} ${row.amount} ${row.currency}`);
    },
    sentToday: (recipientKey, over) => {
      if (earlier.today.most <= over) return 0;
      return earlier.today.byRecipient.get(hex(recipientTokenOf(store, scope.companyId, recipientKey))) ?? 0;
    },
  };
}

/** The token of `attempts.recipient_token` for a recipient key: the same text that the payouts' own tokens are made of. */
export function recipientTokenOf(
  store: Store,
  companyId: CompanyId,
  recipientKey: AcrossRow['recipientKey'],
): Uint8Array {
  return store.seal.token(companyId, 'recipient', recipientKey);
}

type Scope = Parameters<typeof ledgerHistory>[1];

interface Earlier {
  readonly byPayment: ReadonlyMap<string, EarlierPayment>;
  readonly amounts: ReadonlySet<string>;
  readonly today: SentTo;
}

/** Kuruş by recipient token, and the most that one recipient got. */
interface SentTo {
  readonly byRecipient: ReadonlyMap<string, number>;
  readonly most: number;
}

/** The last scope's payments: a person edits one list at a time, and only a payout's event changes what was paid. */
const remembered = new WeakMap<DatabaseSync, { readonly key: string; seq: number; readonly earlier: Earlier }>();

function rememberedPayments(store: Store, scope: Scope): Earlier {
  const key = `${scope.companyId} ${scope.batchId} ${scope.duplicateDays} ${istanbulDayStart(store.now())}`;
  const { seq } = store.journal.head();
  const known = remembered.get(store.db);
  if (known?.key === key) {
    const event = store.db.prepare("SELECT 1 FROM journal WHERE seq > ? AND payout_id <> '' LIMIT 1").get(known.seq);
    if (event === undefined && known.seq <= seq) {
      known.seq = seq;
      return known.earlier;
    }
  }
  const earlier = { ...earlierPayments(store, scope), today: sentToday(store, scope) };
  remembered.set(store.db, { key, seq, earlier });
  return earlier;
}

/** Lira that other lists sent, or may have sent, since the day began in Istanbul; what is unknown counts as paid. */
function sentToday(store: Store, { companyId, batchId }: Scope): SentTo {
  const found = store.db
    .prepare(
      `SELECT a.recipient_token AS token, SUM(a.amount) AS total FROM attempts a
       WHERE a.company_id = ? AND a.batch_id <> ? AND a.currency = 'TRY' AND a.outcome IN ${MAY_HAVE_PAID}
         AND a.payout_id IN (SELECT payout_id FROM journal WHERE kind = 'authoriseSent' AND at >= ?)
       GROUP BY a.recipient_token`,
    )
    .all(companyId, batchId, istanbulDayStart(store.now()));
  if (found.length === 0) return NOBODY;
  const totals = found.map((row): [string, number] => [hex(row['token'] as Uint8Array), Number(row['total'])]);
  return { byRecipient: new Map(totals), most: totals.reduce((most, [, total]) => Math.max(most, total), 0) };
}

function earlierPayments(store: Store, { companyId, batchId, duplicateDays }: Scope): Omit<Earlier, 'today'> {
  const byPayment = new Map<string, EarlierPayment>();
  const amounts = new Set<string>();
  if (duplicateDays === 0) return { byPayment, amounts };
  const found = store.db
    .prepare(
      `SELECT a.recipient_token AS token, a.amount, a.currency, p.created_at AS at, b.name
       FROM payouts p JOIN attempts a ON a.payout_id = p.id JOIN batches b ON b.id = p.batch_id
       WHERE p.company_id = ? AND p.created_at >= ? AND p.batch_id <> ? AND a.outcome IN ${MAY_HAVE_PAID}
       ORDER BY p.created_at`,
    )
    .iterate(companyId, store.now() - duplicateDays * DAY_MS, batchId);
  for (const row of found) {
    const payment = `${row['amount']} ${row['currency']}`;
    const key = `${hex(row['token'] as Uint8Array)} ${payment}`;
    amounts.add(payment);
    byPayment.set(key, {
      at: Number(row['at']),
      list: String(row['name']),
      count: (byPayment.get(key)?.count ?? 0) + 1,
    });
  }
  return { byPayment, amounts };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
