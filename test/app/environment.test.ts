import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorise as authoriseEn } from '../../renderer/text/en/authorise.ts';
import { authorise as authoriseTr } from '../../renderer/text/tr/authorise.ts';
import { COMMON } from '../../renderer/text/areas.ts';
import { ENVIRONMENTS, type Environment } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { LIST_PLACE, PLACES } from './kit/places.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const CALM = { tr: authoriseTr.calmEnvironments, en: authoriseEn.calmEnvironments } as const;

/** Whether the money is real is said in colour, in a picture and in words, wherever one is. */
describe('the environment', () => {
  let folder: string;
  let person: Accountant;
  const companies = new Map<Environment, CompanyId>();

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-environment-'));
    person = await Accountant.start();
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    companies.set('practice', await person.practise('Alıştırma Ltd.'));
    for (const environment of ['sandbox', 'production'] as const) {
      const { id } = await person.ask('companies.add', { name: `${environment} A.Ş.`, environment, colour: 'teal' });
      companies.set(environment, id);
    }
    for (const environment of ENVIRONMENTS) {
      await choose(environment);
      await person.importFile(
        await writeSheet(
          join(folder, `${environment}.xlsx`),
          cleanRows(3, 100 * ENVIRONMENTS.indexOf(environment)),
          true,
        ),
      );
    }
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Goes to a company by the palette, as from anywhere. */
  async function choose(environment: Environment): Promise<void> {
    const companyId = companies.get(environment);
    const company = (await person.ask('companies.list', {})).find(({ id }) => id === companyId);
    if (company === undefined) throw new Error(`there is no company in ${environment}`);
    const chosen = person.page.locator('.pd-company__name').filter({ hasText: company.name });
    if ((await chosen.count()) > 0) return;
    await person.page.keyboard.press('Control+K');
    await person.page.getByRole('dialog').waitFor();
    await person.page.keyboard.type(person.text(COMMON).commands.toCompany(company.name));
    await person.page.keyboard.press('Enter');
    await person.page.getByRole('dialog').waitFor({ state: 'detached' });
    await chosen.waitFor();
  }

  /** The band at the top of the page as it is seen and as it is read out. */
  async function band(): Promise<{ name: string; text: string; colour: string; picture: string; isSeen: boolean }> {
    return person.page.evaluate(() => {
      const ribbon = document.querySelector('.pd-ribbon');
      if (ribbon === null) return { name: '', text: '', colour: '', picture: '', isSeen: false };
      const box = ribbon.getBoundingClientRect();
      const style = getComputedStyle(ribbon);
      return {
        name: ribbon.querySelector('.pd-ribbon__name')?.textContent ?? '',
        text: ribbon.textContent ?? '',
        colour: `${style.backgroundColor} ${style.backgroundImage}`,
        picture: ribbon.querySelector('svg')?.innerHTML ?? '',
        isSeen: box.top >= 0 && box.height >= 20 && box.width === window.innerWidth,
      };
    });
  }

  it.each([
    ['tr', 'light'],
    ['en', 'dark'],
  ] as const)('is on every screen, and no two look alike (%s, %s)', { timeout: 120_000 }, async (locale, theme) => {
    await person.prefer(locale, theme);
    const looks: { colour: string; picture: string; name: string }[] = [];
    for (const environment of ENVIRONMENTS) {
      await choose(environment);
      const words = person.text(COMMON).environments[environment];
      for (const place of PLACES) {
        await place.open(person);
        const seen = await band();
        expect({ place: place.name, name: seen.name, isSeen: seen.isSeen }).toEqual({
          place: place.name,
          name: words.name,
          isSeen: true,
        });
        expect(seen.text).toContain(words.meaning);
        if (place.name === 'lists') looks.push(seen);
      }
      await person.openFile(join(folder, `${environment}.xlsx`));
      expect((await band()).name).toBe(words.name);
    }
    for (const part of ['colour', 'picture', 'name'] as const)
      expect(new Set(looks.map((look) => look[part])).size, part).toBe(ENVIRONMENTS.length);
  });

  it.each(['sandbox', 'production'] as const)('is on the windows of keys and limits (%s)', async (environment) => {
    const companyId = companies.get(environment);
    if (companyId === undefined) throw new Error('no company');
    await person.ask('companies.openKeys', { companyId });
    const keys = await person.running.page('keys');
    await keys.getByText(CALM[person.locale][environment].name, { exact: true }).waitFor();
    await keys.getByText(CALM[person.locale][environment].meaning).waitFor();
    await keys.close();
    await person.ask('companies.openLimits', { companyId });
    const limits = await person.running.page('authorise');
    await limits.getByText(CALM[person.locale][environment].name, { exact: true }).waitFor();
    await limits.close();
  });

  it('is on the Authorise window', async () => {
    await person.prefer('tr', 'light');
    await choose('practice');
    await LIST_PLACE.open(person);
    await person.send(await listOf('practice'));
    const window = await person.openAuthorise();
    const { name, meaning } = authoriseTr.environments.practice;
    await window.getByText(name, { exact: true }).waitFor();
    await window.getByText(meaning).waitFor();
    expect(await window.evaluate(() => document.documentElement.dataset['environment'])).toBe('practice');
  });

  async function listOf(environment: Environment) {
    const companyId = companies.get(environment);
    if (companyId === undefined) throw new Error('no company');
    const [newest] = await person.ask('batches.list', { companyId });
    if (newest === undefined) throw new Error('no list');
    return newest.id;
  }
});
