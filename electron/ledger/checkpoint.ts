import type { DatabaseSync } from 'node:sqlite';

/** Pages that the log may hold before SQLite moves them into the file by itself, in the way of whoever waits: 80 MB. */
export const MOST_LOG_PAGES = 20_000;
/** How long nobody has asked for anything by then. */
const IDLE_MS = 2_000;

/**
 * Moves what the write-ahead log holds into the ledger's file while nobody waits for the ledger. What was committed is
 * on the disk before (`synchronous=FULL`) and is read from the log until then: this costs a fifth of a second after
 * 100,000 rows, and nothing depends on when it happens.
 */
export class IdleCheckpoint {
  readonly #db: DatabaseSync;
  #timer: NodeJS.Timeout | undefined;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Somebody was served: waits anew. */
  served(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#move(), IDLE_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #move(): void {
    // While an operation has its transaction open, or holds rows it still reads, it is served soon, and then it is tried again.
    if (!this.#db.isOpen || this.#db.isTransaction) return;
    try {
      this.#db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch (cause) {
      // As at a commit that fills the log: a full disk or a locked file leaves all of it in the log, for the next time.
      if (!(cause instanceof Error)) throw cause;
    }
  }
}
