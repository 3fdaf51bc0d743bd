import { plainNumber, roundedAsShown, type Cell, type NumberCell } from '../../../shared/cells.ts';
import type { ColumnUse } from '../../../shared/mapping.ts';
import { readAmountCell, readAmountText } from '../../../shared/money.ts';

/** The decimals "as displayed" takes where the format shows what is needed: as many as money has. */
const MONEY_DECIMALS = 2;

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
  const source = use.asDisplayed ? amountDigits(cell, true) : cell.v;
  const reading = readAmountCell(source);
  return reading.ok ? reading.amount : null;
}
