import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchDetail } from '../../shared/batches.ts';
import type { BatchId } from '../../shared/ids.ts';
import { Accountant, beginning } from './kit/accountant.ts';
import { executable } from './kit/executable.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

/** A list that is on its way when the program is closed, and what the next start does and does not do about it. */
describe('a restart in the middle', () => {
  let folder: string;
  let userData: string;
  let person: Accountant;
  let batchId: BatchId;
  let before: BatchDetail;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-restart-'));
    userData = join(folder, 'user');
    await writeSheet(join(folder, 'liste.xlsx'), cleanRows(3));
    person = await Accountant.start({ userData });
    await person.practise();
    batchId = await person.importFile(join(folder, 'liste.xlsx'));
    const sent = await person.send(batchId);
    await person.press(await person.openAuthorise(), sent);
    before = await person.ask('batches.get', { batchId });
    await person.close();
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('closes with the payments under way', () => {
    expect(before.state).toBe('inProgress');
  });

  it('asks and sends nothing by itself: the list stands as it was left', async () => {
    person = await Accountant.start({ userData });
    await person.page.getByRole('table').waitFor();
    await person.page.waitForTimeout(1500);
    const after = await person.ask('batches.get', { batchId });
    expect(after.payouts).toEqual(before.payouts.map((payout) => ({ ...payout, nextAskAt: null })));
    const kinds = (await person.ask('history.timeline', { batchId })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'authoriseSent')).toHaveLength(1);
  });

  it('goes on following when the list is opened, to the end', async () => {
    await person.page
      .getByRole('button', { name: beginning(before.name) })
      .first()
      .click();
    await person.page.getByRole('grid').waitFor();
    const opened = await person.until(
      batchId,
      ({ payouts, state }) => state === 'allPaid' || payouts.some(({ nextAskAt }) => nextAskAt !== null),
    );
    expect(opened.state === 'allPaid' || opened.payouts[0]?.nextAskAt).toBeTruthy();
    expect((await person.follow(batchId)).state).toBe('allPaid');
  });

  it('does not open a second time on the same records: the second one ends, the first one stays', async () => {
    const second = spawn(executable(), ['.', '--no-sandbox', `--user-data-dir=${userData}`], { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    expect(code).toBe(3);
    expect(await person.page.evaluate(() => document.visibilityState)).toBe('visible');
    expect((await person.ask('batches.get', { batchId })).state).toBe('allPaid');
  });
});
