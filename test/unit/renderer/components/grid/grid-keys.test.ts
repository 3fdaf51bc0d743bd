import { describe, expect, test } from 'vitest';
import { type Key, readKey } from '../../../../../renderer/components/grid/grid-keys.ts';

const press = (key: string, held: Partial<Key> = {}): Key => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isAltGraph: false,
  ...held,
});
const at = (row: number, column: number) => ({ active: { row, column }, rows: 100, columns: 8, page: 20 });

describe('keys of the grid (WAI-ARIA Authoring Practices)', () => {
  test.each([
    ['ArrowDown', {}, at(5, 3), { row: 6, column: 3 }],
    ['ArrowUp', {}, at(0, 3), { row: -1, column: 3 }],
    ['ArrowRight', {}, at(5, 7), { row: 5, column: 7 }],
    ['Home', {}, at(5, 3), { row: 5, column: 0 }],
    ['End', {}, at(5, 3), { row: 5, column: 7 }],
    ['Home', { ctrlKey: true }, at(5, 3), { row: 0, column: 0 }],
    ['End', { ctrlKey: true }, at(5, 3), { row: 99, column: 7 }],
    ['PageDown', {}, at(90, 3), { row: 99, column: 3 }],
    ['PageUp', {}, at(5, 3), { row: 0, column: 3 }],
    ['ArrowDown', { ctrlKey: true }, at(5, 3), { row: 99, column: 3 }],
  ])('%s %o', (key, held, from, to) => {
    expect(readKey(press(key, held), from)).toEqual({ kind: 'go', to, isExtending: false });
  });

  test('Shift with an arrow extends the block', () => {
    expect(readKey(press('ArrowDown', { shiftKey: true }), at(1, 1))).toMatchObject({ kind: 'go', isExtending: true });
  });

  test.each([
    ['a', {}],
    ['ş', {}],
    ['Dead', {}],
    ['Process', {}],
    ['@', { ctrlKey: true, altKey: true, isAltGraph: true }],
  ])('typing %s begins an edit', (key, held) => {
    expect(readKey(press(key, held), at(1, 1))).toEqual({ kind: 'edit', mode: 'replace' });
  });

  test('leaves the question mark to the list of keys', () => {
    expect(readKey(press('?', { shiftKey: true }), at(1, 1))).toBeUndefined();
  });

  test('F2 edits what is there, Space selects the row, Ctrl+A all rows', () => {
    expect(readKey(press('F2'), at(1, 1))).toEqual({ kind: 'edit', mode: 'change' });
    expect(readKey(press(' '), at(1, 1))).toEqual({ kind: 'toggleRow' });
    expect(readKey(press('a', { ctrlKey: true }), at(1, 1))).toEqual({ kind: 'selectAll' });
  });

  test('Ctrl+D fills from above, in rows and not in the header', () => {
    expect(readKey(press('d', { ctrlKey: true }), at(1, 1))).toEqual({ kind: 'fillDown' });
    expect(readKey(press('d', { ctrlKey: true }), at(-1, 1))).toBeUndefined();
  });

  test('copy and paste are the browser’s own events', () => {
    expect(readKey(press('c', { ctrlKey: true }), at(1, 1))).toBeUndefined();
    expect(readKey(press('v', { ctrlKey: true }), at(1, 1))).toBeUndefined();
  });

  test('Tab leaves the grid', () => {
    expect(readKey(press('Tab'), at(1, 1))).toBeUndefined();
  });

  test('the header is arranged with Alt', () => {
    expect(readKey(press('ArrowRight', { altKey: true }), at(-1, 2))).toEqual({ kind: 'resize', by: 16 });
    expect(readKey(press('ArrowLeft', { altKey: true, shiftKey: true }), at(-1, 2))).toEqual({
      kind: 'reorder',
      by: -1,
    });
    expect(readKey(press('ArrowDown', { altKey: true }), at(-1, 2))).toEqual({ kind: 'columnMenu' });
  });

  test('an empty grid has only its header', () => {
    const empty = { active: { row: -1, column: 0 }, rows: 0, columns: 8, page: 20 };
    expect(readKey(press('ArrowDown'), empty)).toMatchObject({ to: { row: -1 } });
    expect(readKey(press('End', { ctrlKey: true }), empty)).toMatchObject({ to: { row: -1, column: 7 } });
    expect(readKey(press('PageDown'), empty)).toMatchObject({ to: { row: -1 } });
  });
});
