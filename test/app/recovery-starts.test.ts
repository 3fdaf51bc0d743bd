/**
 * Starts that are not ordinary, on the running program: each says what it means for the money and offers a way out, and
 * what can be read can be taken along.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { START } from '../../renderer/text/areas.ts';
import { describeProblem } from '../../renderer/text/use-problem.ts';
import { openVault } from '../../electron/secrets/vault.ts';
import type { CompanyId } from '../../shared/ids.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { common } from '../../shared/text/tr/common.ts';
import { writeInTheFuture } from '../fixtures/future-entry.ts';
import { readyList } from '../fixtures/ready-list.ts';
import { Accountant } from './kit/accountant.ts';
import { pictureOnFailure } from './kit/picture.ts';

const { recovery } = START.tr;
const canMount =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/bindfs') && existsSync('/dev/fuse');
let folder: string;
/** A home with one list that was sent, made once; each test starts a copy of it. */
let used: string;
let userData: string;
let person: Accountant | undefined;
const cleanUp: (() => void)[] = [];

pictureOnFailure(() => person);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masa-starts-'));
  used = join(folder, 'used');
  const first = await Accountant.start({ userData: used });
  const companyId = await first.practise('Yıldız Tekstil');
  const { batchId } = await readyList((channel, input) => first.ask(channel, input), companyId);
  await first.ask('payouts.initialise', { batchId });
  await first.close();
}, 60_000);
afterEach(async () => {
  await person?.close();
  person = undefined;
  cleanUp.splice(0).forEach((undo) => undo());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the used home, spoilt. */
function spoilt(name: string, spoil: (ledger: string) => void): string {
  userData = join(folder, name);
  cpSync(join(used, 'ledger'), join(userData, 'ledger'), { recursive: true });
  spoil(join(userData, 'ledger'));
  return userData;
}
const sql =
  (statement: string) =>
  (ledger: string): void => {
    const db = new DatabaseSync(join(ledger, 'ledger.db'));
    db.exec(statement);
    db.close();
  };

async function saysAll(code: ProblemCode): Promise<void> {
  const { title, money, next } = describeProblem({ code, params: {} }, 'tr');
  for (const sentence of [title, money, next]) await person?.page.getByText(sentence).first().waitFor();
}

/** Presses the way out by which everything readable is taken along; the folder is answered by the system's dialog. */
async function exportTo(target: string): Promise<string[]> {
  if (person === undefined) throw new Error('nobody is there');
  mkdirSync(target, { recursive: true });
  await person.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, target);
  await person.button(recovery.exportData).click();
  await person.button(recovery.export.choose).click();
  await person.page.getByText(recovery.export.done, { exact: true }).waitFor();
  const [made = ''] = readdirSync(target);
  return readdirSync(join(target, made)).toSorted();
}

describe('the recovery screen', () => {
  it('of records of a later version: everything is taken along', async () => {
    person = await Accountant.start({ userData: spoilt('newer', sql('PRAGMA user_version = 999')) });
    await saysAll('ledger.newer');
    const before = readFileSync(join(userData, 'ledger/ledger.db'));
    const files = await exportTo(join(folder, 'newer-out'));
    expect(files).toContain('Yıldız Tekstil – Kasım – akıbet.xlsx');
    expect(files).toContain('gönderimler.csv');
    expect(files).toContain('destek dosyası.json');
    await person.close();
    expect(readFileSync(join(userData, 'ledger/ledger.db')).equals(before)).toBe(true);
  });

  /** A mount that Linux itself calls a network drive's; it takes root and bindfs, as in the continuous integration. */
  it.runIf(canMount)(
    'of records on a network drive: nothing is opened there, and they can be taken along',
    async () => {
      const home = spoilt('shared', (ledger) => renameSync(ledger, join(folder, 'shared-disk')));
      mkdirSync(join(home, 'ledger'));
      execFileSync('bindfs', ['-o', 'subtype=sshfs', join(folder, 'shared-disk'), join(home, 'ledger')]);
      cleanUp.push(() => execFileSync('umount', ['--lazy', join(home, 'ledger')]));
      const before = readFileSync(join(folder, 'shared-disk/ledger.db'));
      person = await Accountant.start({ userData: home });
      await saysAll('ledger.networkDrive');
      expect(await exportTo(join(folder, 'shared-out'))).toContain('Yıldız Tekstil – Kasım – akıbet.xlsx');
      await person.close();
      expect(readFileSync(join(folder, 'shared-disk/ledger.db')).equals(before)).toBe(true);
    },
  );

  it('without the key says what can be taken along without it, and takes it along', async () => {
    const home = spoilt('keyless', (ledger) => renameSync(join(ledger, 'keychain-id'), join(folder, 'the-mark')));
    person = await Accountant.start({ userData: home });
    await saysAll('keychain.dataKeyMissing');
    await person.button(recovery.exportData).click();
    await person.page.getByText(recovery.export.noKey).waitFor();
    const files = await exportTo(join(folder, 'keyless-out'));
    expect(files.filter((name) => name.endsWith('.xlsx'))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['gönderimler.csv', 'ödemeler.csv', 'işlem kayıtları.csv']));
    expect(readdirSync(join(home, 'ledger'))).not.toContain('keychain-id');
  });

  it('makes a support file that can be opened before it is shared', async () => {
    person = await Accountant.start({ userData: spoilt('support', sql('PRAGMA user_version = 999')) });
    const file = join(folder, 'destek.json');
    await person.app.evaluate(({ dialog, shell }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openPath = async (what) => {
        opened.push(what);
        return '';
      };
    }, file);
    await person.button(recovery.support).click();
    await person.page.getByText(recovery.supportSaved).waitFor();
    await person.button(common.notices.open).click();
    await expect.poll(() => person?.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown)).toEqual([file]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ ledger: { problem: { code: 'ledger.newer' } } });
  });

  it.runIf(process.platform === 'linux')(
    'of a folder that may not be written to: it is left alone, and can be read',
    async () => {
      const home = spoilt('read-only', (ledger) => cleanUp.push(readOnly(ledger)));
      person = await Accountant.start({ userData: home });
      const state = await person.ask('app.state', {});
      expect(state.start.kind === 'recovery' && state.start.problem.code).toMatch(/^(readOnly|ledger\.folder)$/);
      if (state.start.kind === 'recovery') await saysAll(state.start.problem.code);
      expect(await exportTo(join(folder, 'read-only-out'))).toContain('Yıldız Tekstil – Kasım – akıbet.xlsx');
      cleanUp.splice(0).forEach((undo) => undo());
      await person.button(recovery.retry).click();
      await person.page.getByRole('navigation').waitFor();
    },
  );
});

/** Takes the right to write away: root has it everywhere but on a file system that is mounted without it. */
function readOnly(ledger: string): () => void {
  if (process.getuid?.() !== 0) {
    chmodSync(ledger, 0o555);
    return () => chmodSync(ledger, 0o700);
  }
  const mount = (...args: string[]): void => void execFileSync('mount', args);
  mount('--bind', ledger, ledger);
  mount('-o', 'remount,ro,bind', ledger);
  return () => void execFileSync('umount', ['-l', ledger]);
}

describe('a notice over the program', () => {
  it('says that the clock is behind; nothing is sent until it is right or a person vouches for it', async () => {
    const home = spoilt('clock', () => undefined);
    const vault = await openVault(join(home, 'ledger'));
    if (!vault.ok) throw new Error(vault.problem.code);
    writeInTheFuture(join(home, 'ledger'), vault.value.dataKey);
    person = await Accountant.start({ userData: home });
    await saysAll('clock.inPast');
    const [company] = await person.ask('companies.list', {});
    const ask = person.ask.bind(person);
    const again = await person.tryAsk('payouts.initialise', { batchId: (await listsOf(person, company?.id))[0] });
    expect(again.ok).toBe(false);
    const { batchId } = await newList(ask, company?.id as CompanyId);
    expect((await person.tryAsk('payouts.initialise', { batchId })).problem?.code).toBe('clock.inPast');
    const answer = (response: number) =>
      person?.app.evaluate(({ dialog }, button) => {
        Object.assign(dialog, { showMessageBox: async () => ({ response: button, checkboxChecked: false }) });
      }, response);
    await answer(0);
    await person.button(common.warnings.checkClock).click();
    expect((await person.tryAsk('payouts.initialise', { batchId })).problem?.code).toBe('clock.inPast');
    await answer(1);
    await person.button(common.warnings.checkClock).click();
    await person.page
      .getByText(describeProblem({ code: 'clock.inPast', params: {} }, 'tr').title)
      .waitFor({ state: 'detached' });
    expect((await person.tryAsk('payouts.initialise', { batchId })).ok).toBe(true);
  });

  it('says that the settings were lost, and goes when they are looked over', async () => {
    person = await Accountant.start({
      userData: spoilt('settings', sql('UPDATE meta SET value = \'{"locale":"xx"\' WHERE key = \'preferences\'')),
    });
    await saysAll('settings.corrupt');
    await person.button(common.warnings.openSettings).click();
    await person.page.getByRole('tab', { selected: true }).waitFor();
    await person.button(common.warnings.keepSettings).click();
    await person.page
      .getByText(describeProblem({ code: 'settings.corrupt', params: {} }, 'tr').title)
      .waitFor({ state: 'detached' });
    expect((await person.ask('app.state', {})).warnings).toEqual([]);
  });

  it('says that the records were changed; nothing is sent, and the results can be taken along', async () => {
    const home = spoilt('chain', sql("UPDATE journal SET actor = 'Biri' WHERE seq = 2"));
    person = await Accountant.start({ userData: home });
    await person.page.getByText(common.chain.title).waitFor();
    const [batchId] = await listsOf(person, (await person.ask('companies.list', {}))[0]?.id);
    const [payout] = (await person.ask('batches.get', { batchId: batchId as never })).payouts;
    for (const [channel, input] of [
      ['payouts.initialise', { batchId }],
      ['payouts.cancel', { payoutId: payout?.id }],
      ['payouts.openAuthorise', { batchId, currency: 'TRY' }],
    ] as const)
      expect((await person.tryAsk(channel, input)).problem?.code, channel).toBe('ledger.chainBroken');
    const target = join(folder, 'chain-out');
    mkdirSync(target);
    await person.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, target);
    await person.button(common.chain.export).click();
    await person.page.getByText(common.chain.exported('1')).waitFor();
    expect(readdirSync(join(target, readdirSync(target)[0] ?? ''))).toContain('Yıldız Tekstil – Kasım – akıbet.xlsx');
  });
});

describe('an ordinary start', () => {
  it.each(['Şükrü’nün Ödemeleri ✓ 目', `${'uzun klasör adı '.repeat(6)}/${'ş'.repeat(90)}/${'ğ'.repeat(60)}`])(
    'from a home called %s',
    async (name) => {
      person = await Accountant.start({ userData: join(folder, name) });
      await person.practise();
      expect((await person.ask('history.verify', {})).faults).toEqual([]);
    },
  );

  it('of two users at once: neither sees or disturbs the other', async () => {
    const [ayse, burak] = await Promise.all(
      ['Ayşe', 'Burak'].map((name) => Accountant.start({ userData: join(folder, 'homes', name) })),
    );
    try {
      await ayse?.practise('Ayşe’nin firması');
      expect(await burak?.ask('companies.list', {})).toEqual([]);
      await burak?.practise('Burak’ın firması');
      expect((await ayse?.ask('companies.list', {}))?.map(({ name }) => name)).toEqual(['Ayşe’nin firması']);
      const marks = ['Ayşe', 'Burak'].map((name) =>
        readFileSync(join(folder, 'homes', name, 'ledger/keychain-id'), 'utf8'),
      );
      expect(marks[0]).not.toBe(marks[1]);
    } finally {
      await Promise.all([ayse?.close(), burak?.close()]);
    }
  });
});

async function listsOf(of: Accountant, companyId: CompanyId | undefined): Promise<string[]> {
  return (await of.ask('batches.list', { companyId: companyId as CompanyId })).map(({ id }) => id);
}

/** A second list of the same file, which a person has to say is meant. */
async function newList(ask: Accountant['ask'], companyId: CompanyId): ReturnType<typeof readyList> {
  return readyList(
    (channel, input) =>
      ask(channel, channel === 'import.finish' ? { ...input, sameFileReason: 'ikinci liste' } : input),
    companyId,
  );
}
