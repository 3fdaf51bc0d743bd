import type { RecipientSort } from '../../../shared/records.ts';
import { fold } from '../../../shared/turkish.ts';
import type { AddressBook, BookEntry, Person } from './address-book.ts';
import { END_OF_RECIPIENT } from './row-search.ts';
import { inTurkishOrder } from './turkish-order.ts';

/** How an address book is looked at: searched by name, end of a recipient or note, and sorted. */
export interface BookView {
  readonly search: string;
  readonly sort: RecipientSort;
  readonly descending: boolean;
}

interface Seen {
  readonly orders: Map<RecipientSort, readonly Person[]>;
  /** The last view: the next page of it is not looked for again. */
  last: { readonly key: string; readonly people: readonly Person[] } | null;
}

const seen = new WeakMap<AddressBook, Seen>();

/** The people of a view in its order. */
export function peopleIn(book: AddressBook, { search, sort, descending }: BookView): readonly Person[] {
  let kept = seen.get(book);
  if (kept === undefined) seen.set(book, (kept = { orders: new Map(), last: null }));
  const words = fold(search).split(' ').filter(Boolean);
  const key = JSON.stringify([words, sort, descending]);
  if (kept.last?.key === key) return kept.last.people;
  let ordered = kept.orders.get(sort);
  if (ordered === undefined) kept.orders.set(sort, (ordered = sorted(book.people(), sort)));
  const found =
    words.length === 0 ? ordered : ordered.filter((person) => person.some((entry) => hasEvery(entry, words)));
  const people = descending ? turned(found, sort) : found;
  kept.last = { key, people };
  return people;
}

/** Words of the name and the note are found anywhere in them, those of a recipient at its end, written with spaces or without. */
function hasEvery({ searched, recipientInfo }: BookEntry, words: readonly string[]): boolean {
  const text = searched.length - recipientInfo.length;
  return (
    words.every((word) => {
      const at = searched.indexOf(word);
      return at !== -1 && (at + word.length <= text || searched.endsWith(word));
    }) ||
    (words.length > 1 && searched.endsWith(words.join('')) && words.join('').length >= END_OF_RECIPIENT)
  );
}

function sorted(people: readonly Person[], sort: RecipientSort): readonly Person[] {
  if (sort === 'name') {
    const order = inTurkishOrder(people.map((person) => nameOf(person)));
    return Array.from(order, (place) => people[place] ?? []);
  }
  const times = new Map(people.map((person) => [person, timeOf(person, sort)]));
  const at = (person: Person): number => times.get(person) ?? Infinity;
  // Infinities have no difference.
  return people.toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

/** The other way round; who was never paid still stands last. */
function turned(people: readonly Person[], sort: RecipientSort): readonly Person[] {
  if (sort !== 'lastPaid') return people.toReversed();
  const unpaid = people.findIndex((person) => timeOf(person, sort) === Infinity);
  return unpaid === -1 ? people.toReversed() : [...people.slice(0, unpaid).toReversed(), ...people.slice(unpaid)];
}

function timeOf(person: Person, sort: Exclude<RecipientSort, 'name'>): number {
  if (sort === 'firstSeen') return person.reduce((first, entry) => Math.min(first, entry.firstSeenAt), Infinity);
  const last = person.reduce((latest, entry) => Math.max(latest, entry.lastPaidAt ?? -Infinity), -Infinity);
  return last === -Infinity ? Infinity : last;
}

/** After a merge a person goes by the name that was kept, whichever of their recipients was paid last. */
export function namedEntry(person: Person): BookEntry | undefined {
  return person.find((entry) => entry.nameKey === entry.group) ?? person[0];
}

const nameOf = (person: Person): string => namedEntry(person)?.name ?? '';
