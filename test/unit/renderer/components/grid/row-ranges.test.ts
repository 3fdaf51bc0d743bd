import { describe, expect, test } from 'vitest';
import {
  addRange,
  countRows,
  hasRange,
  hasRow,
  removeRange,
  toggleRange,
} from '../../../../../renderer/components/grid/row-ranges.ts';

const range = (start: number, end: number) => ({ start, end });

describe('row ranges', () => {
  test('rows that touch become one range', () => {
    expect(addRange([range(1, 2), range(6, 8)], range(3, 5))).toEqual([range(1, 8)]);
  });

  test('a range apart keeps its place in order', () => {
    expect(addRange([range(1, 2), range(10, 12)], range(5, 6))).toEqual([range(1, 2), range(5, 6), range(10, 12)]);
  });

  test('taking rows out of the middle leaves both ends', () => {
    expect(removeRange([range(0, 9)], range(3, 5))).toEqual([range(0, 2), range(6, 9)]);
  });

  test('toggling selects what is partly selected, and clears what is wholly selected', () => {
    expect(toggleRange([range(1, 2)], range(1, 4))).toEqual([range(1, 4)]);
    expect(toggleRange([range(1, 4)], range(1, 4))).toEqual([]);
  });

  test('counts and contains', () => {
    const selection = [range(0, 4), range(9, 9)];
    expect(countRows(selection)).toBe(6);
    expect([hasRow(selection, 4), hasRow(selection, 5), hasRow(selection, 9)]).toEqual([true, false, true]);
    expect([hasRange(selection, range(1, 3)), hasRange(selection, range(4, 9))]).toEqual([true, false]);
  });
});
