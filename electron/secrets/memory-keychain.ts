import { succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { Keychain } from './keychain.ts';

/** A keychain that ends with the process: for tests, and for practice where a computer has none. */
export class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, string>();
  /** Set, every call fails with it. */
  problem: Problem | null = null;

  async get(account: string): Promise<Outcome<string | null>> {
    return this.#answer(() => this.entries.get(account) ?? null);
  }

  async set(account: string, secret: string): Promise<Outcome<null>> {
    return this.#answer(() => (this.entries.set(account, secret), null));
  }

  async remove(account: string): Promise<Outcome<null>> {
    return this.#answer(() => (this.entries.delete(account), null));
  }

  #answer<T>(work: () => T): Outcome<T> {
    return this.problem === null ? succeed(work()) : { ok: false, problem: this.problem };
  }
}
