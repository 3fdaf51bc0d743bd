import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Advanced } from '../../../../../electron/ledger/advance.ts';
import { backupOperations } from '../../../../../electron/ledger/backup/create.ts';
import { CHUNK_BYTES } from '../../../../../electron/ledger/backup/format.ts';
import { restoreBackup } from '../../../../../electron/ledger/backup/restore.ts';
import type { RestoreOptions, Restored } from '../../../../../electron/ledger/backup/restore.ts';
import { decideSwap, RESTORING } from '../../../../../electron/ledger/backup/swap.ts';
import { ledgerFile } from '../../../../../electron/ledger/connection.ts';
import { openStore } from '../../../../../electron/ledger/open.ts';
import type { OpenedStore } from '../../../../../electron/ledger/open.ts';
import { payoutOperations } from '../../../../../electron/ledger/payouts.ts';
import { clearAskFirst } from '../../../../../electron/ledger/payouts/ask-first.ts';
import { RowContents } from '../../../../../electron/ledger/rows/row-contents.ts';
import type { Store } from '../../../../../electron/ledger/store.ts';
import { writeAnchor } from '../../../../../electron/secrets/anchor.ts';
import { findDataKey, saveDataKey } from '../../../../../electron/secrets/data-key.ts';
import { MemoryKeychain } from '../../../../../electron/secrets/memory-keychain.ts';
import type { BatchId, PayoutId, RowId } from '../../../../../shared/ids.ts';
import type { Outcome } from '../../../../../shared/problems.ts';
import { addTestCompany, addTestList, START } from '../../../../fixtures/ledger-list.ts';

const PASSPHRASE = 'çok gizli bir söz';
const KEY = new Uint8Array(32).fill(7);
let root: string;
let folder: string;
let path: string;
let keychain: MemoryKeychain;
let batchId: BatchId;
let rowId: RowId;
let payoutId: PayoutId;

function open(place = folder, dataKey: Uint8Array = KEY): OpenedStore {
  const opened = openStore({ folder: place, dataKey, anchor: undefined, now: () => START });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}
function backUp(store: Store): void {
  backupOperations['backup.create'](store, { path, passphrase: PASSPHRASE });
}
function restore(options: Partial<RestoreOptions> = {}): Promise<Outcome<Restored>> {
  return restoreBackup({
    folder,
    path,
    passphrase: PASSPHRASE,
    keychain,
    currentDataKey: KEY,
    allowOtherKey: false,
    actor: 'Selin',
    now: () => START + 1000,
    ...options,
  });
}
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'restored' : outcome.problem.code);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'masa-backup-'));
  folder = join(root, 'ledger');
  path = join(root, 'yedek.masa');
  keychain = new MemoryKeychain();
  await saveDataKey(keychain, KEY);
  const store = open();
  const companyId = addTestCompany(store);
  ({
    batchId,
    rowIds: [rowId = ('' as RowId)],
  } = addTestList(store, companyId, [{ name: 'Ayşe Yılmaz', amount: 4_235_000 }]));
  [payoutId = ('' as PayoutId)] = payoutOperations['payouts.prepare'](store, { batchId, actor: 'Selin' });
  store.close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a backup', () => {
  it('is one private file, without anything readable in it, and leaves no copy behind', () => {
    const store = open();
    backUp(store);
    expect(backupOperations['backup.last'](store)).toBe(START);
    store.close();
    expect(statSync(path).mode & 0o077).toBe(0);
    const bytes = readFileSync(path).toString('latin1');
    for (const text of [
      'SQLite format',
      'Ayşe',
      'TR33',
      Buffer.from(KEY).toString('base64'),
      Buffer.from(KEY).toString('latin1'),
    ])
      expect(bytes).not.toContain(text);
    expect(readdirSync(folder).toSorted()).toEqual(['ledger.db']);
    expect(readdirSync(root).toSorted()).toEqual(['ledger', 'yedek.masa']);
  });

  it('says what the chosen place does not allow, and leaves nothing there', () => {
    const store = open();
    path = join(root, 'no such folder', 'yedek.masa');
    expect(() => backUp(store)).toThrow(
      expect.objectContaining({ problem: { code: 'fileWrite', params: { reason: 'ENOENT' } } }),
    );
    store.close();
    expect(readdirSync(folder)).toEqual(['ledger.db']);
  });

  it('brings everything to a new computer', async () => {
    const store = open();
    backUp(store);
    store.close();
    const elsewhere = join(root, 'new computer');
    const empty = new MemoryKeychain();
    expect(code(await restore({ folder: elsewhere, keychain: empty, currentDataKey: null }))).toBe('restored');
    const found = await findDataKey(empty, elsewhere);
    if (!found.ok) throw new Error(found.problem.code);
    const restored = open(elsewhere, found.value.dataKey);
    expect(new RowContents(restored, batchId).byId(rowId)?.values.name).toBe('Ayşe Yılmaz');
    restored.close();
  });

  it('is read and checked in a thread of its own, which says what it is at', async () => {
    const store = open();
    backUp(store);
    store.close();
    const said: string[] = [];
    const watch = {
      onAdvance: ({ stage }: Advanced) => void said.push(stage),
      signal: new AbortController().signal,
    };
    expect(code(await restore({ watch }))).toBe('restored');
    expect([...new Set(said)]).toEqual(['restore', 'verify']);
  });

  it('larger than a chunk comes back whole', async () => {
    const store = open();
    store.transaction(() => {
      for (let n = 0; n < 3; n += 1)
        store.journal.append({
          actor: '',
          kind: 'asked',
          open: { fill: Buffer.alloc(CHUNK_BYTES, n + 65).toString() },
        });
    });
    const head = store.journal.head();
    backUp(store);
    store.close();
    expect(code(await restore())).toBe('restored');
    const restored = open();
    expect(restored.verification).toMatchObject({ entries: head.seq + 1, faults: [] });
    restored.close();
  });
});

describe('restoring an older backup', () => {
  it('shows the gap, keeps the ledger that was there, and blocks sending until every payout was asked about', async () => {
    const store = open();
    backUp(store);
    store.transaction(() => store.journal.append({ actor: 'Selin', kind: 'asked', open: {} }));
    const lost = store.journal.head();
    store.close();
    await writeAnchor(keychain, lost);
    const outcome = await restore();
    expect(outcome).toMatchObject({ ok: true, value: { gap: 1, createdAt: START, askFirst: [payoutId] } });
    const restored = open();
    const entry = restored.db.prepare('SELECT kind, open FROM journal ORDER BY seq DESC LIMIT 1').get();
    expect(entry?.['kind']).toBe('restored');
    expect(JSON.parse(String(entry?.['open']))).toMatchObject({
      anchorSeq: lost.seq,
      restoredSeq: lost.seq - 1,
      gap: 1,
    });
    expect(keychain.entries.get('journal-head')).toBe(`${restored.journal.head().seq} ${restored.journal.head().mac}`);
    expect(() =>
      payoutOperations['payouts.append'](restored, { payoutId, actor: 'Selin', event: { kind: 'initialiseSent' } }),
    ).toThrow('payout.restoredBackup');
    restored.close();
    const [aside = ''] = readdirSync(join(folder, 'aside'));
    expect(existsSync(join(folder, 'aside', aside, 'ledger.db'))).toBe(true);
  });

  it('keeps sending closed until a person has looked what was sent after the backup, also when all in it was asked about', async () => {
    const store = open();
    backUp(store);
    store.transaction(() => store.journal.append({ actor: 'Selin', kind: 'asked', open: {} }));
    const lost = store.journal.head();
    store.close();
    await writeAnchor(keychain, lost);
    await restore();
    const restored = open();
    const ops = payoutOperations;
    expect(ops['backup.gap'](restored)).toEqual({ createdAt: START, entries: 1 });
    restored.transaction(() => clearAskFirst(restored, payoutId));
    const send = () => ops['payouts.append'](restored, { payoutId, actor: 'Selin', event: { kind: 'initialiseSent' } });
    expect(send).toThrow('payout.restoredBackup');
    ops['backup.lookedIntoGap'](restored, { actor: 'Selin', who: 'Selin', words: 'panelde başka gönderim yok' });
    expect(ops['backup.gap'](restored)).toBeNull();
    const entry = restored.db.prepare('SELECT kind, actor, open, sealed FROM journal ORDER BY seq DESC LIMIT 1').get();
    expect(entry).toMatchObject({ kind: 'gapLookedInto', actor: 'Selin' });
    expect(String(entry?.['open'])).not.toContain('panelde');
    expect(send).not.toThrow();
    expect(restored.verify().faults).toEqual([]);
    restored.close();
  });

  it('has no gap when nothing was written since, and an unknown one on another computer', async () => {
    const store = open();
    backUp(store);
    const head = store.journal.head();
    store.close();
    await writeAnchor(keychain, head);
    await restore();
    const same = open();
    expect(payoutOperations['backup.gap'](same)).toBeNull();
    same.close();
    const other = join(root, 'new computer');
    expect(code(await restore({ folder: other, keychain: new MemoryKeychain(), currentDataKey: null }))).toBe(
      'restored',
    );
    const there = open(other);
    expect(payoutOperations['backup.gap'](there)).toEqual({ createdAt: START, entries: null });
    there.close();
  });

  it('finishes after a crash between deciding and replacing', async () => {
    const store = open();
    backUp(store);
    store.close();
    const other = join(root, 'other');
    expect(code(await restore({ folder: other, keychain: new MemoryKeychain(), currentDataKey: null }))).toBe(
      'restored',
    );
    const restoredHead = (() => {
      const there = open(other);
      const head = there.journal.head();
      there.close();
      return head;
    })();
    const restoring = join(folder, RESTORING);
    open(restoring).close();
    writeFileSync(ledgerFile(restoring), readFileSync(ledgerFile(other)));
    decideSwap(folder, 'before');
    const after = open();
    expect(after.journal.head()).toEqual(restoredHead);
    expect(existsSync(restoring)).toBe(false);
    expect(existsSync(join(folder, 'aside', 'before', 'ledger.db'))).toBe(true);
    after.close();
  });
});

describe('a restore that is refused replaces nothing', () => {
  let before: Buffer;
  beforeEach(() => {
    const store = open();
    backUp(store);
    store.close();
    before = readFileSync(ledgerFile(folder));
  });
  afterEach(() => {
    expect(readFileSync(ledgerFile(folder)).equals(before)).toBe(true);
    expect(existsSync(join(folder, RESTORING))).toBe(false);
    expect(existsSync(join(folder, 'aside'))).toBe(false);
  });
  const alter = (change: (bytes: Buffer) => Buffer): void => writeFileSync(path, change(readFileSync(path)));

  it('a wrong passphrase', async () =>
    expect(code(await restore({ passphrase: 'çok gizli bir soz' }))).toBe('backup.passphrase'));
  it('a file that is not there', async () => expect(code(await restore({ path: `${path}x` }))).toBe('fileRead'));
  it('a file that is no backup', async () => {
    alter(() => Buffer.from('PK\u0003\u0004'.repeat(100)));
    expect(code(await restore())).toBe('backup.damaged');
  });
  it('a file that was cut short, or grew', async () => {
    const whole = readFileSync(path);
    alter((bytes) => bytes.subarray(0, bytes.length - 1));
    expect(code(await restore())).toBe('backup.damaged');
    alter(() => Buffer.concat([whole, Buffer.from([0])]));
    expect(code(await restore())).toBe('backup.damaged');
  });
  it('one altered bit, wherever it is', async () => {
    const whole = readFileSync(path);
    for (const at of [3, 25, 60, 250, whole.length - 3, Math.floor(whole.length / 2)]) {
      alter(() => whole.map((byte, index) => (index === at ? byte ^ 1 : byte)) as Buffer);
      expect(code(await restore()), `byte ${at}`).toMatch(/^backup\.(damaged|passphrase)$/);
    }
  });
  it('a backup of a later version', async () => {
    alter((bytes) => Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":9'), 'latin1'));
    expect(code(await restore())).toBe('backup.newer');
  });
  it('a ledger of another data key, unless a person agreed', async () => {
    expect(code(await restore({ currentDataKey: new Uint8Array(32).fill(9) }))).toBe('backup.otherDataKey');
  });
  it('a locked keychain', async () => {
    keychain.problem = { code: 'keychain.locked', params: {} };
    expect(code(await restore())).toBe('keychain.locked');
  });
});

it('keeps the former data key when a person agreed to another', async () => {
  const store = open();
  backUp(store);
  store.close();
  const former = new Uint8Array(32).fill(9);
  rmSync(ledgerFile(folder));
  open(folder, former).close();
  expect(code(await restore({ currentDataKey: former, allowOtherKey: true }))).toBe('restored');
  expect(keychain.entries.get('data-key')).toBe(Buffer.from(KEY).toString('base64'));
  expect(keychain.entries.get('data-key-before-restore')).toBe(Buffer.from(former).toString('base64'));
  open().close();
});
