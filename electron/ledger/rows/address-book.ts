import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
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
  /** The folded name and note, and last the recipient in lower case: what a search looks into. */
  readonly searched: string;
}

/** A person's entries, the latest first. */
export type Person = readonly BookEntry[];

/** A company's address book, opened. */
export class AddressBook {
  readonly entries: readonly BookEntry[];
  readonly #byRecipient = new Map<string, BookEntry>();
  readonly #byGroup = new Map<string, BookEntry[]>();
  readonly #groupOfName = new Map<string, string>();
  #people: readonly Person[] | null = null;

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

  /** Everybody, the latest first. */
  people(): readonly Person[] {
    return (this.#people ??= [...this.#byGroup.values()]);
  }

  /** The same book after these entries were read again; null stands for one that is gone. */
  with(changed: ReadonlyMap<string, BookEntry | null>): AddressBook {
    const kept = this.entries.filter((entry) => !changed.has(entry.id));
    return new AddressBook([...kept, ...[...changed.values()].filter((entry) => entry !== null)]);
  }
}

function lastSeen(entry: BookEntry): number {
  return entry.lastPaidAt ?? entry.firstSeenAt;
}

interface Opened {
  book: AddressBook;
  /** Entries that were written since; read again at the next look. */
  readonly written: Set<string>;
}

/** A payout's recipients, about. */
const MOST_READ_AGAIN = 10_000;

const books = new WeakMap<DatabaseSync, Map<CompanyId, Opened>>();

/** A company's address book, opened once and kept; of what was written since, only that is read again. */
export function addressBook(store: Store, companyId: CompanyId): AddressBook {
  let ofStore = books.get(store.db);
  if (ofStore === undefined) books.set(store.db, (ofStore = new Map()));
  const known = ofStore.get(companyId);
  // One by one, many would take longer than all of them in the table's order.
  if (known === undefined || known.written.size > MOST_READ_AGAIN) {
    const book = new AddressBook(readAll(store, companyId));
    ofStore.set(companyId, { book, written: new Set() });
    return book;
  }
  if (known.written.size > 0) {
    known.book = known.book.with(readAgain(store, known.written));
    known.written.clear();
  }
  return known.book;
}

/** Called after these recipients were written, inside or after their transaction. */
export function recipientsWritten(store: Store, companyId: CompanyId, ids: Iterable<string>): void {
  const written = books.get(store.db)?.get(companyId)?.written;
  if (written !== undefined) for (const id of ids) written.add(id);
}

/** Lets go of a company's book: its recipients are gone. */
export function forgetAddressBook(store: Store, companyId: CompanyId): void {
  books.get(store.db)?.delete(companyId);
}

const COLUMNS = 'id, sealed, first_seen_at, last_paid_at, last_amount, currency, paid_count, trusted';

function readAll(store: Store, companyId: CompanyId): BookEntry[] {
  const rows = store.db.prepare(`SELECT ${COLUMNS} FROM recipients WHERE company_id = ?`).all(companyId);
  return rows.map((row, index) => {
    store.note('records', index, rows.length);
    return entryOf(store, row);
  });
}

function readAgain(store: Store, ids: ReadonlySet<string>): Map<string, BookEntry | null> {
  const one = store.db.prepare(`SELECT ${COLUMNS} FROM recipients WHERE id = ?`);
  const read = new Map<string, BookEntry | null>();
  for (const id of ids) {
    const row = one.get(id);
    read.set(id, row === undefined ? null : entryOf(store, row));
  }
  return read;
}

function entryOf(store: Store, row: Readonly<Record<string, SQLOutputValue>>): BookEntry {
  const id = String(row['id']);
  const sealed = sealedRecipientSchema.parse(store.seal.openOwn('recipients', id, row['sealed'] as Uint8Array));
  const nameKey = fold(sealed.name);
  return {
    ...sealed,
    id,
    nameKey,
    searched: `${nameKey}\n${fold(sealed.notes)}\n${sealed.recipientInfo.toLowerCase()}`,
    recipientKey: recipientKeyOf(sealed.recipientType, sealed.recipientInfo),
    recipientMasked: maskRecipient(sealed.recipientType, sealed.recipientInfo),
    firstSeenAt: Number(row['first_seen_at']),
    lastPaidAt: row['last_paid_at'] === null ? null : Number(row['last_paid_at']),
    lastAmount: row['last_amount'] === null ? null : minor(Number(row['last_amount'])),
    currency: row['currency'] === null ? null : currencySchema.parse(row['currency']),
    paidCount: Number(row['paid_count']),
    trusted: row['trusted'] === 1,
  };
}
