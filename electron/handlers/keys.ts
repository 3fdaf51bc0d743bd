import type { Company } from '../../shared/companies.ts';
import type { CompanyId } from '../../shared/ids.ts';
import type { Input, keysContract } from '../../shared/ipc.ts';
import type { Minor } from '../../shared/money.ts';
import { fail, succeed } from '../../shared/problems.ts';
import type { Outcome, Problem } from '../../shared/problems.ts';
import type { Handlers } from '../ipc-door.ts';
import { askProblem } from '../payouts/answers.ts';
import type { Calls } from '../payouts/calls.ts';
import { keyFingerprint } from '../iyzico/signature.ts';
import { trimKeys } from '../secrets/api-keys.ts';
import type { KeyPair } from '../secrets/api-keys.ts';
import type { DeskContext } from './context.ts';

/** The key window's side of the desk. Keys come in, go to the keychain, and the window is destroyed. */
export interface KeysDesk {
  open(companyId: CompanyId): Promise<Outcome<Record<string, never>>>;
  readonly handlers: Handlers<typeof keysContract>;
}

interface Saved {
  readonly saved: boolean;
  readonly balance: Minor | null;
  readonly prefixWarning: boolean;
  readonly check: Problem | null;
}

/** `callsWith` makes signed calls with keys that are not saved yet, to check them by a balance call. */
export function createKeysDesk(
  context: DeskContext,
  callsWith: (company: Company, keys: KeyPair) => Promise<Outcome<Calls>>,
): KeysDesk {
  let companyId: CompanyId | null = null;
  const subject = async (): Promise<Outcome<Company>> =>
    companyId === null ? fail('payout.windowClosed') : context.ledger.call('companies.get', { companyId });

  const save = async (input: Input<typeof keysContract, 'keys.save'>): Promise<Outcome<Saved>> => {
    const company = await subject();
    if (!company.ok) return company;
    const keys = trimKeys(input);
    if (keys === null) return fail('keys.malformed');
    const fingerprint = keyFingerprint(keys.apiKey);
    const free = await context.ledger.call('companies.fingerprintFree', { companyId: company.value.id, fingerprint });
    if (!free.ok) return free;
    const calls = await callsWith(company.value, keys);
    if (!calls.ok) return calls;
    const answer = await calls.value.balance();
    const check = answer.kind === 'success' ? null : askProblem(answer);
    // iyzico regenerates sandbox keys without their prefix (iyzipay-node #140): said, never refused.
    const prefixWarning = keys.apiKey.startsWith('sandbox-') !== (company.value.environment === 'sandbox');
    const balance = answer.kind === 'success' ? answer.value : null;
    if (check !== null && !input.saveUnchecked) return succeed({ saved: false, balance, prefixWarning, check });
    const kept = await context.keys.save(company.value.id, keys);
    if (!kept.ok) return kept;
    const noted = await context.ledger.call('companies.keysSaved', {
      companyId: company.value.id,
      fingerprint,
      actor: context.actor(),
    });
    return noted.ok ? succeed({ saved: true, balance, prefixWarning, check }) : noted;
  };

  return {
    async open(id) {
      const company = await context.ledger.call('companies.get', { companyId: id });
      if (!company.ok) return company;
      if (company.value.environment === 'practice') return fail('keys.companyNotPractice');
      companyId = id;
      await context.shell.openKeysWindow();
      return succeed({});
    },
    handlers: {
      'keys.view': async () => {
        const company = await subject();
        if (!company.ok) return company;
        const preferences = await context.ledger.call('preferences.get', {});
        if (!preferences.ok) return preferences;
        const { name, environment, keyState } = company.value;
        const { locale, theme } = preferences.value;
        return succeed({ companyName: name, environment, locale, theme, replacing: keyState !== 'none' });
      },
      'keys.save': save,
      'keys.close': () => {
        companyId = null;
        context.shell.closeKeysWindow();
        return succeed({});
      },
    },
  };
}
