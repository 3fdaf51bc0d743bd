import { CURRENCIES, type Money, sum } from '../../../shared/money.ts';
import type { BoardLine } from '../../../shared/records.ts';

/** The columns from left to right: the way of a month's list. Seldom is a whole list not paid: that column comes with it. */
export const BOARD_COLUMNS = [
  'waitingForFile',
  'hasErrors',
  'waitingAuthorisation',
  'inProgress',
  'partlyPaid',
  'nonePaid',
  'done',
] as const satisfies readonly BoardLine['column'][];

export interface BoardColumnLines {
  readonly column: BoardLine['column'];
  readonly lines: readonly BoardLine[];
  readonly totals: readonly Money[];
}

/** The board's lines in their columns, those that moved last at the top, with a sum per currency. */
export function boardColumns(lines: readonly BoardLine[]): readonly BoardColumnLines[] {
  return BOARD_COLUMNS.flatMap((column) => {
    const own = lines.filter((line) => line.column === column).toSorted((a, b) => b.changedAt - a.changedAt);
    if (column === 'nonePaid' && own.length === 0) return [];
    return [{ column, lines: own, totals: sumsByCurrency(own.flatMap((line) => line.totals)) }];
  });
}

/** One sum per currency that occurs; sums never cross currencies. */
export function sumsByCurrency(money: readonly Money[]): readonly Money[] {
  return CURRENCIES.flatMap((currency) => {
    const amounts = money.filter((each) => each.currency === currency).map((each) => each.amount);
    return amounts.length === 0 ? [] : [{ currency, amount: sum(amounts) }];
  });
}
