import { recipientKeyOf } from '../../../shared/checks/across.ts';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../../shared/ids.ts';
import type { RecipientType } from '../../../shared/items.ts';
import { fold } from '../../../shared/turkish.ts';
import { openRow } from '../row-content.ts';
import type { Store } from '../store.ts';
import { addressBook, forgetAddressBook, type BookEntry, type SealedRecipient } from './address-book.ts';
import { recipientTokenOf } from './history.ts';

/**
 * Grows the address book from a payout's items, inside the caller's transaction: whoever was sent to is known from then
 * on; last paid, last amount and the count are taken from the attempts, so that learning the same payout again changes
 * nothing. Called once a payout is authorised and again when items were paid.
 */
export function learnFromAttempts(store: Store, payoutId: PayoutId): void {
  const rows = store.db
    .prepare(
      `SELECT a.company_id, a.batch_id, a.row_id, r.sealed FROM attempts a JOIN rows r ON r.row_id = a.row_id
       WHERE a.payout_id = ? AND a.outcome NOT IN ('notAccepted', 'cancelled')`,
    )
    .all(payoutId);
  const [first] = rows;
  if (first === undefined) return;
  const companyId = first['company_id'] as CompanyId;
  const writer = new RecipientWriter(store, companyId);
  for (const row of rows) {
    const sealed = row['sealed'];
    const content = openRow(
      store,
      row['batch_id'] as BatchId,
      row['row_id'] as RowId,
      sealed instanceof Uint8Array ? sealed : null,
    );
    if (content === undefined) return;
    const { name, recipientType, recipientInfo } = content.values;
    if (recipientType !== null && recipientInfo !== null) writer.learn({ name, recipientType, recipientInfo });
  }
  forgetAddressBook(store, companyId);
}

/** Writes recipients of one company, inside the running transaction. */
export class RecipientWriter {
  readonly #store: Store;
  readonly #companyId: CompanyId;
  readonly #known = new Map<string, BookEntry>();
  readonly #book;
  readonly #paid;
  readonly #insert;
  readonly #update;

  constructor(store: Store, companyId: CompanyId) {
    this.#store = store;
    this.#companyId = companyId;
    this.#book = addressBook(store, companyId);
    for (const entry of this.#book.entries) this.#known.set(`${entry.nameKey}\n${entry.recipientKey}`, entry);
    this.#paid = store.db.prepare(
      `SELECT COUNT(*) AS times, MAX(changed_at) AS at,
         (SELECT amount FROM attempts WHERE company_id = ?1 AND recipient_token = ?2 AND outcome = 'paid' ORDER BY seq DESC LIMIT 1) AS amount,
         (SELECT currency FROM attempts WHERE company_id = ?1 AND recipient_token = ?2 AND outcome = 'paid' ORDER BY seq DESC LIMIT 1) AS currency
       FROM attempts WHERE company_id = ?1 AND recipient_token = ?2 AND outcome = 'paid'`,
    );
    this.#insert = store.db.prepare(
      `INSERT INTO recipients (id, company_id, name_token, recipient_token, sealed, first_seen_at, last_paid_at, last_amount, currency, paid_count)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (company_id, name_token, recipient_token) DO UPDATE SET
         last_paid_at = excluded.last_paid_at, last_amount = excluded.last_amount, currency = excluded.currency, paid_count = excluded.paid_count`,
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
    const recipientKey = recipientKeyOf(found.recipientType, found.recipientInfo);
    const token = recipientTokenOf(this.#store, this.#companyId, recipientKey);
    const paid = this.#paid.get(this.#companyId, token);
    const last = [
      paid?.['at'] ?? null,
      paid?.['amount'] ?? null,
      paid?.['currency'] ?? null,
      Number(paid?.['times'] ?? 0),
    ] as [number | null, number | null, string | null, number];
    const known = this.#known.get(`${nameKey}\n${recipientKey}`);
    if (known !== undefined) {
      this.#update.run(...last, known.id);
      return false;
    }
    const id = this.#store.newId();
    const group = this.#book.groupOf(nameKey);
    const sealed: SealedRecipient = { ...found, notes, group };
    this.#insert.run(
      id,
      this.#companyId,
      this.#store.seal.token(this.#companyId, 'name', nameKey),
      token,
      this.#store.seal.sealOwn('recipients', id, sealed),
      this.#store.now(),
      ...last,
    );
    return true;
  }
}
