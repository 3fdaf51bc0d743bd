import { describe, expect, test } from 'vitest';
import { parseExact } from '../../../../electron/iyzico/json-exact.ts';
import {
  balanceSchema,
  invalidItemsSchema,
  itemSchema,
  retrieveSchema,
  type WireItem,
} from '../../../../electron/iyzico/wire.ts';

const exact = (value: string): unknown => parseExact(value)?.value;
const item = (fields: string): WireItem => itemSchema.parse(exact(`{${fields}}`));

describe('paging', () => {
  test.each([
    ['nested', '{"massPayoutItems":{"items":[{}],"page":1,"size":40,"total":41}}'],
    ['top level', '{"massPayoutItems":{"items":[{}]},"page":1,"size":40,"total":41}'],
    [
      'both, nested wins',
      '{"massPayoutItems":{"items":[{}],"page":1,"size":40,"total":41},"page":9,"size":9,"total":9}',
    ],
    ['a bare list', '{"massPayoutItems":[{}],"page":1,"size":40,"total":41}'],
    ['items at the top', '{"items":[{}],"page":1,"size":40,"total":41}'],
    ['numbers as text', '{"massPayoutItems":{"items":[{}],"page":"1","size":"40","total":"41"}}'],
  ])('%s', (_name, text) => {
    const page = retrieveSchema.parse(exact(text));
    expect([page.items.length, page.page, page.size, page.total]).toEqual([1, 1, 40, 41]);
  });

  test.each(['{}', '{"massPayoutItems":null}', '{"massPayoutItems":{"items":null}}'])('%s is an empty page', (text) => {
    expect(retrieveSchema.parse(exact(text))).toMatchObject({ items: [], total: null, payout: null });
  });
});

test('requestIds are read wherever they may be', () => {
  const text =
    '{"requestId":"a","massPayout":{"requestId":"a"},"massPayoutItems":{"items":[{"massPayoutRequestId":"a"},{"massPayoutRequestId":"b"},{}]}}';
  expect(retrieveSchema.parse(exact(text)).requestIds).toEqual(['a', 'b']);
});

describe('items', () => {
  test.each([
    ['a list', '"errorMessages":["x","y"]', ['x', 'y']],
    ['a text', '"errorMessage":"x"', ['x']],
    ['a text in the list field', '"errorMessages":"x"', ['x']],
    ['null', '"errorMessages":null,"errorMessage":null', []],
    ['a list with null', '"errorMessages":[null,"x",""]', ['x']],
    ['missing', '"a":1', []],
  ])('error messages: %s', (_name, fields, expected) => {
    expect(item(fields).errorMessages).toEqual(expected);
  });

  test.each([
    ['100.50', 10050],
    ['20.00000000', 2000],
    ['0', 0],
    ['"100.5"', 10050],
    ['1e2', 10000],
    ['90071992547409.91', 9007199254740991],
    ['100.505', null],
    ['null', null],
    ['"1.000,50"', null],
  ])('amount %s is %s kuruş', (text, minor) => {
    expect(item(`"totalAmount":${text}`).totalAmount.minor).toBe(minor);
  });

  test('unknown words are kept and unknown fields ignored', () => {
    expect(item('"itemStatus":"ON_HOLD","somethingNew":{"a":1}')).toMatchObject({ itemStatus: 'ON_HOLD' });
  });

  test('numbers where text is expected are read as written', () => {
    expect(item('"itemExternalId":65656,"recipientInfo":2228853')).toMatchObject({
      itemExternalId: '65656',
      recipientInfo: '2228853',
    });
  });
});

describe('invalidItems', () => {
  test.each([
    ['missing', '{}', []],
    ['null', '{"invalidItems":null}', []],
    ['empty', '{"invalidItems":[]}', []],
    [
      'externalId',
      '{"invalidItems":[{"externalId":"i","errorCode":"1","errorMessage":"m"}]}',
      [{ itemExternalId: 'i', errorCode: '1', errorMessage: 'm' }],
    ],
    [
      'the other names and a numeric code',
      '{"invalidItems":[{"itemExternalId":"i","errorCode":1,"message":"m"}]}',
      [{ itemExternalId: 'i', errorCode: '1', errorMessage: 'm' }],
    ],
  ])('%s', (_name, text, expected) => {
    expect(invalidItemsSchema.parse(exact(text))).toEqual(expected);
  });
});

test('a balance is exact', () => {
  expect(balanceSchema.parse(exact('{"balance":50000000.10}')).balance).toEqual({
    text: '50000000.10',
    minor: 5000000010,
  });
});
