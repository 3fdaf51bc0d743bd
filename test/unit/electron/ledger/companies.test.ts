import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companyOperations } from '../../../../electron/ledger/companies.ts';
import { isLoosening } from '../../../../electron/ledger/limits.ts';
import { ProblemError } from '../../../../electron/ledger/problem-error.ts';
import { payoutOperations } from '../../../../electron/ledger/payouts.ts';
import { DEFAULT_LIMITS, DEFAULT_SETTINGS } from '../../../../shared/companies.ts';
import type { Company, Limits } from '../../../../shared/companies.ts';
import { minor } from '../../../../shared/money.ts';
import type { Problem } from '../../../../shared/problems.ts';
import { addTestList, openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

const ops = companyOperations;
const actor = 'Selin';
let ledger: TestLedger;
let company: Company;
beforeEach(() => {
  ledger = openTestLedger();
  company = ops['companies.add'](ledger.store, {
    name: 'Yıldız Tekstil',
    environment: 'sandbox',
    colour: 'teal',
    actor,
  });
});
afterEach(() => ledger.remove());

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}
const kinds = (): unknown[] =>
  ledger.store.db
    .prepare('SELECT kind FROM journal ORDER BY seq')
    .all()
    .map((row) => row['kind']);
const byId = (): { companyId: Company['id'] } => ({ companyId: company.id });

describe('a company', () => {
  it('starts with the defaults and without keys', () =>
    expect(company).toMatchObject({
      environment: 'sandbox',
      settings: DEFAULT_SETTINGS,
      limits: DEFAULT_LIMITS,
      keyState: 'none',
      keyFingerprint: '',
    }));
  it('is changed in name, colour and settings, and each change is journaled once', () => {
    const settings = { ...DEFAULT_SETTINGS, duplicateDays: 10 };
    expect(ops['companies.change'](ledger.store, { ...byId(), settings, actor }).settings).toEqual(settings);
    ops['companies.change'](ledger.store, { ...byId(), name: company.name, actor });
    expect(kinds()).toEqual(['companyAdded', 'companyChanged']);
  });
  it('gets the settings that a later version added', () => {
    const { purpose, currency } = DEFAULT_SETTINGS;
    ledger.store.db.prepare('UPDATE companies SET settings = ?').run(JSON.stringify({ purpose, currency: currency }));
    expect(ops['companies.get'](ledger.store, byId()).settings).toEqual(DEFAULT_SETTINGS);
  });
  it('keeps its name out of the journal’s clear text', () =>
    expect(JSON.stringify(ledger.store.db.prepare('SELECT open FROM journal').all())).not.toContain('Yıldız'));
  it('is gone from sight when removed, and its history is not', () => {
    ops['companies.remove'](ledger.store, { ...byId(), actor });
    expect(ops['companies.list'](ledger.store)).toEqual([]);
    expect(problemOf(() => ops['companies.get'](ledger.store, byId())).code).toBe('notFound');
    expect(kinds()).toEqual(['companyAdded', 'removed']);
  });
  it('is not removed while iyzico may still act on a payout', () => {
    const { batchId } = addTestList(ledger.store, company.id, [{ name: 'Ayşe', amount: 100 }]);
    for (const payoutId of payoutOperations['payouts.prepare'](ledger.store, { batchId, actor }))
      payoutOperations['payouts.append'](ledger.store, { payoutId, actor, event: { kind: 'initialiseSent' } });
    expect(problemOf(() => ops['companies.remove'](ledger.store, { ...byId(), actor })).code).toBe('payout.wrongPhase');
  });
});

describe('keys', () => {
  it('are noted by fingerprint and refused in a second company', () => {
    const other = ops['companies.add'](ledger.store, {
      name: 'Öteki',
      environment: 'production',
      colour: 'rust',
      actor,
    });
    ops['companies.keysSaved'](ledger.store, { ...byId(), fingerprint: 'abcd1234', actor });
    const again = { companyId: other.id, fingerprint: 'abcd1234', actor };
    const expected = { code: 'keys.duplicate', params: { company: 'Yıldız Tekstil' } };
    expect(problemOf(() => ops['companies.fingerprintFree'](ledger.store, again))).toEqual(expected);
    expect(problemOf(() => ops['companies.keysSaved'](ledger.store, again))).toEqual(expected);
    expect(ops['companies.get'](ledger.store, { companyId: other.id }).keyState).toBe('none');
    ops['companies.fingerprintFree'](ledger.store, { ...byId(), fingerprint: 'abcd1234' });
  });
  it('are free for another company once removed', () => {
    ops['companies.keysSaved'](ledger.store, { ...byId(), fingerprint: 'abcd1234', actor });
    expect(ops['companies.keysRemoved'](ledger.store, { ...byId(), actor }).keyState).toBe('none');
    ops['companies.fingerprintFree'](ledger.store, {
      companyId: 'anothercompany' as Company['id'],
      fingerprint: 'abcd1234',
    });
    expect(kinds()).toEqual(['companyAdded', 'keysSaved', 'keysRemoved']);
  });
});

describe('loosening', () => {
  const at = (over: Partial<Limits>): Limits => ({ ...DEFAULT_LIMITS, perItem: minor(100), action: 'refuse', ...over });
  it.each<[string, Limits, Limits, boolean]>([
    ['the same', at({}), at({}), false],
    ['a higher limit', at({}), at({ perItem: minor(101) }), true],
    ['a lower limit', at({}), at({ perItem: minor(99) }), false],
    ['no limit any more', at({}), at({ perItem: null }), true],
    ['a first limit', at({}), at({ perDay: minor(5) }), false],
    ['warn instead of refuse', at({}), at({ action: 'warn' }), true],
    ['no second approval any more', at({ secondApproval: true }), at({}), true],
    ['a second approval', at({}), at({ secondApproval: true }), false],
    ['one lower and one higher', at({ perDay: minor(5) }), at({ perItem: minor(1), perDay: minor(6) }), true],
  ])('%s', (_, before, after, expected) => expect(isLoosening(before, after)).toBe(expected));
});

describe('the PIN', () => {
  const set = (limits: Partial<Limits>, pin: string | null, newPin: string | null): Limits =>
    ops['companies.setLimits'](ledger.store, {
      ...byId(),
      limits: { ...DEFAULT_LIMITS, ...limits },
      pin,
      newPin,
      actor,
    });
  const verify = (pin: string): void => ops['companies.verifyPin'](ledger.store, { ...byId(), pin });

  it('is asked for before anything is loosened, not before it is tightened', () => {
    set({ perItem: minor(100) }, null, '2468');
    expect(problemOf(() => set({ perItem: minor(200) }, null, null)).code).toBe('payout.pin');
    set({ perItem: minor(50) }, null, null);
    expect(set({ perItem: minor(200) }, '2468', null).perItem).toBe(200);
    expect(problemOf(() => set({ perItem: minor(200) }, '1111', '9999')).code).toBe('payout.pin');
    verify('2468');
  });
  it('must exist before a second approval is asked for', () => {
    expect(problemOf(() => set({ secondApproval: true }, null, null)).code).toBe('payout.pinMissing');
    expect(set({ secondApproval: true }, null, '2468').secondApproval).toBe(true);
    expect(ops['companies.pinSet'](ledger.store, byId())).toBe(true);
  });
  it('locks after five wrong tries, longer each time, through a restart', () => {
    set({}, null, '2468');
    for (const left of [4, 3, 2, 1])
      expect(problemOf(() => verify('0000'))).toEqual({ code: 'payout.pin', params: { left } });
    const until = ledger.clock.now + 300_000;
    expect(problemOf(() => verify('0000'))).toEqual({ code: 'payout.pinLocked', params: { until } });
    ledger = ledger.reopen();
    expect(problemOf(() => verify('2468'))).toEqual({ code: 'payout.pinLocked', params: { until } });
    ledger.clock.now = until;
    expect(problemOf(() => verify('0000')).params['until']).toBe(until + 600_000);
    ledger.clock.now = until + 600_000;
    verify('2468');
    expect(problemOf(() => verify('0000'))).toEqual({ code: 'payout.pin', params: { left: 4 } });
    // Eleven scrypt hashes take a while on a busy machine.
  }, 30_000);
  it('is nowhere in the file, not even hashed in clear', () => {
    set({}, null, '2468');
    expect(String(ledger.store.db.prepare('SELECT pin FROM companies').get()?.['pin'])).not.toMatch(/2468|salt|hash/);
  });
});

it('without a keychain only practice companies are added', () => {
  const practising = { ...ledger.store, practiceOnly: true };
  const add = (environment: Company['environment']): Company =>
    ops['companies.add'](practising, { name: 'A', environment, colour: 'plum', actor });
  expect(problemOf(() => add('production')).code).toBe('keychain.missing');
  expect(add('practice').environment).toBe('practice');
});
