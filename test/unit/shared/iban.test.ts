import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankOf, compactIban, groupIban, passesMod97, readIban } from '../../../shared/iban.ts';

const VALID = 'TR330006100519786457841326';

/** Any valid Turkish IBAN: a bank code, the reserved 0, an account; check digits by the rule of ISO 13616. */
const turkish = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }))
  .map(([bank, account]) => {
    const bban = `${String(bank).padStart(5, '0')}0${String(account).padStart(16, '0')}`;
    const check = 98n - (BigInt(`${bban}292700`) % 97n);
    return `TR${String(check).padStart(2, '0')}${bban}`;
  });

describe('readIban', () => {
  test.each([
    ['as printed', 'TR33 0006 1005 1978 6457 8413 26'],
    ['compact', VALID],
    ['lower case', 'tr33 0006 1005 1978 6457 8413 26'],
    ['no-break spaces', 'TR33\u00A00006\u00A01005\u00A01978\u00A06457\u00A08413\u00A026'],
    ['dots and dashes', 'TR33.0006-1005-1978-6457-8413-26'],
    ['thin spaces and outer white space', '\t TR33\u20090006 1005 1978 6457 8413 26 \n'],
  ])('reads it %s', (_, text) => {
    expect(readIban(text)).toEqual({ ok: true, iban: VALID, country: 'TR' });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['330006100519786457841326', 'notIban'],
    ['Ayşe Yılmaz', 'notIban'],
    ['TR33000610051978645784132', 'length'],
    ['TR3300061005197864578413260', 'length'],
    ['TR330006100519786457841327', 'checksum'],
    ['TR33000610051978645784I326', 'notIban'],
    ['TR33000610O519786457841326', 'notIban'],
    ['TR330006100519\u200B786457841326', 'notIban'],
    ['\u202ETR330006100519786457841326', 'notIban'],
    ['ＴＲ330006100519786457841326', 'notIban'],
    ['DE89370400440532013001', 'checksum'],
    ['DE8937040044', 'length'],
    ['DEXX370400440532013000', 'notIban'],
  ])('refuses %j as %s', (text, fault) => {
    expect(readIban(text)).toMatchObject({ ok: false, fault });
  });

  test('refuses a Turkish IBAN whose reserved digit is not 0, though its checksum holds', () => {
    const bban = '0006110519786457841326';
    const check = String(98n - (BigInt(`${bban}292700`) % 97n)).padStart(2, '0');
    expect(readIban(`TR${check}${bban}`)).toMatchObject({ ok: false, fault: 'reservedDigit' });
  });

  test('reads a foreign IBAN whose checksum holds and names its country', () => {
    expect(readIban('DE89 3704 0044 0532 0130 00')).toEqual({
      ok: true,
      iban: 'DE89370400440532013000',
      country: 'DE',
    });
    expect(readIban('gb29 nwbk 6016 1331 9268 19')).toMatchObject({ ok: true, country: 'GB' });
  });

  test('reads every valid Turkish IBAN however it is grouped', () => {
    fc.assert(
      fc.property(turkish, (iban) => {
        expect(readIban(groupIban(iban))).toEqual({ ok: true, iban, country: 'TR' });
        expect(readIban(iban.toLowerCase())).toEqual({ ok: true, iban, country: 'TR' });
      }),
    );
  });

  test('refuses every IBAN with one digit changed', () => {
    fc.assert(
      fc.property(turkish, fc.integer({ min: 2, max: 25 }), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        const digit = (Number(iban[at]) + by) % 10;
        expect(readIban(iban.slice(0, at) + String(digit) + iban.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test('refuses every IBAN with two different neighbours swapped', () => {
    fc.assert(
      fc.property(turkish, fc.integer({ min: 4, max: 24 }), (iban, at) => {
        const [left = '', right = ''] = [iban[at], iban[at + 1]];
        fc.pre(left !== right);
        expect(readIban(iban.slice(0, at) + right + left + iban.slice(at + 2)).ok).toBe(false);
      }),
    );
  });
});

describe('compactIban', () => {
  test('turns only ASCII letters and the dotless ı into capitals', () => {
    expect(compactIban('tı12')).toBe('TI12');
    expect(compactIban('deß1')).toBe('DEß1');
  });

  test('is the same after a second time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(compactIban(compactIban(text))).toBe(compactIban(text));
      }),
    );
  });
});

test('passesMod97 agrees with the rule in big integers', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/), (text) => {
      const digits = [...text.slice(4), ...text.slice(0, 4)].map((char) => String(Number.parseInt(char, 36))).join('');
      expect(passesMod97(text)).toBe(BigInt(digits) % 97n === 1n);
    }),
  );
});

test('groupIban puts a space after every four characters and none at the end', () => {
  expect(groupIban(VALID)).toBe('TR33 0006 1005 1978 6457 8413 26');
  expect(groupIban('1234')).toBe('1234');
});

test.each([
  [VALID, undefined],
  ['TR330001000519786457841326', 'Ziraat'],
  ['TR330006200519786457841326', 'Garanti BBVA'],
  ['DE000006200519786457841326', undefined],
])('the bank of %s is %s', (iban, bank) => {
  expect(bankOf(iban)).toBe(bank);
});
