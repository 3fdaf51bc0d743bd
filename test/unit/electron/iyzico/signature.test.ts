import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { authoriseBody, initialiseBody, retrieveBody } from '../../../../electron/iyzico/body.ts';
import {
  assembleAuthorization,
  authorizationHeader,
  keyFingerprint,
  signatureOf,
  trimKeys,
} from '../../../../electron/iyzico/signature.ts';
import { minor } from '../../../../shared/money.ts';

const REQUEST_ID = '79cdefc1-3ce6-4f51-bdd9-0c050274db64';
const OWN = { apiKey: 'sandbox-test-api-key', secretKey: 'sandbox-test-secret-key' };
const RANDOM_KEY = '1759231970716123456789';

const V5_BODY = initialiseBody({
  externalId: 'batch-0001',
  conversationId: 'conv-0001',
  purpose: 'SALARY',
  items: [
    {
      itemExternalId: 'row-1',
      recipientType: 'IBAN',
      recipientInfo: 'TR330006100519786457841326',
      amount: minor(10050),
      currency: 'TRY',
      description: 'Ağustos maaşı',
      recipientName: 'Ayşe Yılmaz',
    },
  ],
});

describe('the worked example of the documentation', () => {
  test('V0: the header is assembled as iyzico prints it', () => {
    const header = assembleAuthorization(
      'sandbox-l9Md1Gj3IYcmu4NdaWxaSUoCoX7DC5RA',
      '123456789',
      '079df4b2426fc7f4208d8f22fbc0349794019f8ce2b0711de7808b4874f4e796',
    );
    expect(header).toBe(
      'IYZWSv2 YXBpS2V5OnNhbmRib3gtbDlNZDFHajNJWWNtdTROZGFXeGFTVW9Db1g3REM1UkEmcmFuZG9tS2V5OjEyMzQ1Njc4OSZzaWduYXR1cmU6MDc5ZGY0YjI0MjZmYzdmNDIwOGQ4ZjIyZmJjMDM0OTc5NDAxOWY4Y2UyYjA3MTFkZTc4MDhiNDg3NGY0ZTc5Ng==',
    );
  });
});

describe('vectors of the official SDKs', () => {
  test.each([
    [
      'V1 node',
      { apiKey: 'api_key', secretKey: 'secret_key' },
      'random_string',
      'uri',
      '"body"',
      'YXBpS2V5OmFwaV9rZXkmcmFuZG9tS2V5OnJhbmRvbV9zdHJpbmcmc2lnbmF0dXJlOjAxNzUwODkyMWEyOWVlNTYwMWJjZDFmYmU4M2VmZDJlMmJlNDNhZjAyZWNlZmYzMGNmMmU5MWE1MzlhYWIzNTU=',
    ],
    [
      'V2 java',
      { apiKey: 'apiKey', secretKey: 'secretKey' },
      'random',
      '/v2/uri',
      String.raw`"[data\u003dvalue]"`,
      'YXBpS2V5OmFwaUtleSZyYW5kb21LZXk6cmFuZG9tJnNpZ25hdHVyZTphOTBlYzFhZWNkNjhlMzdjYzMwOTQyZjg1Y2U2YjBkNTM0MzVhNGNhNDVlMDQ3NjliNDZlM2MzNWQ4MWJmNmZl',
    ],
    [
      'V3 php, no body',
      { apiKey: 'test', secretKey: 'test' },
      '123456789',
      '/v2/subscription/initialize',
      '',
      'YXBpS2V5OnRlc3QmcmFuZG9tS2V5OjEyMzQ1Njc4OSZzaWduYXR1cmU6YmM0NGIyZjRkZmI4ZGY3NDE0N2IxZjUyN2ZmNjM2NDQ0YzNiM2QzYTFmZjk3ZGNiMzM2NmJjMjkzZmFjZjI5OA==',
    ],
    [
      'V4 php, the query left out',
      { apiKey: 'test', secretKey: 'test' },
      '123456789',
      '/v2/subscription/customers/',
      '',
      'YXBpS2V5OnRlc3QmcmFuZG9tS2V5OjEyMzQ1Njc4OSZzaWduYXR1cmU6NmYzODQwOTlhYWUzMjhmNzJkYWY5Y2RhYjEwNWViMzdmYjI5NjIwMjUxYzQ3YjRjNTgzZDc0OGQ5ZDBhYjc2NA==',
    ],
  ])('%s', (_name, keys, randomKey, path, body, base64) => {
    expect(authorizationHeader(keys, { randomKey, path, body })).toBe(`IYZWSv2 ${base64}`);
  });
});

describe('vectors on the Mass Payout paths', () => {
  test.each([
    ['V5', '/v1/mass/payout/init', V5_BODY, 'f0713404554302838d4e5ed7adc338fbed1614d1714a846a778f113fc72b96b9'],
    [
      'V6',
      '/v1/mass/payout/auth',
      authoriseBody(REQUEST_ID),
      '79b02f1d7e5d95ecbe1d4449ccbbf2616fc399cf03d535452c742d4ed38b7b6c',
    ],
    [
      'V7',
      `/v1/mass/payout/cancel/${REQUEST_ID}`,
      '',
      'de56fd9fb71c109700b54342162ca7406dcce68bb670ea254ac5a12e37e2deba',
    ],
    ['V8', '/v1/mass/payout/balance', '', '1687df7534c946eb42fa601d35e3727792b6d2f5ad5ab6a01cfaddc82fc16111'],
    [
      'V9',
      '/v1/mass/payout/retrieve/items/a97b142a-1e22-4ceb-bafb-38d6c1c4a4f7',
      '',
      '0b62254a578abbe2fd9cc4f560bfa2f612c82449df7ebdc32a1cafb85a09d7c5',
    ],
    [
      'V10',
      '/v1/mass/payout/retrieve',
      retrieveBody({ requestId: REQUEST_ID }, 'VALID', 0),
      '57b5110cc2aacdcc49b194f430ec6823d18a8a7dbc392f3c178774fa790a10ea',
    ],
  ])('%s', (_name, path, body, signature) => {
    expect(signatureOf(OWN.secretKey, { randomKey: RANDOM_KEY, path, body })).toBe(signature);
    const bytes = new TextEncoder().encode(body);
    expect(signatureOf(OWN.secretKey, { randomKey: RANDOM_KEY, path, body: bytes })).toBe(signature);
  });

  test('V5 is 288 bytes of UTF-8', () => {
    expect(Buffer.byteLength(V5_BODY)).toBe(288);
  });

  test('negative control: the query is not signed', () => {
    const withQuery = '760b0d8f3eaa5a9bf0feb4968f76ae55260f199b0363accd4925f82a2ad66b9d';
    const signed = (path: string) => signatureOf(OWN.secretKey, { randomKey: RANDOM_KEY, path, body: V5_BODY });
    expect(signed('/v1/mass/payout/init')).not.toBe(withQuery);
    expect(signed('/v1/mass/payout/init?locale=tr')).toBe(withQuery);
  });
});

describe("iyzico's own npm package as an oracle", () => {
  interface Oracle {
    readonly generateAuthorizationHeaderV2: (
      scheme: string,
      apiKey: string,
      separator: string,
      secretKey: string,
      uri: string,
      body: unknown,
      randomString: string,
    ) => string;
  }
  const oracle = createRequire(import.meta.url)('iyzipay/lib/utils.js') as Oracle;

  // The package serialises the body itself, so the bodies are those JSON.stringify writes as we do.
  test.each([
    ['authorise', '/v1/mass/payout/auth', { requestId: REQUEST_ID }],
    ['retrieve', '/v1/mass/payout/retrieve', { requestId: REQUEST_ID, itemType: 'VALID', page: 0, size: 40 }],
    [
      'initialise',
      '/v1/mass/payout/init',
      {
        externalId: 'e-1',
        conversationId: 'c-1',
        purpose: 'SALARY',
        items: [
          {
            itemExternalId: 'i-1',
            recipientType: 'IBAN',
            recipientInfo: 'TR330006100519786457841326',
            amount: { value: 1234.56, currency: 'TRY' },
            description: 'Işık & Gül "Ağustos" <maaş>',
            recipientName: 'İ. Şükrü Çağ',
            nonWithdrawable: true,
          },
        ],
      },
    ],
  ])('%s is signed alike', (_name, path, body) => {
    const theirs = oracle.generateAuthorizationHeaderV2(
      'IYZWSv2',
      OWN.apiKey,
      ':',
      OWN.secretKey,
      path,
      body,
      RANDOM_KEY,
    );
    const ours = authorizationHeader(OWN, { randomKey: RANDOM_KEY, path, body: JSON.stringify(body) });
    expect(ours).toBe(theirs);
  });

  test('our initialise body is, byte for byte, what the package would sign', () => {
    const ours = initialiseBody({
      externalId: 'e-1',
      conversationId: 'c-1',
      purpose: 'SALARY',
      items: [
        {
          itemExternalId: 'i-1',
          recipientType: 'PHONE',
          recipientInfo: '+905555555555',
          amount: minor(123456),
          currency: 'TRY',
          description: 'Işık & Gül',
        },
      ],
    });
    const path = '/v1/mass/payout/init';
    const theirs = oracle.generateAuthorizationHeaderV2(
      'IYZWSv2',
      OWN.apiKey,
      ':',
      OWN.secretKey,
      path,
      JSON.parse(ours),
      RANDOM_KEY,
    );
    expect(authorizationHeader(OWN, { randomKey: RANDOM_KEY, path, body: ours })).toBe(theirs);
  });
});

describe('keys', () => {
  test('spaces, line ends and invisible characters around pasted keys are removed', () => {
    expect(trimKeys({ apiKey: ' sandbox-a\n', secretKey: '\u200B\u00A0s e\uFEFF' })).toEqual({
      apiKey: 'sandbox-a',
      secretKey: 's e',
    });
  });

  test('the fingerprint is 8 hex digits and not part of the key', () => {
    expect(keyFingerprint('sandbox-test-api-key')).toMatch(/^[0-9a-f]{8}$/);
    expect(keyFingerprint('a')).not.toBe(keyFingerprint('b'));
  });
});
