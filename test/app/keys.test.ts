import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeytarKeychain } from '../../electron/secrets/keytar-keychain.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { common } from '../../shared/text/tr/common.ts';
import { keys as text } from '../../renderer/text/tr/keys.ts';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { Accountant } from './kit/accountant.ts';
import { pressAway } from './kit/keys.ts';
import { unplugNetwork } from './kit/network.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const API_KEY = 'sandbox-deneme4Kq7Zr2Wv9Xy8Tn3';
const SECRET_KEY = 'sandbox-gizli6Hd1Bs5Jf0Gm7Qc2';
const noBus = process.platform === 'linux' && process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined;

/**
 * The keys of a sandbox company, typed into their own window. No test has real keys, so the network is unplugged before
 * they are checked: what an accountant without a connection sees, from the keys to a list that cannot be sent.
 */
describe.skipIf(noBus)('the key window', () => {
  let person: Accountant;
  let window: Page;
  let companyId: CompanyId;

  pictureOnFailure(() => person);
  beforeAll(async () => void (person = await Accountant.start()));
  afterAll(() => person.close());

  it('opens for a new company, beside the main window', async () => {
    const { add } = person.words.start;
    await person.page.getByLabel(add.name).fill('Deneme Sandbox A.Ş.');
    await person.button(add.press).click();
    window = await person.running.page('keys');
    await window.getByRole('heading', { name: text.title }).waitFor();
    expect(await window.getByRole('main').locator('..').innerText()).toContain('Deneme Sandbox A.Ş.');
    const [company] = await person.ask('companies.list', {});
    if (company === undefined) throw new Error('no company was added');
    expect(company.keyState).toBe('none');
    companyId = company.id;
  });

  it('refuses what cannot be keys, in words', async () => {
    await person.button(text.save, window).click();
    await window.getByText(text.bothNeeded).waitFor();
    await window.locator('#api-key').fill(API_KEY);
    await window.locator('#secret-key').fill(API_KEY);
    await person.button(text.save, window).click();
    await window.getByText(text.same).waitFor();
  });

  it('says what the check found, and keeps nothing that was not checked', async () => {
    await unplugNetwork(person.app);
    await window.locator('#secret-key').fill(SECRET_KEY);
    await person.button(text.save, window).click();
    await window.getByText(text.checkFailed).waitFor();
    expect(await window.getByRole('main').innerText()).toContain(text.problems['iyzico.noNetwork']);
    const [company] = await person.ask('companies.list', {});
    expect(company?.keyState).toBe('none');
  });

  it('saves them unchecked when a person says so, into the system’s keychain, and lets go of them', async () => {
    await person.button(text.saveUnchecked, window).click();
    await window.getByText(text.savedUnchecked).waitFor();
    expect(await window.locator('input').count()).toBe(0);
    const mark = readFileSync(join(person.running.userData, 'ledger/keychain-id'), 'utf8').trim();
    const keychain = createKeytarKeychain({ service: `odeme-masasi ${mark}` });
    expect(await keychain.get(`api-key ${companyId}`)).toEqual({ ok: true, value: API_KEY });
    await pressAway(window, person.button(text.close, window));
  });

  it('the main page knows only that there are keys, and says what the balance call found', async () => {
    const answer = await person.ask('companies.list', {});
    expect(answer).toMatchObject([{ keyState: 'saved' }]);
    expect(JSON.stringify(answer)).not.toContain(API_KEY);
    expect(await person.page.content()).not.toContain(SECRET_KEY);
    await person.page.getByText(person.words.start.keys.failed).waitFor();
    const balance = await person.tryAsk('companies.balance', { companyId });
    expect(balance.problem?.code).toBe('iyzico.noNetwork');
    await person.button(person.words.start.keys.toLists).click();
    await person.page.getByText(common.environments.sandbox.meaning).waitFor();
  });

  it('without a network a list is not sent: says so, and the list stands as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'masa-offline-'));
    try {
      const batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(2)));
      await person.button(person.words.list.send.press).click();
      await person.button(person.words.list.send.confirm, person.page.getByRole('alertdialog')).click();
      const { title, next } = describeProblem({ code: 'iyzico.noNetwork', params: {} }, 'tr');
      await person.page.getByText(title).first().waitFor();
      await person.page.getByText(next).first().waitFor();
      const { payouts, counts } = await person.ask('batches.get', { batchId });
      expect(payouts).toMatchObject([{ phase: 'prepared' }]);
      expect(counts.payable).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows none of them when they are replaced', async () => {
    await person.ask('companies.openKeys', { companyId });
    const again = await person.running.page('keys');
    await again.getByText(text.replacing).waitFor();
    expect(await again.locator('#api-key').inputValue()).toBe('');
    expect(await again.content()).not.toContain(API_KEY);
  });
});
