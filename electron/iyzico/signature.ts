import { createHash, createHmac } from 'node:crypto';

/** A merchant's key pair. It lives in the keychain and in memory, and must never reach a log, an error text or the page. */
export interface IyzicoKeys {
  readonly apiKey: string;
  readonly secretKey: string;
}

/** What is signed: the random key, the path without its query, and the exact text that is sent (empty when nothing is). */
export interface SignedParts {
  readonly randomKey: string;
  readonly path: string;
  readonly body: string | Uint8Array;
}

/**
 * Pasted keys come with spaces, line ends and invisible characters; iyzico names stray spaces as a cause of "Geçersiz
 * imza" (iyzipay-node #17, #103), so both ends are cleaned before anything is signed.
 */
export function trimKeys(keys: IyzicoKeys): IyzicoKeys {
  const clean = (key: string) => key.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  return { apiKey: clean(keys.apiKey), secretKey: clean(keys.secretKey) };
}

/** The first 8 hex digits of SHA-256 over the API key: tells keys apart without being one. */
export function keyFingerprint(apiKey: string): string {
  return createHash('sha256').update(apiKey, 'utf8').digest('hex').slice(0, 8);
}

/**
 * IYZWSv2's digest: lower-case hex of HMAC-SHA256(secretKey, randomKey + path + body), UTF-8, no separators (iyzico docs,
 * HMACSHA256 authentication). The caller passes the path without `?locale=`; a signed query is refused with code 8.
 */
export function signatureOf(secretKey: string, parts: SignedParts): string {
  return createHmac('sha256', secretKey)
    .update(parts.randomKey, 'utf8')
    .update(parts.path, 'utf8')
    .update(parts.body)
    .digest('hex');
}

/** The `Authorization` value around a digest: base64 of `apiKey:…&randomKey:…&signature:…` after the scheme's name. */
export function assembleAuthorization(apiKey: string, randomKey: string, signature: string): string {
  const text = `apiKey:${apiKey}&randomKey:${randomKey}&signature:${signature}`;
  return `IYZWSv2 ${Buffer.from(text, 'utf8').toString('base64')}`;
}

/** Signs one request and returns its `Authorization` header value. */
export function authorizationHeader(keys: IyzicoKeys, parts: SignedParts): string {
  return assembleAuthorization(keys.apiKey, parts.randomKey, signatureOf(keys.secretKey, parts));
}
