import { timingSafeEqual } from 'node:crypto';
import { signatureOf } from '../iyzico/signature.ts';
import type { Assumptions } from './scenario.ts';

/** Why a request's signature was not accepted, by iyzico's own codes. */
export type SignatureFault = '1000' | '1001' | '1009' | '5' | '8';

export interface SignedRequest {
  /** Path without the query: the query is not part of what is signed. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly iyziRnd: string | undefined;
  /** The bytes that arrived. */
  readonly body: Uint8Array;
}

export type Verdict =
  | { readonly ok: true; readonly apiKey: string }
  | { readonly ok: false; readonly fault: SignatureFault };

/**
 * Verifies a request for real: the digest over exactly the bytes that arrived and the path without its query, lower-case
 * hex, and `x-iyzi-rnd`, where sent, equal to the signed randomKey (measured in iyzico's sandbox by a third party).
 */
export function verify(
  request: SignedRequest,
  secretOf: (apiKey: string) => string | undefined,
  style: Assumptions['authErrors'],
): Verdict {
  const refuse = (fault: SignatureFault): Verdict => ({ ok: false, fault });
  if (request.authorization === undefined) return refuse(style === 'gateway' ? '5' : '1009');
  const encoded = /^IYZWSv2 ([A-Za-z0-9+/]+=*)$/.exec(request.authorization)?.[1];
  const wrong = style === 'gateway' ? '8' : '1000';
  if (encoded === undefined) return refuse(style === 'gateway' ? '5' : wrong);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const parts = /^apiKey:(.*)&randomKey:(.*)&signature:(.*)$/s.exec(text);
  const [apiKey, randomKey, signature] = [parts?.[1], parts?.[2], parts?.[3]];
  if (apiKey === undefined || randomKey === undefined || signature === undefined) return refuse(wrong);
  const secretKey = secretOf(apiKey);
  if (secretKey === undefined) return refuse(style === 'gateway' ? '8' : '1001');
  if (request.iyziRnd !== undefined && request.iyziRnd !== randomKey) return refuse(wrong);
  const expected = signatureOf(secretKey, { randomKey, path: request.path, body: request.body });
  const same =
    /^[0-9a-f]{64}$/.test(signature) && timingSafeEqual(Buffer.from(expected, 'utf8'), Buffer.from(signature, 'utf8'));
  return same ? { ok: true, apiKey } : refuse(wrong);
}
