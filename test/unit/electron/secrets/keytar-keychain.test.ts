import { expect, it } from 'vitest';
import { createKeytarKeychain } from '../../../../electron/secrets/keytar-keychain.ts';

/** keytar's failures as they were seen; the real keychain is tried in test/app/keychain.test.ts. */
const failing = (message: string) => {
  const reject = (): Promise<never> => Promise.reject(new Error(message));
  return async () => ({ getPassword: reject, setPassword: reject, deletePassword: reject });
};

it.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain.missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain.missing'],
  ['Could not connect: No such file or directory', 'keychain.missing'],
  ['Cannot create an item in a locked collection', 'keychain.locked'],
  ['User interaction is not allowed.', 'keychain.locked'],
])('%s: %s', async (message, code) => {
  const keychain = createKeytarKeychain({ service: 's', load: failing(message) });
  for (const answer of [await keychain.get('a'), await keychain.set('a', 'gizli'), await keychain.remove('a')])
    expect(answer).toEqual({ ok: false, problem: { code, params: { reason: message } } });
});

it('a library that cannot be loaded is a missing keychain', async () => {
  const load = (): Promise<never> => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));
  expect(await createKeytarKeychain({ service: 's', load }).get('a')).toMatchObject({
    problem: { code: 'keychain.missing' },
  });
});

it('a keychain that waits for a person longer than the limit is said', async () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  const load = async () => ({ getPassword: never, setPassword: never, deletePassword: never });
  const keychain = createKeytarKeychain({ service: 's', load, timeoutMs: 20 });
  expect(await keychain.get('a')).toMatchObject({ ok: false, problem: { code: 'keychain.timeout' } });
});
