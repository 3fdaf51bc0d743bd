import { mkdtempSync, readFileSync, rmSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileBookStore } from '../../../../electron/practice/book-entries.ts';
import { bodyOf, initialised, itemsOf, openDesk } from './desk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'books-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = () => join(folder, 'books.jsonl');

test('a server that was stopped goes on where it was', async () => {
  const first = await openDesk({}, fileBookStore(path()));
  const [paid, cancelled] = [await initialised(first), await initialised(first, bodyOf(itemsOf(30000), 'list-2'))];
  await first.client.authorise(paid);
  await first.client.cancel(cancelled);
  first.advanceTicks(3);
  await first.server.close();

  const second = await openDesk({}, fileBookStore(path()));
  expect(second.server.books.payouts().map((payout) => second.server.books.payoutStatus(payout))).toEqual([
    'IN_PROGRESS',
    'CANCELED',
  ]);
  second.advanceTicks(20);
  const account = second.server.accountId(second.keys.apiKey);
  expect(second.server.books.balance(account)).toBe(5_000_000_000 - 30050 - 4000);
  const all = await second.client.retrieveAll({ requestId: paid });
  expect(all).toMatchObject({ value: { payout: { massPayoutStatus: 'COMPLETED' }, valid: { total: 2 } } });
  await second.server.close();
});

test('a line cut short by a kill is left out, and the next one is whole', async () => {
  const first = await openDesk({}, fileBookStore(path()));
  await initialised(first);
  await initialised(first, bodyOf(itemsOf(100), 'list-2'));
  await first.server.close();
  truncateSync(path(), statSync(path()).size - 10);

  const second = await openDesk({}, fileBookStore(path()));
  expect(second.server.books.payouts().map((payout) => payout.externalId)).toEqual(['list-1']);
  await initialised(second, bodyOf(itemsOf(100), 'list-3'));
  await second.server.close();
  const third = await openDesk({}, fileBookStore(path()));
  expect(third.server.books.payouts().map((payout) => payout.externalId)).toEqual(['list-1', 'list-3']);
  await third.server.close();
});

test('no key is ever in the file, and its lines can be sealed', async () => {
  const sealing = {
    seal: (line: string) => Buffer.from(line).toString('base64'),
    open: (sealed: string) => Buffer.from(sealed, 'base64').toString(),
  };
  const desk = await openDesk({}, fileBookStore(path(), sealing));
  await initialised(desk);
  await desk.server.close();
  const text = readFileSync(path(), 'utf8');
  expect(text).not.toContain('Ayşe');
  const opened = text.split('\n').map(sealing.open).join('\n');
  expect(opened).toContain('Ayşe');
  for (const key of [desk.keys.apiKey, desk.keys.secretKey]) expect(opened).not.toContain(key);
  const again = await openDesk({}, fileBookStore(path(), sealing));
  expect(again.server.books.payouts()).toHaveLength(1);
  await again.server.close();
});
