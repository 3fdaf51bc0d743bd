import { z } from 'zod';
import { parseExact } from '../iyzico/json-exact.ts';
import type { Books } from './books.ts';
import { effectOf, type Effect } from './effects.ts';
import type { PracticePayout } from './payout.ts';
import { INVENTED, refusal, type Reply } from './replies.ts';

const authRequestSchema = z.object({ requestId: z.string().min(1) });

/** Authorise: INIT items go on their way and the balance is held (iyzico docs, EN-auth). Cannot be undone. */
export function authorise(books: Books, accountId: string, body: string, effects: readonly Effect[]): Reply {
  const { assumptions } = books.scenario;
  const now = books.now();
  const refuse = (error: { readonly errorCode: string; readonly errorMessage: string }) =>
    refusal(error, assumptions.failureHttpStatus, now);
  const parsed = authRequestSchema.safeParse(parseExact(body)?.value);
  if (!parsed.success) return refuse(INVENTED.badRequest);
  const payout = books.byRequestId(accountId, parsed.data.requestId);
  if (payout === undefined) return refuse(INVENTED.unknownPayout);
  if (payout.cancelledAt !== null) return refuse(INVENTED.state);
  if (payout.authorisedAt !== null) {
    if (assumptions.secondAuthorise === 'failure') return refuse(INVENTED.state);
    if (assumptions.secondAuthorise === 'paysAgain') books.authorise(payout, payout.funded);
    return { httpStatus: 200, fields: { status: 'success', systemTime: now } };
  }
  const funded = effectOf(effects, 'insufficientBalance') === undefined && books.covers(payout);
  if (!funded && assumptions.insufficientBalance === 'sync') return refuse(INVENTED.balance);
  books.authorise(payout, funded);
  return { httpStatus: 200, fields: { status: 'success', systemTime: now } };
}

/** Cancel: the payout and its INIT items (iyzico docs, EN-can). What happens after authorise is OUR ASSUMPTION. */
export function cancel(books: Books, accountId: string, requestId: string): Reply {
  const { assumptions } = books.scenario;
  const now = books.now();
  const payout = books.byRequestId(accountId, requestId);
  if (payout === undefined) return refusal(INVENTED.unknownPayout, assumptions.failureHttpStatus, now);
  if (payout.authorisedAt !== null && assumptions.cancelAfterAuthorise === 'failure') {
    return refusal(INVENTED.state, assumptions.failureHttpStatus, now);
  }
  if (payout.authorisedAt === null && payout.cancelledAt === null) books.cancel(payout);
  return { httpStatus: 200, fields: { status: 'success', systemTime: now } };
}

/** What somebody did to a payout in iyzico's panel or from another computer. */
export function actElsewhere(books: Books, payout: PracticePayout, action: 'authorise' | 'cancel'): void {
  if (payout.authorisedAt !== null || payout.cancelledAt !== null) return;
  if (action === 'authorise') books.authorise(payout, books.covers(payout));
  else books.cancel(payout);
}
