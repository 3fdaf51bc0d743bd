import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

/** Rows held back: what is selected, what is summed and what agrees with the file's own total. */
describe('rows put aside', () => {
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-aside-'));
    person = await Accountant.start();
    await person.practise();
    batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(6), true));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are selected no more once they are held back', async () => {
    const { page, words } = person;
    for (const row of [0, 1]) await page.locator(`[data-row="${row}"] .pd-grid__selector`).click();
    const bar = page.getByRole('region', { name: words.list.selection.label });
    await bar.getByText(words.list.selection.count(2)).waitFor();
    await person.button(words.list.selection.hold, bar).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('Belgesi bekleniyor');
    await person.button(words.list.place.hold, dialog).click();
    await bar.waitFor({ state: 'detached' });
    expect((await person.ask('batches.get', { batchId })).counts).toMatchObject({ payable: 4, held: 2 });
  });

  it('still count towards what was read: the file’s total goes on agreeing', async () => {
    const { source, readTotals } = await person.ask('batches.get', { batchId });
    if (source.kind !== 'workbook') throw new Error('the list came from a workbook');
    expect(readTotals).toEqual([{ amount: source.totalInFile, currency: 'TRY' }]);
    const bar = person.page.getByRole('region', { name: person.words.list.summary.label });
    await bar.getByLabel(person.words.list.summary.agrees).waitFor();
  });
});
