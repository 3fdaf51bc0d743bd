import type { Environment } from '../../shared/companies.ts';

/** iyzico gives sandbox keys this prefix (its sandbox panel; undocumented, so a warning only). */
const SANDBOX_PREFIX = 'sandbox-';

/** What was typed, without the spaces that copying brings along. */
export interface TypedKeys {
  readonly apiKey: string;
  readonly secretKey: string;
}

/** Why a pair of keys is not sent for checking yet. */
export type KeyFault = 'bothNeeded' | 'same' | null;

export function keyFault({ apiKey, secretKey }: TypedKeys): KeyFault {
  if (apiKey === '' || secretKey === '') return 'bothNeeded';
  return apiKey === secretKey ? 'same' : null;
}

/** A hint that the keys belong to the other environment; null when nothing speaks for it. */
export function prefixHint(environment: Environment, keys: TypedKeys): 'wantsSandbox' | 'wantsProduction' | null {
  const typed = [keys.apiKey, keys.secretKey].filter((key) => key !== '');
  if (typed.length === 0) return null;
  const sandbox = typed.filter((key) => key.startsWith(SANDBOX_PREFIX)).length;
  if (environment === 'sandbox') return sandbox < typed.length ? 'wantsSandbox' : null;
  return environment === 'production' && sandbox > 0 ? 'wantsProduction' : null;
}
