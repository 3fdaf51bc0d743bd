import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../shared/cells.ts';
import { book, bookParts, inline, sheetXml, stylesXml, zip } from '../../../../fixtures/workbooks/zip.ts';
import { readAll, refusal } from './open.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sst = (items: string): string => `<?xml version="1.0"?><sst xmlns="${MAIN}">${items}</sst>`;

async function cellsOf(
  rows: string,
  more: { readonly strings?: string; readonly styles?: string; readonly workbookPr?: string } = {},
): Promise<(readonly Cell[])[]> {
  const bytes = await book({ sheets: [{ name: 'Liste', xml: sheetXml(rows) }], ...more });
  return (await readAll(bytes)).rows.map((row) => row.cells);
}

describe('cell values', () => {
  it.each<[string, string, Cell]>([
    [
      'a number keeps its source text',
      '<c r="A1"><v>0.30000000000000004</v></c>',
      { t: 'number', v: '0.30000000000000004' },
    ],
    ['an exponent too', '<c r="A1"><v>3.3000610051978645E+23</v></c>', { t: 'number', v: '3.3000610051978645E+23' }],
    ['an inline string', inline('A1', 'Ayşe <&>'), 'Ayşe <&>'],
    [
      'an inline string of runs, without its phonetics',
      '<c r="A1" t="inlineStr"><is><r><t>TR12</t></r><r><rPr><b/></rPr><t>3456</t></r><rPh sb="0" eb="1"><t>okunuş</t></rPh></is></c>',
      'TR123456',
    ],
    ['a formula’s number', '<c r="A1"><f>B1*2</f><v>0</v></c>', { t: 'number', v: '0', f: true }],
    ['a formula’s text', '<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', { t: 'text', v: 'ab', f: true }],
    ['a shared formula without text', '<c r="A1"><f t="shared" si="0"/><v>7</v></c>', { t: 'number', v: '7', f: true }],
    ['a formula nobody calculated', '<c r="A1"><f>B1</f></c>', { t: 'error', v: '#CALC?', f: true }],
    ['true', '<c r="A1" t="b"><v>1</v></c>', { t: 'bool', v: true }],
    ['false by a formula', '<c r="A1" t="b"><f>1=2</f><v>0</v></c>', { t: 'bool', v: false, f: true }],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', { t: 'error', v: '#REF!' }],
    ['an ISO date', '<c r="A1" t="d"><v>2026-11-30T00:00:00Z</v></c>', { t: 'date', v: '2026-11-30' }],
    ['an escaped character', '<c r="A1" t="str"><v>a_x000D_b_x005F_x000D_</v></c>', 'a\rb_x000D_'],
    ['CDATA', '<c r="A1" t="str"><v><![CDATA[a < b]]></v></c>', 'a < b'],
    ['a character reference', '<c r="A1" t="str"><v>&#350;&#x131;</v></c>', 'Şı'],
    ['a comment between', '<c r="A1"><!-- not a value --><v>5</v></c>', { t: 'number', v: '5' }],
    ['white space around a number', '<c r="A1"><v> 5 </v></c>', { t: 'number', v: '5' }],
    ['white space in a text stays', '<c r="A1" t="inlineStr"><is><t xml:space="preserve">  a  </t></is></c>', '  a  '],
    [
      'an extension’s own value is no value',
      '<c r="A1"><v>5</v><extLst><ext xmlns:x="urn:x"><x:v>9</x:v></ext></extLst></c>',
      { t: 'number', v: '5' },
    ],
  ])('%s', async (_, cell, value) => {
    expect(await cellsOf(`<row r="1">${cell}</row>`)).toEqual([[value]]);
  });

  it('reads shared strings with every run and no phonetics, and strings beyond the BMP', async () => {
    const strings = sst(
      '<si><t>düz</t></si><si><r><t>TR12</t></r><r><t xml:space="preserve"> 3456</t></r><phoneticPr fontId="1"/></si>' +
        '<si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si><si><t>🧾&amp;</t></si><si><t/></si><si/>',
    );
    const cells = [0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await cellsOf(`<row>${cells}</row>`, { strings })).toEqual([['düz', 'TR12 3456', '漢字', '🧾&']]);
  });

  it('reads numbers by their format', async () => {
    const styles = stylesXml([0, '#,##0.00 "gün"', '0000000000', 10, '[h]:mm', 'hh:mm']);
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>0.5</v></c>`).join('');
    expect(await cellsOf(`<row>${cells}</row>`, { styles })).toEqual([
      [
        { t: 'number', v: '0.5' },
        { t: 'number', v: '0.5', shown: 2 },
        { t: 'number', v: '0.5', shown: 0, pad: 10 },
        { t: 'number', v: '0.5', shown: 2, percent: true },
        { t: 'number', v: '0.5' },
        { t: 'date', v: '12:00:00' },
      ],
    ]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const more = { styles: stylesXml([14]), workbookPr: '<workbookPr date1904="1"/>' };
    expect(await cellsOf('<row><c s="0"><v>44894</v></c></row>', more)).toEqual([[{ t: 'date', v: '2026-11-30' }]]);
  });
});

describe('rows and cells', () => {
  it('places cells and rows without a reference after the one before', async () => {
    const bytes = await book({
      sheets: [
        {
          name: 'L',
          xml: sheetXml(
            '<row><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
          ),
        },
      ],
    });
    const { rows } = await readAll(bytes);
    expect(rows.map((row) => [row.row, row.cells.length])).toEqual([
      [1, 1],
      [5, 4],
      [6, 1],
    ]);
  });

  it('drops ghost rows and counts them, keeps hidden rows and says so', async () => {
    const xml = sheetXml(
      '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" s="3" customFormat="1"/><row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4" t="inlineStr"><is><t> </t></is></c></row>',
      '<autoFilter ref="A1:A4"/><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
      '<cols><col min="2" max="3" hidden="1"/></cols>',
    );
    const { rows, facts } = await readAll(await book({ sheets: [{ name: 'L', xml }] }));
    expect(rows).toEqual([{ row: 1, cells: [{ t: 'number', v: '1' }], hidden: true }]);
    expect(facts).toMatchObject({
      ghostRows: 3,
      hiddenRows: 1,
      hasFilter: true,
      mergeCount: 1,
      hiddenColumns: [[1, 2]],
    });
  });

  it('reads prefixed names as .NET writes them, and the strict namespace', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Ada</x:t></x:is></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect((await readAll(await book({ sheets: [{ name: 'L', xml }] }))).rows[0]?.cells).toEqual([
      'Ada',
      { t: 'number', v: '5' },
    ]);
    const parts = bookParts({ sheets: [{ name: 'L', xml: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>') }] });
    const strict = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        String(part)
          .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      ]),
    );
    expect((await readAll(await zip(strict))).rows).toHaveLength(1);
  });

  it('reads a sheet in UTF-16', async () => {
    const xml = sheetXml(`<row r="1">${inline('A1', 'Şükrü')}</row>`).replace('UTF-8', 'UTF-16');
    const parts = {
      ...bookParts({ sheets: [{ name: 'L', xml: '' }] }),
      'xl/worksheets/sheet1.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le'),
    };
    expect((await readAll(await zip(parts))).rows[0]?.cells).toEqual(['Şükrü']);
  });
});

describe('what is damaged is refused', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  it.each([
    ['no closing worksheet', sheetXml(row).replace('</worksheet>', ''), 'workbook.damaged xml'],
    ['no closing row', sheetXml('<row r="1"><c r="A1"><v>1</v></c>'), 'workbook.damaged xml'],
    ['text after a number', sheetXml('<row r="1"><c r="A1"><v>12abc</v></c></row>'), 'workbook.damaged number'],
    [
      'a string that is not there',
      sheetXml('<row r="1"><c r="A1" t="s"><v>3</v></c></row>'),
      'workbook.damaged stringIndex',
    ],
    ['a row number beyond Excel', sheetXml('<row r="2000000000"/>'), 'workbook.damaged rowNumber'],
    ['rows out of order', sheetXml('<row r="2"/><row r="1"/>'), 'workbook.damaged rowNumber'],
    ['the same row twice', sheetXml('<row r="2"/><row r="2"/>'), 'workbook.damaged rowNumber'],
    ['a column beyond Excel', sheetXml('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), 'workbook.damaged columnNumber'],
    [
      'the same cell twice',
      sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      'workbook.damaged duplicateCell',
    ],
    ['a cell of another row', sheetXml('<row r="1"><c r="A9"><v>1</v></c></row>'), 'workbook.damaged cellReference'],
    ['an unknown type', sheetXml('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'), 'workbook.damaged cellType'],
    ['a boolean that is none', sheetXml('<row r="1"><c r="A1" t="b"><v>7</v></c></row>'), 'workbook.damaged boolean'],
    ['no sheetData', `<worksheet xmlns="${MAIN}"/>`, 'workbook.damaged noSheetData'],
    ['another document', `<chartsheet xmlns="${MAIN}"/>`, 'workbook.damaged unclosedSheet'],
    ['an entity', sheetXml('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'), 'workbook.damaged xml'],
    ['a control character', sheetXml('<row r="1"><c r="A1" t="str"><v>a\u0001</v></c></row>'), 'workbook.damaged xml'],
    [
      'a prefix nobody declared',
      sheetXml('<row r="1" x14ac:dyDescent="1"><c r="A1"><v>1</v></c></row>'),
      'workbook.damaged xml',
    ],
    ['an attribute twice', sheetXml('<row r="1"><c r="A1" s="1" s="2"><v>1</v></c></row>'), 'workbook.damaged xml'],
  ])('%s', async (_, xml, problem) => {
    expect(await refusal(await book({ sheets: [{ name: 'L', xml }] }))).toMatch(new RegExp(`^${problem}`));
  });
});
