import type { CompanyId } from '../../../shared/ids.ts';
import { bankOf } from '../../../shared/iban.ts';
import type { deskContract, Input, Output } from '../../../shared/ipc.ts';
import type { RecipientType } from '../../../shared/items.ts';
import { fail } from '../../../shared/problems.ts';
import type { Recipient } from '../../../shared/records.ts';
import { fold } from '../../../shared/turkish.ts';
import { ProblemError } from '../problem-error.ts';
import type { Store } from '../store.ts';
import {
  addressBook,
  forgetAddressBook,
  type AddressBook,
  type BookEntry,
  type SealedRecipient,
} from './address-book.ts';
import { RecipientWriter } from './learn.ts';

type Desk = typeof deskContract;

/** One page of a company's address book, a line per person, latest first; searched by name, recipient end, note. */
export function recipientsList(store: Store, args: Input<Desk, 'recipients.list'>): Output<Desk, 'recipients.list'> {
  const book = addressBook(store, args.companyId);
  const words = fold(args.search).split(' ').filter(Boolean);
  const people = book
    .people()
    .filter((entries) => words.length === 0 || entries.some((entry) => words.every((word) => within(entry, word))));
  const page = people.slice(args.offset, args.offset + args.limit);
  return { total: people.length, recipients: page.flatMap((entries) => personOf(args.companyId, entries)) };
}

function within(entry: BookEntry, word: string): boolean {
  return (
    entry.nameKey.includes(word) ||
    fold(entry.notes).includes(word) ||
    entry.recipientInfo.toLowerCase().endsWith(word) ||
    entry.recipientInfo.toLowerCase() === word
  );
}

function personOf(companyId: CompanyId, entries: readonly BookEntry[]): Recipient[] {
  const [latest, ...earlier] = entries;
  if (latest === undefined) return [];
  // After a merge a person goes by the name that was kept, whichever of their recipients was paid last.
  const named = entries.find((entry) => entry.nameKey === entry.group) ?? latest;
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
  return changed(store, companyId, entry.id);
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
  store.transaction(() => {
    const write = store.db.prepare('UPDATE recipients SET sealed = ? WHERE id = ?');
    for (const entry of merge.book.byName(merge.entry.nameKey))
      write.run(store.seal.sealOwn('recipients', entry.id, sealedOf(entry, { group, notes: '' })), entry.id);
    write.run(store.seal.sealOwn('recipients', keep.entry.id, sealedOf(keep.entry, { notes })), keep.entry.id);
  });
  return changed(store, keep.companyId, keep.entry.id);
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

function changed(store: Store, companyId: CompanyId, recipientId: string): Recipient {
  forgetAddressBook(store, companyId);
  store.changed({ companyId, recipients: true });
  const { book, entry } = findEntry(store, recipientId);
  const [person] = personOf(companyId, book.byName(entry.nameKey));
  if (person === undefined) throw new ProblemError(fail('notFound').problem);
  return person;
}

/** A line of an address book that is exported or imported: full recipients, for the person's own file. */
export interface RecipientLine {
  readonly name: string;
  readonly recipientType: RecipientType;
  readonly recipientInfo: string;
  readonly notes: string;
}

/** Everyone in a company's address book in full, for the export. */
export function recipientsLines(store: Store, args: { readonly companyId: CompanyId }): RecipientLine[] {
  return addressBook(store, args.companyId).entries.map(({ name, recipientType, recipientInfo, notes }) => ({
    name,
    recipientType,
    recipientInfo,
    notes,
  }));
}

/** Adds checked lines of a file to the address book; who is known stays as known. */
export function recipientsTake(
  store: Store,
  args: { readonly companyId: CompanyId; readonly lines: readonly RecipientLine[] },
): Output<Desk, 'recipients.import'> {
  const counted = { added: 0, changed: 0 };
  store.transaction(() => {
    const writer = new RecipientWriter(store, args.companyId);
    for (const { notes, ...line } of args.lines) counted[writer.learn(line, notes) ? 'added' : 'changed'] += 1;
  });
  forgetAddressBook(store, args.companyId);
  store.changed({ companyId: args.companyId, recipients: true });
  return counted;
}
