import type { UpdateFeed } from './configured.ts';

const LARGEST_BYTES = 64_000;
const TIMEOUT_MS = 20_000;

/** Reads `release-<version>.json` from the feed: https only, no redirect, no more than a release can be. Throws otherwise. */
export async function fetchSignedRelease(
  feed: UpdateFeed,
  version: string,
  get: typeof fetch = fetch,
): Promise<string> {
  const folder = new URL(feed.url.endsWith('/') ? feed.url : `${feed.url}/`);
  if (folder.protocol !== 'https:') throw new Error('a feed is read over https only');
  if (!/^[\d.]{5,20}$/.test(version)) throw new Error('not a version');
  const response = await get(new URL(`release-${version}.json`, folder), {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the feed answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > LARGEST_BYTES) throw new Error('too large for a release');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
