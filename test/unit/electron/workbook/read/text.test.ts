import { describe, expect, it } from 'vitest';
import { cellText } from '../../../../../shared/cells.ts';
import { Refusal } from '../../../../../electron/workbook/read/refusal.ts';
import { decideText, type TextDecision } from '../../../../../electron/workbook/read/text-encoding.ts';
import { readTextRows } from '../../../../../electron/workbook/read/text-rows.ts';

const TURKISH = 'Ad;Tutar\nŞükrü İğneci;1.250,50\nÇağrı Öz;007\n';
/** Windows-1254 by hand: the six letters it has where Latin-1 has Icelandic ones. */
const to1254 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[ĞİŞğış]/g, (letter) => ({ Ğ: 'Ð', İ: 'Ý', Ş: 'Þ', ğ: 'ð', ı: 'ý', ş: 'þ' })[letter] ?? letter),
    'latin1',
  );
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

function rowsOf(bytes: Buffer, decision: TextDecision = decideText(bytes)): [number, string[]][] {
  const rows: [number, string[]][] = [];
  for (const piece of readTextRows(bytes, decision))
    for (const row of piece) rows.push([row.row, row.cells.map(cellText)]);
  return rows;
}

describe('decideText', () => {
  it.each([
    ['utf-8', Buffer.from(TURKISH)],
    ['utf-8', Buffer.from(`\uFEFF${TURKISH}`)],
    ['windows-1254', to1254(TURKISH)],
    ['utf-16le', Buffer.from(`\uFEFF${TURKISH}`, 'utf16le')],
    ['utf-16le', Buffer.from(TURKISH, 'utf16le')],
    ['utf-16be', utf16be(`\uFEFF${TURKISH}`)],
    ['utf-16be', utf16be(TURKISH)],
  ] as const)('%s is decided and read', (encoding, bytes) => {
    expect(decideText(bytes)).toEqual({ encoding, delimiter: ';' });
    expect(rowsOf(bytes)).toEqual([
      [1, ['Ad', 'Tutar']],
      [2, ['Şükrü İğneci', '1.250,50']],
      [3, ['Çağrı Öz', '007']],
    ]);
  });

  it.each([
    [';', 'Ad;Tutar\nA;1.250,50\nB;2,5\n'],
    ['\t', 'Ad\tTutar\nA\t1.250,50\nB\t2,5\n'],
    [',', 'name,amount\nA,"1,250.50"\nB,2.5\n'],
    [',', 'sep=,\r\nname,amount\r\n'],
    [';', 'yalnız bir sütun\nbir\niki\n'],
  ] as const)('delimiter %j', (delimiter, text) => {
    expect(decideText(Buffer.from(text)).delimiter).toBe(delimiter);
  });

  it.each([
    ['a file of nulls', Buffer.alloc(4096)],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 0, 3, 255, 254])],
  ])('%s is no text', (_, bytes) => {
    expect(() => decideText(bytes)).toThrow(Refusal);
  });
});

describe('readTextRows', () => {
  it.each<[string, string, [number, string[]][]]>([
    ['quotes, doubled quotes and line ends inside them', 'a;"b ""c""\r\nd";e\r\n', [[1, ['a', 'b "c"\r\nd', 'e']]]],
    ['a quote in the middle of a value is a character', 'a;5" boru;c\n', [[1, ['a', '5" boru', 'c']]]],
    [
      'every kind of line end',
      'a\r\nb\rc\nd',
      [
        [1, ['a']],
        [2, ['b']],
        [3, ['c']],
        [4, ['d']],
      ],
    ],
    [
      'blank lines keep their number',
      'a\n\n\nb\n',
      [
        [1, ['a']],
        [4, ['b']],
      ],
    ],
    ['empty fields', ';;x;\n', [[1, ['', '', 'x']]]],
    ['a formula that keeps zeros', '="0012";x\n', [[1, ['0012', 'x']]]],
    ['a last line without an end', 'a;b', [[1, ['a', 'b']]]],
    ['Excel’s own first line', 'sep=;\r\na;b\r\n', [[1, ['a', 'b']]]],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(Buffer.from(text), { encoding: 'utf-8', delimiter: ';' })).toEqual(rows);
  });

  it('reads the same however the bytes are cut', () => {
    const line = `"Şükrü ""İğ"" ;x";${'ü'.repeat(90)};1.250,50\r\n`;
    const bytes = Buffer.from(line.repeat(6_000));
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(6_000);
    expect(new Set(rows.map(([, cells]) => cells.join('|'))).size).toBe(1);
  });

  it.each([
    ['an unclosed quote', `a;b\n"${'x;y\n'.repeat(10)}`, 'workbook.damaged'],
    ['a quote that swallows the file', `"${'x;y\n'.repeat(20_000)}`, 'workbook.damaged'],
    ['one endless line', 'x;'.repeat(600_000), 'workbook.notWorkbook'],
    ['one endless value', 'x'.repeat(40_000), 'workbook.notWorkbook'],
  ])('%s is refused', (_, text, code) => {
    expect(() => rowsOf(Buffer.from(text), { encoding: 'utf-8', delimiter: ';' })).toThrow(code);
  });

  it('says when the chosen encoding does not fit', () => {
    expect(() => rowsOf(to1254(TURKISH), { encoding: 'utf-8', delimiter: ';' })).toThrow('workbook.encoding');
  });
});
