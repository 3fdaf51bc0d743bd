/** Where new versions come from, and whose signature they must carry. */
export interface UpdateFeed {
  /** `https:` folder in which electron-updater's `latest*.yml`, the installers and `release-<version>.json` lie. */
  readonly url: string;
  /** The public half of the key that `electron/dev/sign-release.ts` signs with: an EC P-256 key in PEM. */
  readonly publicKey: string;
}

/**
 * The feed of this build. Null: there is none, and the program never asks anybody for a new version. Feed and key stand
 * in the code, so that they lie in the archive whose fingerprint the executable holds, not in a file beside it.
 */
export const UPDATE_FEED: UpdateFeed | null = null;
