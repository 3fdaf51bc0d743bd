import { z } from 'zod';
import { rowIdSchema } from '../../shared/ids.ts';
import { isFinalOutcome, moneyOutcome, moneyOutcomeSchema, purposeSchema } from '../../shared/items.ts';
import type { MoneyOutcome } from '../../shared/items.ts';
import { currencySchema, minorSchema } from '../../shared/money.ts';
import { settledOutcomeSchema } from '../../shared/payouts.ts';
import type { Phase, SettledOutcome } from '../../shared/payouts.ts';
import { problemSchema } from '../../shared/problems.ts';
import type { Problem } from '../../shared/problems.ts';
import { doubtSchema } from './events.ts';

/** One item of a payout: what is paid to whom under which id, and the last word from iyzico about it. */
export const itemStateSchema = z.strictObject({
  rowId: rowIdSchema,
  itemExternalId: z.string(),
  amount: minorSchema,
  outcome: moneyOutcomeSchema,
  itemStatus: z.string(),
  errorCode: z.string(),
  errorMessage: z.string(),
  referenceCode: z.string(),
  commission: minorSchema.nullable(),
  /** What freed the row for another attempt: 'state' when the outcome alone does, 'person' with a reason in the journal; null while bound. */
  released: z.string().nullable(),
});
export type ItemState = z.infer<typeof itemStateSchema>;

const standing = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('prepared'), problem: problemSchema.nullable() }),
  z.strictObject({ phase: z.literal('initialising') }),
  /** `resend` once a retrieve (or a person) said that sending the same bytes again cannot make a second payout unseen. */
  z.strictObject({ phase: z.literal('initUnknown'), doubt: doubtSchema, resend: z.boolean() }),
  z.strictObject({ phase: z.literal('refused'), problem: problemSchema }),
  z.strictObject({ phase: z.literal('initialised'), requestId: z.string(), problem: problemSchema.nullable() }),
  z.strictObject({ phase: z.literal('authorising'), requestId: z.string() }),
  z.strictObject({ phase: z.literal('authRejected'), requestId: z.string(), problem: problemSchema }),
  /** `rejected`: the answer was a clear failure and a retrieve must still confirm INIT. `again`: a second press is allowed. */
  z.strictObject({
    phase: z.literal('authUnknown'),
    requestId: z.string(),
    doubt: doubtSchema.nullable(),
    rejected: problemSchema.nullable(),
    again: z.boolean(),
  }),
  z.strictObject({ phase: z.literal('authorised'), requestId: z.string() }),
  z.strictObject({ phase: z.literal('cancelling'), requestId: z.string(), wasRejected: problemSchema.nullable() }),
  /** `rejected`: the cancel was clearly refused and a retrieve must still say where the payout stands. */
  z.strictObject({
    phase: z.literal('cancelUnknown'),
    requestId: z.string(),
    doubt: doubtSchema.nullable(),
    rejected: problemSchema.nullable(),
    wasRejected: problemSchema.nullable(),
    /** A retrieve after the doubt still said INIT: a person may press cancel again (it moves no money). */
    again: z.boolean(),
  }),
  z.strictObject({ phase: z.literal('cancelled'), requestId: z.string() }),
  z.strictObject({ phase: z.literal('settled'), requestId: z.string(), outcome: settledOutcomeSchema }),
]);
export type Standing = z.infer<typeof standing>;

/** A payout as the fold of its journal. */
export const payoutStateSchema = z.strictObject({
  externalId: z.string(),
  conversationId: z.string(),
  purpose: purposeSchema,
  currency: currencySchema,
  bodySha256: z.string(),
  /** The fingerprint of the key the bytes were last sent with; empty before. Another key may be another account's. */
  sentWith: z.string().default(''),
  standing,
  /** iyzico's own word, as it came last. */
  payoutStatus: z.string(),
  mismatch: problemSchema.nullable(),
  /** The last question read every page and found our list there; false after a pass in which items moved or differed. */
  compared: z.boolean().default(false),
  /** Another total than ours that a person has looked at and accepted; only that very total is no difference any more. */
  acceptedTotal: minorSchema.nullable(),
  lastAskProblem: problemSchema.nullable(),
  preparedAt: z.number(),
  authorisedAt: z.number().nullable(),
  lastAskedAt: z.number().nullable(),
  items: z.array(itemStateSchema),
});
export type PayoutState = z.infer<typeof payoutStateSchema>;

/** The payout in another standing; everything else as it was. */
export function stand(state: PayoutState, standing: Standing): PayoutState {
  return { ...state, standing };
}

/** How a payout stands while it waits for a person: initialised, or clearly rejected with its reason. */
export function openStanding(requestId: string, rejected: Problem | null): Standing {
  return rejected === null
    ? { phase: 'initialised', requestId, problem: null }
    : { phase: 'authRejected', requestId, problem: rejected };
}

export function phaseOf(state: PayoutState): Phase {
  return state.standing.phase;
}

/** The requestId iyzico gave; empty before it is known. */
export function requestIdOf(state: PayoutState): string {
  return 'requestId' in state.standing ? state.standing.requestId : '';
}

/** The items iyzico did not refuse at initialise: what an authorisation would pay. */
export function acceptedItems(state: PayoutState): ItemState[] {
  return state.items.filter((item) => item.outcome !== 'notAccepted');
}

/** Batch statuses after which no item moves any more, so that items still INIT count as not paid (design, `settled`). */
export const FINAL_UNPAID: ReadonlySet<string> = new Set(['INSUFFICIENT_BALANCE', 'FAIL', 'CANCELED']);
/** Batch statuses that prove the payout was authorised (design, `authUnknown`). */
export const PROVES_AUTHORISED: ReadonlySet<string> = new Set([
  'IN_PROGRESS',
  'PUBLISHED_TO_QUEUE',
  'COMPLETED',
  'FAIL',
  'INSUFFICIENT_BALANCE',
]);

/**
 * How the items ended, or null while one is not final. With a final batch status, an item still INIT was never paid.
 * Every item counts: one that iyzico refused or returned makes a list partly paid, never "all paid".
 */
export function settledOutcome(items: readonly ItemState[]): SettledOutcome | null {
  if (!items.every((item) => isFinalOutcome(item.outcome))) return null;
  const paid = items.filter((item) => item.outcome === 'paid').length;
  if (paid === 0) return 'nonePaid';
  return paid === items.length ? 'allPaid' : 'partlyPaid';
}

/** What an item's status means once the batch's own status is known. */
export function outcomeOf(itemStatus: string, payoutStatus: string): MoneyOutcome {
  if (itemStatus === 'INIT' && payoutStatus === 'CANCELED') return 'cancelled';
  if (itemStatus === 'INIT' && FINAL_UNPAID.has(payoutStatus)) return 'failed';
  return moneyOutcome(itemStatus);
}
