import { describe, expect, it } from 'vitest';
import { book, bookParts, sheetXml, zip } from '../../../../fixtures/workbooks/zip.ts';
import { readAll, refusal } from './open.ts';

const ROW = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>');
const parts = (): Record<string, string | Buffer> => bookParts({ sheets: [{ name: 'Liste', xml: ROW }] });

/** Moves and renames parts the way other writers lay out their packages. */
function replaced(changes: Readonly<Record<string, string | Buffer | null>>): Promise<Buffer> {
  const made = parts();
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) delete made[name];
    else made[name] = content;
  }
  return zip(made);
}

describe('relationships are followed', () => {
  it('finds a workbook wherever it is, by absolute and relative targets and in any case', async () => {
    const made = parts();
    const bytes = await zip({
      '[Content_Types].xml': made['[Content_Types].xml'] ?? '',
      '_rels/.rels': String(made['_rels/.rels']).replace('xl/workbook.xml', '/Book/Main.xml'),
      'Book/Main.xml': made['xl/workbook.xml'] ?? '',
      'Book/_rels/Main.xml.rels': String(made['xl/_rels/workbook.xml.rels']).replace(
        'worksheets/sheet1.xml',
        '../Sheets/./one.xml',
      ),
      'sheets/ONE.xml': ROW,
    });
    expect((await readAll(bytes)).rows).toHaveLength(1);
  });

  it('reads sheet names and states, also those that look like properties', async () => {
    const bytes = await book({
      sheets: [
        { name: '__proto__', xml: ROW },
        { name: 'Gizli &amp; saklı', xml: ROW, state: 'hidden' },
        { name: 'constructor', xml: ROW, state: 'veryHidden' },
      ],
    });
    expect((await readAll(bytes)).file.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['__proto__', 'visible'],
      ['Gizli & saklı', 'hidden'],
      ['constructor', 'veryHidden'],
    ]);
  });

  it('passes over a module sheet, which Excel lists without a part', async () => {
    const made = bookParts({ sheets: [{ name: 'Liste', xml: ROW }] });
    const workbook = String(made['xl/workbook.xml']);
    const listed = workbook.replace('</sheets>', '<sheet name="Module1" sheetId="2" r:id=""/></sheets>');
    const { file, rows } = await readAll(await zip({ ...made, 'xl/workbook.xml': listed }));
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(['Liste']);
    expect(rows).toHaveLength(1);
  });

  it('reads our marks from the custom properties', async () => {
    const made = parts();
    const relations = String(made['_rels/.rels']).replace(
      '</Relationships>',
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    );
    const custom =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="urn:vt"><property fmtid="x" pid="2" name="OdemeMasasiBatch"><vt:lpwstr>b-12345678</vt:lpwstr></property></Properties>';
    const { file } = await readAll(await replaced({ '_rels/.rels': relations, 'docProps/custom.xml': custom }));
    expect(file.properties.get('OdemeMasasiBatch')).toBe('b-12345678');
  });

  it('reads names with backslashes, as .NET 4.5 packs them', async () => {
    const bytes = (await zip(parts()))
      .toString('latin1')
      .replaceAll('xl/worksheets/sheet1.xml', 'xl\\worksheets\\sheet1.xml');
    expect((await readAll(Buffer.from(bytes, 'latin1'))).rows).toHaveLength(1);
  });

  it('knows macros without touching them', async () => {
    const relations = String(parts()['xl/_rels/workbook.xml.rels']).replace(
      '</Relationships>',
      '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
    );
    expect((await readAll(await replaced({ 'xl/_rels/workbook.xml.rels': relations }))).file.hasMacros).toBe(true);
  });
});

describe('what is no workbook, or a damaged one, is refused by name', () => {
  it.each<[string, Readonly<Record<string, string | Buffer | null>>, string]>([
    ['a missing sheet', { 'xl/worksheets/sheet1.xml': null }, 'workbook.damaged missingPart'],
    ['a missing workbook', { 'xl/workbook.xml': null }, 'workbook.damaged missingPart'],
    ['no relationships', { '_rels/.rels': null }, 'workbook.damaged missingPart'],
    ['no relationships of the workbook', { 'xl/_rels/workbook.xml.rels': null }, 'workbook.damaged relationship'],
    [
      'a target outside the package',
      { 'xl/_rels/workbook.xml.rels': String(parts()['xl/_rels/workbook.xml.rels']).replace('worksheets/', '../../') },
      'workbook.damaged relationship',
    ],
    [
      'a document type',
      {
        'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${String(parts()['xl/workbook.xml']).replace('<?xml version="1.0"?>', '')}`,
      },
      'workbook.damaged doctype',
    ],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, 'workbook.binaryExcel'],
    ['a Word document', { 'word/document.xml': '<x/>' }, 'workbook.notWorkbook word'],
    ['a Numbers document', { 'Index/Document.iwa': 'x' }, 'workbook.notWorkbook numbers'],
    [
      'an OpenDocument sheet',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
      'workbook.openDocument',
    ],
  ])('%s', async (_, changes, problem) => {
    expect(await refusal(await replaced(changes))).toMatch(new RegExp(`^${problem}`));
  });

  it('a zip of something else', async () => {
    expect(await refusal(await zip({ 'photo.jpg': 'x' }))).toBe('workbook.notWorkbook zip');
  });

  it('a wrong checksum', async () => {
    const bytes = await zip(parts());
    const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml');
    // The central directory's CRC stands 30 bytes before the name.
    bytes[name - 30] = (bytes[name - 30] ?? 0) ^ 1;
    expect(await refusal(bytes)).toMatch(/^workbook.damaged (crc|zip)/);
  });

  it('every truncation of a file', async () => {
    const bytes = await zip(parts());
    for (let length = 4; length < bytes.length; length += 37) {
      expect(await refusal(bytes.subarray(0, length))).toMatch(/^workbook.damaged/);
    }
  });

  it('every flipped byte is refused or changes no value', async () => {
    const bytes = await zip(parts());
    for (let at = 0; at < bytes.length; at += 3) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x55;
      const outcome = await readAll(flipped).then(
        (read) => JSON.stringify(read.rows.map((row) => row.cells)),
        (cause: unknown) => (cause instanceof Error ? cause.name : 'thrown'),
      );
      expect(['Refusal', '[[{"t":"number","v":"1"}]]']).toContain(outcome);
    }
  });

  it('two parts of one name', async () => {
    expect(await refusal(await zip({ ...parts(), 'XL/workbook.xml': 'x' }))).toMatch(/^workbook.damaged duplicateName/);
  });
});
