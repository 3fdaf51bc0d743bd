import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { Verification } from '../../shared/records.ts';
import { UNTOLD } from './advance.ts';
import type { Progress } from './advance.ts';
import { COPY_NAME } from './backup/create.ts';
import { finishSwap, swapWaits } from './backup/swap.ts';
import { watchClock } from './clock-watch.ts';
import { checkRuntime, connect, ledgerFile, pragma } from './connection.ts';
import { problemOf } from './failures.ts';
import { createJournal } from './journal.ts';
import { getMeta, setMeta } from './meta.ts';
import { migrate } from './migrate.ts';
import { isNetworkDrive } from './network-drive.ts';
import type { NetworkProbe } from './network-drive.ts';
import { ProblemError } from './problem-error.ts';
import { createSealing } from './seal.ts';
import { sweep } from './sweep.ts';
import type { Changed, Head, Sealing, Store } from './store.ts';

export interface OpenOptions {
  /** Made with mode 0700 when it is not there. */
  readonly folder: string;
  /** 32 bytes from the keychain. */
  readonly dataKey: Uint8Array;
  /** The journal's head as the keychain holds it; null when it holds none, undefined to leave the question out. */
  readonly anchor: Head | null | undefined;
  readonly now?: () => number;
  readonly newId?: () => string;
  readonly onChanged?: (what: Changed) => void;
  /** Told after every commit that wrote to the journal. */
  readonly onHead?: (head: Head) => void;
  /** A full disk, for tests. */
  readonly maxPageCount?: number;
  /** Opens for looking and exporting only; nothing is migrated and every change fails with `readOnly`. */
  readonly readOnly?: boolean;
  /** The data key is in a file and not in a keychain. Problem `keychain.missing` when a real company is in the ledger. */
  readonly practiceOnly?: boolean;
  readonly probe?: NetworkProbe;
  /** How the file is looked through before it is used: quickly, or also every index, as a copy from elsewhere is. */
  readonly check?: 'quick' | 'whole';
  /** Told how far the opening is. */
  readonly progress?: Progress;
  readonly versions?: { readonly node: string; readonly sqlite: string };
  readonly migrations?: readonly string[];
}

/** A store and what its owner needs besides. */
export interface OpenedStore extends Store {
  /** Not fatal, to be said at start: `diskFull` when forgotten lists are still to be swept from the file. */
  readonly warnings: readonly Problem[];
  /** The chain as it was when the ledger was opened. */
  readonly verification: Verification;
  close(): void;
}

const CHECK = 'keyCheck';
const CHECK_TEXT = 'odeme-masasi';

/** 20 random lower case letters and digits (103 bits). */
export function randomId(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  let id = '';
  while (id.length < 20)
    for (const byte of randomBytes(32)) if (byte < 252 && id.length < 20) id += alphabet[byte % 36] ?? '';
  return id;
}

/**
 * Opens the ledger of a folder, alone: checks the place, the runtime, the lock, the file, its version and the data key,
 * migrates it (after a backup), and walks the journal's chain. Problems: `ledger.networkDrive`, `ledger.folder`,
 * `ledger.locked`, `ledger.corrupt`, `ledger.newer`, `readOnly`, `diskFull`, `runtime.tooOld`, `keychain.dataKeyWrong`.
 * A broken chain is not a problem here: it is in `verification`, and who opened decides.
 */
export function openStore(options: OpenOptions): Outcome<OpenedStore> {
  if (options.dataKey.length !== 32) throw new Error('a data key has 32 bytes');
  let db: DatabaseSync | undefined;
  try {
    const place = prepareFolder(options);
    if (!place.ok) return place;
    if (options.readOnly !== true && swapWaits(options.folder)) finishSwap(options.folder);
    db = connect(ledgerFile(options.folder), options.readOnly === true, options.migrations?.length);
    const runtime = checkRuntime(
      options.versions?.node ?? process.versions.node,
      options.versions?.sqlite ?? String(Object.values(db.prepare('SELECT sqlite_version()').get() ?? {})[0]),
    );
    if (!runtime.ok) throw new ProblemError(runtime.problem);
    return succeed(build(db, options));
  } catch (error) {
    if (db?.isOpen === true) db.close();
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

/** Makes the folder, for its owner only. Problems: `ledger.networkDrive`, `ledger.folder`; throws what the disk throws. */
export function prepareFolder({
  folder,
  readOnly,
  probe = isNetworkDrive,
}: Pick<OpenOptions, 'folder' | 'readOnly' | 'probe'>): Outcome<null> {
  if (probe(folder)) return fail('ledger.networkDrive', { folder });
  if (readOnly === true)
    return existsSync(ledgerFile(folder)) ? succeed(null) : fail('ledger.folder', { reason: 'ENOENT' });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
  return succeed(null);
}

function build(db: DatabaseSync, options: OpenOptions): OpenedStore {
  const { folder, dataKey, readOnly = false, now = Date.now, newId = randomId, progress = UNTOLD } = options;
  const check = options.check === 'whole' ? 'integrity_check' : 'quick_check';
  if (pragma(db, `${check}(1)`) !== 'ok') throw new ProblemError(fail('ledger.corrupt').problem);
  if (options.maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${options.maxPageCount}`);
  if (!readOnly) migrate(db, folder, now(), options.migrations);
  const seal = createSealing(db, dataKey);
  checkDataKey(db, seal, readOnly);
  if (options.practiceOnly === true && db.prepare("SELECT 1 FROM companies WHERE environment <> 'practice'").get())
    throw new ProblemError(fail('keychain.missing').problem);
  const swept = readOnly ? [] : sweepUp(db, folder);
  const journal = createJournal(db, dataKey, seal, now, options.anchor);
  const watch = watchClock(db, now);
  const atOpening = journal.verify(progress.advance);
  let verification = atOpening;
  const waiting: Changed[] = [];
  const say = (what: Changed): void => options.onChanged?.(what);
  return {
    db,
    folder,
    now,
    newId,
    practiceOnly: options.practiceOnly === true,
    seal,
    journal,
    warnings: swept,
    verification: atOpening,
    verify: (advance) => (verification = journal.verify(advance)),
    verified: () => verification,
    mayNotSend: () => brokenChain(verification) ?? watch.problem(),
    trustClock: watch.trust,
    transaction(work) {
      if (db.isTransaction) throw new Error('transactions do not nest');
      const before = journal.head().seq;
      db.exec('BEGIN IMMEDIATE');
      let value: ReturnType<typeof work>;
      try {
        value = work();
        db.exec('COMMIT');
      } catch (error) {
        // A full disk has already rolled back by itself.
        if (db.isTransaction) db.exec('ROLLBACK');
        waiting.length = 0;
        journal.reload();
        throw error;
      }
      const head = journal.head();
      if (head.seq !== before) options.onHead?.(head);
      waiting.splice(0).forEach(say);
      return value;
    },
    changed: (what) => (db.isTransaction ? void waiting.push(what) : say(what)),
    ...UNTOLD,
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

/** A value sealed under the data key says whether this key is the ledger's own. Problem thrown: `keychain.dataKeyWrong`. */
function checkDataKey(db: DatabaseSync, seal: Sealing, readOnly: boolean): void {
  const stored = getMeta(db, CHECK);
  if (stored === undefined) {
    // The value is written in the ledger's first seconds; a ledger that lost it later does not get a new one.
    if (readOnly || db.prepare('SELECT 1 FROM companies UNION ALL SELECT 1 FROM journal LIMIT 1').get() !== undefined)
      throw new ProblemError(fail('ledger.corrupt', { reason: 'keyCheck' }).problem);
    setMeta(db, CHECK, Buffer.from(seal.sealOwn('meta', CHECK, CHECK_TEXT)).toString('base64'));
    return;
  }
  let opened: unknown;
  try {
    opened = seal.openOwn('meta', CHECK, Buffer.from(stored, 'base64'));
  } catch {
    throw new ProblemError(fail('keychain.dataKeyWrong').problem);
  }
  if (opened !== CHECK_TEXT) throw new ProblemError(fail('keychain.dataKeyWrong').problem);
}

/** Makes up for what a crash or a full disk left undone; a disk that is still full is said and does not stop the start. */
function sweepUp(db: DatabaseSync, folder: string): Problem[] {
  rmSync(join(folder, COPY_NAME), { force: true });
  try {
    sweep(db, folder);
    return [];
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.code !== 'diskFull') throw error;
    return [problem];
  }
}

/**
 * A journal that was changed, cut or reordered proves nothing about what was paid, so nothing is sent over it; looking,
 * asking and exporting go on.
 */
function brokenChain({ faults: [fault] }: Verification): Problem | null {
  return fault === undefined ? null : fail('ledger.chainBroken', { seq: fault.seq, fault: fault.fault }).problem;
}
