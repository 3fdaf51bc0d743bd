import { escapeXml } from './xml-text.ts';
import { shiftFormula } from './formula-shift.ts';

/**
 * Follows the shared formulas of a sheet. When the cell that holds one is overwritten, the cells that only refer to it
 * would lose theirs; they get it written out instead.
 */
export class SharedFormulas {
  row = 0;
  column = -1;
  readonly #masters = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  readonly #released = new Set<string>();

  /** Called for each shared formula in the sheet's order. Answers the text to write in its place, escaped; null leaves it. */
  meet(index: string, text: string, isOverwritten: boolean): string | null {
    if (text.trim() !== '') {
      this.#masters.set(index, { text, row: this.row, column: this.column });
      this.#released.delete(index);
      if (isOverwritten) this.#released.add(index);
      return null;
    }
    const master = this.#masters.get(index);
    if (master === undefined || !this.#released.has(index) || isOverwritten) return null;
    return escapeXml(shiftFormula(master.text, this.row - master.row, this.column - master.column));
  }
}
