import { expect, test } from 'vitest';
import { notSentCauseOf } from '../../../../electron/iyzico/network-errors.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });
const wrapped = (cause: unknown) => new TypeError('fetch failed', { cause });

test.each([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ENETUNREACH', 'noNetwork'],
  ['EHOSTUNREACH', 'noNetwork'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['SOMETHING_NEW', 'noNetwork'],
] as const)('%s is %s, however it is wrapped', (code, cause) => {
  expect(notSentCauseOf(wrapped(coded(code)))).toBe(cause);
  expect(notSentCauseOf(wrapped(new AggregateError([coded(code), coded(code)])))).toBe(cause);
});

test('what is no error at all still has a name', () => {
  expect(notSentCauseOf('odd')).toBe('noNetwork');
});
