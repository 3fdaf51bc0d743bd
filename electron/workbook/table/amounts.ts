import { plainNumber, roundedAsShown, type Cell, type NumberCell } from '../../../shared/cells.ts';
import type { ColumnUse } from '../../../shared/mapping.ts';
import { readAmountText } from '../../../shared/money.ts';

/** The decimals "as displayed" takes where the format shows what is needed: as many as money has. */
const MONEY_DECIMALS = 2;

/** `readAmountCell`'s own limit, 10¹³ lira, in kuruş. */
const LARGEST = 1e15;

/** A number cell's amount as plain digits with a dot, rounded as the sheet shows it where the column was so decided. */
export function amountDigits(cell: NumberCell, asDisplayed: boolean): string {
  const plain = plainNumber(cell.v) ?? cell.v;
  if (!asDisplayed) return plain;
  return roundedAsShown(plain, Math.min(cell.shown ?? MONEY_DECIMALS, MONEY_DECIMALS));
}

/** A cell's amount in minor units under the column's decisions, or null where it has no reading. */
export function amountOf(cell: Cell, use: Pick<ColumnUse, 'convention' | 'asDisplayed'>): number | null {
  if (cell === null) return null;
  if (typeof cell === 'string' || cell.t === 'text') {
    const reading = readAmountText(typeof cell === 'string' ? cell : cell.v, use.convention ?? undefined);
    return reading.ok ? reading.amount : null;
  }
  if (cell.t !== 'number' || cell.percent === true) return null;
  return minorOfPlain(amountDigits(cell, use.asDisplayed));
}

/**
 * Plain decimal digits as minor units; null with more than two decimals or out of range. The same answer as
 * `readAmountCell` gives on the source text, without reading it a second time.
 */
export function minorOfPlain(plain: string): number | null {
  const point = plain.indexOf('.');
  if (point !== -1 && plain.length - point > MONEY_DECIMALS + 1) return null;
  const digits =
    point === -1 ? `${plain}00` : plain.slice(0, point) + plain.slice(point + 1).padEnd(MONEY_DECIMALS, '0');
  const value = Number(digits);
  return Number.isNaN(value) || Math.abs(value) >= LARGEST ? null : value;
}

/** A totals row: its amount's cell, and whether payments stand between it and the totals row before. */
export type TotalRow = { readonly cell: Cell; readonly closesSection: boolean };

/**
 * The sheet's own total: the last totals row that reads as an amount, which is the grand total where there are subtotals.
 * A sheet that only totals its sections says the same as `ours` when all of them together do.
 */
export function sheetTotal(
  totals: readonly TotalRow[],
  use: Pick<ColumnUse, 'convention' | 'asDisplayed'> | undefined,
  ours: number | null,
): number | null {
  if (use === undefined) return null;
  const read = totals.flatMap(({ cell, closesSection }) => {
    const amount = amountOf(cell, use);
    return amount === null ? [] : [{ amount, closesSection }];
  });
  const sections = read.filter((total) => total.closesSection).reduce((sum, total) => sum + total.amount, 0);
  const last = read.at(-1);
  if (last === undefined) return null;
  return last.closesSection && last.amount !== ours && sections === ours ? sections : last.amount;
}
