import { z } from 'zod';

const when = z.enum(['before', 'after']).default('before');

/**
 * Everything that can be made to go wrong with one request. `before` means that nothing was done for it, `after` that the
 * work was done and only the answer is wrong: the two that a client cannot tell apart.
 */
export const effectSchema = z.discriminatedUnion('kind', [
  /** The connection is closed before the body is read; no work is done. */
  z.strictObject({ kind: z.literal('dropRequest') }),
  /** The connection is reset while the body arrives; no work is done. */
  z.strictObject({ kind: z.literal('resetWhileReading') }),
  /** The work is done and the connection closed without a byte of answer. */
  z.strictObject({ kind: z.literal('dropAnswer') }),
  /** The work is done; the connection is reset in the middle of the answer. */
  z.strictObject({ kind: z.literal('resetMidAnswer') }),
  /** The work is done; the answer is complete HTTP around half a JSON text. */
  z.strictObject({ kind: z.literal('truncatedJson') }),
  /** No answer ever, before or after the work. */
  z.strictObject({ kind: z.literal('hang'), when }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().int().min(1).max(3_600_000) }),
  /** An HTTP status with a body that is not iyzico's: 500, 502 with HTML, 302, 421, 200 with HTML, … */
  z.strictObject({
    kind: z.literal('http'),
    status: z.number().int().min(200).max(599),
    body: z.enum(['html', 'failure', 'empty', 'text']).default('html'),
    when,
  }),
  /** The work is done; `status` is a number instead of "success". */
  z.strictObject({ kind: z.literal('numericStatus'), status: z.number().int().default(200) }),
  /** Refused as if the keys were wrong, in each form seen in public. */
  z.strictObject({ kind: z.literal('authError'), variant: z.enum(['1000', '1001', '1009', '8', '5']).default('8') }),
  /** Error 50000 with the numeric code of iyzico's limiter page; its HTTP status is our assumption. */
  z.strictObject({
    kind: z.literal('rateLimit'),
    httpStatus: z.number().int().min(200).max(499).default(429),
    retryAfterSeconds: z.number().int().nonnegative().optional(),
  }),
  /** A refusal in iyzico's envelope. */
  z.strictObject({
    kind: z.literal('failure'),
    errorCode: z.string().max(60).default('100001'),
    errorMessage: z.string().max(500).default('Sistem hatası'),
    httpStatus: z.number().int().min(200).max(599).default(200),
    when,
  }),
  /** This authorise finds too little balance, in the way the scenario's assumption says. */
  z.strictObject({ kind: z.literal('insufficientBalance') }),
  /** Initialise or retrieve answers without a requestId anywhere. */
  z.strictObject({ kind: z.literal('noRequestId') }),
  /** Retrieve tells this batch status, whatever it is. */
  z.strictObject({ kind: z.literal('payoutStatus'), status: z.string().max(60) }),
  /** Retrieve tells this status for its first item, or all of them. */
  z.strictObject({
    kind: z.literal('itemStatus'),
    status: z.string().max(60),
    items: z.enum(['first', 'all']).default('first'),
  }),
  /** Items move between pages while they are read: one comes twice, another not at all. */
  z.strictObject({ kind: z.literal('moveItems') }),
  /** Retrieve tells of another payout: another sum, count, amount, id, or an item nobody sent. */
  z.strictObject({ kind: z.literal('differs'), what: z.enum(['total', 'count', 'amount', 'externalId', 'item']) }),
  /** iyzico does not know the payout (its codes are not documented). */
  z.strictObject({ kind: z.literal('unknownPayout') }),
  /** Somebody authorised or cancelled the payout in another place just before this request. */
  z.strictObject({ kind: z.literal('elsewhere'), action: z.enum(['authorise', 'cancel']) }),
  /** An answer of this many bytes. */
  z.strictObject({ kind: z.literal('huge'), bytes: z.number().int().min(1).max(100_000_000) }),
]);
export type Effect = z.infer<typeof effectSchema>;
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The first effect of a kind among those that strike one request. */
export function effectOf<K extends Effect['kind']>(effects: readonly Effect[], kind: K): EffectOf<K> | undefined {
  return effects.find((effect): effect is EffectOf<K> => effect.kind === kind);
}
