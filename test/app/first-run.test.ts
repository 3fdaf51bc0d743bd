import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report } from '../../shared/text/report/tr.ts';
import { Accountant } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';

/** What the whole way may take of a person: presses and typed words, and of the minute what the program itself takes. */
const MOST_PRESSES = 24;
const A_MINUTE_MS = 60_000;

/** Somebody who has never seen the program, on a computer that has no keys and no documents. */
describe('the first minute', () => {
  let folder: string;
  let person: Accountant;
  let presses = 0;
  const press = async (button: Locator): Promise<void> => {
    presses += 1;
    await button.click();
  };

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-first-'));
    person = await Accountant.start();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells what iyzico has to give, in steps, and opens each of its pages outside', async () => {
    const { page, words } = person;
    await person.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Reflect.set(globalThis, 'opened', opened);
      shell.openExternal = async (url: string) => void opened.push(url);
    });
    const { how } = words.start;
    const section = page.getByRole('region', { name: how.title });
    expect(await section.getByRole('listitem').count()).toBe(3);
    for (const step of how.steps) {
      await section.getByRole('heading', { name: step.title }).waitFor();
      await section.getByText(step.body).waitFor();
      await person.button(step.link, section).click();
    }
    const opened = (): Promise<string[]> => person.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
    await expect.poll(async () => (await opened()).length).toBe(how.steps.length);
    for (const url of await opened()) expect(new URL(url).hostname).toMatch(/(^|\.)(iyzico|iyzipay)\.com$/);
    expect(page.url()).not.toContain('iyzico');
  });

  it('is enough to send a practice list and to hold its report', { timeout: 120_000 }, async () => {
    const { page, words } = person;
    const { list, result, start, importing } = words;
    const path = join(folder, 'akıbet raporu.xlsx');
    await person.saveTo(path);
    const startedAt = performance.now();

    await press(person.button(start.practise.press));
    await press(person.button(importing.create));
    await page.getByRole('grid').waitFor();
    const batchId = await person.newestList();

    // What is wrong is put aside, a filter at a time, with a reason.
    for (const filter of [list.filters.errors, list.filters.questions]) {
      const chip = page.locator('.pd-chip').filter({ hasText: filter });
      if ((await chip.count()) === 0) continue;
      await press(chip.first());
      await press(page.locator('.pd-grid__selector').first());
      const bar = page.getByRole('region', { name: list.selection.label });
      await press(person.button(list.selection.hold, bar));
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('textbox').fill('Belgesi bekleniyor');
      presses += 1;
      await press(person.button(list.place.hold, dialog));
      await bar.waitFor({ state: 'detached' });
    }

    await press(person.button(list.send.press));
    await press(person.button(list.send.confirm, page.getByRole('alertdialog')));
    const sent = await person.until(batchId, ({ state }) => state === 'waitingAuthorisation');
    presses += 1;
    const window = await person.openAuthorise();
    await window.locator('#typed-total').fill(person.acceptedTotal(sent));
    presses += 1;
    await press(person.button(words.authorise.press, window));
    presses += 1;
    await pressAway(window, person.button(words.authorise.results.toList, window));
    const ended = await person.follow(batchId);

    await press(page.getByRole('button', { name: result.reports.press }).first());
    await press(page.getByRole('menuitem', { name: result.reports.kinds.status }));
    await press(person.button(result.reports.save, page.getByRole('dialog')));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const tookMs = performance.now() - startedAt;

    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const rows = book.getWorksheet(report.rowsSheet);
    expect(ended.paid.some(({ amount }) => amount > 0)).toBe(true);
    expect(rows?.actualRowCount ?? 0).toBeGreaterThan(ended.counts.all);
    expect(tookMs).toBeLessThan(A_MINUTE_MS);
    expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
    console.log(
      `a practice list was sent and its report held after ${(tookMs / 1000).toFixed(1)} s and ${presses} presses`,
    );
  });
});
