import { createCipheriv, randomBytes } from 'node:crypto';
import type { CipherGCM, KeyObject } from 'node:crypto';

/**
 * How a sealed blob is laid: format (1) | nonce (12) | ciphertext | tag (16). The AAD names table, id, key version and
 * format, so that a blob moved to another row, table or format does not open.
 */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
/** What stands before the ciphertext. */
export const HEAD_BYTES = 1 + NONCE_BYTES;
/** JSON longer than this is deflated before it is sealed: bodies and iyzico's answers, hardly ever a row. */
export const DEFLATE_OVER = 4096;
/** The first byte of a blob: how its clear text is written. It is part of the AAD, as is the key's version. */
export const FORMAT = { json: 1, deflatedJson: 2, deflatedBytes: 3, bytes: 4 } as const;
const KEY_VERSION = 1;

/** What a blob of this place and format is bound to. */
export function aad(table: string, id: string, format: number): Buffer {
  return Buffer.from(`${table}\u0000${id}\u0000${KEY_VERSION}\u0000${format}`, 'utf8');
}

/** The cipher of one blob. */
export function cipherFor(key: KeyObject, nonce: Buffer, bound: Buffer): CipherGCM {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  return cipher;
}

/** Nonces from the system's generator, drawn for many rows at once. */
export function createNonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at + NONCE_BYTES > pool.length) {
      pool = randomBytes(NONCE_BYTES * 512);
      at = 0;
    }
    at += NONCE_BYTES;
    return pool.subarray(at - NONCE_BYTES, at);
  };
}
