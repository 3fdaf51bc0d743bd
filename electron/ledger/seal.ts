import { createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BatchId, CompanyId } from '../../shared/ids.ts';
import { aad, cipherFor, createNonces, DEFLATE_OVER, FORMAT, HEAD_BYTES, TAG_BYTES } from './sealed-blob.ts';
import type { Sealing } from './store.ts';

const TOKEN_BYTES = 16;
const MAX_INFLATED_BYTES = 256 * 1024 * 1024;
const TOKENS_REMEMBERED = 100_000;

/** A key for one purpose, derived from the data key by HMAC (Electron's BoringSSL is not leant on for hkdf; runtime notes). */
export function subkey(dataKey: KeyObject, purpose: string): KeyObject {
  return createSecretKey(createHmac('sha256', dataKey).update(`odeme-masasi ${purpose} 1`).digest());
}

/** Sealing over one ledger, each blob laid as `sealed-blob.ts` says. Batch keys are cached for the run; `dataKey` must be 32 bytes. */
export function createSealing(db: DatabaseSync, dataKey: Uint8Array): Sealing {
  const own = createSecretKey(dataKey);
  const wrapping = subkey(own, 'wrap');
  const sealing = subkey(own, 'seal');
  const indexing = subkey(own, 'index');
  const nonces = createNonces();
  const batchKeys = new Map<BatchId, KeyObject>();
  const indexKeys = new Map<CompanyId, KeyObject>();
  const tokens = new Map<string, Uint8Array>();
  const wrapped = db.prepare('SELECT key_wrapped FROM batches WHERE id = ?');

  const batchKey = (batchId: BatchId): KeyObject | undefined => {
    const known = batchKeys.get(batchId);
    if (known !== undefined) return known;
    const row = wrapped.get(batchId);
    if (row === undefined) throw new Error('no such list');
    const bytes = row['key_wrapped'];
    if (!(bytes instanceof Uint8Array)) return undefined;
    const key = createSecretKey(decrypt(wrapping, 'batches', batchId, bytes).clear);
    batchKeys.set(batchId, key);
    return key;
  };
  const keyToSeal = (batchId: BatchId): KeyObject => {
    const key = batchKey(batchId);
    if (key === undefined) throw new Error('the list was forgotten');
    return key;
  };
  const encryptJson = (key: KeyObject, table: string, id: string, value: unknown): Uint8Array => {
    const text = JSON.stringify(value);
    return text.length > DEFLATE_OVER
      ? encrypt(key, nonces(), table, id, FORMAT.deflatedJson, deflateRawSync(text, { level: 1 }))
      : encrypt(key, nonces(), table, id, FORMAT.json, text);
  };

  return {
    newBatchKey(batchId) {
      const raw = randomBytes(32);
      const bytes = encrypt(wrapping, nonces(), 'batches', batchId, FORMAT.json, raw);
      batchKeys.set(batchId, createSecretKey(raw));
      raw.fill(0);
      return bytes;
    },
    seal: (batchId, table, id, value) => encryptJson(keyToSeal(batchId), table, id, value),
    sealJson: (batchId, table, id, json) => encrypt(keyToSeal(batchId), nonces(), table, id, FORMAT.json, json),
    open(batchId, table, id, sealed) {
      const key = batchKey(batchId);
      return key === undefined ? undefined : decryptJson(key, table, id, sealed);
    },
    sealOwn: (table, id, value) => encryptJson(sealing, table, id, value),
    openOwn: (table, id, sealed) => decryptJson(sealing, table, id, sealed),
    // A zip, as every workbook is one, was deflated by whoever wrote it; doing it again only costs time.
    sealBytes: (batchId, table, id, bytes) => encrypt(keyToSeal(batchId), nonces(), table, id, FORMAT.bytes, bytes),
    openBytes(batchId, table, id, sealed) {
      const key = batchKey(batchId);
      if (key === undefined) return undefined;
      const { format, clear } = decrypt(key, table, id, sealed);
      return format === FORMAT.deflatedBytes ? inflate(clear) : clear;
    },
    token(companyId, purpose, text) {
      const name = `${companyId}\u0000${purpose}\u0000${text}`;
      const known = tokens.get(name);
      if (known !== undefined) return known;
      let key = indexKeys.get(companyId);
      if (key === undefined) indexKeys.set(companyId, (key = subkey(indexing, companyId)));
      const token = createHmac('sha256', key).update(`${purpose}\u0000${text}`).digest().subarray(0, TOKEN_BYTES);
      if (tokens.size >= TOKENS_REMEMBERED) tokens.clear();
      tokens.set(name, token);
      return token;
    },
    dropBatchKey: (batchId) => void batchKeys.delete(batchId),
    dataKey: () => own.export(),
  };
}

function encrypt(
  key: KeyObject,
  nonce: Buffer,
  table: string,
  id: string,
  format: number,
  clear: string | Uint8Array,
): Uint8Array {
  const cipher = cipherFor(key, nonce, aad(table, id, format));
  const body = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  cipher.final();
  const blob = Buffer.allocUnsafe(HEAD_BYTES + body.length + TAG_BYTES);
  blob[0] = format;
  nonce.copy(blob, 1);
  body.copy(blob, HEAD_BYTES);
  cipher.getAuthTag().copy(blob, HEAD_BYTES + body.length);
  return blob;
}

/** Throws when the bytes were altered, moved, or sealed under another key. */
function decrypt(key: KeyObject, table: string, id: string, sealed: Uint8Array): { format: number; clear: Buffer } {
  const format = sealed[0];
  if (format === undefined || sealed.length < HEAD_BYTES + TAG_BYTES) throw new Error('a sealed field is cut short');
  const body = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(aad(table, id, format));
  decipher.setAuthTag(sealed.subarray(body));
  const clear = decipher.update(sealed.subarray(HEAD_BYTES, body));
  decipher.final();
  return { format, clear };
}

function decryptJson(key: KeyObject, table: string, id: string, sealed: Uint8Array): unknown {
  const { format, clear } = decrypt(key, table, id, sealed);
  const text = format === FORMAT.deflatedJson ? inflate(clear) : clear;
  return JSON.parse(text.toString('utf8'));
}

function inflate(bytes: Buffer): Buffer {
  return inflateRawSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES });
}
