import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLocalLedger } from '../../../../electron/ledger/local.ts';
import type { LocalLedger } from '../../../../electron/ledger/local.ts';
import { MemoryKeychain } from '../../../../electron/secrets/memory-keychain.ts';
import { openVault } from '../../../../electron/secrets/vault.ts';
import type { Vault } from '../../../../electron/secrets/vault.ts';
import type { CompanyId } from '../../../../shared/ids.ts';

const COMPANY = { name: 'A', environment: 'practice', colour: 'plum', actor: 'Selin' } as const;
let folder: string;
let keychain: MemoryKeychain;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'masa-vault-')), 'ledger');
  keychain = new MemoryKeychain();
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

async function run(work: (ledger: LocalLedger, vault: Vault) => Promise<unknown> = async () => undefined) {
  const vault = await openVault(folder, keychain);
  if (!vault.ok) throw new Error(vault.problem.code);
  const { dataKey, anchor, practiceOnly } = vault.value;
  const ledger = openLocalLedger({ folder, dataKey, anchor, practiceOnly });
  if (!ledger.ok) throw new Error(ledger.problem.code);
  const stop = vault.value.follow(ledger.value, () => undefined);
  await work(ledger.value, vault.value);
  await ledger.value.close();
  await stop();
  return ledger.value.report.verification;
}

it('lets the anchor follow the journal from run to run', async () => {
  await run((ledger) => ledger.call('companies.add', COMPANY));
  expect(keychain.entries.get('journal-head')).toMatch(/^1 [0-9a-f]{64}$/);
  expect(await run()).toMatchObject({ entries: 1, faults: [] });
});

it('anchors an empty journal, so that a crash right after the first entry is not taken for a lost anchor', async () => {
  await run();
  expect(keychain.entries.get('journal-head')).toBe('0 ');
  const vault = await openVault(folder, keychain);
  if (!vault.ok) throw new Error(vault.problem.code);
  const ledger = openLocalLedger({ folder, ...vault.value });
  if (!ledger.ok) throw new Error(ledger.problem.code);
  await ledger.value.call('companies.add', COMPANY);
  await ledger.value.close();
  expect(await run()).toMatchObject({ entries: 1, faults: [] });
});

it('leaves the anchor of a broken chain where it is, so that the gap shows at every start', async () => {
  await run(async (ledger) => {
    for (let n = 0; n < 3; n += 1) await ledger.call('companies.add', COMPANY);
  });
  const anchor = keychain.entries.get('journal-head');
  await run(async (ledger) => ledger.store.db.exec('DELETE FROM journal WHERE seq = 3'));
  const cut = await run((ledger) => ledger.call('companies.add', COMPANY));
  expect(cut.faults).toEqual([{ seq: 3, fault: 'cutOff' }]);
  expect(keychain.entries.get('journal-head')).toBe(anchor);
  expect((await run()).faults).toEqual([{ seq: 3, fault: 'changed' }]);
});

it('without a keychain works for practice, with its keys in the folder, and says so', async () => {
  keychain.problem = { code: 'keychain.missing', params: {} };
  await run(async (ledger, vault) => {
    expect([vault.state, vault.practiceOnly, vault.anchor]).toEqual(['missing', true, undefined]);
    expect((await ledger.call('companies.add', COMPANY)).ok).toBe(true);
    expect(await ledger.call('companies.add', { ...COMPANY, environment: 'production' })).toMatchObject({
      problem: { code: 'keychain.missing' },
    });
    expect(
      (await vault.keys.save('companycompany1' as CompanyId, { apiKey: 'practice-key', secretKey: 'practice-secret' }))
        .ok,
    ).toBe(true);
  });
  expect(existsSync(join(folder, 'practice-only.json'))).toBe(true);
  expect((await run()).faults).toEqual([]);
});
