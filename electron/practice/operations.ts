import { z } from 'zod';
import type { Books } from './books.ts';
import { effectOf, type Effect } from './effects.ts';
import { initialise } from './initialise.ts';
import { actElsewhere, authorise, cancel } from './lifecycle.ts';
import type { PracticePayout } from './payout.ts';
import type { Reply } from './replies.ts';
import { balance, payoutNamedIn, retrieve, retrieveItem } from './retrieve.ts';
import type { Route } from './routes.ts';

/** Does an operation's work and says what is answered when nothing goes wrong. */
export function answer(books: Books, accountId: string, route: Route, body: string, effects: readonly Effect[]): Reply {
  const elsewhere = effectOf(effects, 'elsewhere');
  if (elsewhere !== undefined) {
    const payout = concerned(books, accountId, route, body);
    if (payout !== undefined) actElsewhere(books, payout, elsewhere.action);
  }
  switch (route.operation) {
    case 'initialise':
      return initialise(books, accountId, body, effects);
    case 'authorise':
      return authorise(books, accountId, body, effects);
    case 'cancel':
      return cancel(books, accountId, route.id);
    case 'retrieve':
      return retrieve(books, accountId, body, effects);
    case 'retrieveItem':
      return retrieveItem(books, accountId, route.id, effects);
    case 'balance':
      return balance(books, accountId);
  }
}

const idsSchema = z.object({
  externalId: z.string().optional(),
  requestId: z.string().optional(),
  externalMassPayoutId: z.string().optional(),
});

/** The id a request is counted under: its externalId, requestId or reference code. */
export function idIn(route: Route, body: Uint8Array): string {
  if (route.id !== '' || body.byteLength === 0) return route.id;
  // Only the ids are wanted, and an initialise may hold 10,000 items: they stand before the items in what this program
  // sends, so a look at the head is enough; the whole is parsed only when that fails.
  const text = Buffer.from(body).toString('utf8');
  const head = /^\{"(?:externalId|requestId|externalMassPayoutId)":"([^"\\]*)"/.exec(text);
  if (head !== null) return head[1] ?? '';
  try {
    const ids = idsSchema.safeParse(JSON.parse(text));
    return ids.success ? (ids.data.externalId ?? ids.data.requestId ?? ids.data.externalMassPayoutId ?? '') : '';
  } catch {
    // Not JSON: it names nothing.
    return '';
  }
}

function concerned(books: Books, accountId: string, route: Route, body: string): PracticePayout | undefined {
  if (route.operation === 'retrieve') return payoutNamedIn(books, accountId, body);
  const id = idIn(route, Buffer.from(body, 'utf8'));
  return books.byRequestId(accountId, id) ?? books.byExternalId(accountId, id).at(-1);
}
