import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppState } from '../../shared/app-state.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import { ledgerExists } from '../ledger/connection.ts';
import { problemOf } from '../ledger/failures.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { prepareFolder } from '../ledger/open.ts';
import type { Head } from '../ledger/store.ts';
import { AnchorWriter, readAnchor } from './anchor.ts';
import { createApiKeys } from './api-keys.ts';
import type { ApiKeys } from './api-keys.ts';
import { findDataKey } from './data-key.ts';
import type { Keychain } from './keychain.ts';
import { createKeytarKeychain } from './keytar-keychain.ts';
import { createPracticeKeychain } from './practice-keychain.ts';

/** Everything the keychain holds for one ledger folder. */
export interface Vault {
  readonly dataKey: Uint8Array;
  /** What `openLedger` takes; undefined where there is no keychain to keep it. */
  readonly anchor: Head | null | undefined;
  /** True without a keychain: `openLedger` takes it too, and only practice companies work. */
  readonly practiceOnly: boolean;
  /** 'missing' without a keychain: said plainly, with what to install. */
  readonly state: AppState['keychain'];
  readonly keychain: Keychain;
  readonly keys: ApiKeys;
  /**
   * Lets the anchor follow this ledger's journal; returns how to stop, which writes what is waiting. A ledger whose chain is
   * broken is not followed: the anchor stays the witness until a restore or a person's word replaces it.
   */
  follow(ledger: Pick<Ledger, 'report' | 'onHead'>, onProblem: (problem: Problem) => void): () => Promise<void>;
}

/**
 * Opens the keychain's entries of a ledger folder, making the folder and the first data key when there is no ledger.
 * Problems: `ledger.networkDrive`, `ledger.folder`, `readOnly`, `diskFull`, and those of `findDataKey`. `keychain` is given by tests.
 */
export async function openVault(folder: string, keychain?: Keychain): Promise<Outcome<Vault>> {
  try {
    const place = prepareFolder({ folder });
    if (!place.ok) return place;
    const chain = keychain === undefined ? openKeychain(folder) : succeed(keychain);
    if (!chain.ok) return chain;
    const found = await findDataKey(chain.value, folder);
    if (!found.ok) return found;
    const practiceOnly = found.value.keptIn === 'file';
    const used = practiceOnly ? createPracticeKeychain(join(folder, 'practice-only.json')) : chain.value;
    const anchor = practiceOnly ? succeed(undefined) : await readAnchor(used);
    if (!anchor.ok) return anchor;
    return succeed({
      dataKey: found.value.dataKey,
      anchor: anchor.value,
      practiceOnly,
      state: practiceOnly ? 'missing' : 'ready',
      keychain: used,
      keys: createApiKeys(used),
      follow: (ledger, onProblem) => follow(used, anchor.value ?? null, ledger, onProblem),
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

function follow(
  keychain: Keychain,
  anchor: Head | null,
  ledger: Pick<Ledger, 'report' | 'onHead'>,
  onProblem: (problem: Problem) => void,
): () => Promise<void> {
  if (ledger.report.verification.faults.length > 0) return async () => undefined;
  // A whole journal that ends before its anchor was restored over the anchored one: it gets an anchor of its own.
  const isRestored = anchor !== null && anchor.seq > ledger.report.head.seq;
  const writer = new AnchorWriter(keychain, isRestored ? null : anchor, onProblem);
  // What was committed just before the last program ended may not have reached the keychain.
  writer.note(ledger.report.head);
  const stop = ledger.onHead((head) => writer.note(head));
  return async () => {
    stop();
    await writer.flush();
  };
}

/**
 * The keychain of a ledger folder. Its service name holds a random mark that lies in the folder, so that two ledgers on one
 * computer never meet and a moved folder keeps its keys. A ledger without its mark is a ledger without its key:
 * `keychain.dataKeyMissing`, unless a restore brings the key along (`forRestore`).
 */
export function openKeychain(folder: string, forRestore = false): Outcome<Keychain> {
  const service = serviceOf(folder, forRestore);
  return service.ok ? succeed(createKeytarKeychain({ service: service.value })) : service;
}

function serviceOf(folder: string, forRestore: boolean): Outcome<string> {
  const file = join(folder, 'keychain-id');
  if (!existsSync(file)) {
    if (ledgerExists(folder) && !forRestore) return fail('keychain.dataKeyMissing', { reason: 'mark' });
    writeFileSync(file, randomBytes(8).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  }
  const mark = readFileSync(file, 'utf8').trim();
  return /^[0-9a-f]{16}$/.test(mark)
    ? succeed(`odeme-masasi ${mark}`)
    : fail('keychain.dataKeyMissing', { reason: 'mark' });
}
