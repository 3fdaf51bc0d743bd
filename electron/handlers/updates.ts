import type { deskContract } from '../../shared/ipc.ts';
import { succeed } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import type { UpdateFeed } from '../updater/configured.ts';
import { fetchSignedRelease } from '../updater/fetch-release.ts';
import { createUpdates } from '../updater/updates.ts';
import type { UpdateEngine } from '../updater/updates.ts';
import type { Timers } from '../payouts/follow.ts';
import type { DeskContext } from './context.ts';

type UpdateChannels = Extract<keyof typeof deskContract, `updates.${string}`>;

/** Where this program's updates come from and what installs them; Electron's side gives the engine. */
export interface UpdateSource {
  readonly feed: UpdateFeed | null;
  readonly engine: UpdateEngine;
}

/** What a program without a feed has: nothing is asked of anybody. */
export const NO_UPDATES: UpdateSource = {
  feed: null,
  engine: { offered: async () => null, download: async () => [], installAndRestart: async () => undefined },
};

/** The program is at work for a moment before it looks, and then looks once a day while it stays open. */
const FIRST_LOOK_MS = 60_000;
const NEXT_LOOK_MS = 24 * 3_600_000;

/**
 * The main page's channels about new versions. By itself the program only looks, once a day and never while a request is in
 * flight; fetching and installing are a person's presses. Without a feed it does not even look. `stop` ends the looking.
 */
export function updateHandlers(
  context: DeskContext,
  source: UpdateSource,
  version: string,
  timers: Timers,
): { readonly handlers: Pick<Handlers<typeof deskContract>, UpdateChannels>; readonly stop: () => void } {
  const { feed, engine } = source;
  const updates = createUpdates({
    feed,
    engine,
    current: version,
    signedRelease: (wanted) =>
      feed === null ? Promise.reject(new Error('no feed')) : fetchSignedRelease(feed, wanted),
    openPayouts: async () => {
      const open = await context.ledger.call('payouts.open', {});
      return open.ok ? succeed(open.value.length) : open;
    },
    flights: () => context.runner.flights,
    confirm: (wanted) => context.shell.confirmInstall(wanted),
    now: context.now,
    onChanged: () => context.tell({ app: true }),
  });
  let cancel = (): void => undefined;
  const look = async (): Promise<void> => {
    if (context.runner.flights === 0) {
      const looked = await updates.check();
      if (!looked.ok) context.log.write('update.look', { problem: looked.problem });
    }
    cancel = timers.after(NEXT_LOOK_MS, () => void look());
  };
  if (feed !== null) cancel = timers.after(FIRST_LOOK_MS, () => void look());
  return {
    stop: () => cancel(),
    handlers: {
      'updates.state': () => succeed(updates.state()),
      'updates.check': () => updates.check(),
      'updates.download': ({ version: wanted }) => updates.download(wanted),
      'updates.install': ({ version: wanted }) => updates.install(wanted),
    },
  };
}
