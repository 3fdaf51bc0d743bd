import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import type { UpdateFeed } from './configured.ts';
import { verifyFile, verifyRelease } from './release-signature.ts';

/** What finds, fetches and starts an installer; electron-updater in the program (electron/updates.ts), a stand-in in tests. */
export interface UpdateEngine {
  /** The version the feed offers, or null when there is nothing new. */
  offered(): Promise<string | null>;
  /** Fetches the installer of the offered version and answers where the files lie. */
  download(): Promise<readonly string[]>;
  /** Ends the program and starts the installer. */
  installAndRestart(): void;
}

export interface UpdateParts {
  /** Null while no feed is configured: then nothing is ever asked of anybody. */
  readonly feed: UpdateFeed | null;
  readonly engine: UpdateEngine;
  /** The version that runs. */
  readonly current: string;
  /** The signed release of a version, as text. */
  readonly signedRelease: (version: string) => Promise<string>;
  /** How many payouts are not final yet, in every company. */
  readonly openPayouts: () => Promise<Outcome<number>>;
  /** Requests in flight. */
  readonly flights: () => number;
}

/** New versions. Nothing here happens by itself: each function is a person's press. */
export interface Updates {
  /** Looks whether there is a newer version. Problems: `update.off`, `update.unverified` when the feed cannot be read. */
  check(): Promise<Outcome<{ readonly version: string | null }>>;
  /**
   * Fetches that version, checks its signature and installs it. Problems: `update.off`; `update.payoutOpen` while any
   * payout is not final or a request is in flight; `update.unverified` for everything that is not exactly right.
   */
  install(version: string): Promise<Outcome<null>>;
}

export function createUpdates(parts: UpdateParts): Updates {
  const { feed, engine } = parts;

  /** Nobody changes the program in the middle of a payment: what it cannot read any more could be asked about by nobody. */
  const quiet = async (): Promise<Outcome<null>> => {
    if (parts.flights() > 0) return fail('update.payoutOpen', { count: parts.flights() });
    const open = await parts.openPayouts();
    if (!open.ok) return open;
    return open.value === 0 ? succeed(null) : fail('update.payoutOpen', { count: open.value });
  };

  /** What the network or the disk did is no reason to go on, and no bug. */
  const closed = async <T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    try {
      return await work();
    } catch (error) {
      return fail('update.unverified', { reason: error instanceof Error ? error.name : 'unknown' });
    }
  };

  return {
    check: () =>
      closed(async () => (feed === null ? fail('update.off') : succeed({ version: await engine.offered() }))),
    install: (version) =>
      closed(async () => {
        if (feed === null) return fail('update.off');
        const before = await quiet();
        if (!before.ok) return before;
        if ((await engine.offered()) !== version) return fail('update.unverified', { reason: 'otherVersion' });
        const expected = { publicKey: feed.publicKey, offered: version, current: parts.current };
        const release = verifyRelease(await parts.signedRelease(version), expected);
        if (!release.ok) return release;
        const files = await engine.download();
        if (files.length === 0) return fail('update.unverified', { reason: 'nothing' });
        for (const path of files) {
          const checked = await verifyFile(path, release.value);
          if (!checked.ok) return checked;
        }
        // The download took its time, and a list may have been sent meanwhile.
        const after = await quiet();
        if (!after.ok) return after;
        engine.installAndRestart();
        return succeed(null);
      }),
  };
}
