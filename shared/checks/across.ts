import type { Currency, Minor } from '../money.ts';
import type { RecipientType } from '../items.ts';
import type { Issue, RowPlace } from '../rows.ts';
import { Groups } from './groups.ts';
import { fixedIssue, issue } from './issues.ts';

/** What the checks across rows need of one row. `nameKey` is the folded name, `recipientKey` of `recipientKeyOf`. */
export interface AcrossRow {
  readonly excelRow: number | null;
  /** The row's place in the list, from 0; names a row that is not in the sheet. */
  readonly index: number;
  readonly place: RowPlace;
  readonly recipientType: RecipientType | null;
  readonly recipientKey: string;
  readonly nameKey: string;
  readonly amount: Minor | null;
  readonly currency: Currency | null;
  readonly reference: string;
  readonly descriptionLength: number;
}

/**
 * Lira that went, or may have gone, to a recipient today from other lists of the company, in kuruş. Only an amount above
 * `over` matters to whoever asks; where nobody got that much the answer may be 0.
 */
export type SentToday = (recipientKey: string, over: number) => number;
export const NOTHING_SENT: SentToday = () => 0;

/** From this daily total per recipient on, a transfer's explanation needs at least 20 characters (turkish-data.md, in force 15 March 2026). */
export const LARGE_TRANSFER = 400_000_00;
export const LARGE_TRANSFER_DESCRIPTION = 20;
/** Row numbers named in an issue's params; the rest is counted. */
const NAMED_ROWS = 5;

const SHORT_FOR_LARGE = fixedIssue('description', 'description.shortForLarge', 'warning');

/** One recipient whatever the spelling: type and what would be sent. Empty when nothing could be. */
export function recipientKeyOf(recipientType: RecipientType | null, recipientInfo: string | null): string {
  return recipientType === null || recipientInfo === null ? '' : `${recipientType} ${recipientInfo}`;
}

/** Groups beyond this size are counted once and kept, so that a list of one IBAN 100,000 times is checked in linear time. */
const SMALL_GROUP = 32;
/** Rows of a big group that are searched for the few to be named. */
const SEARCHED_ROWS = 256;

/** How often each key occurs. */
class Counts {
  readonly #counts = new Map<string, number>();
  #all = 0;

  add(key: string): void {
    this.#all += 1;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** How many stand under another key than this one. */
  others(key: string): number {
    return this.#all - (this.#counts.get(key) ?? 0);
  }
}

/** What a big group of one recipient (or name) holds, counted once. */
interface Tally<T> {
  readonly byPayment: Map<string, T[]>;
  readonly names: Counts;
  readonly ibans: Counts;
  readonly lira: number;
}

/** What changed rows share, or shared before, with others. */
export class Shared {
  readonly recipients = new Set<string>();
  readonly names = new Set<string>();
  readonly references = new Set<string>();
}

/**
 * Which rows of a list share a recipient, a name or a reference. Built once, then kept in step row by row: a row is
 * removed before it changes and put back after, and only the rows that share something with it are looked at again.
 * Rows that are held back or dropped are not part of what would be sent and are not compared.
 */
export class AcrossIndex<T extends AcrossRow> {
  readonly #byRecipient = new Groups<T>();
  readonly #byName = new Groups<T>();
  readonly #byReference = new Groups<T>();
  readonly #tallies = new Map<readonly T[], Tally<T>>();

  add(row: T): void {
    if (row.place !== 'in') return;
    this.#tallies.clear();
    this.#byRecipient.add(row.recipientKey, row);
    this.#byName.add(row.nameKey, row);
    this.#byReference.add(row.reference, row);
  }

  remove(row: T): void {
    if (row.place !== 'in') return;
    this.#tallies.clear();
    this.#byRecipient.remove(row.recipientKey, row);
    this.#byName.remove(row.nameKey, row);
    this.#byReference.remove(row.reference, row);
  }

  /** Notes what a row shares with others as it is now; `peers` then tells with whom. */
  share(row: T, shared: Shared): void {
    shared.recipients.add(row.recipientKey);
    shared.names.add(row.nameKey);
    shared.references.add(row.reference);
  }

  /** The rows that have something of what was noted: theirs are the issues that may have changed. Each group is read once. */
  peers({ recipients, names, references }: Shared): Set<T> {
    const peers = new Set<T>();
    for (const key of recipients) for (const peer of this.#byRecipient.of(key)) peers.add(peer);
    for (const key of names) for (const peer of this.#byName.of(key)) peers.add(peer);
    for (const key of references) for (const peer of this.#byReference.of(key)) peers.add(peer);
    return peers;
  }

  /** Rows of the list that pay the same recipient the same amount, the row itself left out: a duplicate's evidence. */
  twins(row: T): readonly T[] {
    if (row.amount === null || row.currency === null) return [];
    const same = this.#byRecipient.of(row.recipientKey);
    const twins =
      same.length <= SMALL_GROUP
        ? same.filter((each) => each.amount === row.amount && each.currency === row.currency)
        : (this.#tally(same).byPayment.get(paymentKey(row)) ?? []);
    return twins.filter((each) => each !== row);
  }

  /** What the other rows of the list show about this one, and what other lists paid the same recipient today; added to `issues`. */
  check(row: T, issues: Issue[], sentToday: SentToday = NOTHING_SENT): void {
    if (row.place !== 'in') return;
    const same = this.#byRecipient.shared(row.recipientKey);
    if (same !== null) this.#duplicates(row, same, issues);
    if (row.recipientType === 'IBAN' && row.nameKey !== '' && row.recipientKey !== '') {
      if (same !== null) this.#twoNames(row, same, issues);
      const named = this.#byName.shared(row.nameKey);
      if (named !== null) this.#twoIbans(row, named, issues);
    }
    const referred = this.#byReference.shared(row.reference);
    if (referred !== null)
      issues.push(about('reference', 'reference.duplicate', referred, referred.length - 1, isOther(row), true));
    this.#shortForLarge(row, same, sentToday, issues);
  }

  /** What `check` finds on a row that shares nothing with another row. */
  checkAlone(row: T, issues: Issue[], sentToday: SentToday = NOTHING_SENT): void {
    if (row.place === 'in') this.#shortForLarge(row, null, sentToday, issues);
  }

  #duplicates(row: T, same: readonly T[], issues: Issue[]): void {
    if (row.amount === null || row.currency === null) return;
    const isTwin = (each: T): boolean => each.amount === row.amount && each.currency === row.currency;
    const twins =
      same.length <= SMALL_GROUP ? same.filter(isTwin) : (this.#tally(same).byPayment.get(paymentKey(row)) ?? []);
    if (twins.length > 1)
      issues.push(about('recipient', 'duplicate.inList', twins, twins.length - 1, isOther(row), true));
  }

  #twoNames(row: T, same: readonly T[], issues: Issue[]): void {
    const differs = (each: T): boolean => each.nameKey !== row.nameKey && each.nameKey !== '';
    const count = same.length <= SMALL_GROUP ? countOf(same, differs) : this.#tally(same).names.others(row.nameKey);
    if (count > 0) issues.push(about('name', 'iban.twoNames', same, count, differs, false));
  }

  #twoIbans(row: T, named: readonly T[], issues: Issue[]): void {
    const differs = (each: T): boolean =>
      each.recipientType === 'IBAN' && each.recipientKey !== '' && each.recipientKey !== row.recipientKey;
    const count =
      named.length <= SMALL_GROUP ? countOf(named, differs) : this.#tally(named).ibans.others(row.recipientKey);
    if (count > 0) issues.push(about('recipient', 'name.twoIbans', named, count, differs, false));
  }

  #shortForLarge(row: T, same: readonly T[] | null, sentToday: SentToday, issues: Issue[]): void {
    if (row.currency !== 'TRY' || row.amount === null || row.descriptionLength >= LARGE_TRANSFER_DESCRIPTION) return;
    const alone = same === null || row.amount > LARGE_TRANSFER;
    const listed = alone ? row.amount : same.length <= SMALL_GROUP ? liraOf(same) : this.#tally(same).lira;
    if (listed > LARGE_TRANSFER) {
      issues.push(SHORT_FOR_LARGE);
      return;
    }
    if (row.recipientKey === '' || row.amount <= 0) return;
    const sent = sentToday(row.recipientKey, LARGE_TRANSFER - listed);
    if (listed + sent > LARGE_TRANSFER)
      issues.push(issue('description', 'description.shortForLarge', 'warning', { params: { sent, currency: 'TRY' } }));
  }

  #tally(group: readonly T[]): Tally<T> {
    const known = this.#tallies.get(group);
    if (known !== undefined) return known;
    const tally: Tally<T> = { byPayment: new Map(), names: new Counts(), ibans: new Counts(), lira: liraOf(group) };
    for (const row of group) {
      const key = paymentKey(row);
      const payments = tally.byPayment.get(key);
      if (payments === undefined) tally.byPayment.set(key, [row]);
      else payments.push(row);
      if (row.nameKey !== '') tally.names.add(row.nameKey);
      if (row.recipientType === 'IBAN' && row.recipientKey !== '') tally.ibans.add(row.recipientKey);
    }
    this.#tallies.set(group, tally);
    return tally;
  }
}

function isOther<T>(row: T): (each: T) => boolean {
  return (each) => each !== row;
}

function paymentKey(row: AcrossRow): string {
  return `${row.recipientKey} ${row.amount ?? ''} ${row.currency ?? ''}`;
}

function liraOf(rows: readonly AcrossRow[]): number {
  let total = 0;
  for (const row of rows) if (row.currency === 'TRY') total += Math.max(0, row.amount ?? 0);
  return total;
}

function countOf<T>(rows: readonly T[], test: (row: T) => boolean): number {
  let count = 0;
  for (const row of rows) if (test(row)) count += 1;
  return count;
}

/** An issue that points at other rows by their Excel row numbers; rows added in the program are named by their place. */
function about<T extends AcrossRow>(
  field: Issue['field'],
  code: Issue['code'],
  group: readonly T[],
  count: number,
  test: (row: T) => boolean,
  asks: boolean,
): Issue {
  const named: string[] = [];
  for (let at = 0; at < group.length && at < SEARCHED_ROWS && named.length < NAMED_ROWS; at += 1) {
    const each = group[at];
    if (each !== undefined && test(each))
      named.push(each.excelRow === null ? `+${each.index + 1}` : String(each.excelRow));
  }
  return issue(field, code, 'warning', { asks, params: { rows: named.join(', '), count } });
}
