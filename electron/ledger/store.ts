import type { DatabaseSync } from 'node:sqlite';
import type { BatchId, CompanyId, PayoutId, RowId } from '../../shared/ids.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Verification } from '../../shared/records.ts';
import type { Advance, Progress } from './advance.ts';

/**
 * What every ledger operation works with: the open database in the ledger's own thread, and the effects passed in.
 * Operations are plain synchronous functions `(store, args) => result`; a mutation is one `transaction`.
 */
export interface Store extends Progress {
  readonly db: DatabaseSync;
  /** The ledger's own folder; backups and copies that are set aside live below it. */
  readonly folder: string;
  /** Milliseconds since the epoch; injected. */
  readonly now: () => number;
  /** A random id: lower case letters and digits, 20 characters. */
  readonly newId: () => string;
  /** True when the data key is not in a keychain: only practice companies may be in this ledger (design, Security). */
  readonly practiceOnly: boolean;
  readonly seal: Sealing;
  readonly journal: Journal;
  /** Checks the whole chain now; from then on this is what `mayNotSend` goes by. */
  verify(advance?: Advance): Verification;
  /** What is known of the chain: what the last look found. */
  verified(): Verification;
  /** Why nothing may leave now: `ledger.chainBroken`, `clock.inPast`; null when something may. */
  mayNotSend(): Problem | null;
  /** A person says that the clock is right, whatever the journal holds: what was written before says no more about it. */
  trustClock(): void;
  /** Runs `work` in one IMMEDIATE transaction; rolls back when it throws. Transactions do not nest. */
  transaction<T>(work: () => T): T;
  /** Tells the main process what changed, once the transaction that said it has committed. */
  changed(what: Changed): void;
}

/** What the page may have to ask for again. `rows` names rows whose attempts or fields changed, for the open list's cache. */
export interface Changed {
  readonly companies?: boolean;
  readonly recipients?: boolean;
  readonly companyId?: CompanyId;
  readonly batchId?: BatchId;
  readonly rows?: readonly RowId[] | 'all';
}

/** Personal fields at rest: AES-256-GCM, random nonce, AAD = table, row, key version (design, Security). */
export interface Sealing {
  /** Makes and stores a batch key wrapped by the data key; returns the wrapped bytes for `batches.key_wrapped`. */
  newBatchKey(batchId: BatchId): Uint8Array;
  /** Seals JSON under the batch's key. `table` and `id` bind the blob to its place. */
  seal(batchId: BatchId, table: string, id: string, value: unknown): Uint8Array;
  /** Seals what is JSON already, as it is: `seal` without deflating what is long. */
  sealJson(batchId: BatchId, table: string, id: string, json: string | Uint8Array): Uint8Array;
  /** Opens what `seal` or `sealJson` made; undefined once the batch was forgotten. Throws when the bytes were altered. */
  open(batchId: BatchId, table: string, id: string, sealed: Uint8Array): unknown;
  /** The same under the data key itself, for what belongs to no batch (recipients). */
  sealOwn(table: string, id: string, value: unknown): Uint8Array;
  openOwn(table: string, id: string, sealed: Uint8Array): unknown;
  /** Raw bytes (a part of a person's file), as they are. */
  sealBytes(batchId: BatchId, table: string, id: string, bytes: Uint8Array): Uint8Array;
  /** Opens what `sealBytes` made; undefined once the batch was forgotten. Throws when the bytes were altered. */
  openBytes(batchId: BatchId, table: string, id: string, sealed: Uint8Array): Uint8Array | undefined;
  /** HMAC token of a text under the index key of the company, 16 bytes. */
  token(
    companyId: CompanyId,
    purpose: 'name' | 'word' | 'recipient' | 'iban4' | 'amount' | 'reference',
    text: string,
  ): Uint8Array;
  /** Forgets a batch's key in memory (after retention set it to NULL). */
  dropBatchKey(batchId: BatchId): void;
  /** The data key's own bytes, for one purpose only: the backup wraps them under the passphrase. Never logged, never sent. */
  dataKey(): Uint8Array;
}

/** An entry to write. `open` is kept in clear and must hold nothing personal; `secret` is sealed under the batch's key. */
export interface NewEntry {
  /** When it happened, for what is computed from the same moment; the moment of writing unless given. */
  readonly at?: number;
  readonly actor: string;
  readonly companyId?: CompanyId;
  readonly batchId?: BatchId;
  readonly payoutId?: PayoutId;
  readonly kind: string;
  readonly open: unknown;
  readonly secret?: unknown;
}

export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly companyId: string;
  readonly batchId: string;
  readonly payoutId: string;
  readonly kind: string;
  readonly open: unknown;
  /** Opens the sealed part; undefined when there is none or the batch was forgotten. */
  readonly secret: () => unknown;
}

/** The append-only, MAC-chained journal (design, invariant 9). */
export interface Journal {
  /** Appends inside the running transaction and returns the entry's seq. */
  append(entry: NewEntry): number;
  ofPayout(payoutId: PayoutId): Entry[];
  ofBatch(batchId: BatchId): Entry[];
  /** Restored backups, and people's looks at what they left out, after an entry; they belong to no one list. */
  restoresSince(seq: number): Entry[];
  /** The last entry's seq and MAC (hex), to be anchored in the keychain after the commit; seq 0 and '' before the first. */
  head(): Head;
  /** Checks every entry's MAC and place, and that the journal reaches the anchor. */
  verify(advance?: Advance): Verification;
}

/** Where the journal ends. */
export interface Head {
  readonly seq: number;
  readonly mac: string;
}
