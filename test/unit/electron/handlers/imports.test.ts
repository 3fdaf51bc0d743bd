import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ReadingWorker } from '../../../../electron/workbook/reading-worker.ts';
import { deskEvents, type DeskEvents } from '../../../../shared/ipc.ts';
import { makeIban, person } from '../../../fixtures/workbooks/people.ts';
import { book, inline, sheetXml } from '../../../fixtures/workbooks/zip.ts';
import { openTestDesk, type TestDesk } from '../../../fixtures/open-desk.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROWS = 3_000;
const told: ({ readonly first: DeskEvents['firstRows'] } | { readonly done: number })[] = [];
const folder = mkdtempSync(join(tmpdir(), 'imports-'));
const path = join(folder, 'liste.xlsx');
let desk: TestDesk;

async function writeBook(amount: number): Promise<void> {
  const rows = Array.from(
    { length: ROWS },
    (_, i) =>
      `<row r="${i + 2}">${inline(`A${i + 2}`, person(i))}${inline(`B${i + 2}`, makeIban(i))}<c r="C${i + 2}"><v>${amount + i}.5</v></c></row>`,
  );
  const header = `<row r="1">${inline('A1', 'Ad Soyad')}${inline('B1', 'IBAN')}${inline('C1', 'Tutar')}</row>`;
  writeFileSync(path, await book({ sheets: [{ name: 'Kasım', xml: sheetXml(header + rows.join('')) }] }));
}

beforeAll(async () => {
  desk = await openTestDesk({
    firstRows: (first) => void told.push({ first }),
    // A busy machine is also told that it is being waited for, without a count.
    progress: ({ done }) => void (done === null ? undefined : told.push({ done })),
  });
  await writeBook(1_000);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

async function opened() {
  const company = await desk.must('companies.practise', { name: 'Deneme' });
  desk.shell.choose = path;
  const file = await desk.must('import.choose', {});
  if (file === null) throw new Error('no file');
  const view = await desk.must('import.open', { companyId: company.id, fileToken: file.fileToken });
  const finish = {
    importId: view.importId,
    choice: view.choice,
    name: 'Kasım',
    period: '2026-11',
    purpose: 'SALARY',
    sameFileReason: null,
  } as const;
  return { file, view, finish };
}

describe('import.open', () => {
  it('shows the first hundred rows before it has read the rest', async () => {
    told.length = 0;
    const { file, view } = await opened();
    const [earliest] = told;
    if (earliest === undefined || !('first' in earliest)) throw new Error('the first rows did not come first');
    const first = deskEvents.firstRows.parse(earliest.first);
    expect(first).toMatchObject({ fileToken: file.fileToken, sheet: 'Kasım', letters: ['A', 'B', 'C'] });
    expect(first.rows).toHaveLength(100);
    expect(first.rows.slice(0, view.preview.length)).toEqual(view.preview);
    expect(told.filter((each) => 'first' in each)).toHaveLength(1);
    expect(told.length).toBeGreaterThan(1);
  });
});

describe('import.finish', () => {
  it('refuses a file that was saved again meanwhile, although its rows are remembered', async () => {
    const { finish } = await opened();
    await writeBook(2_000);
    expect(await desk.call('import.finish', finish)).toMatchObject({
      ok: false,
      problem: { code: 'workbook.sourceGone', params: { what: 'changed' } },
    });
    expect(
      await desk.must('batches.list', { companyId: (await desk.must('companies.list', {}))[0]?.id ?? ('' as never) }),
    ).toEqual([]);
  });

  it('makes the list of the rows that were checked while the file was read, without reading it again', async () => {
    const { finish } = await opened();
    const again = vi.spyOn(ReadingWorker.prototype, 'run');
    const { batchId } = await desk.must('import.finish', finish);
    expect(again.mock.calls).toEqual([]);
    again.mockRestore();
    expect((await desk.must('batches.get', { batchId })).counts).toMatchObject({ all: ROWS, errors: ROWS });
  });

  it('reads the file again when another choice comes than was looked at', async () => {
    const { view, finish } = await opened();
    const mapping = { ...view.choice.mapping, fixed: [{ field: 'description', text: 'Kasım {yıl} maaşı' }] } as const;
    const choice = { ...view.choice, mapping: { ...mapping, fixed: [...mapping.fixed] } };
    const reason = 'Deneme';
    const { batchId } = await desk.must('import.finish', { ...finish, choice, sameFileReason: reason });
    const { counts } = await desk.must('batches.get', { batchId });
    expect(counts).toMatchObject({ all: ROWS, payable: ROWS });
  });

  it('makes the list of what was shown, also after other columns were chosen', async () => {
    const { view, finish } = await opened();
    const withoutNames = {
      ...view.choice,
      mapping: {
        ...view.choice.mapping,
        columns: view.choice.mapping.columns.map((each) => (each.feeds === 'name' ? { ...each, feeds: null } : each)),
      },
    };
    const again = await desk.must('import.choices', { importId: view.importId, choice: withoutNames });
    expect(again.choice).toEqual(withoutNames);
    expect(again.rowCount).toBe(ROWS);
    const { batchId } = await desk.must('import.finish', { ...finish, choice: again.choice });
    const { counts, source } = await desk.must('batches.get', { batchId });
    expect(source).toMatchObject({ kind: 'workbook', sheet: 'Kasım' });
    // Nobody is named: every IBAN lacks its name.
    expect(counts).toMatchObject({ all: ROWS, errors: ROWS });
  });
});
