import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNTOLD } from '../../electron/ledger/advance.ts';
import { backupOperations, COPY_NAME } from '../../electron/ledger/backup/create.ts';
import { readBackup } from '../../electron/ledger/backup/read.ts';
import { restoreBackup } from '../../electron/ledger/backup/restore.ts';
import { runTask } from '../../electron/ledger/closed/tasks.ts';
import { copyLedger } from '../../electron/ledger/migrate.ts';
import { openStore } from '../../electron/ledger/open.ts';
import type { OpenedStore } from '../../electron/ledger/open.ts';
import { retentionOperations } from '../../electron/ledger/retention.ts';
import { readAnchor, writeAnchor } from '../../electron/secrets/anchor.ts';
import { lookForDataKey, saveDataKey } from '../../electron/secrets/data-key.ts';
import { MemoryKeychain } from '../../electron/secrets/memory-keychain.ts';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { addTestCompany, addTestList, START } from '../fixtures/ledger-list.ts';
import { Death, FileFuse } from './file-fuse.ts';

const fuse = vi.hoisted(() => ({ current: undefined as FileFuse | undefined }));
vi.mock('node:fs', async (original) => {
  const { FileFuse: Fuse, fusedFs } = await import('./file-fuse.ts');
  fuse.current = new Fuse();
  return fusedFs(await original(), fuse.current);
});

/** As cheap as the format allows. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 } as const;
const PASSPHRASE = 'çok gizli bir söz';
const KEY = new Uint8Array(32).fill(7);
const OTHER_KEY = new Uint8Array(32).fill(9);
const NAME = 'IsaretliAdSoyad';

/** A keychain whose writes are steps as well. */
class FusedKeychain extends MemoryKeychain {
  override async set(account: string, secret: string): ReturnType<MemoryKeychain['set']> {
    theFuse().step('keychain');
    return super.set(account, secret);
  }
}

function theFuse(): FileFuse {
  if (fuse.current === undefined) throw new Error('the fuse is laid when node:fs is first used');
  return fuse.current;
}

let root: string;
let folder: string;
let keychain: FusedKeychain;
let companyId: CompanyId;
let batchId: BatchId;
const backup = (): string => join(root, 'yedek.masa');

beforeEach(async () => {
  root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'masa-files-'));
  folder = join(root, 'ledger');
  keychain = new FusedKeychain();
  await saveDataKey(keychain, KEY);
  const store = open(folder);
  companyId = addTestCompany(store);
  ({ batchId } = addTestList(store, companyId, [{ name: NAME, amount: 4_235_000 }]));
  store.close();
});
afterEach(() => {
  theFuse().disarm();
  rmSync(root, { recursive: true, force: true });
});

function open(place: string, dataKey: Uint8Array = KEY): OpenedStore {
  const opened = openStore({ folder: place, dataKey, anchor: undefined, now: () => START, probe: () => false });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

interface Deathbed {
  /** The folder and everything beside it, as the death left them. */
  readonly root: string;
  readonly keychain: MemoryKeychain;
}

/** Runs a deed on a fresh copy of what is there, dying at its n-th step; null once the deed has fewer. */
async function dieAt(n: number, deed: (place: string, chain: MemoryKeychain) => unknown): Promise<Deathbed | null> {
  const [place, bed] = [join(root, `life-${n}`), join(root, `death-${n}`)];
  cpSync(folder, join(place, 'ledger'), { recursive: true });
  if (existsSync(backup())) cpSync(backup(), join(place, 'yedek.masa'));
  const chain = new FusedKeychain();
  for (const [account, secret] of keychain.entries) chain.entries.set(account, secret);
  const left = new MemoryKeychain();
  theFuse().arm(n, () => {
    cpSync(place, bed, { recursive: true });
    for (const [account, secret] of chain.entries) left.entries.set(account, secret);
  });
  let died: unknown;
  try {
    await deed(place, chain);
  } catch (error) {
    died = error;
  }
  if (theFuse().disarm()) return { root: bed, keychain: left };
  if (died !== undefined) throw died;
  return null;
}

const kinds = (store: OpenedStore): unknown[] =>
  store.db
    .prepare('SELECT kind FROM journal ORDER BY seq')
    .all()
    .map((row) => row['kind']);

/** Lives the deed once for each of its steps and looks at what each death left. */
async function everyDeath(
  deed: (place: string, chain: MemoryKeychain) => unknown,
  look: (bed: Deathbed) => Promise<string> | string,
): Promise<void> {
  const found = new Map<string, number>();
  let deaths = 0;
  for (let n = 1; ; n += 1) {
    const bed = await dieAt(n, deed);
    if (bed === null) break;
    deaths += 1;
    const state = await look(bed);
    found.set(state, (found.get(state) ?? 0) + 1);
  }
  console.log(`${deaths} deaths: ${[...found].map(([state, times]) => `${state} ${times}`).join(', ')}`);
  expect(deaths).toBeGreaterThan(3);
}

describe('the program dies at every step on the disk', () => {
  it('of a backup: the ledger is as it was, and a file that has the name is whole', () =>
    everyDeath(
      (place) => {
        const store = open(join(place, 'ledger'));
        try {
          const path = join(place, 'yedek.masa');
          backupOperations['backup.create'](store, { path, passphrase: PASSPHRASE, cost: CHEAP });
        } finally {
          store.close();
        }
      },
      async (bed) => {
        const store = open(join(bed.root, 'ledger'));
        expect(store.verification.faults).toEqual([]);
        expect(existsSync(join(bed.root, 'ledger', COPY_NAME))).toBe(false);
        store.close();
        const path = join(bed.root, 'yedek.masa');
        if (!existsSync(path)) return 'no file';
        const read = await readBackup({ path, passphrase: PASSPHRASE, into: join(bed.root, 'read.db') }, UNTOLD);
        expect(read.ok).toBe(true);
        return 'whole file';
      },
    ));

  it.each([
    ['the same key', KEY],
    ['another key, with a person’s leave', OTHER_KEY],
  ])(
    'of a restore with %s: the old ledger or the restored one, never between, and restoring again always works',
    async (_name, key) => {
      const made = open(folder);
      backupOperations['backup.create'](made, { path: backup(), passphrase: PASSPHRASE, cost: CHEAP });
      made.close();
      if (key !== KEY) {
        // The ledger that is there is another one by now.
        rmSync(folder, { recursive: true });
        await saveDataKey(keychain, key);
        const store = open(folder, key);
        addTestCompany(store);
        store.close();
      }
      const later = open(folder, key);
      later.transaction(() => later.journal.append({ actor: 'Selin', kind: 'sinceThen', open: {} }));
      await writeAnchor(keychain, later.journal.head());
      later.close();
      const restore = (place: string, chain: MemoryKeychain) =>
        restoreBackup({
          folder: join(place, 'ledger'),
          path: join(place, 'yedek.masa'),
          passphrase: PASSPHRASE,
          keychain: chain,
          currentDataKey: key,
          allowOtherKey: true,
          actor: 'Selin',
          now: () => START,
          // In this thread, where every step is counted.
          run: (name, args) => runTask(name, args, UNTOLD),
        });
      await everyDeath(
        async (place, chain) => {
          const done = await restore(place, chain);
          expect(done.ok).toBe(true);
        },
        async (bed) => {
          const kept = await lookForDataKey(bed.keychain, join(bed.root, 'ledger'));
          const anchor = await readAnchor(bed.keychain);
          if (kept === null || !anchor.ok) throw new Error('the keychain was emptied');
          const opened = openStore({
            folder: join(bed.root, 'ledger'),
            dataKey: kept,
            anchor: anchor.value,
            now: () => START,
            probe: () => false,
          });
          let state = opened.ok ? 'opened' : opened.problem.code;
          if (opened.ok) {
            const { value: store } = opened;
            state = kinds(store).includes('restored') ? 'restored' : 'as it was';
            // Also when it was put in place and the keychain was not told any more: its own entry says why.
            expect(store.verification.faults).toEqual([]);
            if (state === 'as it was') expect(kinds(store)).toContain('sinceThen');
            store.close();
          }
          expect(['as it was', 'restored', 'keychain.dataKeyWrong']).toContain(state);
          const again = await restore(bed.root, bed.keychain);
          expect(again.ok, `restored again from: ${state}`).toBe(true);
          const healed = await readAnchor(bed.keychain);
          const store = open(join(bed.root, 'ledger'));
          expect(store.verification.faults).toEqual([]);
          expect(healed).toEqual({ ok: true, value: store.journal.head() });
          store.close();
          return state;
        },
      );
    },
  );

  it('of a deletion: the list is whole or gone for good, and after the next start no byte of it is left', async () => {
    const before = open(folder);
    mkdirSync(join(folder, 'backups'));
    copyLedger(before.db, join(folder, 'backups', 'before-version-1.db'));
    before.close();
    await everyDeath(
      (place) => {
        const store = open(join(place, 'ledger'));
        try {
          retentionOperations['retention.forget'](store, { companyId, batchIds: [batchId], actor: 'Selin' });
        } finally {
          store.close();
        }
      },
      (bed) => {
        const place = join(bed.root, 'ledger');
        const marks = sealedIn();
        const store = open(place);
        expect(store.verification.faults).toEqual([]);
        const forgotten = kinds(store).includes('forgotten');
        expect(store.db.prepare('SELECT key_wrapped FROM batches').get()?.['key_wrapped'] === null).toBe(forgotten);
        store.close();
        for (const mark of forgotten ? marks : []) expect(bytesOf(place).includes(mark)).toBe(false);
        return forgotten ? 'gone' : 'whole';
      },
    );
  });
});

/** The list's wrapped key and sealed rows, as the ledger at the start of the test holds them. */
function sealedIn(): Buffer[] {
  const store = open(folder);
  const key = store.db.prepare('SELECT key_wrapped FROM batches').get()?.['key_wrapped'];
  const rows = store.db.prepare('SELECT sealed FROM row_blocks').all();
  store.close();
  return [key, ...rows.map((row) => row['sealed'])].map((bytes) => Buffer.from(bytes as Uint8Array));
}

function bytesOf(place: string): Buffer {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

it('a death is no failure that anything recovers from', () => {
  theFuse().arm(1, () => undefined);
  expect(() => rmSync(join(root, 'nothing'), { force: true })).toThrow(Death);
  expect(() => rmSync(join(root, 'nothing'), { force: true })).toThrow(Death);
  expect(theFuse().disarm()).toBe(true);
});
