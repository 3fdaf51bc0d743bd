import { describe, expect, it } from 'vitest';
import type { CellEdit, RowEdit } from '../../../../../../electron/workbook/write/own/edit.ts';
import { SheetEditor } from '../../../../../../electron/workbook/write/own/sheet-editor.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const text = (value: string): CellEdit => ({ text: value, look: { text: true } });
const rowEdit = (cells: readonly (readonly [number, CellEdit])[], added: readonly CellEdit[] = []): RowEdit => ({
  cells: new Map(cells),
  added,
});
interface Edit {
  readonly headerRow: number;
  readonly newColumns: readonly { readonly header: string; readonly width: number; readonly hidden: boolean }[];
  readonly rows: ReadonlyMap<number, RowEdit>;
  readonly appended: readonly RowEdit[];
}
const NOTHING: Edit = { headerRow: 0, newColumns: [], rows: new Map(), appended: [] };
const COLUMN = { header: 'Not', width: 20, hidden: false };

/** Edits a sheet fed in pieces of a size; a style of ours is the file's own and 100. */
function edited(xml: string, change: Partial<Edit>, firstNew = 3, piece = xml.length): string {
  const { headerRow, newColumns, rows, appended } = { ...NOTHING, ...change };
  const edits = { take: (row: number) => rows.get(row), appended };
  const editor = new SheetEditor('sheet1.xml', { headerRow, firstNew, newColumns }, edits, (style) => style + 100);
  let out = '';
  for (let at = 0; at < xml.length; at += piece) out += editor.take(xml.slice(at, at + piece));
  return out + editor.finish();
}

const sheet = (rows: string, before = '', after = ''): string =>
  `<?xml version="1.0"?>\r\n<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

const MIXED = sheet(
  '<row r="1" spans="1:3" ht="20"><c r="A1" s="4" t="s"><v>0</v></c><c r="C1"><f>A1&gt;"x"</f><v>1</v></c></row>\n' +
    '<row r="3"><c r="B3" t="inlineStr"><is><t>ğ &amp; ş</t></is></c></row>',
  '<!-- a > b --><sheetPr><tabColor rgb="FF00FF00"/></sheetPr><dimension ref="A1:C3"/>',
  '<mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells><extLst><ext uri="{x}"><y:z xmlns:y="urn:y"><![CDATA[<row r="9">]]></y:z></ext></extLst>',
);

describe('SheetEditor', () => {
  it.each([1, 2, 3, 7, 64, 10_000])(
    'copies a sheet letter for letter when nothing changes, in pieces of %i',
    (piece) => {
      expect(edited(MIXED, {}, 3, piece)).toBe(MIXED.replace('A1:C3', 'A1:C3'));
    },
  );

  it.each([1, 5, 10_000])('changes only what it is told, in pieces of %i', (piece) => {
    const rows = new Map([
      [
        1,
        rowEdit(
          [
            [0, { look: { fill: 'FF' } }],
            [1, text('yeni')],
          ],
          [text('söz')],
        ),
      ],
    ]);
    const out = edited(MIXED, { rows, newColumns: [COLUMN] }, 3, piece);
    expect(out).toContain(
      '<row r="1" ht="20"><c r="A1" s="104" t="s"><v>0</v></c>' +
        '<c r="B1" s="100" t="inlineStr"><is><t xml:space="preserve">yeni</t></is></c>' +
        '<c r="C1"><f>A1&gt;"x"</f><v>1</v></c>' +
        '<c r="D1" s="100" t="inlineStr"><is><t xml:space="preserve">söz</t></is></c></row>',
    );
    expect(out).toContain(
      '<dimension ref="A1:D3"/><cols><col min="4" max="4" width="20" customWidth="1"/></cols><sheetData>',
    );
    expect(out.slice(out.indexOf('<row r="3">'))).toBe(MIXED.slice(MIXED.indexOf('<row r="3">')));
  });

  it('numbers cells and rows that carry no reference', () => {
    const xml = sheet('<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>');
    const out = edited(xml, { rows: new Map([[2, rowEdit([[1, text('x')]])]]) });
    expect(out).toContain('<row><c><v>1</v></c></row><row><c r="A2"><v>2</v></c><c r="B2" s="100" t="inlineStr">');
  });

  it('opens rows that were empty, and puts its cell over a formatted empty one', () => {
    const xml = sheet('<row r="2"/><row r="3"><c r="A3"><v>1</v></c><c r="D3" s="7"/></row>');
    const rows = new Map([2, 3].map((row) => [row, rowEdit([], [text('n')])]));
    const out = edited(xml, { rows, newColumns: [COLUMN] });
    expect(out).toContain('<row r="2"><c r="D2" s="100" t="inlineStr">');
    expect(out.match(/r="D3"/g)).toHaveLength(1);
  });

  it('keeps a prefix', () => {
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const out = edited(xml, { rows: new Map([[1, rowEdit([], [text('n')])]]), newColumns: [COLUMN] });
    expect(out).toContain('<x:cols><x:col min="4"');
    expect(out).toContain(
      '<x:c r="D1" s="100" t="inlineStr"><x:is><x:t xml:space="preserve">n</x:t></x:is></x:c></x:row>',
    );
  });

  it('keeps columns in order and apart', () => {
    const before = '<cols>\n<col min="1" max="2" width="9"/><col min="3" max="16384" width="8" style="3"></col></cols>';
    const out = edited(sheet('', before), { newColumns: [COLUMN, { ...COLUMN, hidden: true }] });
    expect(out).toContain(
      '<cols>\n<col min="1" max="2" width="9"/><col min="3" max="3" width="8" style="3"/>' +
        '<col min="4" max="4" width="20" customWidth="1"/><col min="5" max="5" width="20" customWidth="1" hidden="1"/>' +
        '<col min="6" max="16384" width="8" style="3"/></cols>',
    );
  });

  it('writes rows nobody has yet after the last one', () => {
    const out = edited(sheet('<row r="7"><c r="A7"><v>1</v></c></row>'), {
      appended: [rowEdit([[1, text('yeni')]], [text('n')])],
      newColumns: [COLUMN],
    });
    expect(out).toContain('</row><row r="8"><c r="B8" s="100"');
    expect(out).toContain('<c r="D8"');
  });

  it('writes a shared formula out when the cell that held it is overwritten', () => {
    const xml = sheet(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>' +
        '<row r="3"><c r="A3"><f si="0" t="shared"></f><v>6</v></c><c r="B3"><f t="shared" ref="B3" si="1">C3</f></c></row>',
    );
    const out = edited(xml, { rows: new Map([[1, rowEdit([[0, text('5,00')]])]]) });
    expect(out).toContain('<row r="2"><c r="A2"><f>B2*2</f><v>4</v></c></row>');
    expect(out).toContain(
      '<row r="3"><c r="A3"><f>B3*2</f><v>6</v></c><c r="B3"><f t="shared" ref="B3" si="1">C3</f></c></row>',
    );
  });

  it('never writes a formula or markup from a person’s text', () => {
    const hostile = ['=1+1', '<row r="9"/>', '&lt;', ']]>', '_x0041_', '\u0000\u0007\uD800', '\u202Eters'];
    for (const each of hostile) {
      const out = edited(sheet('<row r="1"></row>'), { rows: new Map([[1, rowEdit([[0, text(each)]])]]) });
      expect(out).not.toContain('<f>');
      expect(out.match(/<row/g)).toHaveLength(1);
    }
    const out = edited(sheet('<row r="1"></row>'), { rows: new Map([[1, rowEdit([[0, text('_x0041_')]])]]) });
    expect(out).toContain('_x005F_x0041_');
  });

  it('stops at XML that is broken', () => {
    expect(() => edited(sheet('<row r="1"><c></row>'), {})).toThrow();
  });
});
