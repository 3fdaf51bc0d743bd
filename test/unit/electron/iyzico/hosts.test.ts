import { expect, test } from 'vitest';
import { allowedOrigin } from '../../../../electron/iyzico/hosts.ts';

test.each([
  ['production', 'https://api.iyzipay.com', 'https://api.iyzipay.com'],
  ['production', 'https://api.iyzipay.com/', 'https://api.iyzipay.com'],
  ['sandbox', 'https://sandbox-api.iyzipay.com', 'https://sandbox-api.iyzipay.com'],
  ['practice', 'http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
  ['practice', 'http://[::1]:4100', 'http://[::1]:4100'],
  ['production', 'https://sandbox-api.iyzipay.com', undefined],
  ['sandbox', 'https://api.iyzipay.com', undefined],
  ['production', 'http://api.iyzipay.com', undefined],
  ['production', 'https://api.iyzipay.com:8443', undefined],
  ['production', 'https://api.iyzipay.com.evil.example', undefined],
  ['production', 'https://user@api.iyzipay.com', undefined],
  ['production', 'https://api.iyzipay.com/v2', undefined],
  ['production', 'http://127.0.0.1:4100', undefined],
  ['practice', 'https://api.iyzipay.com', undefined],
  ['practice', 'http://localhost:4100', undefined],
  ['practice', 'http://127.0.0.1.evil.example', undefined],
  ['practice', 'http://192.168.1.2', undefined],
  ['practice', 'file:///etc/passwd', undefined],
  ['sandbox', 'not a url', undefined],
] as const)('%s may call %s: %s', (environment, baseUrl, origin) => {
  expect(allowedOrigin(environment, baseUrl)).toBe(origin);
});
