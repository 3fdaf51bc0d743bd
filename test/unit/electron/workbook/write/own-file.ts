import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { openWorkbook } from '../../../../../electron/workbook/reader.ts';
import type { OwnBook } from '../../../../../electron/workbook/write/own/source.ts';
import { zip } from '../../../../fixtures/workbooks/zip.ts';
import { convertByOffice } from './office.ts';
import { folder, ibanOf } from './rows.ts';

/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const CLIENT_ROWS = 6;

/**
 * A client's workbook as people make them: a title over the table, a picture and a chart, formulas and a shared one, a
 * conditional format, a filter, a validation, a note, a second sheet with a table, a hidden one, one with a pivot table, a total
 * under the list.
 */
export async function clientFile(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Maaş');
  sheet.addImage(book.addImage({ base64: PIXEL, extension: 'png' }), 'A1:A2');
  sheet.getCell('B1').value = 'YILDIZ TEKSTİL – KASIM 2026';
  sheet.mergeCells('B1:E1');
  sheet.getRow(4).values = ['Sıra', 'Ad Soyad', 'IBAN', 'Tutar', 'Açıklama', 'Brüt'];
  sheet.getRow(4).font = { bold: true };
  for (let index = 0; index < CLIENT_ROWS; index += 1) {
    const row = 5 + index;
    sheet.getRow(row).values = [index + 1, `Çağla İşçi ${index}`, ibanOf(index), null, 'Kasım 2026 maaş', 1500 + index];
    sheet.getCell(row, 4).numFmt = '#,##0.00 ₺';
  }
  const halves = Array.from({ length: CLIENT_ROWS }, (_, index) => (1500 + index) / 2);
  sheet.fillFormula(`D5:D${4 + CLIENT_ROWS}`, 'F5*0.5', halves);
  sheet.getCell('B11').value = 'TOPLAM';
  sheet.getCell('D11').value = { formula: 'SUM(D5:D10)', result: 4507.5 };
  sheet.getColumn(2).width = 30;
  sheet.autoFilter = 'A4:F10';
  sheet.getCell('A5').dataValidation = { type: 'whole', formulae: [1, 100], operator: 'between' };
  sheet.addConditionalFormatting({
    ref: 'F5:F10',
    rules: [{ type: 'expression', priority: 1, formulae: ['F5>1503'], style: { font: { bold: true } } }],
  });
  const rates = book.addWorksheet('Oranlar');
  rates.getCell('A1').value = { formula: "'Maaş'!D11*2", result: 9015 };
  book.addWorksheet('Gizli', { state: 'hidden' }).getCell('A1').value = 'dokunmayın';
  const summary = book.addWorksheet('Özet');
  summary.getCell('A1').value = 'Ad Soyad';
  sheet.getCell('C6').note = 'IBAN bankadan soruldu';
  rates.addTable({
    name: 'Oran',
    ref: 'A3',
    headerRow: true,
    columns: [{ name: 'Ad' }, { name: 'Oran' }],
    rows: [['damga', 0.00759]],
  });
  return withPivot(await withChart(Buffer.from(await book.xlsx.writeBuffer())));
}

/** exceljs draws no charts, so one is put beside its picture. */
async function withChart(bytes: Buffer): Promise<Buffer> {
  const found = await parts(bytes);
  const text = (name: string): string => (found.get(name) ?? Buffer.alloc(0)).toString('utf8');
  const anchor =
    '<xdr:twoCellAnchor><xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="9" name="Grafik"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" x="0" y="0"/><a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" cx="0" cy="0"/></xdr:xfrm><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>';
  const chart =
    '<?xml version="1.0" encoding="UTF-8"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Maaş!$D$5:$D$10</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>';
  const relation =
    '<Relationship Id="rIdChart" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="../charts/chart1.xml"/>';
  const type =
    '<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>';
  const before = (xml: string, end: string, added: string): string => xml.replace(end, `${added}${end}`);
  return zip({
    ...Object.fromEntries(found),
    '[Content_Types].xml': before(text('[Content_Types].xml'), '</Types>', type),
    'xl/drawings/drawing1.xml': before(text('xl/drawings/drawing1.xml'), '</xdr:wsDr>', anchor),
    'xl/drawings/_rels/drawing1.xml.rels': before(
      text('xl/drawings/_rels/drawing1.xml.rels'),
      '</Relationships>',
      relation,
    ),
    'xl/charts/chart1.xml': chart,
  });
}

/** exceljs writes pivot tables of one kind only, so one is put on the sheet `Özet`: names and the sum of what is paid. */
async function withPivot(bytes: Buffer): Promise<Buffer> {
  const found = await parts(bytes);
  const text = (name: string): string => (found.get(name) ?? Buffer.alloc(0)).toString('utf8');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (inside: string): string =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const names = Array.from({ length: CLIENT_ROWS }, (_, index) => `Çağla İşçi ${index}`);
  const other = ['Sıra', 'IBAN', 'Açıklama', 'Brüt'];
  const shared = names.map((name) => `<s v="${name}"/>`).join('');
  const fields = ['Sıra', 'Ad Soyad', 'IBAN', 'Tutar', 'Açıklama', 'Brüt'];
  const cacheFields = fields
    .map((name) =>
      name === 'Ad Soyad'
        ? `<cacheField name="${name}" numFmtId="0"><sharedItems count="${CLIENT_ROWS}">${shared}</sharedItems></cacheField>`
        : `<cacheField name="${name}" numFmtId="0"><sharedItems/></cacheField>`,
    )
    .join('');
  const cache = `${head}<pivotCacheDefinition ${main} xmlns:r="${office}" r:id="rId1" refreshOnLoad="1" recordCount="${CLIENT_ROWS}"><cacheSource type="worksheet"><worksheetSource ref="A4:F10" sheet="Maaş"/></cacheSource><cacheFields count="6">${cacheFields}</cacheFields></pivotCacheDefinition>`;
  const records = names
    .map(
      (_, index) =>
        `<r><n v="${index + 1}"/><x v="${index}"/><s v="x"/><n v="${(1500 + index) / 2}"/><s v="y"/><n v="${1500 + index}"/></r>`,
    )
    .join('');
  const items = names.map((_, index) => `<item x="${index}"/>`).join('');
  const rowItems = names.map((_, index) => `<i><x v="${index}"/></i>`).join('');
  const pivotFields = fields
    .map((name) =>
      name === 'Ad Soyad'
        ? `<pivotField axis="axisRow" showAll="0"><items count="${CLIENT_ROWS + 1}">${items}<item t="default"/></items></pivotField>`
        : `<pivotField ${other.includes(name) ? '' : 'dataField="1" '}showAll="0"/>`,
    )
    .join('');
  const pivot = `${head}<pivotTableDefinition ${main} name="Özet" cacheId="7" dataCaption="Veri" applyNumberFormats="0"><location ref="A3:B10" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="6">${pivotFields}</pivotFields><rowFields count="1"><field x="1"/></rowFields><rowItems count="${CLIENT_ROWS + 1}">${rowItems}<i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Toplam" fld="3" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>`;
  const type = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return zip({
    ...Object.fromEntries(found),
    '[Content_Types].xml': text('[Content_Types].xml').replace(
      '</Types>',
      `${type('pivotTables/pivotTable1.xml', 'pivotTable')}${type('pivotCache/pivotCacheDefinition1.xml', 'pivotCacheDefinition')}${type('pivotCache/pivotCacheRecords1.xml', 'pivotCacheRecords')}</Types>`,
    ),
    'xl/workbook.xml': text('xl/workbook.xml').replace(
      /(<calcPr[^>]*\/>)/,
      '$1<pivotCaches><pivotCache cacheId="7" r:id="rIdPivot"/></pivotCaches>',
    ),
    'xl/_rels/workbook.xml.rels': text('xl/_rels/workbook.xml.rels').replace(
      '</Relationships>',
      `${relation('rIdPivot', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml')}</Relationships>`,
    ),
    'xl/worksheets/_rels/sheet4.xml.rels': relations(relation('rId1', 'pivotTable', '../pivotTables/pivotTable1.xml')),
    'xl/pivotTables/pivotTable1.xml': pivot,
    'xl/pivotTables/_rels/pivotTable1.xml.rels': relations(
      relation('rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml'),
    ),
    'xl/pivotCache/pivotCacheDefinition1.xml': cache,
    'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': relations(
      relation('rId1', 'pivotCacheRecords', 'pivotCacheRecords1.xml'),
    ),
    'xl/pivotCache/pivotCacheRecords1.xml': `${head}<pivotCacheRecords ${main} count="${CLIENT_ROWS}">${records}</pivotCacheRecords>`,
  });
}

/** The same file as LibreOffice saves it: other styles, columns to the end of the sheet, its own chart parts. */
export async function throughOffice(bytes: Buffer): Promise<Buffer> {
  const given = join(folder(), 'giren.xlsx');
  await writeFile(given, bytes);
  const made = folder();
  await convertByOffice('xlsx:Calc MS Excel 2007 XML', made, [given]);
  return readFile(join(made, 'giren.xlsx'));
}

/** Every part of a zip by its name, inflated. */
export async function parts(bytes: Buffer): Promise<Map<string, Buffer>> {
  const reader = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const found = new Map<string, Buffer>();
  for await (const entry of reader.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const pieces: Buffer[] = [];
    for await (const piece of await reader.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    found.set(entry.fileName.replace(/^\//, ''), Buffer.concat(pieces));
  }
  return found;
}

/** The names of the parts that differ between two files, or stand in one of them only. */
export async function changedParts(before: Buffer, after: Buffer): Promise<string[]> {
  const [old, now] = [await parts(before), await parts(after)];
  const hash = (part: Buffer | undefined): string =>
    part === undefined ? '' : createHash('sha256').update(part).digest('hex');
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => hash(old.get(name)) !== hash(now.get(name)))
    .toSorted();
}

/** The person's file, and how its table was read, as the handler finds out. */
export async function ownBook(bytes: Buffer): Promise<OwnBook> {
  const surveyed = await openWorkbook({ bytes });
  if (!surveyed.ok) throw new Error(surveyed.problem.code);
  const { choice, sheets } = surveyed.value;
  const columns = sheets.find((sheet) => sheet.name === choice.sheet)?.columns ?? 0;
  return { bytes, choice, columns, keepMacros: false };
}
