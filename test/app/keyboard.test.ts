import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeIban } from '../fixtures/workbooks/people.ts';
import { Accountant, beginning } from './kit/accountant.ts';
import { focused, pressByKey, tabTo, wasClosed } from './kit/keys.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

/** The main job with the hands on the keyboard. No step of this file uses a mouse, or an element's own `click`. */
describe('without a mouse', () => {
  let folder: string;
  let person: Accountant;
  const right = makeIban(901);

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-keyboard-'));
    const rows = cleanRows(4).map((row, index) => (index === 1 ? { ...row, iban: right.slice(0, -1) } : row));
    await writeSheet(join(folder, 'liste.xlsx'), rows);
    person = await Accountant.start();
    await person.saveTo(join(folder, 'rapor.xlsx'));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });
  // The focus may be on its way for a moment; nowhere is where it must not stay.
  afterEach(async () => expect.poll(() => focused(person.page)).not.toBe('nothing'));

  it('begins to practise and opens a file', async () => {
    const { page, words } = person;
    await pressByKey(page, person.button(words.start.practise.press));
    await person.button(words.importing.create).waitFor();
    await person.openFile(join(folder, 'liste.xlsx'));
    await pressByKey(page, person.button(words.importing.create));
    await page.getByRole('grid').waitFor();
  });

  it('finds the wrong cell with F8 and corrects it', async () => {
    const batchId = await person.newestList();
    await person.page.keyboard.press('F8');
    await person.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
    await person.page.keyboard.press('F2');
    await person.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await person.page.keyboard.press('Control+A');
    await person.page.keyboard.type(right);
    await person.page.keyboard.press('Enter');
    await person.until(batchId, ({ counts }) => counts.errors === 0);
  });

  it('undoes and redoes', async () => {
    const batchId = await person.newestList();
    await person.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
    await person.page.keyboard.press('Control+Z');
    await person.until(batchId, ({ counts }) => counts.errors === 1);
    await person.page.keyboard.press('Control+Y');
    await person.until(batchId, ({ counts }) => counts.errors === 0);
  });

  it('walks the table by arrows, Home and End, and leaves it with one Tab', async () => {
    const { page } = person;
    const place = () =>
      page.evaluate(() => {
        const cell = document.activeElement;
        return `${cell?.closest('[role=row]')?.getAttribute('aria-rowindex')} ${cell?.getAttribute('aria-colindex')}`;
      });
    await page.keyboard.press('Control+Home');
    expect(await place()).toBe('2 1');
    await page.keyboard.press('Control+End');
    expect(await place()).toMatch(/^5 \d+$/);
    await page.keyboard.press('Home');
    expect(await place()).toBe('5 1');
    await page.keyboard.press('ArrowUp');
    expect(await place()).toBe('4 1');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).toBe(true);
  });

  it('sends, where the focus stands on the answer that does nothing', async () => {
    const { page, words } = person;
    await pressByKey(page, person.button(words.list.send.press));
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    expect(await focused(page)).toContain('Vazgeç');
    await pressByKey(page, person.button(words.list.send.confirm, dialog));
    await person.until(await person.newestList(), ({ state }) => state === 'waitingAuthorisation');
  });

  it('authorises in the other window, where typing can begin at once and Enter in the field presses nothing', async () => {
    const batchId = await person.newestList();
    const name = beginning(person.words.result.pre.authorise.slice(0, -1));
    await pressByKey(person.page, person.page.getByRole('button', { name }).first());
    const window = await person.running.page('authorise');
    await window.locator('#typed-total').waitFor();
    await window.waitForFunction(() => document.activeElement?.id === 'typed-total');
    await window.keyboard.type(person.acceptedTotal(await person.ask('batches.get', { batchId })));
    await window.keyboard.press('Enter');
    expect((await person.ask('batches.get', { batchId })).payouts).toMatchObject([{ phase: 'initialised' }]);
    await pressByKey(window, person.button(person.words.authorise.press, window));
    const toList = person.button(person.words.authorise.results.toList, window);
    await tabTo(window, toList);
    // The window closes on the key's way down; there is nothing left for its way up.
    await Promise.all([window.waitForEvent('close'), window.keyboard.down('Enter').catch(wasClosed)]);
    await person.until(batchId, ({ payouts }) => payouts[0]?.phase !== 'initialised');
  });

  it('asks until the end, and saves the report', async () => {
    const { page, words } = person;
    const batchId = await person.newestList();
    for (;;) {
      const { state } = await person.ask('batches.get', { batchId });
      if (state === 'allPaid') break;
      const ask = page.getByRole('button', { name: words.result.progress.askNow });
      if ((await ask.count()) > 0) await pressByKey(page, ask);
      await page.waitForTimeout(300);
    }
    await page.keyboard.press('Control+E');
    await pressByKey(page, person.button(words.result.reports.save, page.getByRole('dialog')));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(existsSync(join(folder, 'rapor.xlsx'))).toBe(true);
  });

  it('finds every place by name in the palette, and shows the keys with ?', async () => {
    const { page } = person;
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('alicilar');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Alıcılar', level: 1 }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Klavye kısayolları' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+1');
    await page.getByRole('heading', { name: 'Ödeme listeleri', level: 1 }).waitFor();
  });
});
