import { beforeEach, describe, expect, it } from 'vitest';
import { keyFingerprint } from '../../../../electron/iyzico/signature.ts';
import { createApiKeys, trimKeys } from '../../../../electron/secrets/api-keys.ts';
import type { ApiKeys } from '../../../../electron/secrets/api-keys.ts';
import { MemoryKeychain } from '../../../../electron/secrets/memory-keychain.ts';
import type { CompanyId } from '../../../../shared/ids.ts';

const ID = 'companycompany1' as CompanyId;
const ONE = { apiKey: 'sandbox-anahtar-1', secretKey: 'sandbox-gizli-1' };
const TWO = { apiKey: 'sandbox-anahtar-2', secretKey: 'sandbox-gizli-2' };
let keychain: MemoryKeychain;
let keys: ApiKeys;
beforeEach(() => {
  keychain = new MemoryKeychain();
  keys = createApiKeys(keychain);
});
const saved = (apiKey: string) => ({ id: ID, keyState: 'saved' as const, keyFingerprint: keyFingerprint(apiKey) });

describe('keys', () => {
  it('come back as they were saved', async () => {
    await keys.save(ID, ONE);
    expect(await keys.get(saved(ONE.apiKey))).toEqual({ ok: true, value: ONE });
  });
  it('are replaced without a trace of the old ones', async () => {
    await keys.save(ID, ONE);
    await keys.save(ID, TWO);
    expect(await keys.get(saved(TWO.apiKey))).toEqual({ ok: true, value: TWO });
    expect([...keychain.entries.values()].toSorted()).toEqual([TWO.apiKey, TWO.secretKey]);
  });
  it('of which only the secret changed are replaced as well', async () => {
    await keys.save(ID, ONE);
    await keys.save(ID, { ...ONE, secretKey: 'sandbox-gizli-9' });
    expect(await keys.get(saved(ONE.apiKey))).toMatchObject({ value: { secretKey: 'sandbox-gizli-9' } });
    expect(keychain.entries.size).toBe(2);
  });
  it.each([0, 1])('stay a whole pair when the program ends after write %i of a replacement', async (writes) => {
    await keys.save(ID, ONE);
    let left = writes;
    const dying = createApiKeys({
      get: (account) => keychain.get(account),
      remove: (account) => keychain.remove(account),
      set: async (account, secret) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return keychain.set(account, secret);
      },
    });
    await expect(dying.save(ID, TWO)).rejects.toThrow('killed');
    expect(await keys.get(saved(ONE.apiKey))).toEqual({ ok: true, value: ONE });
  });
  it('leave nothing when they are removed', async () => {
    await keys.save(ID, ONE);
    await keys.remove(ID);
    expect(keychain.entries.size).toBe(0);
  });
});

describe('the ledger’s record decides', () => {
  it('none were saved: missing, whatever the keychain holds', async () => {
    await keys.save(ID, ONE);
    expect(await keys.get({ ...saved(ONE.apiKey), keyState: 'none' })).toMatchObject({
      problem: { code: 'keys.missing' },
    });
  });
  it('they were saved and the keychain answers nothing: locked, not absent', async () =>
    expect(await keys.get(saved(ONE.apiKey))).toMatchObject({ problem: { code: 'keychain.locked' } }));
  it('other keys were saved: those in the keychain are not used', async () => {
    await keys.save(ID, TWO);
    expect(await keys.get(saved(ONE.apiKey))).toMatchObject({ problem: { code: 'keys.missing' } });
  });
});

it('a keychain that keeps nothing is found out while saving', async () => {
  const forgetful = createApiKeys({
    get: async () => ({ ok: true, value: null }),
    set: async () => ({ ok: true, value: null }),
    remove: async () => ({ ok: true, value: null }),
  });
  expect(await forgetful.save(ID, ONE)).toMatchObject({ problem: { code: 'keychain.locked' } });
});

describe('what was typed', () => {
  it.each([
    [
      ' sandbox-abcdefgh\n',
      '\u200bsandbox-secret12\ufeff',
      { apiKey: 'sandbox-abcdefgh', secretKey: 'sandbox-secret12' },
    ],
    ['kısa-anahtar', 'sandbox-secret12', null],
    ['sandbox-abc defgh', 'sandbox-secret12', null],
    ['short', 'sandbox-secret12', null],
    ['', '', null],
  ])('%j and %j: %j', (apiKey, secretKey, expected) => expect(trimKeys({ apiKey, secretKey })).toEqual(expected));
  it('has a fingerprint of 8 digits that is not the key', () =>
    expect(keyFingerprint('sandbox-abcdefgh')).toMatch(/^[0-9a-f]{8}$/));
});
