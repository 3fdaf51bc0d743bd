import { createWriteStream, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it } from 'vitest';
import type { BatchId, CompanyId } from '../../../../shared/ids.ts';
import type { DeskEvents } from '../../../../shared/ipc.ts';
import type { ReportRequest } from '../../../../shared/reports.ts';
import type { RowQuery } from '../../../../shared/row-query.ts';
import { editBook } from '../../../../electron/workbook/write/own/edit-book.ts';
import { EditFeed } from '../../../../electron/workbook/write/own/edit-feed.ts';
import type { ReportRow } from '../../../../electron/workbook/write/report-data.ts';
import { openTestDesk, type TestDesk } from '../../../fixtures/open-desk.ts';
import { changedParts, parts } from '../workbook/write/own-file.ts';
import { reportRow } from '../workbook/write/rows.ts';

const ALL: RowQuery = { filter: 'all', code: null, search: '', sort: 'sheet', descending: false };

let desk: TestDesk;
const progress: DeskEvents['progress'][] = [];
afterEach(async () => {
  await desk.close();
  progress.length = 0;
});

/** A practice company with the sample list, whose file is kept. */
async function sampleList(): Promise<{ readonly companyId: CompanyId; readonly batchId: BatchId }> {
  desk = await openTestDesk({ progress: (each) => void progress.push(each) });
  const company = await desk.must('companies.practise', { name: 'Alıştırma Ltd.' });
  const { fileToken } = await desk.must('import.sample', { locale: 'tr' });
  const batchId = await take(company.id, fileToken);
  return { companyId: company.id, batchId };
}

async function take(companyId: CompanyId, fileToken: Awaited<ReturnType<typeof dropped>>): Promise<BatchId> {
  const view = await desk.must('import.open', { companyId, fileToken });
  const { importId, choice } = view;
  const finish = {
    importId,
    choice,
    name: 'Kasım 2026 maaş',
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  } as const;
  return (await desk.must('import.finish', finish)).batchId;
}

async function dropped(path: string) {
  return (await desk.must('import.dropped', { path })).fileToken;
}

async function save(kind: ReportRequest['kind'], more: Partial<ReportRequest>, name: string): Promise<string> {
  desk.shell.saveTo = join(desk.folder, name);
  const request = { kind, batchId: null, companyId: null, period: null, masked: true, locale: 'tr', ...more } as const;
  const saved = await desk.must('reports.save', request);
  expect(saved).toMatchObject({ fileName: name, folder: desk.folder });
  return join(desk.folder, name);
}

describe('reports.save', { timeout: 60_000 }, () => {
  it('writes every kind of a real list, and tells how far it is', async () => {
    const { batchId, companyId } = await sampleList();
    for (const kind of ['status', 'corrections', 'clientWorkbook', 'journalEntries', 'timeline'] as const) {
      const path = await save(kind, { batchId }, `${kind}.xlsx`);
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(path);
      expect(book.worksheets.length).toBeGreaterThan(0);
    }
    expect(readFileSync(await save('statusCsv', { batchId }, 'rapor.csv'), 'utf8')).toContain(';Akıbet;');
    expect(readFileSync(await save('record', { batchId }, 'kayit.pdf'))).toEqual(Buffer.from([1]));
    await save('period', { companyId, period: '2026-11' }, 'donem.xlsx');
    await save('period', { companyId, masked: false }, 'butun.xlsx');
    await save('recipients', { companyId, masked: false }, 'alicilar.xlsx');
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const jobs = new Set(
      progress.filter((each) => each.kind === 'report' && each.done !== null).map((each) => each.job),
    );
    expect(jobs.size).toBe(10);
    for (const job of jobs) expect(progress.findLast((each) => each.job === job)).toMatchObject({ finished: true });
  });

  it('keeps every part of the client’s file but the sheet and its styles', async () => {
    const { batchId } = await sampleList();
    const path = await save('clientWorkbook', { batchId }, 'akibet.xlsx');
    const original = new URL('../../../../electron/practice/samples/maas-listesi.xlsx', import.meta.url);
    const changed = await changedParts(readFileSync(original), readFileSync(path));
    expect(changed.toSorted()).toEqual(['xl/styles.xml', expect.stringMatching(/^xl\/worksheets\/sheet\d+\.xml$/)]);
    expect((await parts(readFileSync(path))).size).toBeGreaterThan(5);
  });

  it('answers null when the person changed their mind, and says what is missing', async () => {
    const { batchId } = await sampleList();
    const request = { kind: 'status', batchId, companyId: null, period: null, masked: true, locale: 'tr' } as const;
    desk.shell.saveTo = null;
    expect(await desk.must('reports.save', request)).toBeNull();
    expect(await desk.must('reports.template', { locale: 'en' })).toBeNull();
    expect(await desk.call('reports.save', { ...request, batchId: null })).toMatchObject({
      problem: { code: 'badInput' },
    });
    expect(await desk.call('reports.save', { ...request, kind: 'period' })).toMatchObject({
      problem: { code: 'badInput' },
    });
    const gone = { ...request, batchId: 'aaaaaaaaaaaa' as BatchId };
    expect(await desk.call('reports.save', gone)).toMatchObject({ problem: { code: 'notFound' } });
  });

  it('the template is imported without a question', async () => {
    const { companyId } = await sampleList();
    desk.shell.saveTo = join(desk.folder, 'sablon.xlsx');
    await desk.must('reports.template', { locale: 'tr' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(desk.shell.saveTo);
    const values = ['', 'TR330006100519786457841326', 'Ayşe Örnek', '1.250,50', '', 'Kasım 2026 maaş', '', ''];
    for (const [index, value] of values.entries()) {
      const cell = book.worksheets[0]?.getCell(2, index + 1);
      if (cell !== undefined && value !== '') cell.value = value;
    }
    await book.xlsx.writeFile(desk.shell.saveTo);
    const batchId = await take(companyId, await dropped(desk.shell.saveTo));
    const { rows } = await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 10 });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ amount: 125_050, recipientType: 'IBAN' });
    expect(rows[0]?.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });
});

describe('a corrections workbook', { timeout: 60_000 }, () => {
  it('goes to the client and back: the same rows, what was edited here kept, what was corrected there taken', async () => {
    const { batchId, companyId } = await sampleList();
    const before = await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 500 });
    const [edited] = before.rows;
    const unnamed = before.rows.find((row) => row.issues.some((issue) => issue.code === 'name.missing'));
    if (edited === undefined || unnamed === undefined) throw new Error('the sample has no such rows');
    const edits = [{ rowId: edited.rowId, field: 'description', text: 'Kasım ve ekim maaşı' } as const];
    await desk.must('rows.edit', { batchId, edits });
    const expected = await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 500 });
    const path = await save('corrections', { batchId }, 'duzeltme.xlsx');

    // What came out is what the list says: reading it again as it is changes nothing.
    await desk.must('import.finish', await ready(companyId, path));
    expect(await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 500 })).toEqual(expected);

    // The client writes the missing name (column C of the sample).
    await typeInto(path, unnamed.excelRow ?? 0, 2, 'Deniz Uçar');
    await desk.must('import.finish', await ready(companyId, path));
    const after = await desk.must('rows.page', { batchId, query: ALL, offset: 0, limit: 500 });
    expect(after.total).toBe(before.total);
    expect(after.rows.find((row) => row.rowId === unnamed.rowId)?.name).toBe('Deniz Uçar');
    const others = (rows: typeof after.rows) => rows.filter((row) => row.rowId !== unnamed.rowId);
    expect(others(after.rows)).toEqual(others(expected.rows));
    expect(await desk.must('batches.list', { companyId })).toHaveLength(1);
  });
});

/** Types a text into one cell and leaves the rest of the file alone, as Excel does. */
async function typeInto(path: string, row: number, column: number, text: string): Promise<void> {
  const cells = new Map([[column, { text, look: { text: true } } as const]]);
  async function* one(): AsyncGenerator<readonly ReportRow[]> {
    yield [reportRow(0, { excelRow: row })];
  }
  const edit = { headerRow: 0, firstNew: 99, newColumns: [] };
  const rows = new EditFeed(one(), () => ({ cells, added: [] }));
  const out = createWriteStream(`${path}.new`);
  const book = { bytes: readFileSync(path), sheet: 'Kasım 2026', properties: {}, keepMacros: false };
  await editBook(out, { ...book, edit, rows, overwrites: true });
  renameSync(`${path}.new`, path);
}

async function ready(companyId: CompanyId, path: string) {
  const view = await desk.must('import.open', { companyId, fileToken: await dropped(path) });
  expect(view.corrects).not.toBeNull();
  expect(view.missing).toEqual([]);
  const { importId, choice } = view;
  return { importId, choice, name: 'yok', period: '2026-11', purpose: 'SALARY', sameFileReason: null } as const;
}
