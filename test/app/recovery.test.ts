import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { common } from '../../shared/text/tr/common.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const said = (code: 'ledger.corrupt' | 'keychain.dataKeyMissing') => describeProblem({ code, params: {} }, 'tr');

/** Records that cannot be used: what it means is said, ways out are offered, and nothing that was there is written over. */
describe('records that cannot be opened', () => {
  let folder: string;
  let userData: string;
  let person: Accountant | undefined;
  const file = (name: string): string => join(userData, 'ledger', name);

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-recovery-'));
    userData = join(folder, 'user');
    const first = await Accountant.start({ userData });
    await first.practise();
    await first.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(3)));
    await first.close();
  });
  afterEach(async () => person?.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('a broken ledger file is said to be broken, and stays as it is', async () => {
    const whole = readFileSync(file('ledger.db'));
    const broken = Buffer.from(whole);
    broken.fill('x', 0, 4096);
    writeFileSync(file('ledger.db'), broken);
    person = await Accountant.start({ userData });
    const { title, money, next } = said('ledger.corrupt');
    for (const sentence of [title, money, next]) await person.page.getByText(sentence).first().waitFor();
    const { recovery } = person.words.start;
    for (const exit of [recovery.restoreBackup, recovery.exportData, recovery.showFolder, recovery.quit])
      await person.button(exit).waitFor();
    expect((await person.tryAsk('companies.list', {})).problem?.code).toBe('ledger.corrupt');
    await person.close();
    expect(readFileSync(file('ledger.db')).equals(broken)).toBe(true);
    writeFileSync(file('ledger.db'), whole);
  });

  it('offers to restore a backup, and says why one could not be read', async () => {
    const whole = readFileSync(file('ledger.db'));
    writeFileSync(file('ledger.db'), Buffer.alloc(whole.length, 'x'));
    person = await Accountant.start({ userData });
    const backup = join(folder, 'yedek.bin');
    writeFileSync(backup, 'bu bir yedek değil');
    await person.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, backup);
    await person.button(person.words.start.recovery.restoreBackup).click();
    await person.page.locator('input[type=password]').fill('uzun bir parola');
    await person.page.keyboard.press('Enter');
    await person.page
      .getByText(describeProblem({ code: 'backup.damaged', params: {} }, 'tr').title)
      .first()
      .waitFor();
    await person.close();
    writeFileSync(file('ledger.db'), whole);
  });

  it('a ledger without its key is not given a new one', async () => {
    renameSync(file('keychain-id'), file('keychain-id.aside'));
    person = await Accountant.start({ userData });
    await person.page.getByText(said('keychain.dataKeyMissing').title).first().waitFor();
    renameSync(file('keychain-id.aside'), file('keychain-id'));
    await person.button(person.words.start.recovery.retry).click();
    await person.page.getByRole('navigation').waitFor();
    expect((await person.ask('batches.get', { batchId: await person.newestList() })).counts.all).toBe(3);
  });
});

describe('a computer without a keychain', () => {
  let person: Accountant;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    const nowhere = join(tmpdir(), 'no-such-runtime-folder');
    person = await Accountant.start({
      env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${nowhere}/bus`, XDG_RUNTIME_DIR: nowhere, DISPLAY: '' },
    });
  });
  afterAll(() => person.close());

  it.runIf(process.platform === 'linux')('says so, shows what to install, and practises all the same', async () => {
    await person.page.getByText(common.keychain.missingTitle).waitFor();
    await person.button(common.keychain.missingAction).waitFor();
    expect((await person.ask('app.state', {})).keychain).toBe('missing');
    const answer = await person.tryAsk('companies.add', {
      name: 'Gerçek Ltd.',
      environment: 'sandbox',
      colour: 'teal',
    });
    expect(answer.problem?.code).toMatch(/^key/);
    await person.practise();
  });
});
