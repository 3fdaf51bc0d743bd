import { describe, expect, test } from 'vitest';
import { initialiseBody, retrieveBody, type InitItem } from '../../../../electron/iyzico/body.ts';
import { minor } from '../../../../shared/money.ts';

const ITEM: InitItem = {
  itemExternalId: 'i-1',
  recipientType: 'PHONE',
  recipientInfo: '+905555555555',
  amount: minor(100),
  currency: 'TRY',
  description: 'Maaş',
};
const body = (...items: InitItem[]) =>
  initialiseBody({ externalId: 'e', conversationId: 'c', purpose: 'BONUS', items });

describe('amounts', () => {
  test.each([
    [10050, '100.50'],
    [1, '0.01'],
    [100, '1.00'],
    [123456789012345, '1234567890123.45'],
  ])('%i kuruş is the bare literal %s', (kurus, literal) => {
    expect(body({ ...ITEM, amount: minor(kurus) })).toContain(`"amount":{"value":${literal},"currency":"TRY"}`);
  });
});

describe('items', () => {
  test('keep their order', () => {
    const text = body(...['b', 'a', '10', '9'].map((id) => ({ ...ITEM, itemExternalId: id })));
    expect([...text.matchAll(/"itemExternalId":"(\w+)"/g)].map((match) => match[1])).toEqual(['b', 'a', '10', '9']);
  });

  test('an absent or empty name and a false nonWithdrawable are left out', () => {
    const text = body({ ...ITEM, recipientName: '', nonWithdrawable: false });
    expect(text).not.toContain('recipientName');
    expect(text).not.toContain('nonWithdrawable');
  });

  test('a true nonWithdrawable and a name are sent', () => {
    const text = body({ ...ITEM, recipientName: 'Ayşe', nonWithdrawable: true });
    expect(text).toContain('"recipientName":"Ayşe","nonWithdrawable":true}');
  });

  test('an IBAN without a name is a bug', () => {
    expect(() => body({ ...ITEM, recipientType: 'IBAN' })).toThrow('recipient name');
  });

  test('any text survives as JSON', () => {
    const description = 'a"b\\c\n\u2028 😀 ş\uD800';
    const back = JSON.parse(body({ ...ITEM, description })) as { items: { description: string }[] };
    expect(back.items[0]?.description).toBe(description);
  });
});

test('retrieve asks by one id', () => {
  expect(retrieveBody({ externalMassPayoutId: 'e-1' }, 'INVALID', 3)).toBe(
    '{"externalMassPayoutId":"e-1","itemType":"INVALID","page":3,"size":40}',
  );
});
