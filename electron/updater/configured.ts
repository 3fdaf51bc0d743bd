import { z } from 'zod';

/** Where new versions come from, and whose signature they must carry. */
export interface UpdateFeed {
  /** `https:` folder in which electron-updater's `latest*.yml`, the installers and `release-<version>.json` lie. */
  readonly url: string;
  /** The public half of the key that `electron/dev/sign-release.ts` signs with: an EC P-256 key in PEM. */
  readonly publicKey: string;
}

const feedSchema = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  publicKey: z.string().startsWith('-----BEGIN PUBLIC KEY-----'),
});

/** Put in place of this name by the build when a feed is configured (electron/dev/update-feed.ts). */
declare const BUILT_IN_UPDATE_FEED: unknown;

/** Reads what the build was given; a feed that is not one stops the program rather than leave updates half on. */
export function readFeed(given: unknown): UpdateFeed | null {
  return given === undefined || given === null ? null : feedSchema.parse(given);
}

/**
 * The feed of this build. Null: there is none, and the program never asks anybody for a new version. Feed and key are part
 * of the code, so that they lie in the archive whose fingerprint the executable holds, not in a file beside it.
 */
export const UPDATE_FEED: UpdateFeed | null = readFeed(
  typeof BUILT_IN_UPDATE_FEED === 'undefined' ? undefined : BUILT_IN_UPDATE_FEED,
);
