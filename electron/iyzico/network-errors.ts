import type { NotSentCause } from './answer.ts';

const CAUSES: Readonly<Record<string, NotSentCause>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EPIPE: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ENETUNREACH: 'noNetwork',
  ENETDOWN: 'noNetwork',
  EHOSTUNREACH: 'noNetwork',
  EHOSTDOWN: 'noNetwork',
  EADDRNOTAVAIL: 'noNetwork',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  CERT_REVOKED: 'tls',
  EPROTO: 'tls',
};

/**
 * Names why a request that was certainly never written failed. Only the name depends on the error's code; that nothing was
 * written is established elsewhere (written.ts).
 */
export function notSentCauseOf(error: unknown): NotSentCause {
  for (const code of codesIn(error, 0)) {
    if (Object.hasOwn(CAUSES, code)) return CAUSES[code] ?? 'refused';
    if (/^(ERR_TLS|ERR_SSL|CERT_|X509)/.test(code)) return 'tls';
  }
  return 'noNetwork';
}

/** fetch wraps the socket's error as `cause`, and a host with several addresses wraps one error per address. */
function codesIn(error: unknown, depth: number): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [];
  return [...own, ...codesIn(error.cause, depth + 1), ...inner.flatMap((each) => codesIn(each, depth + 1))];
}
