import { afterEach, beforeEach, expect, it } from 'vitest';
import { setMeta } from '../../../../electron/ledger/meta.ts';
import { defaultPreferences, preferenceOperations } from '../../../../electron/ledger/preferences.ts';
import { openTestLedger } from '../../../fixtures/ledger-list.ts';
import type { TestLedger } from '../../../fixtures/ledger-list.ts';

const ops = preferenceOperations;
let ledger: TestLedger;
beforeEach(() => void (ledger = openTestLedger()));
afterEach(() => ledger.remove());

it('start as the defaults, with the computer’s user as the operator', () => {
  expect(ops['preferences.state'](ledger.store)).toEqual({
    preferences: defaultPreferences(),
    saved: false,
    corrupt: false,
  });
  expect(defaultPreferences().operator).not.toBe('');
});
it('keep what was set, one by one, through a restart', () => {
  ops['preferences.set'](ledger.store, { locale: 'en' });
  ops['preferences.set'](ledger.store, { theme: 'dark', locale: undefined });
  ledger = ledger.reopen();
  expect(ops['preferences.get'](ledger.store)).toMatchObject({ locale: 'en', theme: 'dark' });
});
it.each(['{"locale":', '{"locale":"fr"}', 'null', '[]'])(
  'fall back to the defaults and say so when %s is stored',
  (text) => {
    setMeta(ledger.store.db, 'preferences', text);
    expect(ops['preferences.state'](ledger.store)).toEqual({
      preferences: defaultPreferences(),
      saved: true,
      corrupt: true,
    });
    ops['preferences.set'](ledger.store, { theme: 'light' });
    expect(ops['preferences.state'](ledger.store)).toMatchObject({ corrupt: false, preferences: { theme: 'light' } });
  },
);
it('refuse what is no preference', () =>
  expect(() => ops['preferences.set'](ledger.store, { locale: 'fr' as never })).toThrow());
