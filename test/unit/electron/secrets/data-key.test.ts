import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDataKey, practiceKeyFile } from '../../../../electron/secrets/data-key.ts';
import type { DataKey } from '../../../../electron/secrets/data-key.ts';
import type { Keychain } from '../../../../electron/secrets/keychain.ts';
import { MemoryKeychain } from '../../../../electron/secrets/memory-keychain.ts';
import type { Outcome } from '../../../../shared/problems.ts';

let folder: string;
let keychain: MemoryKeychain;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masa-key-'));
  keychain = new MemoryKeychain();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ledger = (): void => writeFileSync(join(folder, 'ledger.db'), 'x');
const code = (found: Outcome<unknown>): string => (found.ok ? 'found' : found.problem.code);
function must(found: Outcome<DataKey>): DataKey {
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}
/** A Secret Service without a display and with its keyring locked: everything is accepted, nothing is kept. */
const locked: Keychain = {
  get: async () => ({ ok: true, value: null }),
  set: async () => ({ ok: true, value: null }),
  remove: async () => ({ ok: true, value: null }),
};

describe('with a keychain', () => {
  it('makes a key for a new ledger, once', async () => {
    const first = must(await findDataKey(keychain, folder));
    expect(first.dataKey).toHaveLength(32);
    ledger();
    expect(must(await findDataKey(keychain, folder)).dataKey).toEqual(first.dataKey);
  });
  it('never makes a key beside a ledger', async () => {
    ledger();
    expect(code(await findDataKey(keychain, folder))).toBe('keychain.dataKeyMissing');
    expect(keychain.entries.size).toBe(0);
  });
  it.each(['ledger.db-wal', 'ledger.db'])('takes a lone %s for a ledger', async (name) => {
    writeFileSync(join(folder, name), 'x');
    expect(code(await findDataKey(keychain, folder))).toBe('keychain.dataKeyMissing');
  });
  it('tells a locked keychain from a missing key', async () => {
    expect(code(await findDataKey(locked, folder))).toBe('keychain.locked');
    ledger();
    expect(code(await findDataKey(locked, folder))).toBe('keychain.locked');
  });
  it('says an entry that is no key', async () => {
    keychain.entries.set('data-key', 'abc');
    expect(code(await findDataKey(keychain, folder))).toBe('keychain.dataKeyWrong');
  });
  it.each(['keychain.locked', 'keychain.timeout'] as const)('passes %s on', async (problem) => {
    keychain.problem = { code: problem, params: {} };
    expect(code(await findDataKey(keychain, folder))).toBe(problem);
  });
});

describe('without a keychain', () => {
  beforeEach(() => void (keychain.problem = { code: 'keychain.missing', params: {} }));

  it('keeps a practice ledger’s key in a private file', async () => {
    const made = must(await findDataKey(keychain, folder));
    expect(made.keptIn).toBe('file');
    expect(statSync(practiceKeyFile(folder)).mode & 0o777).toBe(0o600);
    ledger();
    expect(must(await findDataKey(keychain, folder))).toEqual(made);
  });
  it('opens no ledger whose key is in a keychain', async () => {
    ledger();
    expect(code(await findDataKey(keychain, folder))).toBe('keychain.missing');
    expect(existsSync(practiceKeyFile(folder))).toBe(false);
  });
  it('moves the key into the keychain once there is one', async () => {
    const made = must(await findDataKey(keychain, folder));
    ledger();
    keychain.problem = null;
    expect(must(await findDataKey(keychain, folder))).toEqual({ dataKey: made.dataKey, keptIn: 'keychain' });
    expect(existsSync(practiceKeyFile(folder))).toBe(false);
    expect(must(await findDataKey(keychain, folder)).dataKey).toEqual(made.dataKey);
  });
});
