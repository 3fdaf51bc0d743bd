/** What a start does that cannot be an ordinary one: it says why, offers ways out, and overwrites nothing. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../electron/log.ts';
import { MemoryKeychain } from '../../../electron/secrets/memory-keychain.ts';
import type { CompanyId } from '../../../shared/ids.ts';
import { deskContract } from '../../../shared/ipc.ts';
import type { AppState } from '../../../shared/app-state.ts';
import { fail } from '../../../shared/problems.ts';
import { openTestDesk } from '../../fixtures/open-desk.ts';
import type { TestDesk } from '../../fixtures/open-desk.ts';
import { writeInTheFuture } from '../../fixtures/future-entry.ts';
import { readyList } from '../../fixtures/ready-list.ts';

let home: string;
let keychain: MemoryKeychain;
const opened: TestDesk[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'masa-start-'));
  keychain = new MemoryKeychain();
});
afterEach(async () => {
  for (const desk of opened.splice(0)) await desk.desk.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(folder = home, chain = keychain): Promise<TestDesk> {
  const desk = await openTestDesk({ folder, keychain: chain, log: openLog(join(home, 'logs'), Date.now) });
  opened.push(desk);
  return desk;
}
const stateOf = (desk: TestDesk): Promise<AppState> => desk.must('app.state', {});
const file = (name = 'ledger.db'): string => join(home, 'ledger', name);

/** A ledger that was used and closed. */
async function usedLedger(): Promise<void> {
  const desk = await start();
  await desk.must('companies.practise', { name: 'Alıştırma' });
  await desk.desk.close();
  opened.splice(0);
}

/** The files of the ledger's folder by their contents; what SQLite keeps beside an open file left out. */
function contents(): Record<string, string> {
  const names = readdirSync(join(home, 'ledger'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.map((name) => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]));
}

function sql(statement: string): void {
  const db = new DatabaseSync(file());
  db.exec(statement);
  db.close();
}

type Exits = Extract<AppState['start'], { kind: 'recovery' }>['exits'];

describe('a ledger that cannot be used is explained, offered a way out of, and left as it was', () => {
  it.each<[string, string, Exits[number], () => void]>([
    ['a file that is no database', 'ledger.corrupt', 'restoreBackup', () => writeFileSync(file(), 'x'.repeat(9000))],
    ['a file that was cut short', 'ledger.corrupt', 'restoreBackup', () => truncateSync(file(), 5000)],
    [
      'pages overwritten with something else',
      'ledger.corrupt',
      'restoreBackup',
      () => {
        const bytes = readFileSync(file());
        bytes.fill(0xaa, 4096, 16_384);
        writeFileSync(file(), bytes);
      },
    ],
    ['a ledger of a later version', 'ledger.newer', 'showFolder', () => sql('PRAGMA user_version = 999')],
    ['another program’s database', 'ledger.corrupt', 'showFolder', () => sql('PRAGMA application_id = 7')],
    ['a keychain without its key', 'keychain.dataKeyMissing', 'restoreBackup', () => keychain.entries.clear()],
    [
      'a keychain with another key',
      'keychain.dataKeyWrong',
      'restoreBackup',
      () => void keychain.entries.set('data-key', Buffer.alloc(32, 9).toString('base64')),
    ],
    ['a locked keychain', 'keychain.locked', 'retry', () => (keychain.problem = fail('keychain.locked').problem)],
    [
      'a keychain that does not answer',
      'keychain.timeout',
      'retry',
      () => (keychain.problem = fail('keychain.timeout').problem),
    ],
  ])('%s: %s', async (_what, code, exit, spoil) => {
    await usedLedger();
    spoil();
    const before = contents();
    const desk = await start();
    const { start: started } = await stateOf(desk);
    expect(started).toMatchObject({ kind: 'recovery', problem: { code } });
    expect(started.kind === 'recovery' && started.exits).toContain(exit);
    expect(started.kind === 'recovery' && started.exits).toContain('quit');
    await desk.desk.close();
    opened.splice(0);
    expect(contents()).toEqual(before);
  });

  it('and nothing else works meanwhile: every other channel says the same problem', async () => {
    await usedLedger();
    writeFileSync(file(), 'x'.repeat(9000));
    const desk = await start();
    const own = new Set([
      'app.state',
      'app.setPreferences',
      'app.recover',
      'app.exportData',
      'app.supportFile',
      'app.showFile',
      'backup.restore',
      'jobs.cancel',
    ]);
    for (const channel of Object.keys(deskContract) as (keyof typeof deskContract)[]) {
      if (own.has(channel)) continue;
      const answer = await desk.desk.handlers[channel]({} as never, { host: 'desk', webContentsId: 1 });
      expect(answer, channel).toMatchObject({ ok: false, problem: { code: 'ledger.corrupt' } });
    }
    expect(await desk.authorise('authorise.view', {})).toMatchObject({
      ok: false,
      problem: { code: 'ledger.corrupt' },
    });
  });

  it('a new key is never made over an old ledger', async () => {
    await usedLedger();
    keychain.entries.clear();
    await stateOf(await start());
    expect(keychain.entries.get('data-key')).toBeUndefined();
  });

  it('trying again works once the reason is gone', async () => {
    await usedLedger();
    keychain.problem = fail('keychain.locked').problem;
    const desk = await start();
    expect((await stateOf(desk)).start.kind).toBe('recovery');
    keychain.problem = null;
    await desk.must('app.recover', { exit: 'retry' });
    expect((await stateOf(desk)).start).toEqual({ kind: 'ready' });
    expect(await desk.must('companies.list', {})).toHaveLength(1);
  });

  it('“show the folder” and “quit” do what they say', async () => {
    await usedLedger();
    writeFileSync(file(), 'x'.repeat(9000));
    const desk = await start();
    await desk.must('app.recover', { exit: 'showFolder' });
    await desk.must('app.recover', { exit: 'quit' });
    expect(desk.shell.opened).toEqual(['file', 'quit']);
  });
});

describe('a folder that cannot be used', () => {
  const isRoot = process.getuid?.() === 0;

  it.skipIf(process.platform === 'win32' || (isRoot && process.platform !== 'linux'))(
    'nobody may write to is said, and the program stands',
    async () => {
      // Root may write anywhere but into the kernel's own file system.
      const place = isRoot ? '/sys/odeme-masasi' : join(home, 'kapalı');
      if (!isRoot) mkdirSync(place, { mode: 0o555 });
      const { start: started } = await stateOf(await start(place));
      if (!isRoot) chmodSync(place, 0o755);
      expect(started).toMatchObject({ kind: 'recovery', problem: { code: 'ledger.folder' } });
      // There is nothing to export where there are no records.
      expect(started.kind === 'recovery' && started.exits).toEqual(['retry', 'showFolder', 'quit']);
    },
  );

  it('that is a file is said', async () => {
    writeFileSync(join(home, 'ledger'), 'x');
    expect((await stateOf(await start())).start).toMatchObject({
      kind: 'recovery',
      problem: { code: 'ledger.folder' },
    });
    expect(readFileSync(join(home, 'ledger'), 'utf8')).toBe('x');
  });

  it('that another start of the program uses is said, and free again when that one ends', async () => {
    const first = await start();
    const second = await start();
    expect((await stateOf(second)).start).toMatchObject({ kind: 'recovery', problem: { code: 'ledger.locked' } });
    await first.desk.close();
    await second.must('app.recover', { exit: 'retry' });
    expect((await stateOf(second)).start).toEqual({ kind: 'ready' });
  });

  it('of another user of the computer is another ledger with another key', async () => {
    const other = join(home, 'Ayşe Nur');
    const [mine, theirs] = [await start(), await start(other, new MemoryKeychain())];
    await mine.must('companies.practise', { name: 'Benim' });
    expect(await theirs.must('companies.list', {})).toEqual([]);
  });
});

describe('a start that is ordinary all the same', () => {
  it.each(['Şükrü’nün Ödemeleri ✓', 'boşluk ve % işareti #1', 'एक 目 😀', `${'u'.repeat(120)}/${'ş'.repeat(100)}`])(
    'from a folder called %s',
    async (name) => {
      const desk = await start(join(home, name));
      expect((await stateOf(desk)).start).toEqual({ kind: 'ready' });
      await desk.must('companies.practise', { name: 'Alıştırma' });
      expect((await desk.must('history.verify', {})).faults).toEqual([]);
    },
  );

  it('with settings that cannot be read: the defaults hold, and setting one repairs them', async () => {
    await usedLedger();
    sql('UPDATE meta SET value = \'{"locale":"xx"\' WHERE key = \'preferences\'');
    const desk = await start();
    const state = await stateOf(desk);
    expect(state.start).toEqual({ kind: 'ready' });
    expect(state.preferences).toMatchObject({ locale: 'tr', theme: 'system' });
    expect(state.warnings).toEqual([fail('settings.corrupt').problem]);
    await desk.must('app.setPreferences', { theme: 'dark' });
    expect(await stateOf(desk)).toMatchObject({ preferences: { theme: 'dark' }, warnings: [] });
  });

  it('with a company’s settings or limits that cannot be read: it is said, nothing is sent, and saving them repairs it', async () => {
    const before = await start();
    const { id } = await before.must('companies.practise', { name: 'Alıştırma' });
    const { batchId } = await readyList(before.must, id);
    await before.desk.close();
    opened.splice(0);
    sql("UPDATE companies SET settings = '{\"purpose\":', limits = 'x'");
    const desk = await start();
    const [company] = await desk.must('companies.list', {});
    if (company === undefined) throw new Error('the company is gone');
    const corrupt = (what: string) =>
      fail('company.rulesCorrupt', { companyId: company.id, name: company.name, what }).problem;
    expect((await stateOf(desk)).warnings).toEqual([corrupt('settings'), corrupt('limits')]);
    expect(await desk.call('payouts.initialise', { batchId })).toEqual({ ok: false, problem: corrupt('settings') });
    expect(await desk.call('rows.add', { batchId })).toEqual({ ok: false, problem: corrupt('settings') });
    // Another field's change does not take the defaults for what was lost.
    await desk.must('companies.change', { companyId: company.id, name: 'Yeni Ad' });
    expect(await desk.call('rows.add', { batchId })).toMatchObject({ problem: { code: 'company.rulesCorrupt' } });
    await desk.must('companies.change', { companyId: company.id, settings: company.settings });
    expect(await stateOf(desk)).toMatchObject({ warnings: [{ params: { what: 'limits' } }] });
    expect(await desk.call('payouts.initialise', { batchId })).toMatchObject({
      problem: { params: { what: 'limits' } },
    });
    await desk.must('companies.openLimits', { companyId: company.id });
    const saved = await desk.authorise('authorise.saveLimits', { limits: company.limits, pin: null, newPin: null });
    expect(saved.ok).toBe(true);
    expect((await stateOf(desk)).warnings).toEqual([]);
    await desk.must('rows.add', { batchId });
  });

  it('with a clock that is behind: it is said, nothing is sent, and a person’s word in the system’s window ends it', async () => {
    await usedLedger();
    writeInTheFuture(join(home, 'ledger'), Buffer.from(keychain.entries.get('data-key') ?? '', 'base64'));
    const desk = await start();
    expect(await stateOf(desk)).toMatchObject({ start: { kind: 'ready' }, warnings: [{ code: 'clock.inPast' }] });
    const [company] = await desk.must('companies.list', {});
    const { batchId } = await readyList(desk.must, company?.id as CompanyId);
    expect(await desk.call('payouts.initialise', { batchId })).toMatchObject({
      ok: false,
      problem: { code: 'clock.inPast' },
    });
    expect((await desk.must('batches.get', { batchId })).payouts).toEqual([]);

    // The page asks, and the person says no; then yes.
    await desk.must('app.trustClock', {});
    expect((await stateOf(desk)).warnings).toHaveLength(1);
    desk.shell.clockIsRight = true;
    await desk.must('app.trustClock', {});
    expect(desk.shell.opened).toEqual(['clock', 'clock']);
    expect((await stateOf(desk)).warnings).toEqual([]);
    expect(await desk.call('payouts.initialise', { batchId })).toMatchObject({ ok: true });
  });

  it('with a window place that cannot be read', async () => {
    await usedLedger();
    writeFileSync(file('window.json'), '{"x":"left"');
    expect((await start()).desk.windowPlaces.placeOn('')).toBeNull();
  });

  it('where there is no keychain: practice works, and a real company is refused', async () => {
    keychain.problem = fail('keychain.missing').problem;
    const desk = await start();
    expect(await stateOf(desk)).toMatchObject({ start: { kind: 'ready' }, keychain: 'missing' });
    await desk.must('companies.practise', { name: 'Alıştırma' });
    expect(await desk.call('companies.add', { name: 'Gerçek', environment: 'sandbox', colour: 'teal' })).toMatchObject({
      ok: false,
      problem: { code: 'keychain.missing' },
    });
  });

  it('where no log can be written', async () => {
    writeFileSync(join(home, 'logs'), 'x');
    expect((await stateOf(await start())).start).toEqual({ kind: 'ready' });
  });
});
