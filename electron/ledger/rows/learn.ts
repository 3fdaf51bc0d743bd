import { recipientKeyOf } from '../../../shared/checks/across.ts';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import type { RecipientType } from '../../../shared/items.ts';
import { fold } from '../../../shared/turkish.ts';
import type { Store } from '../store.ts';
import { recipientsWritten, sealedRecipientSchema, type SealedRecipient } from './address-book.ts';
import { recipientTokenOf } from './history.ts';
import { RowContents, type Kept } from './row-contents.ts';

/**
 * Grows the address book from a payout's items, inside the caller's transaction: whoever was sent to is known from then
 * on; last paid, last amount and the count are taken from the attempts, so that learning the same payout again changes
 * nothing. Called once a payout is authorised, and for the rows that were paid or no longer are (all of them when not given).
 */
export function learnFromAttempts(store: Store, payoutId: PayoutId, rowIds?: readonly RowId[]): void {
  if (rowIds?.length === 0) return;
  const wanted = rowIds === undefined ? null : new Set(rowIds);
  const rows = store.db
    .prepare(
      `SELECT a.company_id, a.batch_id, a.row_id, r.position, r.sealed FROM attempts a JOIN rows r ON r.row_id = a.row_id
       WHERE a.payout_id = ? AND a.outcome NOT IN ('notAccepted', 'cancelled')`,
    )
    .all(payoutId);
  const [first] = rows;
  if (first === undefined) return;
  const companyId = first['company_id'] as CompanyId;
  // A payout is of one list.
  const contents = new RowContents(store, first['batch_id'] as BatchId);
  const writer = new RecipientWriter(store, companyId);
  for (const row of rows) {
    const rowId = row['row_id'] as RowId;
    if (wanted !== null && !wanted.has(rowId)) continue;
    const content = contents.of(row as Kept);
    if (content === undefined) break;
    const { name, recipientType, recipientInfo } = content.values;
    if (recipientType !== null && recipientInfo !== null) writer.learn({ name, recipientType, recipientInfo });
  }
  recipientsWritten(store, companyId, writer.written);
}

/** Writes recipients of one company, inside the running transaction; looks them up by their tokens, without opening the book. */
export class RecipientWriter {
  /** Every recipient that was added or brought up to date. */
  readonly written: string[] = [];
  readonly #store: Store;
  readonly #companyId: CompanyId;
  readonly #paid;
  readonly #known;
  readonly #sameName;
  readonly #insert;
  readonly #update;

  constructor(store: Store, companyId: CompanyId) {
    this.#store = store;
    this.#companyId = companyId;
    this.#paid = store.db.prepare(
      `SELECT seq, changed_at, amount, currency FROM attempts WHERE company_id = ? AND recipient_token = ? AND outcome = 'paid'`,
    );
    this.#known = store.db.prepare(
      'SELECT id FROM recipients WHERE company_id = ? AND name_token = ? AND recipient_token = ?',
    );
    this.#sameName = store.db.prepare(
      'SELECT id, sealed FROM recipients WHERE company_id = ? AND name_token = ? LIMIT 1',
    );
    this.#insert = store.db.prepare(
      `INSERT INTO recipients (last_paid_at, last_amount, currency, paid_count, id, company_id, name_token, recipient_token, sealed, first_seen_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = store.db.prepare(
      'UPDATE recipients SET last_paid_at = ?, last_amount = ?, currency = ?, paid_count = ? WHERE id = ?',
    );
  }

  /** Adds a recipient, or brings a known one up to date. Answers whether it is new. */
  learn(
    found: { readonly name: string; readonly recipientType: RecipientType; readonly recipientInfo: string },
    notes = '',
  ): boolean {
    const nameKey = fold(found.name);
    const recipientToken = recipientTokenOf(
      this.#store,
      this.#companyId,
      recipientKeyOf(found.recipientType, found.recipientInfo),
    );
    const nameToken = this.#store.seal.token(this.#companyId, 'name', nameKey);
    const last = this.#lastPaid(recipientToken);
    const known = this.#known.get(this.#companyId, nameToken, recipientToken);
    if (known !== undefined) {
      this.#update.run(...last, known['id'] ?? null);
      this.written.push(String(known['id']));
      return false;
    }
    const id = this.#store.newId();
    const sealed: SealedRecipient = { ...found, notes, group: this.#groupOf(nameToken, nameKey) };
    this.#insert.run(
      ...last,
      id,
      this.#companyId,
      nameToken,
      recipientToken,
      this.#store.seal.sealOwn('recipients', id, sealed),
      this.#store.now(),
    );
    this.written.push(id);
    return true;
  }

  /** When a recipient was paid last, how much, in which currency, and how often in all. */
  #lastPaid(
    recipientToken: Uint8Array,
  ): [at: number | null, amount: number | null, currency: string | null, times: number] {
    const paid = this.#paid.all(this.#companyId, recipientToken);
    let [latest] = paid;
    let at: number | null = null;
    for (const each of paid) {
      at = Math.max(at ?? 0, Number(each['changed_at']));
      if (latest !== undefined && Number(each['seq']) > Number(latest['seq'])) latest = each;
    }
    return latest === undefined
      ? [null, null, null, 0]
      : [at, Number(latest['amount']), String(latest['currency']), paid.length];
  }

  /** The person a name belongs to: after a merge that may be somebody else's name. */
  #groupOf(nameToken: Uint8Array, nameKey: string): string {
    const row = this.#sameName.get(this.#companyId, nameToken);
    if (row === undefined) return nameKey;
    const id = String(row['id']);
    return sealedRecipientSchema.parse(this.#store.seal.openOwn('recipients', id, row['sealed'] as Uint8Array)).group;
  }
}
