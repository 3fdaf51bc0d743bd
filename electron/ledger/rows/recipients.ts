import type { CompanyId } from '../../../shared/ids.ts';
import { bankOf } from '../../../shared/iban.ts';
import type { deskContract, Input, Output } from '../../../shared/ipc.ts';
import { fail } from '../../../shared/problems.ts';
import type { Recipient } from '../../../shared/records.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import {
  addressBook,
  recipientsWritten,
  type AddressBook,
  type BookEntry,
  type Person,
  type SealedRecipient,
} from './address-book.ts';
import { namedEntry, peopleIn } from './book-view.ts';

type Desk = typeof deskContract;

/** One page of a company's address book, a line per person, searched and sorted; see `peopleIn`. */
export function recipientsList(store: Store, args: Input<Desk, 'recipients.list'>): Output<Desk, 'recipients.list'> {
  const people = peopleIn(addressBook(store, args.companyId), args);
  const page = people.slice(args.offset, args.offset + args.limit);
  return { total: people.length, recipients: page.flatMap((person) => personOf(args.companyId, person)) };
}

function personOf(companyId: CompanyId, entries: Person): Recipient[] {
  const [latest, ...earlier] = entries;
  const named = namedEntry(entries);
  if (latest === undefined || named === undefined) return [];
  return [
    {
      recipientId: named.id,
      companyId,
      name: named.name,
      recipientType: latest.recipientType,
      recipientMasked: latest.recipientMasked,
      bank: bankName(latest),
      earlier: earlier.map((entry) => ({
        recipientMasked: entry.recipientMasked,
        bank: bankName(entry),
        firstSeenAt: entry.firstSeenAt,
        lastPaidAt: entry.lastPaidAt,
      })),
      firstSeenAt: Math.min(...entries.map((entry) => entry.firstSeenAt)),
      lastPaidAt: latest.lastPaidAt,
      lastAmount: latest.lastAmount,
      currency: latest.currency,
      paidCount: entries.reduce((times, entry) => times + entry.paidCount, 0),
      trusted: named.trusted,
      notes: named.notes,
    },
  ];
}

function bankName(entry: BookEntry): string {
  return entry.recipientType === 'IBAN' ? (bankOf(entry.recipientInfo) ?? '') : '';
}

/** Marks a recipient as trusted or writes a note. Problem: `notFound`. */
export function recipientsChange(store: Store, args: Input<Desk, 'recipients.change'>): Recipient {
  const { companyId, entry } = findEntry(store, args.recipientId);
  store.transaction(() => {
    const sealed = store.seal.sealOwn('recipients', entry.id, sealedOf(entry, { notes: args.notes ?? entry.notes }));
    store.db
      .prepare('UPDATE recipients SET sealed = ?, trusted = ? WHERE id = ?')
      .run(sealed, (args.trusted ?? entry.trusted) ? 1 : 0, entry.id);
  });
  return changed(store, companyId, entry.id, [entry.id]);
}

/**
 * Says that two people of the address book are one: from then on they share one history under the name that is kept,
 * whichever way a sheet writes it. Problems: `notFound`, `badInput` for people of different companies.
 */
export function recipientsMerge(store: Store, args: Input<Desk, 'recipients.merge'>): Recipient {
  const keep = findEntry(store, args.keep);
  const merge = findEntry(store, args.merge);
  if (keep.companyId !== merge.companyId) throw new ProblemError(fail('badInput').problem);
  const { group } = keep.entry;
  const notes = [keep.entry.notes, merge.entry.notes].filter((note) => note !== '').join('\n');
  const merged = merge.book.byName(merge.entry.nameKey);
  store.transaction(() => {
    const write = store.db.prepare('UPDATE recipients SET sealed = ? WHERE id = ?');
    for (const entry of merged)
      write.run(store.seal.sealOwn('recipients', entry.id, sealedOf(entry, { group, notes: '' })), entry.id);
    write.run(store.seal.sealOwn('recipients', keep.entry.id, sealedOf(keep.entry, { notes })), keep.entry.id);
  });
  return changed(store, keep.companyId, keep.entry.id, [keep.entry.id, ...merged.map(({ id }) => id)]);
}

function sealedOf(entry: BookEntry, change: Partial<SealedRecipient>): SealedRecipient {
  const { name, recipientType, recipientInfo, notes, group } = entry;
  return { name, recipientType, recipientInfo, notes, group, ...change };
}

function findEntry(
  store: Store,
  recipientId: string,
): { readonly companyId: CompanyId; readonly book: AddressBook; readonly entry: BookEntry } {
  const row = store.db.prepare('SELECT company_id FROM recipients WHERE id = ?').get(recipientId);
  if (row === undefined) throw new ProblemError(fail('notFound').problem);
  const companyId = row['company_id'] as CompanyId;
  const book = addressBook(store, companyId);
  const entry = book.entries.find((each) => each.id === recipientId);
  if (entry === undefined) throw new ProblemError(fail('notFound').problem);
  return { companyId, book, entry };
}

function changed(store: Store, companyId: CompanyId, recipientId: string, written: readonly string[]): Recipient {
  recipientsWritten(store, companyId, written);
  store.changed({ companyId, recipients: true });
  const { book, entry } = findEntry(store, recipientId);
  const [person] = personOf(companyId, book.byName(entry.nameKey));
  if (person === undefined) throw new ProblemError(fail('notFound').problem);
  return person;
}
