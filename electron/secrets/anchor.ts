import { z } from 'zod';
import { succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { Head } from '../ledger/store.ts';
import type { Keychain } from './keychain.ts';

const ACCOUNT = 'journal-head';
const DELAY_MS = 400;
const headSchema = z.strictObject({ seq: z.number().int().nonnegative(), mac: z.string() });

/** The journal's end as the keychain holds it; null when it holds none or something that is none. */
export async function readAnchor(keychain: Keychain): Promise<Outcome<Head | null>> {
  const stored = await keychain.get(ACCOUNT);
  if (!stored.ok || stored.value === null) return stored.ok ? succeed(null) : stored;
  const [seq, mac] = stored.value.split(' ');
  const head = headSchema.safeParse({ seq: Number(seq), mac });
  return succeed(head.success ? head.data : null);
}

/** Writes the journal's end at once: after a restore, or when a person accepted what Verify showed. */
export async function writeAnchor(keychain: Keychain, head: Head): Promise<Outcome<null>> {
  return keychain.set(ACCOUNT, `${head.seq} ${head.mac}`);
}

/**
 * Lets the keychain follow the journal: some time after a commit, the newest end only, one write at a time, never in the
 * way of anything. A ledger ahead of its anchor is fine; an anchor is never moved backwards. Start it only for a journal
 * whose chain was whole when it was opened, or a gap would be covered by the next entry.
 */
export class AnchorWriter {
  readonly #keychain: Keychain;
  readonly #onProblem: (problem: Problem) => void;
  readonly #delayMs: number;
  #written: number;
  #wanted: Head | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(keychain: Keychain, from: Head | null, onProblem: (problem: Problem) => void, delayMs = DELAY_MS) {
    this.#keychain = keychain;
    // An empty journal is anchored too: a crash right after the first entry must not look like a lost anchor.
    this.#written = from?.seq ?? -1;
    this.#onProblem = onProblem;
    this.#delayMs = delayMs;
  }

  /** Notes the journal's new end. */
  note(head: Head): void {
    if (head.seq <= (this.#wanted?.seq ?? this.#written)) return;
    this.#wanted = head;
    this.#timer ??= setTimeout(() => void this.flush(), this.#delayMs);
  }

  /** Writes what is waiting; resolves when the keychain has it (or has refused, which `onProblem` hears). */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const head = this.#wanted;
    if (head === null) return;
    this.#wanted = null;
    const written = await writeAnchor(this.#keychain, head);
    if (written.ok) this.#written = head.seq;
    else this.#onProblem(written.problem);
  }
}
