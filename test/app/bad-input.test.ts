import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode, ProblemParams } from '../../shared/problems.ts';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { common } from '../../shared/text/tr/common.ts';
import { lists } from '../../renderer/text/tr/lists.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';
import { cleanRows, writeCells, writeSheet } from './kit/sheets.ts';

const said = (code: ProblemCode, params: ProblemParams = {}) => describeProblem({ code, params }, 'tr');

/**
 * What people open, plug out and forget (issue 2, "Bad input"): each is a problem with a code and a sentence that says
 * what to do, and the list that was there before is there afterwards. A second instance is in restart.test.ts, wrong keys
 * at the key window in keys.test.ts, a keychain or ledger that cannot be used in recovery.test.ts.
 */
describe('a file that is no payment list', () => {
  let folder: string;
  let person: Accountant;

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-bad-input-'));
    person = await Accountant.start();
    await person.practise();
    await person.importFile(await writeSheet(join(folder, 'iyi.xlsx'), cleanRows(2)));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const files: readonly (readonly [what: string, name: string, code: ProblemCode, make: (path: string) => unknown])[] =
    [
      [
        'a picture with a workbook’s name',
        'resim.xlsx',
        'workbook.notWorkbook',
        (path) => writeFileSync(path, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      ],
      [
        'half a workbook',
        'yarim.xlsx',
        'workbook.damaged',
        (path) => writeFileSync(path, Buffer.from('504b0304140000000800', 'hex')),
      ],
      [
        'a workbook of the nineties',
        'eski.xls',
        'workbook.oldExcel',
        (path) => writeFileSync(path, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])),
      ],
      ['an empty sheet', 'bos.xlsx', 'workbook.empty', (path) => writeCells(path, [])],
      ['a file that went away', 'yok.xlsx', 'workbook.sourceGone', () => undefined],
    ];
  it.each(files)('%s is refused with its reason and another way on', async (_what, name, code, make) => {
    const path = join(folder, name);
    await make(path);
    await person.openFile(path);
    const main = person.page.getByRole('main');
    await main.getByText(code).waitFor();
    const { title, next } = said(code);
    const shown = await main.innerText();
    expect(shown).toContain(title);
    expect(shown).toContain(next);
    await person.button(person.words.importing.another).waitFor();
  });

  it('a sheet without an amount column says which column to point at, and makes no list', async () => {
    const cells = [['Ad Soyad', 'Şehir'], ...cleanRows(3).map(({ name }) => [name, 'İzmir'])];
    await person.openFile(await writeCells(join(folder, 'tutarsiz.xlsx'), cells));
    const create = person.button(person.words.importing.create);
    await create.waitFor();
    expect(await create.getAttribute('aria-disabled')).toBe('true');
    const { importing } = person.words;
    const missing = importing.missing([importing.fields.recipient, importing.fields.amount].join(', '));
    await create.hover();
    await person.page.getByText(missing).first().waitFor();
  });

  it('the list that was there is still there', async () => {
    await person.goTo(common.nav.lists);
    await person.page.getByText(lists.detail('1')).waitFor();
    const [company] = await person.ask('companies.list', {});
    if (company === undefined) throw new Error('the company is gone');
    expect(await person.ask('batches.list', { companyId: company.id })).toMatchObject([{ counts: { payable: 2 } }]);
  });

  it.runIf(process.platform === 'linux')('a report that cannot be written says what to do', async () => {
    const batchId = await person.newestList();
    await person.page.getByRole('table').getByRole('button').first().click();
    await person.page.getByRole('grid').waitFor();
    await person.saveTo('/proc/rapor.xlsx');
    await person.page.keyboard.press('Control+E');
    await person.button(person.words.result.reports.save, person.page.getByRole('dialog')).click();
    await person.page.getByText(said('fileWrite').next).first().waitFor();
    expect((await person.ask('batches.get', { batchId })).counts.payable).toBe(2);
  });
});

describe('iyzico that refuses or cannot be reached', () => {
  let folder: string;
  let person: Accountant;

  const expectRefusal = async (code: ProblemCode): Promise<void> => {
    await person.page.getByText(said(code).title).first().waitFor();
    const detail = await person.ask('batches.get', { batchId: await person.newestList() });
    expect(detail.payouts).toMatchObject([{ phase: 'prepared', problem: { code } }]);
  };

  pictureOnFailure(() => person);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'masa-refused-'));
    const scenario = join(folder, 'scenario.json');
    const faults = [
      { operation: 'initialise', occurrence: 1, effect: { kind: 'authError', variant: '1001' } },
      { operation: 'initialise', occurrence: 2, effect: { kind: 'rateLimit', retryAfterSeconds: 1 } },
    ];
    writeFileSync(scenario, JSON.stringify({ timeScale: 1000, defaultRules: false, faults }));
    person = await Accountant.start({ scenario });
    await person.practise();
    await person.importFile(await writeSheet(join(folder, 'liste.xlsx'), cleanRows(2)));
  });
  afterAll(async () => {
    await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('wrong keys: says so, sends nothing, keeps the list', async () => {
    const { send } = person.words.list;
    await person.button(send.press).click();
    await person.button(send.confirm, person.page.getByRole('alertdialog')).click();
    await expectRefusal('iyzico.auth');
  });

  it('too many requests: says so where it was pressed, with the button to try again', async () => {
    await person.button(person.words.result.refused.again).click();
    await expectRefusal('iyzico.rateLimit');
  });

  it('and the third try goes through', async () => {
    await person.button(person.words.result.refused.again).click();
    await person.until(await person.newestList(), ({ state }) => state === 'waitingAuthorisation');
  });
});
