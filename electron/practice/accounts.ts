import { createHash } from 'node:crypto';
import type { Minor } from '../../shared/money.ts';
import type { IyzicoKeys } from '../iyzico/signature.ts';
import type { Books } from './books.ts';
import { madeId } from './payout.ts';

const MINUTE_MS = 60_000;

/**
 * Who may talk to the practice server. Secrets stay in memory; the books know an account by a digest of its API key, so
 * a file of books never holds a key.
 */
export class Accounts {
  readonly #books: Books;
  readonly #seed: number;
  readonly #balance: Minor;
  readonly #secrets = new Map<string, string>();
  readonly #requests = new Map<string, number[]>();

  constructor(books: Books, seed: number, balance: Minor) {
    this.#books = books;
    this.#seed = seed;
    this.#balance = balance;
  }

  idOf(apiKey: string): string {
    return createHash('sha256').update(apiKey, 'utf8').digest('hex').slice(0, 16);
  }

  secretOf(apiKey: string): string | undefined {
    return this.#secrets.get(apiKey);
  }

  add(keys: IyzicoKeys, balance?: Minor): void {
    this.#secrets.set(keys.apiKey, keys.secretKey);
    this.#books.openAccount(this.idOf(keys.apiKey), balance ?? this.#balance);
  }

  named(name: string): IyzicoKeys {
    const made = madeId('account', this.#seed, name).replaceAll('-', '');
    const secret = madeId('secret', this.#seed, name).replaceAll('-', '');
    const keys = { apiKey: `practice-${made}`, secretKey: `practice-${secret}` };
    if (!this.#secrets.has(keys.apiKey)) this.add(keys);
    return keys;
  }

  /** Counts one request and tells whether it is one too many for this minute. */
  isOverLimit(apiKey: string, perMinute: number | null, now: number): boolean {
    if (perMinute === null) return false;
    const recent = (this.#requests.get(apiKey) ?? []).filter((at) => at > now - MINUTE_MS);
    this.#requests.set(apiKey, [...recent, now]);
    return recent.length >= perMinute;
  }
}
