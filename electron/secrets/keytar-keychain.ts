import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { Keychain } from './keychain.ts';

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeytarOptions {
  /** The name all entries stand under; one per ledger folder, so that two ledgers never share a key. */
  readonly service: string;
  /** How long one call may take. A locked keychain waits for the person to unlock it, so this is long. */
  readonly timeoutMs?: number;
  /** Given by tests. */
  readonly load?: () => Promise<Keytar>;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const LOCKED = /locked|user interaction is not allowed|not allowed|cancell?ed|dismissed|authoriz|denied/i;

/** The keychain over keytar. It is loaded with the first call, because its library may be missing on a Linux computer. */
export function createKeytarKeychain(options: KeytarOptions): Keychain {
  const { service, timeoutMs = DEFAULT_TIMEOUT_MS, load = loadKeytar } = options;
  let loading: Promise<Keytar> | undefined;

  const run = async <T>(work: (keytar: Keytar) => Promise<T>): Promise<Outcome<T>> => {
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), timeoutMs);
      });
      loading ??= load();
      const done = await Promise.race([loading.then(work).then((value) => ({ value })), late]);
      return done === 'late'
        ? fail('keychain.timeout', { seconds: Math.round(timeoutMs / 1000) })
        : succeed(done.value);
    } catch (error) {
      // keytar rejects with the platform's own sentence and no code; it never holds the secret.
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      return LOCKED.test(reason) ? fail('keychain.locked', { reason }) : fail('keychain.missing', { reason });
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    get: (account) => run((keytar) => keytar.getPassword(service, account)),
    set: (account, secret) => run(async (keytar) => (await keytar.setPassword(service, account, secret), null)),
    remove: (account) => run(async (keytar) => (await keytar.deletePassword(service, account), null)),
  };
}

async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
