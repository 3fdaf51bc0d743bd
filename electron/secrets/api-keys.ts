import type { Company } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome } from '../../shared/problems.ts';
import { keyFingerprint } from '../iyzico/signature.ts';
import type { Keychain } from './keychain.ts';

/** A company's keys as iyzico gave them. Never logged, never stored outside the keychain. */
export interface KeyPair {
  readonly apiKey: string;
  readonly secretKey: string;
}

/** Keys of companies in the keychain. They are read when a call is signed and not kept here. */
export interface ApiKeys {
  /** Saves or replaces both; at every instant the old pair or the new one is whole. */
  save(companyId: CompanyId, keys: KeyPair): Promise<Outcome<null>>;
  /**
   * Problems besides the keychain's: `keys.missing` when the ledger's record says none were saved, or others;
   * `keychain.locked` when it says they were and the keychain answers nothing.
   */
  get(company: Pick<Company, 'id' | 'keyState' | 'keyFingerprint'>): Promise<Outcome<KeyPair>>;
  remove(companyId: CompanyId): Promise<Outcome<null>>;
}

/** The keys without the blanks a copy brings along; null when what is left cannot be a key (blanks or foreign letters inside). */
export function trimKeys(typed: KeyPair): KeyPair | null {
  const [apiKey, secretKey] = [typed.apiKey, typed.secretKey].map((text) =>
    text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, ''),
  );
  const isKey = (text: string | undefined): text is string => text !== undefined && /^[\x21-\x7e]{8,400}$/.test(text);
  return isKey(apiKey) && isKey(secretKey) ? { apiKey, secretKey } : null;
}

/** The secret key's entry names the API key it belongs to, so that replacing both is one write: the API key's. */
const apiKeyOf = (companyId: CompanyId): string => `api-key ${companyId}`;
const secretKeyOf = (companyId: CompanyId, apiKey: string): string =>
  `secret-key ${companyId} ${keyFingerprint(apiKey)}`;

export function createApiKeys(keychain: Keychain): ApiKeys {
  const removeSecret = async (companyId: CompanyId, apiKey: string | null): Promise<Outcome<null>> =>
    apiKey === null ? succeed(null) : keychain.remove(secretKeyOf(companyId, apiKey));

  return {
    async save(companyId, keys) {
      const before = await keychain.get(apiKeyOf(companyId));
      if (!before.ok) return before;
      const secret = await keychain.set(secretKeyOf(companyId, keys.apiKey), keys.secretKey);
      if (!secret.ok) return secret;
      const saved = await keychain.set(apiKeyOf(companyId), keys.apiKey);
      if (!saved.ok) return saved;
      const written = await keychain.get(apiKeyOf(companyId));
      if (!written.ok) return written;
      // A locked Secret Service may take an entry without keeping it.
      if (written.value !== keys.apiKey) return fail('keychain.locked');
      return before.value === keys.apiKey ? succeed(null) : removeSecret(companyId, before.value);
    },
    async get({ id, keyState, keyFingerprint: saved }) {
      if (keyState === 'none') return fail('keys.missing');
      const apiKey = await keychain.get(apiKeyOf(id));
      if (!apiKey.ok) return apiKey;
      if (apiKey.value === null) return fail('keychain.locked', { reason: 'savedKeysNotFound' });
      if (keyFingerprint(apiKey.value) !== saved) return fail('keys.missing', { reason: 'otherKeys' });
      const secretKey = await keychain.get(secretKeyOf(id, apiKey.value));
      if (!secretKey.ok) return secretKey;
      if (secretKey.value === null) return fail('keychain.locked', { reason: 'savedKeysNotFound' });
      return succeed({ apiKey: apiKey.value, secretKey: secretKey.value });
    },
    async remove(companyId) {
      const before = await keychain.get(apiKeyOf(companyId));
      if (!before.ok) return before;
      const secret = await removeSecret(companyId, before.value);
      return secret.ok ? keychain.remove(apiKeyOf(companyId)) : secret;
    },
  };
}
