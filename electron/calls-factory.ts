import { randomUUID } from 'node:crypto';
import type { Company, Environment } from '../shared/companies.ts';
import type { CompanyId } from '../shared/ids.ts';
import type { Locale } from '../shared/money.ts';
import { fail, succeed } from '../shared/problems.ts';
import type { Outcome } from '../shared/problems.ts';
import { createIyzicoClient } from './iyzico/client.ts';
import { systemClock } from './iyzico/clock.ts';
import { IYZICO_URLS } from './iyzico/hosts.ts';
import { createLimiter } from './iyzico/limiter.ts';
import { keyFingerprint, trimKeys } from './iyzico/signature.ts';
import type { IyzicoKeys } from './iyzico/signature.ts';
import type { Calls } from './payouts/calls.ts';
import { iyzicoCalls } from './payouts/iyzico-calls.ts';
import type { PracticeHost } from './practice/host.ts';

export interface CallsFactoryParts {
  readonly company: (companyId: CompanyId) => Promise<Outcome<Company>>;
  readonly keysOf: (company: Company) => Promise<Outcome<IyzicoKeys>>;
  readonly practice: PracticeHost;
  readonly version: string;
  readonly locale: () => Locale;
}

export interface CallsFactory {
  /** The signed calls of a company; a problem when it has no keys, before anything is written down. */
  readonly of: (companyId: CompanyId) => Promise<Outcome<Calls>>;
  /** Calls with keys that are not saved yet, to check them. */
  readonly with: (company: Company, keys: IyzicoKeys) => Promise<Outcome<Calls>>;
}

/** Where an environment's calls go, as an approval binds it; the practice server's port is this computer's business. */
export function hostOf(environment: Environment): string {
  return environment === 'practice' ? 'practice' : IYZICO_URLS[environment];
}

/** Builds clients company by company over one limiter per key for the whole program. */
export function createCallsFactory(parts: CallsFactoryParts): CallsFactory {
  const polite = createLimiter({ clock: systemClock });
  // The practice server is ours: nobody is spared by waiting for it.
  const unhurried = createLimiter({ clock: systemClock, perMinute: 1_000_000 });

  const build = async (company: Company, keys: IyzicoKeys): Promise<Outcome<Calls>> => {
    const { environment } = company;
    const address = environment === 'practice' ? await parts.practice.serve(keys) : succeed(IYZICO_URLS[environment]);
    if (!address.ok) return address;
    const client = createIyzicoClient({
      environment,
      baseUrl: address.value,
      keys: () => Promise.resolve(keys),
      randomKey: randomUUID,
      limiter: environment === 'practice' ? unhurried : polite,
      version: parts.version,
      locale: parts.locale,
    });
    return succeed(iyzicoCalls(client, keyFingerprint(trimKeys(keys).apiKey)));
  };

  return {
    with: build,
    of: async (companyId) => {
      const company = await parts.company(companyId);
      if (!company.ok) return company;
      if (company.value.keyState === 'none') return fail('keys.missing');
      const keys = await parts.keysOf(company.value);
      if (!keys.ok) return keys;
      // The ledger's note and the keychain can part when the program ends between the two; an approval binds the note.
      if (keyFingerprint(trimKeys(keys.value).apiKey) !== company.value.keyFingerprint) return fail('keys.missing');
      return build(company.value, keys.value);
    },
  };
}
