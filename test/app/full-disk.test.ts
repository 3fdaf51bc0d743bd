import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchId } from '../../shared/ids.ts';
import { common } from '../../shared/text/tr/common.ts';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeSheet } from './kit/sheets.ts';

const DISK = join(tmpdir(), `masa-small-disk-${process.pid}`);
mkdirSync(DISK, { recursive: true });
/** A disk of its own needs the right to mount one: on Linux, as root, as in the continuous integration. */
const mounted =
  process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'masa', DISK]).status === 0;
if (!mounted) rmSync(DISK, { recursive: true, force: true });

/** Writes until the disk takes no byte more. */
function fill(path: string): void {
  for (const size of [1_000_000, 4096, 1]) {
    for (;;) {
      try {
        appendFileSync(path, Buffer.alloc(size));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break;
        throw error;
      }
    }
  }
}

/** The program's folder on a real disk that really fills up while it runs. */
describe.runIf(mounted)('a disk that is full', () => {
  const filler = join(DISK, 'filler');
  let folder: string;
  let person: Accountant;
  let batchId: BatchId;
  const { title, next } = describeProblem({ code: 'diskFull', params: {} }, 'tr');
  const send = async (): Promise<void> => {
    await person.button(person.words.list.send.press).click();
    await person.button(person.words.list.send.confirm, person.page.getByRole('alertdialog')).click();
  };

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-full-disk-'));
    person = await Accountant.start({ userData: join(DISK, 'user') });
    await person.practise();
    batchId = await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(2)));
  });
  afterAll(async () => {
    await person.close();
    spawnSync('umount', ['--lazy', DISK]);
    rmSync(DISK, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('sends nothing that could not be written down, and says so', async () => {
    fill(filler);
    await send();
    await person.page.getByText(title).first().waitFor();
    await person.page.getByText(next).first().waitFor();
    const { payouts, counts } = await person.ask('batches.get', { batchId });
    expect(payouts.filter(({ phase }) => phase !== 'prepared')).toEqual([]);
    expect(counts.payable).toBe(2);
    await person.page.locator('.pd-notice').getByRole('button').last().click();
    await person.page.getByText(title).waitFor({ state: 'detached' });
  });

  it('takes no new list, and keeps the one that is there', async () => {
    const second = await writeSheet(join(folder, 'ikinci.xlsx'), cleanRows(20_000, 10));
    await person.openFile(second);
    fill(filler);
    await person.button(person.words.importing.create).click();
    await person.page.getByText(title).first().waitFor();
    expect(await person.newestList()).toBe(batchId);
  });

  it('goes on once there is room again', async () => {
    rmSync(filler);
    await person.goTo(common.nav.lists);
    await person.page.getByRole('table').getByRole('button').first().click();
    await person.page.getByRole('grid').waitFor();
    await send();
    await person.until(batchId, ({ state }) => state === 'waitingAuthorisation');
  });
});
