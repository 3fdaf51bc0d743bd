import { createWriteStream, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, CompanyId } from '../../../../shared/ids.ts';
import type { ImportView } from '../../../../shared/import.ts';
import type { RowQuery } from '../../../../shared/row-query.ts';
import type { ImportChoice, MappingField } from '../../../../shared/mapping.ts';
import { editBook } from '../../../../electron/workbook/write/own/edit-book.ts';
import { EditFeed } from '../../../../electron/workbook/write/own/edit-feed.ts';
import type { ReportRow } from '../../../../electron/workbook/write/report-data.ts';
import { openTestDesk, type TestDesk } from '../../../fixtures/open-desk.ts';
import { zip } from '../../../fixtures/workbooks/zip.ts';
import { parts } from '../workbook/write/own-file.ts';
import { ibanOf, reportRow } from '../workbook/write/rows.ts';

const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };
const SHEET = 'Veri';
/** Amounts stand where nobody would look, the obvious money column is none, and the explanation is the same for all. */
const HEADERS = ['Tutar', 'Brüt', 'Banka', 'Tutar', 'Departman'];
const ROWS = [
  ['REF-1', '1.500', ibanOf(1), 99, 'Ayşe Örnek'],
  ['REF-2', '2.750', ibanOf(2), 98, 'İbrahim Çağ'],
  ['REF-3', '3.000', ibanOf(3), 97, 'Şule Işık'],
];
const BY_HAND: readonly (MappingField | null)[] = ['reference', 'amount', 'iban', null, 'name'];
const EXPLANATION = '{ad} {ay} {yıl} primi';

let desk: TestDesk;
let companyId: CompanyId;
beforeEach(async () => {
  desk = await openTestDesk();
  companyId = (await desk.must('companies.practise', { name: 'Alıştırma Ltd.' })).id;
});
afterEach(() => desk.close());

async function clientFile(name: string, titles: number): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(SHEET);
  for (let row = 0; row < titles; row += 1) sheet.addRow([`YILDIZ TEKSTİL ${row + 1}`]);
  for (const row of [HEADERS, ...ROWS]) sheet.addRow(row);
  book.addWorksheet('Dolu').addRows(Array.from({ length: 40 }, (_, index) => ['IBAN', index, 'x', 'y', 'z']));
  const path = join(desk.folder, name);
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return path;
}

function byHand(choice: ImportChoice, feeds: readonly (MappingField | null)[], headerRow: number): ImportChoice {
  return {
    ...choice,
    sheet: SHEET,
    headerRow,
    headerRows: 1,
    mapping: {
      columns: feeds.map((feed, index) => ({
        index,
        feeds: feed,
        order: 0,
        convention: feed === 'amount' ? 'comma' : null,
        asDisplayed: false,
      })),
      fixed: [{ field: 'description', text: EXPLANATION }],
    },
  };
}

/** Chooses sheet, then header, then columns, one after the other as a person does, and makes the list. */
async function listByHand(path: string, feeds: readonly (MappingField | null)[], headerRow: number): Promise<BatchId> {
  let view = await open(path);
  const wanted = byHand(view.choice, feeds, headerRow);
  const steps: ImportChoice[] = [
    { ...view.choice, sheet: wanted.sheet },
    { ...wanted, mapping: view.choice.mapping },
    wanted,
  ];
  for (const choice of steps) view = await desk.must('import.choices', { importId: view.importId, choice });
  expect(view.missing).toEqual([]);
  return finish(view);
}

async function open(path: string): Promise<ImportView> {
  const { fileToken } = await desk.must('import.dropped', { path });
  return desk.must('import.open', { companyId, fileToken });
}

async function finish({ importId, choice }: ImportView, period = '2026-11'): Promise<BatchId> {
  const more = { name: 'Prim', period, purpose: 'BONUS', sameFileReason: null } as const;
  return (await desk.must('import.finish', { importId, choice, ...more })).batchId;
}

async function corrections(batchId: BatchId, name: string): Promise<string> {
  desk.shell.saveTo = join(desk.folder, name);
  const request = { kind: 'corrections', batchId, companyId: null, period: null, masked: false, locale: 'tr' } as const;
  await desk.must('reports.save', request);
  return desk.shell.saveTo;
}

async function rowsOf(batchId: BatchId) {
  return (await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 100 })).rows;
}

/** Types a text into one cell and leaves the rest of the file alone, as Excel does. */
async function typeInto(path: string, row: number, column: number, text: string): Promise<void> {
  const cells = new Map([[column, { text, look: { text: true } } as const]]);
  async function* one(): AsyncGenerator<readonly ReportRow[]> {
    yield [reportRow(0, { excelRow: row })];
  }
  const edit = { headerRow: 0, firstNew: 99, newColumns: [] };
  const rows = new EditFeed(one(), () => ({ cells, added: [] }));
  const book = { bytes: readFileSync(path), sheet: SHEET, properties: {}, keepMacros: false };
  await editBook(createWriteStream(`${path}.new`), { ...book, edit, rows, overwrites: true });
  renameSync(`${path}.new`, path);
}

describe('a mapping by hand that no proposal would make', { timeout: 60_000 }, () => {
  it('is how the list’s corrections workbook is read when it comes back', async () => {
    const file = await clientFile('liste.xlsx', 2);
    const { choice } = await open(file);
    expect(choice.mapping.columns.map((use) => use.feeds)).not.toEqual(BY_HAND);
    const batchId = await listByHand(file, BY_HAND, 3);
    const before = await rowsOf(batchId);
    expect(before.map((row) => [row.amount, row.name, row.reference, row.description])).toEqual([
      [150_000, 'Ayşe Örnek', 'REF-1', 'Ayşe Örnek Kasım 2026 primi'],
      [275_000, 'İbrahim Çağ', 'REF-2', 'İbrahim Çağ Kasım 2026 primi'],
      [300_000, 'Şule Işık', 'REF-3', 'Şule Işık Kasım 2026 primi'],
    ]);
    const path = await corrections(batchId, 'duzeltme.xlsx');

    const back = await open(path);
    expect(back.corrects).toMatchObject({ batchId });
    expect(back.choice).toMatchObject({ sheet: SHEET, headerRow: 3 });
    expect(back.choice.mapping.columns.slice(0, 5).map((use) => use.feeds)).toEqual(BY_HAND);
    expect(back.choice.mapping.columns[1]?.convention).toBe('comma');
    expect(back.columns.map((column) => column.why)).toContain('remembered');
    expect(back.notes.map((note) => note.code)).toContain('readAsBefore');
    // As it went out it changes nothing, whatever month the form says.
    expect(await finish(back, '2027-02')).toBe(batchId);
    expect(await rowsOf(batchId)).toEqual(before);

    await typeInto(path, 5, 1, '1.600');
    await finish(await open(path), '2027-02');
    const after = await rowsOf(batchId);
    expect(after.map((row) => row.amount)).toEqual([150_000, 160_000, 300_000]);
    expect(after.filter((_, index) => index !== 1)).toEqual(before.filter((_, index) => index !== 1));
  });

  it('stays the list’s own when the company reads the layout another way since', async () => {
    const first = await listByHand(await clientFile('once.xlsx', 0), BY_HAND, 1);
    await listByHand(await clientFile('sonra.xlsx', 1), ['name', 'amount', 'iban', 'reference', null], 2);
    const path = await corrections(first, 'duzeltme.xlsx');
    // The workbook’s own cells: REF-2 is still the reference of row 3, not somebody’s name.
    await typeInto(path, 3, 0, 'REF-20');
    await finish(await open(path));
    expect((await rowsOf(first)).map((row) => [row.reference, row.name])).toEqual([
      ['REF-1', 'Ayşe Örnek'],
      ['REF-20', 'İbrahim Çağ'],
      ['REF-3', 'Şule Işık'],
    ]);
  });
});

describe('a corrections workbook that another program saved', { timeout: 60_000 }, () => {
  async function sent(): Promise<{ readonly batchId: BatchId; readonly path: string }> {
    const batchId = await listByHand(await clientFile('liste.xlsx', 0), BY_HAND, 1);
    return { batchId, path: await corrections(batchId, 'duzeltme.xlsx') };
  }

  /** What Google Sheets and Numbers do: custom properties are left out. */
  async function withoutMarks(path: string): Promise<void> {
    const kept = [...(await parts(readFileSync(path)))].filter(([name]) => name !== 'docProps/custom.xml');
    const texts = kept.map(([name, part]): [string, string | Buffer] =>
      name === '_rels/.rels' || name === '[Content_Types].xml'
        ? [name, part.toString('utf8').replace(/<(?:Relationship|Override)\b[^>]*custom[^>]*\/>/g, '')]
        : [name, part],
    );
    writeFileSync(path, await zip(Object.fromEntries(texts)));
  }

  it('is known by its row ids where the marks are gone, and is no new list', async () => {
    const { batchId, path } = await sent();
    await withoutMarks(path);
    await typeInto(path, 2, 4, 'Ayşe Gül Örnek');
    const view = await open(path);
    expect(view.corrects).toMatchObject({ batchId });
    expect(await finish(view)).toBe(batchId);
    expect((await rowsOf(batchId)).map((row) => row.name)).toEqual(['Ayşe Gül Örnek', 'İbrahim Çağ', 'Şule Işık']);
    expect(await desk.must('batches.list', { companyId })).toHaveLength(1);
  });

  it('is known as a text file too', async () => {
    const { batchId } = await sent();
    const [first] = await rowsOf(batchId);
    const path = join(desk.folder, 'duzeltme.csv');
    writeFileSync(
      path,
      `${HEADERS.join(';')};Açıklama;OdemeMasasiRow\r\nREF-9;1.500,00;${ibanOf(1)};99;Ayşe Örnek;Ayşe Örnek Kasım 2026 primi;${first?.rowId ?? ''}\r\n`,
    );
    const view = await open(path);
    expect(view.corrects).toMatchObject({ batchId });
    await finish(view);
    const [after, missing] = await rowsOf(batchId);
    expect(after).toMatchObject({ reference: 'REF-9', amount: 150_000, edited: ['reference'] });
    expect(missing?.issues.map((issue) => issue.code)).toContain('recipient.notReturned');
  });

  it('is refused when its row ids are gone, in one company and in another', async () => {
    const { path } = await sent();
    const other = (await desk.must('companies.practise', { name: 'Başka Ltd.' })).id;
    const { fileToken } = await desk.must('import.dropped', { path });
    expect(await desk.call('import.open', { companyId: other, fileToken })).toMatchObject({
      problem: { code: 'workbook.foreignCorrections' },
    });
    const unmarked = join(desk.folder, 'isaretsiz.xlsx');
    writeFileSync(unmarked, readFileSync(path));
    await withoutMarks(unmarked);
    const again = await desk.must('import.dropped', { path: unmarked });
    expect(await desk.call('import.open', { companyId: other, fileToken: again.fileToken })).toMatchObject({
      problem: { code: 'workbook.foreignCorrections' },
    });
    // The hidden column's heading is typed over.
    const [heading = -1] = (await open(path)).preview
      .map(({ cells }) => cells.indexOf('OdemeMasasiRow'))
      .filter((index) => index >= 0);
    expect(heading).toBeGreaterThan(0);
    await typeInto(path, 1, heading, 'silindi');
    expect(await desk.call('import.open', { companyId, fileToken })).toMatchObject({
      problem: { code: 'workbook.rowIdsMissing' },
    });
  });
});
