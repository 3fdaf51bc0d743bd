import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../renderer/text/tr/keys.ts';
import { pseudoCatalogue } from '../../renderer/text/pseudo.ts';
import type { BatchDetail } from '../../shared/batches.ts';
import { Accountant, pseudoPage } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { textFaults } from './kit/layout.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { LIST_PLACE, PLACES } from './kit/places.ts';
import { cleanRows, faultyRows, writeSheet } from './kit/sheets.ts';

const SMALL = { width: 1024, height: 700 };

/**
 * Texts two fifths longer than the Turkish ones, as another language or a later wording may be, in the smallest window
 * that is promised: nothing the program says is cut off, nothing lies over anything, and no page scrolls sideways.
 */
describe('longer texts in a small window', () => {
  let folder: string;
  let userData: string;
  let sheet: string;
  let person: Accountant;
  let sent: BatchDetail;
  const faults = async (name: string, page: Page = person.page): Promise<readonly string[]> =>
    (await textFaults(page)).map((fault) => `${name}: ${fault}`);

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-pseudo-'));
    userData = join(folder, 'user');
    sheet = await writeSheet(join(folder, 'hatalı.xlsx'), faultyRows(60), true);
    person = await Accountant.start({ userData });
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    await person.page.setViewportSize(SMALL);
    await person.practise('Örnek Tekstil Sanayi ve Ticaret Ltd. Şti.');
    await person.importFile(sheet);
    const rows = cleanRows(12, 500).map((row, index) => ({
      ...row,
      amount: [31_000.91, 28_000.92][index] ?? row.amount,
    }));
    const batchId = await person.importFile(await writeSheet(join(folder, 'gönderilen.xlsx'), rows, true));
    sent = await person.send(batchId);
    await person.speakPseudo();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is spoken by the page', async () => {
    expect(await person.page.getByRole('navigation').innerText()).toMatch(/⟦Ödëmë lîštëlërî/u);
  });

  it.each(PLACES.map((place) => [place.name, place] as const))('%s', async (name, place) => {
    await place.open(person);
    expect(await faults(name)).toEqual([]);
  });

  it('the list before it is sent, and what opens above it', async () => {
    await PLACES.find(({ name }) => name === 'lists')?.open(person);
    await person.page.locator('.lists__name').filter({ hasText: 'atalı' }).first().click();
    await person.page.getByRole('grid').waitFor();
    await person.filter(person.words.list.filters.errors);
    const found = [...(await faults('errors'))];
    const look = async (name: string, keys: string): Promise<void> => {
      await person.page.keyboard.press(keys);
      await person.page.getByRole('dialog').waitFor();
      found.push(...(await faults(name)));
      await person.page.keyboard.press('Escape');
      await person.page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await person.page.locator('.pd-grid__selector').nth(1).click();
    found.push(...(await faults('selected')));
    await look('palette', 'Control+K');
    await look('shortcuts', '?');
    await look('report', 'Control+E');
    await person.button(person.words.list.selection.fix).click();
    await person.page.getByRole('dialog').waitFor();
    found.push(...(await faults('fix')));
    await person.page.keyboard.press('Escape');
    expect(found).toEqual([]);
  });

  it('the import of a file', async () => {
    await person.openFile(sheet);
    await person.button(person.words.importing.create).waitFor();
    expect(await faults('import')).toEqual([]);
  });

  it('the windows of keys and limits', async () => {
    const { id } = await person.ask('companies.add', { name: 'Canlı A.Ş.', environment: 'production', colour: 'rust' });
    await person.ask('companies.openKeys', { companyId: id });
    const keyWindow = await person.running.page('keys');
    await pseudoPage(keyWindow);
    await keyWindow.getByRole('heading', { name: pseudoCatalogue(keys).title }).waitFor();
    const found = [...(await faults('keys', keyWindow))];
    await person.button(pseudoCatalogue(keys).save, keyWindow).click();
    found.push(...(await faults('keys refused', keyWindow)));
    await pressAway(keyWindow, person.button(pseudoCatalogue(keys).cancel, keyWindow));
    await person.ask('companies.openLimits', { companyId: id });
    const limits = await person.running.page('authorise');
    await pseudoPage(limits);
    await limits.getByText(person.words.authorise.limits.intro).waitFor();
    found.push(...(await faults('limits', limits)));
    await pressAway(limits, person.button(person.words.authorise.close, limits));
    expect(found).toEqual([]);
  });

  it('the pre-result, the Authorise window, and the result', async () => {
    await LIST_PLACE.open(person);
    const found = [...(await faults('pre-result'))];
    const window = await person.openAuthorise();
    await pseudoPage(window);
    await window.locator('#typed-total').waitFor();
    found.push(...(await faults('authorise', window)));
    await window.locator('#typed-total').fill('12');
    found.push(...(await faults('authorise, wrong total', window)));
    await person.press(window, sent);
    found.push(...(await faults('authorised', window)));
    await pressAway(window, person.button(person.words.authorise.results.toList, window));
    await person.follow(sent.id);
    await LIST_PLACE.open(person);
    found.push(...(await faults('result')));
    expect(found).toEqual([]);
  });

  it('records that cannot be opened', async () => {
    await person.close();
    writeFileSync(join(userData, 'ledger/ledger.db'), 'x'.repeat(8192));
    const broken = await Accountant.start({ userData });
    await broken.page.setViewportSize(SMALL);
    await broken.speakPseudo();
    await broken.button(broken.words.start.recovery.quit).waitFor();
    const found = await textFaults(broken.page);
    await broken.close();
    expect(found).toEqual([]);
  });
});
