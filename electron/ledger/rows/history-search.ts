import type { BatchId, CompanyId, RowId } from '../../../shared/ids.ts';
import type { deskContract, Output } from '../../../shared/ipc.ts';
import type { z } from 'zod';
import { maskRecipient } from '../../../shared/mask.ts';
import { readAmountText } from '../../../shared/money.ts';
import type { SearchHit, searchQuerySchema } from '../../../shared/records.ts';
import { fold } from '../../../shared/turkish.ts';
import type { Store } from '../store.ts';
import { attemptOfRow } from './attempts.ts';
import { rowsWithOutcome } from './outcomes.ts';
import { RowContents } from './row-contents.ts';
import { END_OF_RECIPIENT, PART_OF_RECIPIENT } from './row-search.ts';
import { searchParts, type OpenPart } from './search-index.ts';

type Query = z.infer<typeof searchQuerySchema>;

interface Place {
  readonly batch: SearchedBatch;
  readonly rowId: RowId;
}
interface SearchedBatch {
  readonly id: BatchId;
  readonly name: string;
  readonly companyName: string;
  readonly at: number;
}

/**
 * Searches everything that was ever imported and not forgotten, newest list first: words of names by their beginnings,
 * recipients by their end or in full, amounts, references (the person's and iyzico's), within dates, by outcome. Lists
 * are scanned through their sealed index; only the rows of the page are opened.
 */
export function historySearch(store: Store, query: Query): Output<typeof deskContract, 'history.search'> {
  const finder = finderOf(query.text);
  const hits: Place[] = [];
  let total = 0;
  const take = (place: Place): void => {
    if (total >= query.offset && hits.length < query.limit) hits.push(place);
    total += 1;
  };
  const byReference = iyzicoReferences(store, query.text);
  for (const batch of batchesIn(store, query)) {
    const referred = new Set(byReference.get(batch.id));
    const wanted = query.outcome === null ? null : rowsWithOutcome(store, batch.id, query.outcome);
    // A list without one such row is not even opened.
    if (wanted?.size === 0) continue;
    const isWanted = (rowId: RowId): boolean => wanted === null || wanted.has(rowId);
    for (const part of searchParts(store, batch.id)) {
      for (const line of finder(part)) {
        const rowId = part.ids[line];
        if (rowId === undefined) continue;
        referred.delete(rowId);
        if (isWanted(rowId)) take({ batch, rowId });
      }
    }
    for (const rowId of referred) if (isWanted(rowId)) take({ batch, rowId });
  }
  return { total, hits: hits.map((place) => hitOf(store, place)) };
}

function batchesIn(store: Store, query: Query): SearchedBatch[] {
  return store.db
    .prepare(
      `SELECT b.id, b.name, b.created_at, c.name AS company FROM batches b JOIN companies c ON c.id = b.company_id
       WHERE b.removed_at IS NULL AND b.forgotten_at IS NULL AND (?1 IS NULL OR b.company_id = ?1)
         AND (?2 IS NULL OR b.created_at >= ?2) AND (?3 IS NULL OR b.created_at <= ?3)
       ORDER BY b.created_at DESC, b.id`,
    )
    .all(query.companyId satisfies CompanyId | null, query.from, query.to)
    .map((row) => ({
      id: row['id'] as BatchId,
      name: String(row['name']),
      companyName: String(row['company']),
      at: Number(row['created_at']),
    }));
}

/** Rows by iyzico's reference or the item's own id, which stand in clear and are searched whole. */
function iyzicoReferences(store: Store, text: string): Map<BatchId, RowId[]> {
  const found = new Map<BatchId, RowId[]>();
  const wanted = text.trim();
  if (wanted.length < 4 || !/^[A-Za-z0-9._~-]+$/.test(wanted) || !/\d/.test(wanted)) return found;
  const rows = store.db
    .prepare('SELECT DISTINCT batch_id, row_id FROM attempts WHERE reference_code = ?1 OR item_external_id = ?1')
    .all(wanted);
  for (const row of rows) {
    const batchId = row['batch_id'] as BatchId;
    found.set(batchId, [...(found.get(batchId) ?? []), row['row_id'] as RowId]);
  }
  return found;
}

type Finder = (part: OpenPart) => Iterable<number>;

/** Finds the lines of a part that a text means. The rarest-looking word is looked for first; the others in its lines. */
function finderOf(text: string): Finder {
  const folded = fold(text);
  if (folded === '') return (part) => part.ids.keys();
  const amount = readAmountText(text, 'comma');
  const amountNeedle = amount.ok ? `|${amount.amount}|` : null;
  const joined = folded.replaceAll(' ', '');
  const compact = /\d{4}/.test(joined) && joined.length >= PART_OF_RECIPIENT && folded.includes(' ') ? joined : null;
  const words = folded.split(' ').toSorted((a, b) => b.length - a.length);
  return (part) => {
    const lines = new Set<number>();
    collect(part, words[0] ?? '', (line, number) => {
      if (words.every((word) => hasWord(line, word))) lines.add(number);
    });
    if (amountNeedle === null && compact === null) return lines;
    if (amountNeedle !== null) collect(part, amountNeedle, (_, number) => lines.add(number));
    if (compact !== null) collect(part, compact, (_, number) => lines.add(number));
    return [...lines].toSorted((a, b) => a - b);
  };
}

/** Words are found at their beginning; digits also at the end of a recipient, and long ones anywhere in it. */
function hasWord(line: string, word: string): boolean {
  if (line.includes(` ${word}`) || line.includes(`|${word}`)) return true;
  if (!/^\d+$/.test(word) || word.length < END_OF_RECIPIENT) return false;
  return word.length >= PART_OF_RECIPIENT ? line.includes(word) : line.includes(`${word}|`);
}

/** Calls `found` once for every line that holds the needle, in order. */
function collect(part: OpenPart, needle: string, found: (line: string, number: number) => void): void {
  const { text, starts } = part;
  for (let at = text.indexOf(needle); at !== -1;) {
    const number = lineAt(starts, at);
    const end = starts[number + 1] ?? text.length;
    found(text.slice(starts[number], end - 1), number);
    at = text.indexOf(needle, end);
  }
}

/** The line that a place in the text is in, by halving. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function hitOf(store: Store, { batch, rowId }: Place): SearchHit {
  const values = new RowContents(store, batch.id).byId(rowId)?.values;
  const attempt = attemptOfRow(store, rowId);
  return {
    batchId: batch.id,
    batchName: batch.name,
    companyName: batch.companyName,
    rowId,
    name: values?.name ?? '',
    recipientMasked: maskRecipient(values?.recipientType ?? null, values?.recipientInfo ?? ''),
    amount: values?.amount ?? null,
    currency: values?.currency ?? null,
    outcome: attempt?.outcome ?? null,
    referenceCode: attempt?.referenceCode ?? '',
    at: batch.at,
  };
}
