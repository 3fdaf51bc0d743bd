import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleAuthorization, authorizationHeader, signatureOf } from '../../../../electron/iyzico/signature.ts';
import { openDesk, type Desk } from './desk.ts';

let gateway: Desk;
let classic: Desk;
beforeAll(async () => {
  gateway = await openDesk();
  classic = await openDesk({ assumptions: { authErrors: 'classic' } });
});
afterAll(async () => {
  await gateway.server.close();
  await classic.server.close();
});

const PATH = '/v1/mass/payout/retrieve';
const BODY = '{"requestId":"r","itemType":"VALID","page":0,"size":40}';
const RND = randomUUID();

interface Spoilt {
  readonly authorization?: string | undefined;
  readonly rnd?: string | undefined;
  readonly body?: string;
  readonly contentType?: string;
}

/** Sends a rightly signed retrieve with one thing spoilt. */
async function send(desk: Desk, spoil: (right: string, desk: Desk) => Spoilt) {
  const right = authorizationHeader(desk.keys, { randomKey: RND, path: PATH, body: BODY });
  const spoilt = spoil(right, desk);
  const authorization = 'authorization' in spoilt ? spoilt.authorization : right;
  const rnd = 'rnd' in spoilt ? spoilt.rnd : RND;
  const response = await fetch(`${desk.server.url}${PATH}?locale=tr`, {
    method: 'POST',
    headers: {
      'Content-Type': spoilt.contentType ?? 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(rnd === undefined ? {} : { 'x-iyzi-rnd': rnd }),
    },
    body: spoilt.body ?? BODY,
  });
  const { status, errorCode } = (await response.json()) as { status: unknown; errorCode: unknown };
  return [response.status, status, errorCode];
}

const signed = (desk: Desk, path: string, body: string) =>
  authorizationHeader(desk.keys, { randomKey: RND, path, body });
const withDigest = (desk: Desk, digest: string) => assembleAuthorization(desk.keys.apiKey, RND, digest);
const digest = (desk: Desk) => signatureOf(desk.keys.secretKey, { randomKey: RND, path: PATH, body: BODY });

describe('accepted', () => {
  test.each([
    ['as signed', () => ({})],
    ['without x-iyzi-rnd, as three of the SDKs do', () => ({ rnd: undefined })],
  ])('%s', async (_name, spoil) => {
    expect(await send(gateway, spoil)).toEqual([200, 'failure', 'PRACTICE_UNKNOWN_PAYOUT']);
  });
});

const REFUSED: readonly (readonly [string, (right: string, desk: Desk) => Spoilt])[] = [
  ['the query signed too', (_right, desk) => ({ authorization: signed(desk, `${PATH}?locale=tr`, BODY) })],
  ['another body', () => ({ body: `${BODY} ` })],
  ['a body that means the same', () => ({ body: JSON.stringify(JSON.parse(BODY), null, 1) })],
  ['a body nobody signed', (_right, desk) => ({ authorization: signed(desk, PATH, '') })],
  ['another path', (_right, desk) => ({ authorization: signed(desk, '/v1/mass/payout/auth', BODY) })],
  ['upper-case hex', (_right, desk) => ({ authorization: withDigest(desk, digest(desk).toUpperCase()) })],
  [
    'a base64 digest',
    (_right, desk) => ({
      authorization: withDigest(
        desk,
        createHmac('sha256', desk.keys.secretKey).update(`${RND}${PATH}${BODY}`).digest('base64'),
      ),
    }),
  ],
  ['a digest cut short', (_right, desk) => ({ authorization: withDigest(desk, digest(desk).slice(0, 63)) })],
  ['no digest', (_right, desk) => ({ authorization: withDigest(desk, '') })],
  ['another x-iyzi-rnd', () => ({ rnd: 'other' })],
];

describe('refused', () => {
  test.each(REFUSED)('%s', async (_name, spoil) => {
    expect(await send(gateway, spoil)).toEqual([401, 401, '8']);
    expect(await send(classic, spoil)).toEqual([200, 'failure', '1000']);
  });

  test('no header, another scheme, an unknown key', async () => {
    expect(await send(gateway, () => ({ authorization: undefined }))).toEqual([401, 401, '5']);
    expect(await send(classic, () => ({ authorization: undefined }))).toEqual([200, 'failure', '1009']);
    expect(await send(gateway, (right) => ({ authorization: right.replace('IYZWSv2', 'IYZWS') }))).toEqual([
      401,
      401,
      '5',
    ]);
    const stranger = () => ({ authorization: assembleAuthorization('stranger', RND, 'a'.repeat(64)) });
    expect(await send(classic, stranger)).toEqual([200, 'failure', '1001']);
  });

  test('without a content type', async () => {
    expect(await send(gateway, () => ({ contentType: 'text/plain' }))).toEqual([200, 'failure', '11']);
  });
});
