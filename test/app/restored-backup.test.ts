import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/text/tr/common.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

/** A backup that is older than what was sent: the list looks unsent, and only a person can know that it is not. */
describe('an older backup that was restored', () => {
  const passphrase = 'uzun bir parola';
  const { gap } = common;
  let folder: string;
  let person: Accountant;
  let batchId: Awaited<ReturnType<Accountant['importFile']>>;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-restored-'));
    person = await Accountant.start();
    await person.practise();
    batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(3)));
    const backup = join(folder, 'eski.masa-yedek');
    await person.saveTo(backup);
    expect((await person.tryAsk('backup.create', { passphrase })).ok).toBe(true);
    await person.send(batchId);
    await person.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, backup);
    expect((await person.tryAsk('backup.restore', { passphrase })).ok).toBe(true);
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that records are missing, and sends nothing', async () => {
    await person.button(gap.action).waitFor();
    const folderOfPictures = process.env['MASA_PICTURES'];
    if (folderOfPictures !== undefined) await person.page.screenshot({ path: join(folderOfPictures, 'gap-tr.png') });
    expect((await person.tryAsk('payouts.initialise', { batchId })).problem?.code).toBe('payout.restoredBackup');
  });

  it('sends again once a person has written what they found', async () => {
    await person.button(gap.action).click();
    await person.page.getByLabel(gap.words).fill('Panelde yedekten sonra bir gönderim var, bu liste.');
    const folderOfPictures = process.env['MASA_PICTURES'];
    if (folderOfPictures !== undefined)
      await person.page.screenshot({ path: join(folderOfPictures, 'gap-dialog.png') });
    await person.button(gap.press).click();
    await person.button(gap.action).waitFor({ state: 'detached' });
    expect((await person.tryAsk('payouts.initialise', { batchId })).ok).toBe(true);
  });
});
