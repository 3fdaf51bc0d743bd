import { AcrossIndex, type AcrossRow } from './across.ts';
import { Repeats } from './groups.ts';

const RECIPIENT = 0;
const NAME = 1;
const REFERENCE = 2;

/**
 * The checks of `AcrossIndex` over a list that is made once and not edited meanwhile: rows are noted as they come, and
 * only those that may share something with another are grouped at the end.
 */
export class AcrossOnce<T extends AcrossRow> {
  readonly #repeats = new Repeats();

  /** Notes a row. It must not change until all are checked. */
  note(row: T): void {
    if (row.place !== 'in') return;
    this.#repeats.note(RECIPIENT, row.recipientKey);
    this.#repeats.note(NAME, row.nameKey);
    this.#repeats.note(REFERENCE, row.reference);
  }

  /** The index of the noted rows, good for `check` alone: rows that share nothing are not in it. */
  index(rows: readonly T[]): Pick<AcrossIndex<T>, 'check'> {
    const index = new AcrossIndex<T>();
    for (const row of rows)
      if (
        this.#repeats.mayRepeat(RECIPIENT, row.recipientKey) ||
        this.#repeats.mayRepeat(NAME, row.nameKey) ||
        this.#repeats.mayRepeat(REFERENCE, row.reference)
      )
        index.add(row);
    return index;
  }
}
