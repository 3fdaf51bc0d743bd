import { describe, expect, test } from 'vitest';
import { type GridCommand, type Key, readKey } from '../../../../../renderer/components/grid/grid-keys.ts';
import { GRID_SHORTCUTS, HEADER_SHORTCUTS } from '../../../../../shared/shortcuts.ts';

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

describe('the list of shortcuts', () => {
  const NAMES: Readonly<Record<string, string>> = {
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    Esc: 'Escape',
    Space: ' ',
  };
  /** Each key of a line, with what is held. */
  const keysOf = (line: string): readonly Key[] => {
    const words = line.split(' ');
    const held = { ctrlKey: words.includes('Ctrl'), shiftKey: words.includes('Shift'), altKey: words.includes('Alt') };
    return words
      .filter((word) => !['Ctrl', 'Shift', 'Alt'].includes(word))
      .map((word) => press(NAMES[word] ?? word.replace(/^[A-Z]$/, (letter) => letter.toLowerCase()), held));
  };
  // The browser's own events carry these out.
  const { copyPaste: _, ...own } = GRID_SHORTCUTS;
  const does = (line: string, row: number): readonly (string | undefined)[] =>
    keysOf(line).map((key) => readKey(key, at(row, 3))?.kind);

  test.each([
    ...Object.entries(own).map(([name, line]) => [name, line, 5] as const),
    ...Object.entries(HEADER_SHORTCUTS).map(([name, line]) => [name, line, -1] as const),
  ])('has no line that does nothing: %s, %s', (_name, line, row) => {
    const kinds = does(line, row);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds).not.toContain(undefined);
  });

  test('has a line for everything the keys of the grid do', () => {
    const named = new Set([
      ...Object.values(own).flatMap((line) => does(line, 5)),
      ...Object.values(HEADER_SHORTCUTS).flatMap((line) => does(line, -1)),
    ]);
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', ' '];
    const more = [
      'Escape',
      'Delete',
      'Backspace',
      'ContextMenu',
      'F2',
      'F10',
      ...'abcdefghijklmnopqrstuvwxyz0123456789',
    ];
    const found = new Set<GridCommand['kind']>();
    for (const key of [...keys, ...more])
      for (const held of [
        {},
        { ctrlKey: true },
        { shiftKey: true },
        { altKey: true },
        { ctrlKey: true, shiftKey: true },
        { altKey: true, shiftKey: true },
      ])
        for (const row of [-1, 5]) {
          const command = readKey(press(key, held), at(row, 3));
          if (command !== undefined) found.add(command.kind);
        }
    expect([...found].filter((kind) => !named.has(kind))).toEqual([]);
  });
});
