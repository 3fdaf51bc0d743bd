import type { Outcome } from '../../shared/problems.ts';

/**
 * The operating system's keychain, one short entry a secret. Problems of every call: `keychain.missing` (no keychain
 * on this computer), `keychain.locked`, `keychain.timeout`. A null from `get` never proves that nothing was saved (a locked
 * Secret Service answers null as well): what was saved is noted elsewhere, and that note decides.
 */
export interface Keychain {
  get(account: string): Promise<Outcome<string | null>>;
  set(account: string, secret: string): Promise<Outcome<null>>;
  remove(account: string): Promise<Outcome<null>>;
}
