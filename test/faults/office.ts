import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIyzicoClient } from '../../electron/iyzico/client.ts';
import { createLimiter } from '../../electron/iyzico/limiter.ts';
import { keyFingerprint } from '../../electron/iyzico/signature.ts';
import type { IyzicoKeys } from '../../electron/iyzico/signature.ts';
import { openLocalLedger } from '../../electron/ledger/local.ts';
import type { LocalLedger } from '../../electron/ledger/local.ts';
import type { ArgsOf, OperationName, Operations, ResultOf } from '../../electron/ledger/operations.ts';
import type { Head, NewEntry } from '../../electron/ledger/store.ts';
import type { Calls, Commit } from '../../electron/payouts/calls.ts';
import { iyzicoCalls } from '../../electron/payouts/iyzico-calls.ts';
import { PayoutRunner } from '../../electron/payouts/runner.ts';
import type { PayoutLedger } from '../../electron/payouts/ledger-port.ts';
import { succeed } from '../../shared/problems.ts';
import { hurriedClock } from './bank.ts';
import type { Bank } from './bank.ts';
import { Bomb } from './bomb.ts';
import { Broken } from './broken.ts';
import type { Commits } from './commits.ts';
import type { MarkedKeys } from './marked-keys.ts';

export const DATA_KEY = new Uint8Array(32).fill(7);

/** What an office works with: its folder, the bank it talks to, a clock others move, and the tally of commits. */
export interface OfficeParts {
  readonly folder: string;
  readonly bank: Bank;
  readonly clock: { now: number };
  readonly commits: Commits;
  /** The keychain's anchor of this office's journal, moved on after every commit; left out where nobody looks at it. */
  readonly anchored?: { head: Head | null };
  /** Looks for the keys in every answer. */
  readonly marked?: MarkedKeys;
  readonly maxPageCount?: number;
}

/** One run of the program without its windows: a real ledger file, the real runner, the real signed client. */
export class Office {
  readonly parts: OfficeParts;
  readonly ledger: LocalLedger;
  readonly runner: PayoutRunner;
  readonly bomb: Bomb;

  private constructor(parts: OfficeParts, ledger: LocalLedger, bomb: Bomb) {
    this.parts = parts;
    this.ledger = ledger;
    this.bomb = bomb;
    const calls = fused(callsTo(parts.bank), bomb);
    this.runner = new PayoutRunner({
      ledger: payoutLedger(ledger, parts.commits),
      calls: async () => succeed(calls),
      onFlight: () => undefined,
    });
  }

  /** Starts the program on a folder; recovery runs first, as it does in the desk. */
  static async open(parts: OfficeParts): Promise<Office> {
    const bomb = new Bomb();
    const opened = openLocalLedger(
      {
        folder: parts.folder,
        dataKey: DATA_KEY,
        anchor: parts.anchored?.head,
        probe: () => false,
        now: () => parts.clock.now,
        ...(parts.maxPageCount === undefined ? {} : { maxPageCount: parts.maxPageCount }),
      },
      {
        before: (name) => bomb.point(`before ${name}`),
        after: (name) => bomb.point(`after ${name}`),
      },
    );
    if (!opened.ok) throw new Error(`the ledger did not open: ${opened.problem.code}`);
    const { faults } = opened.value.report.verification;
    if (faults.length > 0) throw new Broken(`9 the chain at start: ${JSON.stringify(faults)}`);
    const { anchored } = parts;
    if (anchored !== undefined) opened.value.onHead((head) => void (anchored.head = head));
    dieInside(opened.value, bomb);
    const office = new Office(parts, opened.value, bomb);
    await office.call('payouts.recover', {});
    return office;
  }

  /** One operation whose failure would be a bug of the test. */
  async call<K extends OperationName>(name: K, args: ArgsOf<Operations[K]>): Promise<ResultOf<Operations[K]>> {
    const done = await this.ledger.call(name, args);
    this.parts.marked?.inAnswer(name, done);
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.problem)}`);
    return done.value;
  }

  /** Ends and starts again in good order. */
  async restart(): Promise<Office> {
    await this.ledger.close();
    return Office.open(this.parts);
  }

  /**
   * What is on the disk now, carried to a new folder and opened there: a death leaves exactly this behind. The dead
   * office's own file is closed afterwards, so that its clean-up cannot help.
   */
  async afterDeath(): Promise<Office> {
    const folder = copyOf(this.parts.folder);
    this.discard();
    return Office.open({ ...this.parts, folder });
  }

  discard(): void {
    this.ledger.store.close();
    rmSync(this.parts.folder, { recursive: true, force: true });
  }
}

const MEMORY = '/dev/shm';

/** Deaths inside a transaction: before its journal entry is written, and after it, before the state is. */
function dieInside({ store }: LocalLedger, bomb: Bomb): void {
  const { append } = store.journal;
  Object.assign(store.journal, {
    append: (entry: NewEntry): number => {
      bomb.point('inside the transaction, before its entry');
      const seq = append(entry);
      bomb.point('inside the transaction, after its entry');
      return seq;
    },
  });
}

/** A folder for one ledger; in memory where the system has such a place, because thousands are made. */
export function newFolder(): string {
  return mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'masa-faults-'));
}

/** The ledger's files as they are on the disk at this moment, in a folder of their own. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function payoutLedger(ledger: LocalLedger, commits: Commits): PayoutLedger {
  return {
    load: (payoutId) => ledger.call('payouts.load', { payoutId }),
    body: (payoutId) => ledger.call('payouts.body', { payoutId }),
    append: async (entry) => {
      // Counted before its caller hears of it, so that a death right after the commit does not hide the commit.
      const head = ledger.store.journal.head().seq;
      try {
        return await ledger.call('payouts.append', entry);
      } finally {
        if (ledger.store.db.isOpen && ledger.store.journal.head().seq > head) commits.note(ledger.store, entry);
      }
    },
  };
}

/** The real client over a real socket, with the bank's keys or another account's. */
export function callsTo(bank: Bank, keys: IyzicoKeys = bank.keys): Calls {
  const client = createIyzicoClient({
    environment: 'practice',
    baseUrl: bank.server.url,
    keys: () => Promise.resolve(keys),
    randomKey: randomUUID,
    limiter: createLimiter({ clock: hurriedClock(), perMinute: 1_000_000 }),
    version: 'test',
    locale: () => 'tr',
    clock: bank.patience,
    maxBytes: 400_000,
  });
  return iyzicoCalls(client, keyFingerprint(keys.apiKey));
}

/** The calls with a bomb before the send, between the commit and the first byte, and between the answer and its entry. */
function fused(calls: Calls, bomb: Bomb): Calls {
  const around = async <T>(name: string, commit: Commit, send: (commit: Commit) => Promise<T>): Promise<T> => {
    bomb.point(`${name}: before`);
    const answer = await send(async () => {
      await commit();
      bomb.point(`${name}: committed, not sent`);
    });
    bomb.point(`${name}: answered, not written`);
    return answer;
  };
  return {
    ...calls,
    initialise: (body, commit) => around('initialise', commit, (inner) => calls.initialise(body, inner)),
    authorise: (requestId, commit) => around('authorise', commit, (inner) => calls.authorise(requestId, inner)),
    cancel: (requestId, commit) => around('cancel', commit, (inner) => calls.cancel(requestId, inner)),
    retrieveAll: async (by, signal) => {
      const list = await calls.retrieveAll(by, signal);
      bomb.point('retrieve: answered, not written');
      return list;
    },
  };
}
