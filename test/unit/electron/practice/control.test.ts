import { afterEach, beforeEach, expect, test } from 'vitest';
import { openControl, type Control } from '../../../../electron/practice/control.ts';
import { initialised, openDesk, type Desk } from './desk.ts';

let desk: Desk;
let control: Control;
beforeEach(async () => {
  desk = await openDesk();
  control = await openControl(desk.server, 'token-1');
});
afterEach(async () => {
  await control.close();
  await desk.server.close();
});

async function ask(method: string, path: string, body?: unknown, token = 'token-1'): Promise<[number, unknown]> {
  const response = await fetch(`${control.url}${path}`, {
    method,
    headers: { 'x-practice-token': token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return [response.status, await response.json()];
}

test('the books, from another process', async () => {
  const requestId = await initialised(desk);
  await desk.client.authorise(requestId);
  expect(await ask('GET', '/books')).toMatchObject([
    200,
    [
      {
        requestId,
        externalId: 'list-1',
        status: 'IN_PROGRESS',
        authorisations: 1,
        items: [['item-0', 'INIT', 10050], {}],
      },
    ],
  ]);
  expect(await ask('GET', '/paid')).toMatchObject([200, { paid: [{ itemExternalId: 'item-0' }, {}], twice: [] }]);
  expect(await ask('GET', '/received')).toMatchObject([
    200,
    [
      { operation: 'initialise', id: 'list-1', httpStatus: 200 },
      { operation: 'authorise', id: requestId, httpStatus: 200 },
    ],
  ]);
});

test('faults are added, counted and cleared', async () => {
  const requestId = await initialised(desk);
  await ask('POST', '/faults', [{ operation: 'balance', occurrence: 'every', effect: { kind: 'dropAnswer' } }]);
  expect((await desk.client.balance()).kind).toBe('unknown');
  expect(await ask('GET', '/struck')).toEqual([200, { dropAnswer: 1 }]);
  await ask('POST', '/faults/clear');
  expect((await desk.client.balance()).kind).toBe('success');
  expect(await ask('POST', '/elsewhere', { requestId, action: 'cancel' })).toEqual([200, { found: true }]);
  expect(desk.payout().cancelledAt).not.toBeNull();
});

test('accounts and time', async () => {
  await ask('POST', '/accounts', { apiKey: 'k', secretKey: 's', balance: '12.34' });
  const client = desk.clientWith({ keys: () => Promise.resolve({ apiKey: 'k', secretKey: 's' }) });
  expect(await client.balance()).toMatchObject({ value: { minor: 1234 } });
  const before = desk.server.books.now();
  await ask('POST', '/advance', { ms: 5000 });
  expect(desk.server.books.now()).toBe(before + 5000);
});

test.each([
  ['GET', '/books', undefined, 'wrong', 403],
  ['GET', '/books', undefined, '', 403],
  ['GET', '/nothing', undefined, 'token-1', 404],
  ['POST', '/faults', [{ operation: 'fly' }], 'token-1', 400],
])('%s %s with %j and token %j is %i', async (method, path, body, token, status) => {
  expect((await ask(method, path, body, token))[0]).toBe(status);
});
