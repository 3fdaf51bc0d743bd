import { describe, expect, test } from 'vitest';
import { START, blockOf, reduceGrid } from '../../../../../renderer/components/grid/grid-state.ts';

const go = (state: typeof START, row: number, column: number, isExtending = false) =>
  reduceGrid(state, { kind: 'go', to: { row, column }, isExtending });

describe('the grid’s place', () => {
  test('extending keeps the corner where it began', () => {
    expect(blockOf(go(go(START, 4, 3), 2, 5, true))).toEqual({ top: 2, bottom: 4, left: 3, right: 5 });
  });

  test('going on without Shift gives the block up', () => {
    expect(blockOf(go(go(go(START, 4, 3), 2, 5, true), 7, 1))).toEqual({ top: 7, bottom: 7, left: 1, right: 1 });
  });

  test('a block never reaches into the header', () => {
    expect(blockOf(go(go(START, 0, 3), -1, 3, true))).toBeUndefined();
  });

  test('fewer rows or columns bring the place back inside, and close the editor', () => {
    const editing = reduceGrid(START, { kind: 'edit', place: { row: 90, column: 6 }, mode: 'change' });
    const fitted = reduceGrid(editing, { kind: 'fit', rows: 3, columns: 4 });
    expect(fitted).toEqual({ active: { row: 2, column: 3 }, anchor: { row: 2, column: 3 }, editing: undefined });
  });

  test('no rows leave the header', () => {
    expect(reduceGrid(START, { kind: 'fit', rows: 0, columns: 4 }).active).toEqual({ row: -1, column: 0 });
  });

  test('what still fits is left as it is', () => {
    expect(reduceGrid(START, { kind: 'fit', rows: 5, columns: 5 })).toBe(START);
  });
});
