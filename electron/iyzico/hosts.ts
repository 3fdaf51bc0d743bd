import type { Environment } from '../../shared/companies.ts';

/** iyzico's two hosts (docs, servers of every Mass Payout page). */
export const IYZICO_URLS: Readonly<Record<Exclude<Environment, 'practice'>, string>> = {
  sandbox: 'https://sandbox-api.iyzipay.com',
  production: 'https://api.iyzipay.com',
};

/**
 * The origin to call, or undefined when this environment may not call it. Sandbox and production each reach their own
 * host and no other; practice reaches this machine only, so that a wrong setting can never carry a list across.
 */
export function allowedOrigin(environment: Environment, baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const url = new URL(baseUrl);
  if (url.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return undefined;
  }
  if (environment !== 'practice') return url.origin === IYZICO_URLS[environment] ? url.origin : undefined;
  const local = url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  return local && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}
