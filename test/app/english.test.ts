import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/text/en/common.ts';
import { common as commonTr } from '../../shared/text/tr/common.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';

/** On a computer whose system speaks English. */
describe('in English', () => {
  let folder: string;
  let person: Accountant;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-english-'));
    person = await Accountant.start({ language: 'en' });
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts in the system’s language, with its own sample', async () => {
    const { page, words } = person;
    await person.button(words.start.practise.press).click();
    await page.getByRole('heading', { name: 'payroll-sample.xlsx' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByText(common.environments.practice.meaning).waitFor();
  });

  it('leaves no Turkish word on the import and list screens, but for what the file says', async () => {
    const { page, words } = person;
    const seen = async (): Promise<string> => page.evaluate(() => document.body.innerText);
    const before = await seen();
    await person.button(words.importing.create).click();
    await page.getByRole('grid').waitFor();
    const text = `${before}\n${await seen()}`;
    const turkish = [
      ...Object.values(commonTr.nav),
      ...Object.values(commonTr.steps),
      ...Object.values(commonTr.fields),
    ];
    const leaked = turkish.filter((word) => typeof word === 'string' && word.length > 3 && text.includes(word));
    expect(leaked.filter((word) => word !== 'Alıcı' && word !== 'IBAN / kimlik')).toEqual([]);
  });

  it('writes amounts the English way', async () => {
    const text = await person.page.getByRole('region', { name: person.words.list.summary.label }).innerText();
    expect(text).toMatch(/\d{1,3}(,\d{3})+\.\d{2}/);
  });

  it('changes to Turkish where it stands, by the palette', async () => {
    const { page } = person;
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('language');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').getByRole('button', { name: commonTr.nav.history }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('tr');
    expect((await person.ask('app.state', {})).preferences.locale).toBe('tr');
  });
});
