import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** One journal entry as it is stored; every column counts in its MAC, sealed parts by their ciphertext. */
export interface StoredEntry {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly company_id: string;
  readonly batch_id: string;
  readonly payout_id: string;
  readonly kind: string;
  readonly open: string;
  readonly sealed: Uint8Array | null;
  readonly mac: Uint8Array;
}

/** What stands before the first entry. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/**
 * HMAC-SHA256 over the previous entry's MAC, the seq and every stored column. Lengths go before texts, so that no
 * byte can be moved from one column into the next unseen (design, invariant 9).
 */
export function entryMac(
  key: KeyObject,
  previous: Uint8Array,
  entry: Omit<StoredEntry, 'mac'>,
  seq = entry.seq,
): Buffer {
  const texts = [entry.actor, entry.company_id, entry.batch_id, entry.payout_id, entry.kind, entry.open];
  const lengths = texts.map((text) => Buffer.byteLength(text, 'utf8'));
  const frame = `1 ${seq} ${entry.at} ${lengths.join(' ')} ${entry.sealed === null ? 'none' : entry.sealed.length}\n`;
  const hmac = createHmac('sha256', key)
    .update(previous)
    .update(frame + texts.join(''), 'utf8');
  if (entry.sealed !== null) hmac.update(entry.sealed);
  return hmac.digest();
}
