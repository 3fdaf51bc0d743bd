import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { recipientKeyOf } from '../../../shared/checks/across.ts';
import type { KnownRecipient } from '../../../shared/checks/history.ts';
import type { CompanyId } from '../../../shared/ids.ts';
import { recipientTypeSchema } from '../../../shared/items.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { currencySchema, minor } from '../../../shared/money.ts';
import { fold } from '../../../shared/turkish.ts';
import type { Store } from '../store.ts';

/** The sealed part of a recipient, under the data key. `group` is the folded name a merge gave it; else its own. */
export const sealedRecipientSchema = z.object({
  name: z.string(),
  recipientType: recipientTypeSchema,
  recipientInfo: z.string(),
  notes: z.string(),
  group: z.string(),
});
export type SealedRecipient = z.infer<typeof sealedRecipientSchema>;

/** One recipient as the address book holds it in memory. People are told apart by `group`, their folded name. */
export interface BookEntry extends KnownRecipient, SealedRecipient {
  readonly id: string;
  readonly nameKey: string;
  readonly firstSeenAt: number;
  readonly paidCount: number;
  readonly trusted: boolean;
}

/** A company's address book, opened. */
export class AddressBook {
  readonly entries: readonly BookEntry[];
  readonly #byRecipient = new Map<string, BookEntry>();
  readonly #byGroup = new Map<string, BookEntry[]>();
  readonly #groupOfName = new Map<string, string>();

  constructor(entries: readonly BookEntry[]) {
    // Latest first: a name's first entry is where it was paid last.
    this.entries = entries.toSorted((a, b) => lastSeen(b) - lastSeen(a));
    for (const entry of this.entries) {
      if (!this.#byRecipient.has(entry.recipientKey)) this.#byRecipient.set(entry.recipientKey, entry);
      const group = this.#byGroup.get(entry.group);
      if (group === undefined) this.#byGroup.set(entry.group, [entry]);
      else group.push(entry);
      this.#groupOfName.set(entry.nameKey, entry.group);
      this.#groupOfName.set(entry.group, entry.group);
    }
  }

  byRecipient(recipientKey: string): BookEntry | undefined {
    return this.#byRecipient.get(recipientKey);
  }

  /** Everyone under a folded name, or merged with it, latest first. */
  byName(nameKey: string): readonly BookEntry[] {
    const group = this.#groupOfName.get(nameKey);
    return group === undefined ? [] : (this.#byGroup.get(group) ?? []);
  }

  /** The folded name a person's entries are kept under. */
  groupOf(nameKey: string): string {
    return this.#groupOfName.get(nameKey) ?? nameKey;
  }

  /** One list of entries per person, latest person first. */
  people(): readonly (readonly BookEntry[])[] {
    return [...this.#byGroup.values()];
  }
}

function lastSeen(entry: BookEntry): number {
  return entry.lastPaidAt ?? entry.firstSeenAt;
}

const books = new WeakMap<DatabaseSync, Map<CompanyId, AddressBook>>();

/** A company's address book, opened once and kept until it changes. */
export function addressBook(store: Store, companyId: CompanyId): AddressBook {
  let ofStore = books.get(store.db);
  if (ofStore === undefined) books.set(store.db, (ofStore = new Map()));
  let book = ofStore.get(companyId);
  if (book === undefined) ofStore.set(companyId, (book = new AddressBook(readEntries(store, companyId))));
  return book;
}

/** Called after recipients were written, so that the next look reads them again. */
export function forgetAddressBook(store: Store, companyId: CompanyId): void {
  books.get(store.db)?.delete(companyId);
}

function readEntries(store: Store, companyId: CompanyId): BookEntry[] {
  const rows = store.db
    .prepare(
      `SELECT id, sealed, first_seen_at, last_paid_at, last_amount, currency, paid_count, trusted
       FROM recipients WHERE company_id = ?`,
    )
    .all(companyId);
  return rows.map((row): BookEntry => {
    const id = String(row['id']);
    const sealed = sealedRecipientSchema.parse(store.seal.openOwn('recipients', id, row['sealed'] as Uint8Array));
    return {
      ...sealed,
      id,
      nameKey: fold(sealed.name),
      recipientKey: recipientKeyOf(sealed.recipientType, sealed.recipientInfo),
      recipientMasked: maskRecipient(sealed.recipientType, sealed.recipientInfo),
      firstSeenAt: Number(row['first_seen_at']),
      lastPaidAt: row['last_paid_at'] === null ? null : Number(row['last_paid_at']),
      lastAmount: row['last_amount'] === null ? null : minor(Number(row['last_amount'])),
      currency: row['currency'] === null ? null : currencySchema.parse(row['currency']),
      paidCount: Number(row['paid_count']),
      trusted: row['trusted'] === 1,
    };
  });
}
