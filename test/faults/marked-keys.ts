import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Broken } from './broken.ts';
import type { Office } from './office.ts';

/** The two keys in each form in which one could be found: as typed, in base64 as the signature carries it, in hex. */
function formsOf({ apiKey, secretKey }: { readonly apiKey: string; readonly secretKey: string }): string[] {
  const [api, secret] = [Buffer.from(apiKey, 'utf8'), Buffer.from(secretKey, 'utf8')];
  return [
    apiKey,
    secretKey,
    secret.toString('base64').replace(/=+$/, ''),
    secret.toString('hex'),
    // The Authorization value begins with this.
    Buffer.from(`apiKey:${apiKey}`, 'utf8').toString('base64').slice(0, 40),
    api.toString('hex'),
  ];
}

/** 6: looks for the keys in every answer of the ledger, in what its journal has sealed, and in the bytes of its files. */
export class MarkedKeys {
  readonly #forms: readonly string[];
  #opened = 0;
  #places = 0;

  constructor(keys: { readonly apiKey: string; readonly secretKey: string }) {
    this.#forms = formsOf(keys);
  }

  /** How many texts and files were searched. */
  get places(): number {
    return this.#places;
  }

  /** An answer or problem on its way to a page. */
  inAnswer(where: string, answer: unknown): void {
    this.#search(where, JSON.stringify(answer) ?? '');
  }

  /** Entries that were written since the last look, with their sealed parts opened. */
  inJournal({ ledger }: Office): void {
    const { db, journal } = ledger.store;
    const { seq } = journal.head();
    if (seq < this.#opened) this.#opened = 0;
    const fresh = db.prepare('SELECT DISTINCT payout_id FROM journal WHERE seq > ?').all(this.#opened);
    for (const { payout_id: payoutId } of fresh)
      for (const entry of journal.ofPayout(payoutId as Parameters<typeof journal.ofPayout>[0]))
        if (entry.seq > this.#opened) this.#search(`entry ${entry.seq}`, JSON.stringify([entry, entry.secret()]));
    this.#opened = seq;
  }

  /** Every byte of every file below the ledger's folder. */
  inFiles({ parts }: Office): void {
    for (const entry of readdirSync(parts.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) this.#search(entry.name, readFileSync(join(entry.parentPath, entry.name)));
  }

  #search(where: string, text: string | Buffer): void {
    this.#places += 1;
    if (this.#forms.some((form) => text.includes(form))) throw new Broken(`6 a key is in ${where}`);
  }
}
