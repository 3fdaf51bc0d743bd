import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LineSealing } from './book-entries.ts';

const NONCE = 12;
const TAG = 16;

/** Seals the practice server's books with AES-256-GCM under their key (`booksKey`): their lines hold names and IBANs. */
export function sealedLines(key: Uint8Array): LineSealing {
  return {
    seal(line) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(line, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64',
      );
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
      decipher.setAuthTag(bytes.subarray(-TAG));
      return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
