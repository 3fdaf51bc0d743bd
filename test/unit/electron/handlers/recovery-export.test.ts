/** Safe mode: what can be read is taken along, whatever keeps the ledger from being used, and nothing of it is touched. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryKeychain } from '../../../../electron/secrets/memory-keychain.ts';
import { withoutEnding } from '../../../../electron/workbook/write/file-name.ts';
import type { Exported } from '../../../../shared/reports.ts';
import { fail } from '../../../../shared/problems.ts';
import { openTestDesk } from '../../../fixtures/open-desk.ts';
import type { TestDesk } from '../../../fixtures/open-desk.ts';
import { readyList } from '../../../fixtures/ready-list.ts';

/* Reports are written by worker threads, which take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

let home: string;
let target: string;
let keychain: MemoryKeychain;
let desk: TestDesk | undefined;
let rows: number;

/** A ledger with one list that was sent, made once; each test spoils a copy of it. */
let used: string;
const usedKeys = new MemoryKeychain();

beforeAll(async () => {
  used = mkdtempSync(join(tmpdir(), 'masa-used-'));
  const first = await openTestDesk({ folder: used, keychain: usedKeys });
  const company = await first.must('companies.practise', { name: 'Yıldız Tekstil' });
  const { batchId, rowIds } = await readyList(first.must, company.id);
  await first.must('payouts.initialise', { batchId });
  rows = rowIds.length;
  await first.desk.close();
}, 60_000);
afterAll(() => rmSync(used, { recursive: true, force: true }));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'masa-export-'));
  cpSync(used, home, { recursive: true });
  target = join(home, 'çıktı');
  mkdirSync(target);
  mkdirSync(join(home, 'tmp'));
  vi.stubEnv('TMPDIR', join(home, 'tmp'));
  keychain = new MemoryKeychain();
  for (const [name, value] of usedKeys.entries) keychain.entries.set(name, value);
});
afterEach(async () => {
  await desk?.desk.close();
  desk = undefined;
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<TestDesk> {
  desk = await openTestDesk({ folder: home, keychain });
  return desk;
}
const ledgerFile = (): string => join(home, 'ledger', 'ledger.db');
function sql(statement: string): void {
  const db = new DatabaseSync(ledgerFile());
  db.exec(statement);
  db.close();
}
function fingerprints(): Record<string, string> {
  const names = readdirSync(join(home, 'ledger'), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const paths = names.map((each) => join(each.parentPath, each.name)).filter((path) => !/-(wal|shm)$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

/** Starts, expects the recovery screen with this problem, and exports. */
async function exported(code: string, masked = true): Promise<Exported> {
  const before = fingerprints();
  const opened = await start();
  opened.shell.saveTo = target;
  const { start: started } = await opened.must('app.state', {});
  expect(started).toMatchObject({ kind: 'recovery', problem: { code } });
  expect(started.kind === 'recovery' && started.exits).toContain('exportData');
  const answer = await opened.must('app.exportData', { masked });
  expect(answer).not.toBeNull();
  expect(fingerprints()).toEqual(before);
  // The copy that was worked on is gone.
  expect(readdirSync(join(home, 'tmp'))).toEqual([]);
  return answer as Exported;
}
const written = (from: Exported): string[] => readdirSync(from.folder).toSorted();
const text = (from: Exported, name: string): string => {
  const found = readdirSync(from.folder).find((each) => withoutEnding(each) === name);
  return readFileSync(join(from.folder, found ?? name), 'utf8');
};
const FULL_IBAN = /TR\d\d ?(\d{4} ?){5}\d\d/;
const NEWER = 'PRAGMA user_version = 999; ALTER TABLE companies ADD COLUMN later TEXT';
const FACTS = ['gönderimler.csv', 'ödemeler.csv', 'işlem kayıtları.csv', 'destek dosyası.json', 'Önce beni okuyun.txt'];

describe('with the key everything is taken along', () => {
  it('a ledger of a later version: lists as workbook and CSV, the facts, the support file, and what it all is', async () => {
    sql(NEWER);
    const done = await exported('ledger.newer');
    expect(done).toMatchObject({ lists: 1, rows, notRead: 0, withoutKey: false, damaged: false });
    expect(written(done)).toEqual(
      [...FACTS, 'Yıldız Tekstil – Kasım – akıbet.xlsx', 'Yıldız Tekstil – Kasım – akıbet.csv'].toSorted(),
    );
    expect(text(done, 'Önce beni okuyun')).toMatch(/1 liste/);
    expect(
      readFileSync(join(done.folder, 'Yıldız Tekstil – Kasım – akıbet.csv'), 'utf8').split('\r\n').length,
    ).toBeGreaterThan(rows);
    if (process.platform !== 'win32') expect(statSync(done.folder).mode & 0o077).toBe(0);
  });

  it('masked unless a person asks for the recipients in full', async () => {
    sql(NEWER);
    const masked = await exported('ledger.newer');
    expect(text(masked, 'Yıldız Tekstil – Kasım – akıbet')).not.toMatch(FULL_IBAN);
    await desk?.desk.close();
    const full = await exported('ledger.newer', false);
    const csv = readFileSync(join(full.folder, 'Yıldız Tekstil – Kasım – akıbet.csv'), 'utf8');
    expect(csv).toMatch(FULL_IBAN);
    // Nothing was written over the first.
    expect(full.folder).not.toBe(masked.folder);
    expect(written(masked)).toHaveLength(7);
  });

  it('a damaged file: every row that can be read, and it is said that some may be missing', async () => {
    // A page in the middle of the file, of whatever table it is.
    const bytes = readFileSync(ledgerFile());
    const pages = bytes.length / 4096;
    bytes.fill(0xaa, 4096 * Math.floor(pages / 2), 4096 * (Math.floor(pages / 2) + 1));
    writeFileSync(ledgerFile(), bytes);
    const done = await exported('ledger.corrupt');
    expect(done.damaged).toBe(true);
    expect(text(done, 'Önce beni okuyun')).toContain('bozuk');
    expect(written(done)).toEqual(expect.arrayContaining(FACTS));
  });

  it.each([1, 3, 6, 9])(
    'any damaged page %i of the first ones: never a crash, and what is left is taken along',
    async (page) => {
      const bytes = readFileSync(ledgerFile());
      bytes.fill(0x55, 4096 * page, 4096 * (page + 1));
      writeFileSync(ledgerFile(), bytes);
      const done = await exported('ledger.corrupt');
      expect(written(done)).toEqual(expect.arrayContaining(FACTS));
    },
  );
});

describe('without the key', () => {
  it.each<[string, string, () => void]>([
    ['is gone', 'keychain.dataKeyMissing', () => keychain.entries.clear()],
    [
      'is another one',
      'keychain.dataKeyWrong',
      () => void keychain.entries.set('data-key', Buffer.alloc(32, 9).toString('base64')),
    ],
    ['is locked away', 'keychain.locked', () => (keychain.problem = fail('keychain.locked').problem)],
  ])('that %s: the facts about the money, and it is said what is missing', async (_what, code, spoil) => {
    const db = new DatabaseSync(ledgerFile(), { readOnly: true });
    const [payout] = db.prepare('SELECT external_id, request_id FROM payouts').all();
    const items = db
      .prepare('SELECT item_external_id AS id FROM attempts')
      .all()
      .map((row) => String(row['id']));
    db.close();
    spoil();
    const done = await exported(code);
    expect(done).toMatchObject({ lists: 0, withoutKey: true, rows: items.length });
    expect(written(done)).toEqual(FACTS.toSorted());
    expect(text(done, 'gönderimler')).toContain(String(payout?.['external_id']));
    expect(text(done, 'gönderimler')).toContain(String(payout?.['request_id']));
    for (const id of items) expect(text(done, 'ödemeler')).toContain(id);
    expect(text(done, 'işlem kayıtları')).toContain('Liste iyzico’ya gönderildi');
    expect(text(done, 'Önce beni okuyun')).toContain('anahtarı bulunamadığı için');
    for (const name of written(done)) expect(readFileSync(join(done.folder, name), 'utf8')).not.toMatch(FULL_IBAN);
  });
});

describe('what cannot be exported', () => {
  it('is a file of which nothing is left: it is said, and nothing is written', async () => {
    writeFileSync(ledgerFile(), Buffer.alloc(9000, 'x'));
    const opened = await start();
    opened.shell.saveTo = target;
    expect(await opened.call('app.exportData', { masked: true })).toMatchObject({
      problem: { code: 'ledger.corrupt' },
    });
    expect(readdirSync(target)).toEqual([]);
    expect(readdirSync(join(home, 'tmp'))).toEqual([]);
  });

  it('is anything, to a folder that is none', async () => {
    sql(NEWER);
    const opened = await start();
    opened.shell.saveTo = join(home, 'yok', 'böyle');
    expect(await opened.call('app.exportData', { masked: true })).toMatchObject({
      ok: false,
      problem: { code: 'fileWrite' },
    });
    opened.shell.saveTo = null;
    expect(await opened.must('app.exportData', { masked: true })).toBeNull();
    expect(readdirSync(join(home, 'tmp'))).toEqual([]);
  });
});

describe('from a ledger that opened', () => {
  it('whose chain is broken, every list can be taken along too', async () => {
    sql("UPDATE journal SET actor = 'Biri' WHERE seq = 2");
    const opened = await start();
    opened.shell.saveTo = target;
    const state = await opened.must('app.state', {});
    expect(state.start).toEqual({ kind: 'ready' });
    expect(state.chain?.faults).not.toEqual([]);
    const done = await opened.must('app.exportData', { masked: true });
    expect(done).toMatchObject({ lists: 1, rows, withoutKey: false });
    expect(written(done as Exported)).toContain('Yıldız Tekstil – Kasım – akıbet.xlsx');
  });
});

describe('the support file', () => {
  it('can be made from the recovery screen, says why, and shows what was saved', async () => {
    sql(NEWER);
    const opened = await start();
    opened.shell.saveTo = join(target, 'destek.json');
    const saved = await opened.must('app.supportFile', {});
    const support = JSON.parse(readFileSync(join(target, 'destek.json'), 'utf8')) as { ledger: unknown; log: string[] };
    expect(support.ledger).toMatchObject({ problem: { code: 'ledger.newer' } });
    expect(support.log.join('\n')).toContain('recovery');
    await opened.must('app.showFile', { fileToken: saved?.fileToken as never, how: 'open' });
    expect(opened.shell.opened).toEqual(['file']);
  });

  it('holds the newest lines of a log that was rotated, oldest first', async () => {
    sql(NEWER);
    const opened = await start();
    const line = (count: number): string => `${JSON.stringify({ count })}\n`;
    const logs = join(home, 'logs');
    writeFileSync(join(logs, 'odeme-masasi.2.log'), line(1));
    writeFileSync(join(logs, 'odeme-masasi.1.log'), Array.from({ length: 5000 }, (_, n) => line(n + 2)).join(''));
    writeFileSync(join(logs, 'odeme-masasi.log'), line(5002));
    opened.shell.saveTo = join(target, 'destek.json');
    await opened.must('app.supportFile', {});
    const { log } = JSON.parse(readFileSync(join(target, 'destek.json'), 'utf8')) as { log: string[] };
    const counts = log.map((each) => (JSON.parse(each) as { count: number }).count);
    expect(counts).toHaveLength(5000);
    expect(counts.at(0)).toBe(3);
    expect(counts.at(-1)).toBe(5002);
  });
});
