import { describe, expect, test } from 'vitest';
import { JsonNumber, parseExact, rawNumber } from '../../../../electron/iyzico/json-exact.ts';

describe('parseExact', () => {
  test.each(['100.50', '20.00000000', '0.1', '9007199254740993', '-0', '1e400'])('keeps %s as written', (text) => {
    expect(parseExact(`{"a":${text}}`)?.value).toEqual({ a: new JsonNumber(text) });
  });

  test('leaves everything else alone', () => {
    expect(parseExact('\uFEFF{"a":"1","b":[true,null],"c":{}}')?.value).toEqual({ a: '1', b: [true, null], c: {} });
  });

  test.each([
    ['a masked id', '{"merchantId":000000}'],
    ['HTML', '<html></html>'],
    ['half a text', '{"status":"succ'],
    ['nothing', ''],
    ['nested beyond the stack', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
  ])('is undefined for %s', (_name, text) => {
    expect(parseExact(text)).toBeUndefined();
  });

  test('null is JSON', () => {
    expect(parseExact('null')).toEqual({ value: null });
  });
});

describe('rawNumber', () => {
  test('is written digit by digit', () => {
    expect(JSON.stringify({ a: rawNumber('100.50'), b: rawNumber('20.00000000') })).toBe(
      '{"a":100.50,"b":20.00000000}',
    );
  });

  test.each(['', '01.00', '1,00', '1.', '"1"', '1}', 'NaN'])('refuses %j', (text) => {
    expect(() => rawNumber(text)).toThrow(RangeError);
  });
});
