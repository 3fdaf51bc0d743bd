import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { ledgerExists } from '../ledger/connection.ts';
import type { Keychain } from './keychain.ts';

const ACCOUNT = 'data-key';
const PROBE = 'probe';
const KEY_BYTES = 32;

/** The ledger's data key and where it is kept. In a file only where there is no keychain, and then for practice only. */
export interface DataKey {
  readonly dataKey: Uint8Array;
  readonly keptIn: 'keychain' | 'file';
}

/**
 * The key file of a computer without a keychain. Whoever reads the folder reads the practice lists, so a ledger opened with
 * it takes practice companies only (`practiceOnly` of `openStore`); once a keychain appears the key moves into it.
 */
export function practiceKeyFile(folder: string): string {
  return join(folder, 'practice-only.key');
}

/**
 * Finds the data key, or makes one when there is no ledger yet. Never makes a key beside an existing ledger. Problems: the
 * keychain's own; `keychain.dataKeyMissing` beside a ledger; `keychain.dataKeyWrong` for an entry that is no key. The
 * folder must exist.
 */
export async function findDataKey(keychain: Keychain, folder: string): Promise<Outcome<DataKey>> {
  const stored = await keychain.get(ACCOUNT);
  const file = practiceKeyFile(folder);
  if (!stored.ok) {
    if (stored.problem.code !== 'keychain.missing') return stored;
    if (existsSync(file)) return practiceOnly(readFileSync(file, 'utf8'));
    return ledgerExists(folder) ? stored : practiceOnly(makeKeyFile(file));
  }
  if (stored.value !== null) return inKeychain(stored.value);
  if (existsSync(file)) {
    const moved = await saveDataKey(keychain, Buffer.from(readFileSync(file, 'utf8'), 'base64'));
    if (!moved.ok) return moved;
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return inKeychain(text);
  }
  if (ledgerExists(folder))
    return (await isLocked(keychain)) ? fail('keychain.locked') : fail('keychain.dataKeyMissing');
  const made = randomBytes(KEY_BYTES);
  const saved = await saveDataKey(keychain, made);
  return saved.ok ? succeed({ dataKey: made, keptIn: 'keychain' }) : saved;
}

/**
 * Looks for a ledger's data key and changes nothing, for reading a ledger that cannot be used. Null when it is not there, or
 * what is there is no key. The keychain's own problems are answers, too: without it there is no key.
 */
export async function lookForDataKey(keychain: Keychain, folder: string): Promise<Uint8Array | null> {
  const stored = await keychain.get(ACCOUNT);
  const file = practiceKeyFile(folder);
  const text = stored.ok && stored.value !== null ? stored.value : existsSync(file) ? readFileSync(file, 'utf8') : null;
  const found = text === null ? null : parsed(text, 'keychain');
  return found?.ok === true ? found.value.dataKey : null;
}

/** Writes a data key (the first one, or a restored backup's) and reads it back. Problem: `keychain.locked` when it did not stay. */
export async function saveDataKey(keychain: Keychain, dataKey: Uint8Array): Promise<Outcome<null>> {
  const text = Buffer.from(dataKey).toString('base64');
  const saved = await keychain.set(ACCOUNT, text);
  if (!saved.ok) return saved;
  const read = await keychain.get(ACCOUNT);
  if (!read.ok) return read;
  return read.value === text ? succeed(null) : fail('keychain.locked', { reason: 'notKept' });
}

/** Keeps the key of a ledger that a restore set aside, so that it can still be opened. */
export function keepFormerDataKey(keychain: Keychain, dataKey: Uint8Array): Promise<Outcome<null>> {
  return keychain.set(`${ACCOUNT}-before-restore`, Buffer.from(dataKey).toString('base64'));
}

/** A locked Secret Service without a display answers null to everything; it shows by not keeping an entry. */
async function isLocked(keychain: Keychain): Promise<boolean> {
  const mark = randomBytes(8).toString('hex');
  const set = await keychain.set(PROBE, mark);
  const read = set.ok ? await keychain.get(PROBE) : set;
  if (set.ok) await keychain.remove(PROBE);
  return !read.ok || read.value !== mark;
}

function makeKeyFile(file: string): string {
  const text = randomBytes(KEY_BYTES).toString('base64');
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
  return text;
}

function inKeychain(text: string): Outcome<DataKey> {
  return parsed(text, 'keychain');
}

function practiceOnly(text: string): Outcome<DataKey> {
  return parsed(text, 'file');
}

function parsed(text: string, keptIn: DataKey['keptIn']): Outcome<DataKey> {
  const dataKey = Buffer.from(text, 'base64');
  return dataKey.length === KEY_BYTES ? succeed({ dataKey, keptIn }) : fail('keychain.dataKeyWrong');
}
