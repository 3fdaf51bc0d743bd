import { z } from 'zod';
import { payoutIdSchema, rowIdSchema } from '../../shared/ids.ts';
import { purposeSchema } from '../../shared/items.ts';
import { currencySchema, minorSchema } from '../../shared/money.ts';
import { findingSchema } from '../../shared/payouts.ts';
import { problemSchema } from '../../shared/problems.ts';

/**
 * What can happen to a payout, as the journal keeps it. A payout's state is the fold of these and nothing else, so each
 * holds every fact the next decision needs. Personal text (the body's bytes, iyzico's raw answers) goes beside the event
 * into the entry's sealed part, never into the event.
 */

/** Why nobody knows how a call ended. `bytesWritten` is false only when it is certain that no byte reached a socket. */
export const doubtSchema = z.strictObject({
  cause: z.enum(['timeout', 'reset', 'http5xx', 'unreadable', 'truncated', 'redirect', 'notSent', 'crash', 'other']),
  httpStatus: z.number().int().nullable(),
  bytesWritten: z.boolean(),
});
export type Doubt = z.infer<typeof doubtSchema>;

/** What iyzico said about one item; only items whose answer changed are listed. */
export const itemReportSchema = z.strictObject({
  itemExternalId: z.string(),
  itemStatus: z.string(),
  errorCode: z.string(),
  errorMessage: z.string(),
  referenceCode: z.string(),
  commission: minorSchema.nullable(),
});
export type ItemReport = z.infer<typeof itemReportSchema>;

export const payoutEventSchema = z.discriminatedUnion('kind', [
  /** The intent of initialise: ids, the digest of the exact body bytes (which are sealed beside), and what each item pays. */
  z.strictObject({
    kind: z.literal('prepared'),
    externalId: z.string(),
    conversationId: z.string(),
    purpose: purposeSchema,
    currency: currencySchema,
    bodySha256: z.string().length(64),
    bodyBytes: z.number().int().positive(),
    items: z.array(z.tuple([rowIdSchema, z.string(), minorSchema])).min(1),
  }),
  /** `key`: the fingerprint of the key it was signed with. */
  z.strictObject({ kind: z.literal('initialiseSent'), key: z.string().optional() }),
  z.strictObject({
    kind: z.literal('initialised'),
    requestId: z.string().min(1),
    invalid: z.array(z.strictObject({ itemExternalId: z.string(), errorCode: z.string(), errorMessage: z.string() })),
  }),
  /** A clear failure. `back` when nothing was judged (rate limit, wrong keys, never sent): the payout is `prepared` again. */
  z.strictObject({ kind: z.literal('initialiseRefused'), problem: problemSchema, back: z.boolean() }),
  z.strictObject({ kind: z.literal('initialiseUnknown'), doubt: doubtSchema }),
  /** One retrieve: every page of both types (`complete`), or a part of it, or one item. */
  z.strictObject({
    kind: z.literal('asked'),
    scope: z.enum(['complete', 'part', 'item']),
    found: z.boolean(),
    requestId: z.string(),
    payoutStatus: z.string(),
    reports: z.array(itemReportSchema),
  }),
  z.strictObject({ kind: z.literal('askedFailed'), problem: problemSchema }),
  /** iyzico's list is not ours: nothing goes on until a person has looked. */
  z.strictObject({ kind: z.literal('mismatch'), problem: problemSchema }),
  z.strictObject({ kind: z.literal('mismatchSettled'), who: z.string(), words: z.string() }),
  /** The person's press: what was shown and approved. `payouts` are all of the press, in order; this one is among them. */
  z.strictObject({
    kind: z.literal('authoriseIntended'),
    digest: z.string().length(64),
    host: z.string().default(''),
    payouts: z.array(payoutIdSchema).default([]),
    count: z.number().int(),
    total: minorSchema,
    second: z.string(),
  }),
  z.strictObject({ kind: z.literal('authoriseSent') }),
  z.strictObject({ kind: z.literal('authorised') }),
  z.strictObject({ kind: z.literal('authoriseRejected'), problem: problemSchema }),
  z.strictObject({ kind: z.literal('authoriseUnknown'), doubt: doubtSchema }),
  z.strictObject({ kind: z.literal('cancelIntended') }),
  z.strictObject({ kind: z.literal('cancelSent') }),
  z.strictObject({ kind: z.literal('cancelAccepted') }),
  z.strictObject({ kind: z.literal('cancelRejected'), problem: problemSchema }),
  z.strictObject({ kind: z.literal('cancelUnknown'), doubt: doubtSchema }),
  z.strictObject({ kind: z.literal('finding'), finding: findingSchema, who: z.string(), words: z.string() }),
  /** Rows freed for another attempt by a person's reason. */
  z.strictObject({ kind: z.literal('released'), itemExternalIds: z.array(z.string()).min(1), reason: z.string() }),
]);
export type PayoutEvent = z.infer<typeof payoutEventSchema>;
export type EventOf<K extends PayoutEvent['kind']> = Extract<PayoutEvent, { kind: K }>;
