import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { formatAmount } from '../../shared/money.ts';
import { Accountant } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { makeIban } from '../fixtures/workbooks/people.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

/** Five people: one IBAN without its last digit, one whom iyzico will not accept (,91), one whose payment fails (,92). */
const right = makeIban(901);
const short = right.slice(0, -1);
const rows = cleanRows(5).map((row, index) => {
  if (index === 1) return { ...row, iban: short };
  if (index === 2) return { ...row, amount: 31_000.91 };
  return index === 3 ? { ...row, amount: 28_000.92 } : row;
});

describe('the main job', () => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;
  let authoriseWindow: Page;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-main-job-'));
    await writeSheet(join(folder, 'kasim-maas.xlsx'), rows, true);
    person = await Accountant.start();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('imports a workbook and shows which row is wrong', async () => {
    await person.practise();
    batchId = await person.importFile(join(folder, 'kasim-maas.xlsx'));
    const { counts, source } = await person.ask('batches.get', { batchId });
    expect(counts).toMatchObject({ all: 5, errors: 1, payable: 4 });
    expect(source).toMatchObject({ fileName: 'kasim-maas.xlsx', sheet: 'Kasım' });
    await person.page.getByText(person.words.list.problems.title(1)).waitFor();
    expect(await person.button(person.words.list.send.press).getAttribute('aria-disabled')).toBe('true');
  });

  it('takes a correction in the cell', async () => {
    await person.page.locator('[data-row="1"] [role=gridcell]').filter({ hasText: 'TR' }).click();
    await person.page.keyboard.press('F2');
    await person.page.keyboard.press('Control+A');
    await person.page.keyboard.type(right);
    await person.page.keyboard.press('Enter');
    const { counts } = await person.until(batchId, (detail) => detail.counts.errors === 0);
    expect(counts.payable).toBe(5);
  });

  it('sends the list, and shows what iyzico did not accept', async () => {
    const detail = await person.send(batchId);
    expect(detail.state).toBe('waitingAuthorisation');
    expect(detail.payouts).toMatchObject([{ phase: 'initialised', itemCount: 5, acceptedCount: 4 }]);
    await person.page.getByText(person.words.result.pre.someNot(4, 1), { exact: false }).waitFor();
  });

  it('authorises nothing for another total', async () => {
    authoriseWindow = await person.openAuthorise();
    await authoriseWindow.locator('#typed-total').fill('1,00');
    const press = person.button(person.words.authorise.press, authoriseWindow);
    expect(await press.getAttribute('aria-disabled')).toBe('true');
    await authoriseWindow.getByText(person.words.authorise.typed.differs('1,00 ₺')).waitFor();
    await press.click({ force: true });
    expect((await person.ask('batches.get', { batchId })).payouts).toMatchObject([{ phase: 'initialised' }]);
  });

  it('authorises by the button of its own window, which shows count and total', async () => {
    const detail = await person.ask('batches.get', { batchId });
    const total = detail.payouts[0]?.acceptedTotal;
    if (total === undefined) throw new Error('nothing was sent');
    const shown = await authoriseWindow.getByRole('main').innerText();
    expect(shown).toContain(formatAmount(total, 'TRY', 'tr'));
    expect(shown).toContain(person.words.authorise.payments('4'));
    await person.press(authoriseWindow, detail);
    await authoriseWindow.getByText(person.words.authorise.results.done.title).waitFor();
    await pressAway(authoriseWindow, person.button(person.words.authorise.results.toList, authoriseWindow));
  });

  it('follows every payment to its end', async () => {
    const { state, payouts } = await person.follow(batchId);
    expect(state).toBe('partlyPaid');
    const counts = Object.fromEntries(payouts.flatMap((each) => each.outcomes.map((one) => [one.outcome, one.count])));
    expect(counts).toMatchObject({ paid: 3, failed: 1, notAccepted: 1 });
    await person.page.getByText(person.words.result.ended.partlyPaid).first().waitFor();
  });

  it('writes a report in which every row of the sheet stands once', async () => {
    const path = join(folder, 'rapor.xlsx');
    await person.saveTo(path);
    await person.page.keyboard.press('Control+E');
    await person.button(person.words.result.reports.save, person.page.getByRole('dialog')).click();
    await person.page.getByRole('dialog').waitFor({ state: 'detached' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.worksheets[1];
    if (sheet === undefined) throw new Error('the report has no sheet of rows');
    const text = (row: number): string => JSON.stringify(sheet.getRow(row).values);
    const lines = Array.from({ length: sheet.rowCount }, (_, index) => text(index + 1));
    for (const { name } of rows) expect(lines.filter((line) => line.includes(name))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(right);
  });
});
