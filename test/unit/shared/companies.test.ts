import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, unsetAccounts } from '../../../shared/companies.ts';

test('a voucher’s empty accounts are named; a space is no account', () => {
  expect(unsetAccounts(DEFAULT_SETTINGS.accounts)).toEqual([]);
  expect(unsetAccounts({ debit: '335', credit: ' ', commission: '' })).toEqual(['credit', 'commission']);
  expect(unsetAccounts(undefined)).toEqual([]);
});
