import { AcrossIndex, type AcrossRow } from './across.ts';
import { NO_MARK, Repeats } from './groups.ts';

const RECIPIENT = 0;
const NAME = 1;
const REFERENCE = 2;
const KINDS = 3;
/** Rows there is room for from the start; it doubles. A plain array would leave ten megabytes behind while it grows. */
const FIRST_ROOM = 4_096;

/**
 * The checks of `AcrossIndex` over a list that is made once and not edited meanwhile: rows are noted as they come, and
 * only those that may share something with another are grouped at the end.
 */
export class AcrossOnce<T extends AcrossRow> {
  readonly #repeats = new Repeats();
  /** Three marks a row, in the order of the list, with room for more. */
  #marks = new Int32Array(FIRST_ROOM * KINDS).fill(NO_MARK);

  /** Notes the next row of the list. It must not change until all are checked. */
  note(row: T): void {
    const at = row.index * KINDS;
    if (at >= this.#marks.length) this.#grow();
    const isIn = row.place === 'in';
    this.#marks[at + RECIPIENT] = this.#repeats.note(RECIPIENT, isIn ? row.recipientKey : '');
    this.#marks[at + NAME] = this.#repeats.note(NAME, isIn ? row.nameKey : '');
    this.#marks[at + REFERENCE] = this.#repeats.note(REFERENCE, isIn ? row.reference : '');
  }

  /** The index of the noted rows, good for `check` alone: rows that share nothing are not in it. */
  index(rows: readonly T[]): Pick<AcrossIndex<T>, 'check'> {
    const index = new AcrossIndex<T>();
    for (const row of rows) if (this.#mayShare(row)) index.add(row);
    return {
      check: (row, issues, sentToday) => {
        if (this.#mayShare(row)) index.check(row, issues, sentToday);
        else index.checkAlone(row, issues, sentToday);
      },
    };
  }

  #grow(): void {
    const larger = new Int32Array(this.#marks.length * 2).fill(NO_MARK);
    larger.set(this.#marks);
    this.#marks = larger;
  }

  #mayShare({ index }: T): boolean {
    for (let kind = 0; kind < KINDS; kind += 1)
      if (this.#repeats.cameAgain(this.#marks[index * KINDS + kind] ?? NO_MARK)) return true;
    return false;
  }
}
