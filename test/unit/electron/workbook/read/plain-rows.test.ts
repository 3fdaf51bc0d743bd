import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../../electron/workbook/read/refusal.ts';
import { sheetFeed } from '../../../../../electron/workbook/read/sheet.ts';
import { XMLNS } from '../../../../fixtures/workbooks/zip.ts';

const source = {
  strings: { get: (index: number) => ['sıfır', 'bir', 'iki'][index] },
  styles: [
    { kind: 'number', decimals: null, pad: 0, percent: false },
    { kind: 'date', decimals: null, pad: 0, percent: false },
    { kind: 'number', decimals: 2, pad: 0, percent: false },
  ] as const,
  date1904: false,
  part: 'sheet',
};

/** Rows, facts and refusal of one sheet text, cut into pieces of the given size. */
function read(xml: string, plain: boolean, pieceChars: number): unknown {
  const { parser, feed } = sheetFeed(source, plain);
  try {
    for (let at = 0; at < xml.length; at += pieceChars) feed.write(xml.slice(at, at + pieceChars));
    feed.end();
    parser.finish();
    return { rows: parser.builder.take(), facts: parser.builder.facts };
  } catch (cause) {
    if (cause instanceof Refusal) return { refused: cause.problem.code };
    throw cause;
  }
}

const around = (rows: string): string =>
  `<?xml version="1.0"?>\n<worksheet ${XMLNS} xmlns:x14ac="urn:x14ac"><sheetFormatPr defaultRowHeight="15"/><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;

const text = fc.oneof(
  fc.constantFrom(
    'Ayşe',
    '12',
    '0.5',
    '',
    ' ',
    '1',
    '2',
    '&amp;',
    '&lt;b&gt;',
    '&#350;',
    '&yok;',
    ']]>',
    'a > b',
    'a\r\nb',
    '<![CDATA[x]]>',
    '<!-- y -->',
    '_x000D_',
    '\u0001',
    '12abc',
    '9'.repeat(30),
    '🧾',
  ),
  fc.string({ maxLength: 6 }),
);
const content = fc.oneof(
  text.map((value) => `<v>${value}</v>`),
  text.map((value) => `<f>A1</f><v>${value}</v>`),
  fc.constant('<f t="shared" ref="A1:A2" si="0">B1&lt;&gt;1</f><v>3</v>'),
  fc.constant('<f t="shared" si="0"/><v>3</v>'),
  text.map((value) => `<is><t>${value}</t></is>`),
  text.map((value) => `<is><t xml:space="preserve">${value}</t></is>`),
  text.map((value) => `<is><r><t>${value}</t></r><r><t>son</t></r></is>`),
  fc.constantFrom('', '<v/>', '<v></v>', '<f>A1</f>', '<extLst/>', ' <v>1</v> ', '<is/>', '<v>1</v><v>2</v>'),
);
const attributes = fc.constantFrom(
  '',
  ' s="1"',
  ' s="2"',
  ' t="s"',
  ' s="2" t="s"',
  ' t="str"',
  ' t="inlineStr"',
  ' t="b"',
  ' t="e"',
  ' t="d"',
  ' t="n" s="0"',
  ' cm="1"',
  ' s="x"',
  " t='s'",
  ' t="s" t="s"',
  ' foo="1"',
  ' x14ac:y="1"',
  ' s = "1"',
);
const cell = fc
  .tuple(
    fc.constantFrom('', ' r="A#"', ' r="B#"', ' r="C#"', ' r="AA#"', ' r="XFE#"', ' r="A99"', " r='D#'"),
    attributes,
    content,
    fc.constantFrom('c', 'c', 'c', 'c', 'x:c', 'd'),
  )
  .map(([reference, more, inside, name]) =>
    inside === '' ? `<${name}${reference}${more}/>` : `<${name}${reference}${more}>${inside}</${name}>`,
  );
const row = fc
  .tuple(
    fc.constantFrom(
      ' r="#"',
      ' r="#"',
      ' r="#"',
      '',
      ' spans="1:3" r="#"',
      ' r="#" spans="1:8" x14ac:dyDescent="0.25"',
      ' r="#" hidden="1"',
      ' r="#" hidden="true" ht="15"',
      ' r="0"',
      ' r="#" r="#"',
      ' r="x"',
      ' r="2000000000"',
      ' r="#" x15:dyDescent="1"',
    ),
    fc.array(cell, { maxLength: 5 }),
    fc.constantFrom('', '', '', '\n', ' ', '<!-- z -->', 'stray'),
  )
  .map(([more, cells, after]) =>
    cells.length === 0 ? `<row${more}/>${after}` : `<row${more}>${cells.join('')}</row>${after}`,
  );
const sheet = fc
  .array(row, { maxLength: 6 })
  .map((rows) => around(rows.map((one, index) => one.replaceAll('#', String(index + 1))).join('')));

describe('plain rows and the parser of record', () => {
  it('agree on every sheet, however it is cut', () => {
    fc.assert(
      fc.property(sheet, fc.integer({ min: 1, max: 60 }), (xml, pieceChars) => {
        expect(read(xml, true, pieceChars)).toEqual(read(xml, false, xml.length));
      }),
      { numRuns: 3_000 },
    );
  });

  it('agree on plain sheets whose bytes were changed at random', () => {
    const honest = around(
      Array.from(
        { length: 4 },
        (_, i) =>
          `<row r="${i + 1}" spans="1:3"><c r="A${i + 1}" t="s"><v>${i % 3}</v></c><c r="B${i + 1}" s="2"><v>${i}.25</v></c><c r="C${i + 1}"><f>B1*2</f><v>${i}</v></c></row>`,
      ).join(''),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: honest.length - 1 }),
        fc.constantFrom('<', '>', '/', '"', '&', ' ', 'x', '\r', '\u0000', '1', ':', ''),
        (at, letter) => {
          const changed = honest.slice(0, at) + letter + honest.slice(at + 1);
          expect(read(changed, true, 50)).toEqual(read(changed, false, changed.length));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('leaves a prefixed sheet to the parser', () => {
    const xml = around('<row r="1"><c r="A1"><v>1</v></c></row>')
      .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1y:$2')
      .replace('xmlns=', 'xmlns:y=');
    expect(read(xml, true, 7)).toEqual(read(xml, false, xml.length));
  });
});
