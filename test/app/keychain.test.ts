import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFingerprint } from '../../electron/iyzico/signature.ts';
import { createApiKeys } from '../../electron/secrets/api-keys.ts';
import { createKeytarKeychain } from '../../electron/secrets/keytar-keychain.ts';
import { openVault } from '../../electron/secrets/vault.ts';
import type { CompanyId } from '../../shared/ids.ts';

/**
 * Against a real keychain. `npm test` runs this project under `electron/dev/with-keyring`, so that nothing is skipped there;
 * by hand on a Linux machine without a session bus there is no keychain to try.
 */
const noBus = process.platform === 'linux' && process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined;
const service = `odeme-masasi test ${randomBytes(6).toString('hex')}`;
let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'masa-keychain-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(noBus)('the system’s keychain', () => {
  const keychain = createKeytarKeychain({ service });

  it('keeps, replaces and removes an entry, in any letters', async () => {
    for (const secret of ['ilk', 'ğüşiöç ✓ "\\\n', 'x'.repeat(2000)]) {
      expect(await keychain.set('deneme', secret)).toEqual({ ok: true, value: null });
      expect(await keychain.get('deneme')).toEqual({ ok: true, value: secret });
    }
    expect(await keychain.remove('deneme')).toEqual({ ok: true, value: null });
    expect(await keychain.get('deneme')).toEqual({ ok: true, value: null });
    expect(await keychain.remove('deneme')).toEqual({ ok: true, value: null });
  });

  it('does not show one ledger the other’s entries', async () => {
    await keychain.set('deneme', 'benim');
    expect(await createKeytarKeychain({ service: `${service} 2` }).get('deneme')).toEqual({ ok: true, value: null });
    await keychain.remove('deneme');
  });

  it('holds a company’s keys from save to removal', async () => {
    const keys = createApiKeys(keychain);
    const id = 'companycompany1' as CompanyId;
    const pair = { apiKey: 'sandbox-anahtar', secretKey: 'sandbox-gizli' };
    const record = { id, keyState: 'saved' as const, keyFingerprint: keyFingerprint(pair.apiKey) };
    expect((await keys.save(id, pair)).ok).toBe(true);
    expect(await keys.get(record)).toEqual({ ok: true, value: pair });
    expect((await keys.remove(id)).ok).toBe(true);
    expect(await keys.get(record)).toMatchObject({ problem: { code: 'keychain.locked' } });
  });

  it('holds the data key of a folder, and another for another folder', async () => {
    const [one, again, two] = [
      await openVault(join(root, 'bir')),
      await openVault(join(root, 'bir')),
      await openVault(join(root, 'iki')),
    ];
    if (!one.ok || !again.ok || !two.ok) throw new Error('a vault did not open');
    expect(again.value.dataKey).toEqual(one.value.dataKey);
    expect(two.value.dataKey).not.toEqual(one.value.dataKey);
    expect([one.value.state, one.value.practiceOnly]).toEqual(['ready', false]);
    for (const { value } of [one, two]) await value.keychain.remove('data-key');
  });
});

describe.runIf(process.platform === 'linux')('a Linux computer', () => {
  const state = (wrapper: readonly string[], env: NodeJS.ProcessEnv): unknown => {
    const code = `
      const { openVault } = await import(${JSON.stringify(new URL('../../electron/secrets/vault.ts', import.meta.url).href)});
      const vault = await openVault(process.argv[1]);
      console.log(vault.ok ? vault.value.state : vault.problem.code);
      process.exit();`;
    const folder = mkdtempSync(join(root, 'linux-'));
    const [command = '', ...args] = [...wrapper, process.execPath, '--input-type=module', '-e', code, folder];
    const run = spawnSync(command, args, { env, encoding: 'utf8', timeout: 50_000 });
    if (run.error !== undefined) throw run.error;
    return run.stdout.trim() || run.stderr;
  };
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...bare } = process.env;

  it('without a session bus has no keychain, and practises', () => {
    expect(state([], { ...bare, XDG_RUNTIME_DIR: join(root, 'nowhere') })).toBe('missing');
  });

  it.skipIf(noBus)('with a locked keyring says so and makes no key', () => {
    const data = mkdtempSync(join(root, 'locked-'));
    const env = { ...bare, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: data, XDG_CACHE_HOME: data };
    // A keyring with a password is made in one session; the next one does not unlock it.
    const session = (start: string): readonly string[] => [
      'dbus-run-session',
      '--',
      'sh',
      '-c',
      `${start}; exec "$@"`,
      'sh',
    ];
    expect(
      state(session('printf %s parola | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'), env),
    ).toBe('ready');
    expect(state(session('gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1'), env)).toBe(
      'keychain.locked',
    );
  });
});
