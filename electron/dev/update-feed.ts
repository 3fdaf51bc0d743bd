import { readFeed } from '../updater/configured.ts';
import type { UpdateFeed } from '../updater/configured.ts';

/**
 * The update feed this build is made for: `UPDATE_FEED_URL` and `UPDATE_PUBLIC_KEY` (PEM; `\n` may stand for its line ends).
 * Both or neither; null without them, and then the built program never looks for updates. Throws when only one is there.
 */
export function feedOfBuild(env: NodeJS.ProcessEnv = process.env): UpdateFeed | null {
  const url = env['UPDATE_FEED_URL'] ?? '';
  const publicKey = (env['UPDATE_PUBLIC_KEY'] ?? '').replaceAll('\\n', '\n');
  if (url === '' && publicKey === '') return null;
  if (url === '' || publicKey === '') throw new Error('UPDATE_FEED_URL and UPDATE_PUBLIC_KEY belong together');
  return readFeed({ url, publicKey });
}
