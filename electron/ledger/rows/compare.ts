import type { BatchId } from '../../../shared/ids.ts';
import type { deskContract, Input } from '../../../shared/ipc.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { CURRENCIES, minor, type Currency, type Minor } from '../../../shared/money.ts';
import type { Comparison } from '../../../shared/records.ts';
import { companyRules } from '../company-settings.ts';
import type { Store } from '../store.ts';
import { batchRecord, batchRecords } from './batch-record.ts';
import type { ListRow } from './list-row.ts';
import { openList } from './open-list.ts';

/** People listed one by one at most, of each kind; a list of 100,000 new people is not read by anybody. */
const MOST = 1_000;

/**
 * A list beside an earlier one of its company, by default the latest before it: who is new, who is missing, whose IBAN
 * or amount changed. People are matched by recipient, then by folded name. Null when there is no earlier list.
 */
export function batchesCompare(store: Store, args: Input<typeof deskContract, 'batches.compare'>): Comparison | null {
  const record = batchRecord(store, args.batchId);
  const candidates = batchRecords(store, record.companyId).filter(
    (each) => each.id !== record.id && !each.forgotten && each.createdAt <= record.createdAt,
  );
  const other = args.withBatchId === null ? candidates[0] : batchRecord(store, args.withBatchId);
  if (other === undefined) return null;
  const { amountChangePercent } = companyRules(store, record.companyId).settings;
  const now = peopleOf(store, record.id);
  const before = peopleOf(store, other.id);
  return {
    withBatchId: other.id,
    withName: other.name,
    candidates: candidates.map((each) => ({ batchId: each.id, name: each.name, at: each.createdAt })),
    ...differences(now, before, amountChangePercent),
    sums: sumsOf(now, before),
  };
}

function peopleOf(store: Store, batchId: BatchId): readonly ListRow[] {
  return openList(store, batchId).rows.filter((row) => row.place !== 'dropped');
}

type Differences = Pick<Comparison, 'newPeople' | 'missingPeople' | 'changedIbans' | 'changedAmounts'>;

function differences(now: readonly ListRow[], before: readonly ListRow[], percent: number): Differences {
  const found: Differences = { newPeople: [], missingPeople: [], changedIbans: [], changedAmounts: [] };
  const match = new Matches(before);
  // Recipients first for everyone: a namesake must not take the row that belongs to somebody's own IBAN.
  const sameRecipient = now.map((row) => match.takeRecipient(row));
  for (const [index, row] of now.entries()) {
    const { name } = row.values;
    const { amount, currency, rowId } = row;
    const old = sameRecipient[index] ?? match.takeName(row);
    if (old === undefined) {
      if (found.newPeople.length < MOST) found.newPeople.push({ rowId, name, amount, currency });
      continue;
    }
    if (old.recipientKey !== row.recipientKey && found.changedIbans.length < MOST)
      found.changedIbans.push({ rowId, name, before: masked(old), after: masked(row) });
    const change = amountChange(old, row, percent);
    if (change !== null && found.changedAmounts.length < MOST) found.changedAmounts.push({ rowId, name, ...change });
  }
  found.missingPeople = match
    .rest()
    .slice(0, MOST)
    .map((row) => ({ name: row.values.name, amount: row.amount, currency: row.currency }));
  return found;
}

function masked(row: ListRow): string {
  return maskRecipient(row.recipientType, row.values.recipientInfo ?? row.content.typed.recipient);
}

function amountChange(
  old: ListRow,
  row: ListRow,
  percent: number,
): { readonly before: Minor; readonly after: Minor; readonly currency: Currency; readonly percent: number } | null {
  const { amount: before } = old;
  const { amount: after, currency } = row;
  if (before === null || after === null || currency === null || old.currency !== currency || before <= 0) return null;
  if (Math.abs(after - before) * 100 <= before * percent) return null;
  return { before, after, currency, percent: Math.round(((after - before) * 100) / before) };
}

/** The earlier list's rows, each matched at most once: twins of one list meet twins of the other. */
class Matches {
  readonly #byRecipient = new Map<string, ListRow[]>();
  readonly #byName = new Map<string, ListRow[]>();
  readonly #left: Set<ListRow>;

  constructor(rows: readonly ListRow[]) {
    this.#left = new Set(rows);
    // Backwards, so that the first of equals is taken first.
    for (const row of rows.toReversed()) {
      push(this.#byRecipient, row.recipientKey, row);
      push(this.#byName, row.nameKey, row);
    }
  }

  takeRecipient(row: ListRow): ListRow | undefined {
    return this.#next(this.#byRecipient.get(row.recipientKey));
  }

  takeName(row: ListRow): ListRow | undefined {
    return this.#next(this.#byName.get(row.nameKey));
  }

  rest(): ListRow[] {
    return [...this.#left];
  }

  #next(rows: ListRow[] = []): ListRow | undefined {
    for (let row = rows.pop(); row !== undefined; row = rows.pop()) if (this.#left.delete(row)) return row;
    return undefined;
  }
}

function push(groups: Map<string, ListRow[]>, key: string, row: ListRow): void {
  if (key === '') return;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
}

function sumsOf(now: readonly ListRow[], before: readonly ListRow[]): Comparison['sums'] {
  return CURRENCIES.flatMap((currency) => {
    const sum = (rows: readonly ListRow[]): Minor =>
      minor(rows.reduce((total, row) => total + (row.currency === currency ? (row.amount ?? 0) : 0), 0));
    const sums = { currency, before: sum(before), after: sum(now) };
    return sums.before === 0 && sums.after === 0 ? [] : [sums];
  });
}
