import type { UpdateState } from '../../shared/app-state.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { UpdateFeed } from './configured.ts';
import { verifyFile, verifyRelease } from './release-signature.ts';
import type { Release } from './release-signature.ts';

/** What finds, fetches and starts an installer; electron-updater in the program (electron/updates.ts), a stand-in in tests. */
export interface UpdateEngine {
  /** The version the feed offers, or null when there is nothing new. */
  offered(): Promise<string | null>;
  /** Fetches the installer of the offered version and answers where the files lie. */
  download(): Promise<readonly string[]>;
  /** Closes what is open, starts the installer and ends the program. */
  installAndRestart(): Promise<void>;
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
  /** Asks the person, in the system's own window, whether the program may end now for this version: a page's press alone ends nothing. */
  readonly confirm: (version: string) => Promise<boolean>;
  readonly now: () => number;
  /** Told after every change of `state`. */
  readonly onChanged: () => void;
}

/** New versions: looked for, fetched and installed each by a press of its own. */
export interface Updates {
  state(): UpdateState;
  /** Looks whether there is a newer version; fetches nothing. Problems: `update.off`, `update.unreachable`. */
  check(): Promise<Outcome<UpdateState>>;
  /**
   * Fetches the version that was shown and checks its signature and bytes. Problems: `update.off`; `busy`;
   * `update.payoutOpen` while any payout is not final or a request is in flight; `update.unreachable`;
   * `update.unverified` for everything that is not exactly right.
   */
  download(version: string): Promise<Outcome<UpdateState>>;
  /**
   * Checks what was fetched once more, asks the person and installs it; the program ends. Problems: those of `download`;
   * `cancelled` when the person would rather not.
   */
  install(version: string): Promise<Outcome<UpdateState>>;
}

interface Fetched {
  readonly release: Release;
  readonly files: readonly string[];
}

export function createUpdates(parts: UpdateParts): Updates {
  const { feed, engine } = parts;
  let state: UpdateState = feed === null ? { kind: 'off' } : { kind: 'none', lookedAt: null };
  let fetched: Fetched | null = null;
  let isBusy = false;

  const set = (next: UpdateState): Outcome<UpdateState> => {
    state = next;
    parts.onChanged();
    return succeed(state);
  };

  /** Nobody changes the program in the middle of a payment: what it cannot read any more could be asked about by nobody. */
  const quiet = async (): Promise<Outcome<null>> => {
    if (parts.flights() > 0) return fail('update.payoutOpen', { count: parts.flights() });
    const open = await parts.openPayouts();
    if (!open.ok) return open;
    return open.value === 0 ? succeed(null) : fail('update.payoutOpen', { count: open.value });
  };

  /** One press at a time; what the network or the disk did is no reason to go on, and no bug. `back` is what stands again then. */
  const press = async (
    back: () => UpdateState,
    work: (feed: UpdateFeed) => Promise<Outcome<UpdateState>>,
  ): Promise<Outcome<UpdateState>> => {
    if (feed === null) return fail('update.off');
    if (isBusy) return fail('busy');
    isBusy = true;
    try {
      const done = await work(feed);
      if (!done.ok) set(back());
      return done;
    } catch (error) {
      set(back());
      return { ok: false, problem: failureOf(error) };
    } finally {
      isBusy = false;
    }
  };

  const allRight = async ({ files, release }: Fetched): Promise<Outcome<null>> => {
    if (files.length === 0) return fail('update.unverified', { reason: 'nothing' });
    for (const path of files) {
      const checked = await verifyFile(path, release);
      if (!checked.ok) return checked;
    }
    return succeed(null);
  };

  return {
    state: () => state,
    check: () => {
      const before = state;
      return press(
        () => before,
        async () => {
          const version = await engine.offered();
          if (state.kind === 'ready' && state.version === version) return succeed(state);
          return set(version === null ? { kind: 'none', lookedAt: parts.now() } : { kind: 'offered', version });
        },
      );
    },
    download: (version) => {
      const shown = state;
      return press(
        () => shown,
        async ({ publicKey }) => {
          // A page may only press for what was found and shown.
          if (shown.kind !== 'offered' || shown.version !== version)
            return fail('update.unverified', { reason: 'otherVersion' });
          const before = await quiet();
          if (!before.ok) return before;
          set({ kind: 'downloading', version });
          fetched = null;
          if ((await engine.offered()) !== version) return fail('update.unverified', { reason: 'otherVersion' });
          const expected = { publicKey, offered: version, current: parts.current };
          const release = verifyRelease(await parts.signedRelease(version), expected);
          if (!release.ok) return release;
          const found = { release: release.value, files: await engine.download() };
          const right = await allRight(found);
          if (!right.ok) return right;
          fetched = found;
          return set({ kind: 'ready', version });
        },
      );
    },
    install: (version) => {
      const shown = state;
      return press(
        () => (fetched === null && shown.kind === 'ready' ? { kind: 'offered', version: shown.version } : shown),
        async () => {
          if (fetched === null || fetched.release.version !== version)
            return fail('update.unverified', { reason: 'nothing' });
          // What was fetched has been lying on the disk since.
          const right = await allRight(fetched);
          if (!right.ok) {
            fetched = null;
            return right;
          }
          const before = await quiet();
          if (!before.ok) return before;
          if (!(await parts.confirm(version))) return fail('cancelled');
          // Looked at last, so that nothing can begin between that and the end of the program.
          const still = await quiet();
          if (!still.ok) return still;
          const done = set({ kind: 'installing', version });
          await engine.installAndRestart();
          return done;
        },
      );
    },
  };
}

/** electron-updater's word for a file that is not the one its list names. */
const OTHER_CONTENT = 'ERR_CHECKSUM_MISMATCH';

function failureOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === OTHER_CONTENT) return fail('update.unverified', { reason: 'content' }).problem;
  return fail('update.unreachable', { reason: code || (error instanceof Error ? error.name : 'unknown') }).problem;
}
