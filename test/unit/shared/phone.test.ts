import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../../shared/phone.ts';

describe('readPhone', () => {
  test.each([
    ['+905321234567', false],
    ['905321234567', false],
    ['00905321234567', false],
    ['05321234567', false],
    ['5321234567', true],
    ['(0532) 123 45 67', false],
    ['0 532 123-45-67', false],
    ['+90 (532)\u00A0123.45.67', false],
  ])('reads %s', (text, restoredZero) => {
    expect(readPhone(text)).toEqual({ ok: true, phone: '+905321234567', restoredZero });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['Ayşe', 'notPhone'],
    ['532123456', 'notPhone'],
    ['053212345678', 'notPhone'],
    ['+4915112345678', 'notPhone'],
    ['02121234567', 'notMobile'],
    ['+902121234567', 'notMobile'],
  ])('refuses %j as %s', (text, fault) => {
    expect(readPhone(text)).toMatchObject({ ok: false, fault });
  });

  test('reads any mobile number the same however it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_000_0000, max: 599_999_9999 }), (number) => {
        const phones = ['+90', '90', '0090', '0', ''].map((start) => readPhone(`${start}${number}`));
        for (const reading of phones) expect(reading).toMatchObject({ ok: true, phone: `+90${number}` });
      }),
    );
  });
});
