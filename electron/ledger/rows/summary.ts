import { z } from 'zod';
import { rowCountsSchema } from '../../../shared/batches.ts';
import type { BatchId } from '../../../shared/ids.ts';
import { CURRENCIES, minor, moneySchema } from '../../../shared/money.ts';
import type { Currency, Minor, Money } from '../../../shared/money.ts';
import type { Store } from '../store.ts';
import type { ListRow } from './list-row.ts';
import { standingOf } from './list-row.ts';

/** What of a list is known without opening it: kept in `batches.summary`, written with every change of a row. */
export const summarySchema = z.strictObject({
  counts: rowCountsSchema,
  payable: z.array(moneySchema),
  /** Sums of rows that still wait for a correction or an answer. */
  waiting: z.array(moneySchema),
  /** Sums of every row that has an amount, dropped ones too: what the sheet holds. */
  all: z.array(moneySchema),
});
export type Summary = z.infer<typeof summarySchema>;

/** Adds amounts per currency, in the order TRY, USD, EUR; currencies without a row are left out. */
export class Sums {
  readonly #sums = new Map<Currency, number>();

  add(amount: Minor | null, currency: Currency | null): void {
    if (amount !== null && currency !== null) this.#sums.set(currency, (this.#sums.get(currency) ?? 0) + amount);
  }

  totals(): Money[] {
    return CURRENCIES.flatMap((currency) => {
      const amount = this.#sums.get(currency);
      return amount === undefined ? [] : [{ currency, amount: minor(amount) }];
    });
  }
}

/** Counts and sums a list's rows; every row is counted once among payable, errors, questions, held and dropped. */
export function summarise(rows: readonly ListRow[]): Summary {
  const counts = { all: rows.length, payable: 0, errors: 0, questions: 0, warnings: 0, held: 0, dropped: 0 };
  const payable = new Sums();
  const waiting = new Sums();
  const all = new Sums();
  for (const row of rows) {
    const standing = standingOf(row);
    counts[standing] += 1;
    if (row.issues.length > 0 && row.issues.some((issue) => issue.severity === 'warning')) counts.warnings += 1;
    all.add(row.amount, row.currency);
    if (standing === 'payable') payable.add(row.amount, row.currency);
    if (standing === 'errors' || standing === 'questions') waiting.add(row.amount, row.currency);
  }
  return { counts, payable: payable.totals(), waiting: waiting.totals(), all: all.totals() };
}

/** Writes a list's summary inside the running transaction. */
export function writeSummary(store: Store, batchId: BatchId, summary: Summary): void {
  store.db
    .prepare('UPDATE batches SET summary = ?, row_count = ?, changed_at = ? WHERE id = ?')
    .run(JSON.stringify(summary), summary.counts.all, store.now(), batchId);
}
