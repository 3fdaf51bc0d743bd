import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTsv, writeTsv } from '../../../../../renderer/components/grid/tsv.ts';

describe('a block from a spreadsheet', () => {
  test.each([
    ['one cell', 'Ayşe', [['Ayşe']]],
    [
      'Excel ends the last row with a line end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty cells at the edges',
      '\ta\t\n\t\t',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['a cell of two lines', '"iki\nsatır"\tb\n', [['iki\nsatır', 'b']]],
    ['quotes inside quotes', '"5"" boru"\t1', [['5" boru', '1']]],
    ['a quote inside a plain cell', '5" boru\t1', [['5" boru', '1']]],
    ['a quote that is never closed', '"açık\tb', [['açık\tb']]],
    ['an empty row between', 'a\n\nb', [['a'], [''], ['b']]],
    ['nothing', '', []],
  ])('%s', (_name, text, cells) => {
    expect(parseTsv(text)).toEqual(cells);
  });

  test('what is written is read back the same', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ş', '"', '\t', '\n', '\r', ' ', '1') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (cells) => {
        // A close of line ends is one close: a last row of one empty cell cannot be told from none.
        fc.pre(!(cells.at(-1)?.length === 1 && cells.at(-1)?.[0] === ''));
        expect(parseTsv(writeTsv(cells))).toEqual(cells);
      }),
    );
  });
});
