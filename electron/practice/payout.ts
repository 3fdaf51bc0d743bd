import { createHash } from 'node:crypto';
import { z } from 'zod';
import { minor, minorSchema, sum, ZERO, type Minor } from '../../shared/money.ts';
import { OUTCOMES } from './scenario.ts';

/** One payment in the practice server's books. What it comes to was decided at initialise, by the scenario's rules. */
export const practiceItemSchema = z.object({
  itemExternalId: z.string(),
  referenceCode: z.string(),
  recipientType: z.string(),
  recipientInfo: z.string(),
  recipientName: z.string(),
  description: z.string(),
  amount: minorSchema,
  currency: z.string(),
  nonWithdrawable: z.boolean(),
  outcome: z.enum(OUTCOMES),
  status: z.string(),
  errorCode: z.string(),
  errorMessage: z.string(),
  /** Ticks after authorise at which the outcome stands. */
  finalTick: z.number(),
});
export type PracticeItem = z.infer<typeof practiceItemSchema>;

export const practicePayoutSchema = z.object({
  accountId: z.string(),
  requestId: z.string(),
  externalId: z.string(),
  conversationId: z.string(),
  purpose: z.string(),
  createdAt: z.number(),
  items: z.array(practiceItemSchema),
  /** Milliseconds of the server's clock; null until authorised. */
  authorisedAt: z.number().nullable(),
  /** How often an authorise had its effect; more than one is a double payment. */
  authorisations: z.number(),
  /** False when the balance did not cover it. */
  funded: z.boolean(),
  cancelledAt: z.number().nullable(),
  /** Retrieves since authorise; each moves the payout on by one tick. */
  looks: z.number(),
});
export type PracticePayout = z.infer<typeof practicePayoutSchema>;

/** OUR ASSUMPTION: a refund follows a failure by this many ticks. */
const REFUND_TICKS = 2;

/** Where in its life a payout is: steps of time since it was authorised, and one for each retrieve. */
export interface Pace {
  readonly now: number;
  readonly tickMs: number;
  readonly timeScale: number;
}

export function tickOf(payout: PracticePayout, pace: Pace): number {
  if (payout.authorisedAt === null) return 0;
  return Math.floor(((pace.now - payout.authorisedAt) * pace.timeScale) / pace.tickMs) + payout.looks;
}

/**
 * An item's status at a tick. OUR ASSUMPTION on the order INIT → QUEUED → PROCESSING (iyzico documents neither), and that
 * items still say INIT while the batch is PUBLISHED_TO_QUEUE (both overview examples show that).
 */
export function itemStatusAt(payout: PracticePayout, item: PracticeItem, tick: number): string {
  if (item.outcome === 'invalid') return 'INVALID';
  if (payout.cancelledAt !== null) return 'MASS_PAYOUT_CANCELED';
  if (payout.authorisedAt === null || !payout.funded) return 'INIT';
  if (tick >= item.finalTick) {
    const refundDue = tick >= item.finalTick + REFUND_TICKS;
    switch (item.outcome) {
      case 'success':
        return 'SUCCESS';
      case 'failed':
        return 'FAILED';
      case 'refunded':
        return refundDue ? 'DEPOSIT_SUCCESS' : 'FAILED';
      case 'refundFails':
        return refundDue ? 'DEPOSIT_FAIL' : 'FAILED';
      case 'stays':
        return item.status;
    }
  }
  if (tick < 2) return 'INIT';
  return tick === 2 ? 'QUEUED' : 'PROCESSING';
}

/** The tick from which nothing changes any more; an item that stays in an unknown state never settles its batch. */
export function settledTick(payout: PracticePayout): number {
  let last = 1;
  for (const item of payout.items) {
    if (item.outcome === 'invalid') continue;
    if (item.outcome === 'stays') return Number.POSITIVE_INFINITY;
    const refund = item.outcome === 'refunded' || item.outcome === 'refundFails' ? REFUND_TICKS : 0;
    last = Math.max(last, item.finalTick + refund);
  }
  return last;
}

/** The batch's status at a tick, of which `lastTick` settles it. `mixed` is what a batch with paid and unpaid items ends in: no source says. */
export function payoutStatusAt(payout: PracticePayout, tick: number, lastTick: number, mixed: string): string {
  if (payout.cancelledAt !== null) return 'CANCELED';
  if (payout.authorisedAt === null) return 'INIT';
  if (tick < 1) return 'IN_PROGRESS';
  if (!payout.funded) return 'INSUFFICIENT_BALANCE';
  if (tick < lastTick) return 'PUBLISHED_TO_QUEUE';
  const valid = payout.items.filter((item) => item.outcome !== 'invalid');
  const paid = valid.filter((item) => item.outcome === 'success').length;
  if (paid === valid.length) return 'COMPLETED';
  return paid === 0 ? 'FAIL' : mixed;
}

/** Sums of a batch at a tick: of accepted items, of those paid, and the commission of those paid. */
export function totalsAt(
  payout: PracticePayout,
  tick: number,
  commission: Minor,
): { readonly total: Minor; readonly successful: Minor; readonly commission: Minor } {
  const valid = payout.items.filter((item) => item.outcome !== 'invalid');
  const paid = valid.filter((item) => itemStatusAt(payout, item, tick) === 'SUCCESS');
  return {
    total: sum(valid.map((item) => item.amount)),
    successful: sum(paid.map((item) => item.amount)),
    commission: minor(commission * paid.length),
  };
}

/** What a payout holds of its account's balance at a tick: amounts and commissions, less what came back. */
export function heldAt(payout: PracticePayout, tick: number, commission: Minor): Minor {
  if (payout.authorisedAt === null || !payout.funded || payout.cancelledAt !== null) return ZERO;
  const held = payout.items.filter(
    (item) => item.outcome !== 'invalid' && itemStatusAt(payout, item, tick) !== 'DEPOSIT_SUCCESS',
  );
  return minor(cost(held, commission) * payout.authorisations);
}

/** What authorising these items takes. OUR ASSUMPTION: only lira are held against the one balance iyzico tells. */
export function cost(items: readonly PracticeItem[], commission: Minor): Minor {
  return sum(items.filter((item) => item.currency === 'TRY').map((item) => minor(item.amount + commission)));
}

/** A UUID-shaped id that is the same for the same parts. */
export function madeId(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
