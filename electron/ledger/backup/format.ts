import { createCipheriv, createDecipheriv, createHash, createSecretKey, scrypt, scryptSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

/**
 * A backup is one file: magic, header length (4 bytes), header (JSON, in clear), then chunks of [length (4) | ciphertext |
 * tag (16)]. The key is scrypt over the passphrase. A chunk's nonce is the header's random prefix and the chunk's number; its
 * AAD is the header's SHA-256, the number, and whether it is the last: nothing can be altered, moved, repeated or cut off.
 * Chunk 0 is the contents (JSON with the data key), the others are the database file.
 */
export const MAGIC = Buffer.from('ODEMEMASASI-YEDEK\n', 'latin1');
export const BACKUP_VERSION = 1;
export const CHUNK_BYTES = 1 << 20;
export const TAG_BYTES = 16;
export const MAX_HEADER_BYTES = 4096;

/** scrypt's cost: 128 MiB and about half a second a try. */
export const SCRYPT: BackupHeader['scrypt'] = { N: 2 ** 17, r: 8, p: 1 };

export const headerSchema = z.strictObject({
  version: z.number().int(),
  createdAt: z.number(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{16}$/),
  // Bounds, so that a made-up file cannot ask for all the memory there is.
  scrypt: z.strictObject({
    N: z
      .number()
      .int()
      .min(2 ** 14)
      .max(2 ** 20),
    r: z.literal(8),
    p: z.number().int().min(1).max(4),
  }),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** What the first chunk holds: what a new computer needs besides the database. */
export const contentsSchema = z.strictObject({
  dataKey: z.string(),
  schema: z.number().int(),
  head: z.strictObject({ seq: z.number().int(), mac: z.string() }),
});
export type BackupContents = z.infer<typeof contentsSchema>;

const parameters = (header: BackupHeader): { N: number; r: number; p: number; maxmem: number } => ({
  ...header.scrypt,
  maxmem: 256 * header.scrypt.N * header.scrypt.r,
});

/** The key of a passphrase. The same letters typed on another system give the same key (NFC). */
export function passphraseKeySync(passphrase: string, header: BackupHeader): KeyObject {
  const salt = Buffer.from(header.salt, 'hex');
  return createSecretKey(scryptSync(passphrase.normalize('NFC'), salt, 32, parameters(header)));
}

/** The same without holding up the thread. */
export function passphraseKey(passphrase: string, header: BackupHeader): Promise<KeyObject> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(header.salt, 'hex'), 32, parameters(header), (error, key) =>
      error === null ? resolve(createSecretKey(key)) : reject(error),
    );
  });
}

/** Seals and opens the chunks of one backup. */
export class ChunkCipher {
  readonly #key: KeyObject;
  readonly #prefix: Buffer;
  readonly #headerDigest: Buffer;

  constructor(key: KeyObject, header: BackupHeader, headerBytes: Uint8Array) {
    this.#key = key;
    this.#prefix = Buffer.from(header.nonce, 'hex');
    this.#headerDigest = createHash('sha256').update(headerBytes).digest();
  }

  seal(index: number, last: boolean, clear: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.#key, this.#nonce(index));
    cipher.setAAD(this.#aad(index, last));
    const body = Buffer.concat([cipher.update(clear), cipher.final()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body, cipher.getAuthTag()]);
  }

  /** Undefined when a bit of it is not as it was sealed. */
  open(index: number, last: boolean, body: Uint8Array, tag: Uint8Array): Buffer | undefined {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, this.#nonce(index), { authTagLength: TAG_BYTES });
    decipher.setAAD(this.#aad(index, last));
    decipher.setAuthTag(tag);
    const clear = decipher.update(body);
    try {
      decipher.final();
    } catch {
      // Node throws a plain Error for a tag that does not fit; there is nothing else it could mean here.
      return undefined;
    }
    return clear;
  }

  #nonce(index: number): Buffer {
    const nonce = Buffer.alloc(12);
    this.#prefix.copy(nonce);
    nonce.writeUInt32BE(index, 8);
    return nonce;
  }

  #aad(index: number, last: boolean): Buffer {
    return Buffer.concat([this.#headerDigest, Buffer.from(` ${index} ${last ? 'last' : 'more'}`, 'latin1')]);
  }
}
