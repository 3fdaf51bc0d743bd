import { z } from 'zod';
import { payoutIdSchema } from './ids.ts';
import { moneyOutcomeSchema } from './items.ts';
import { currencySchema, minorSchema } from './money.ts';
import { problemSchema } from './problems.ts';

/** A payout's phases (design, "A payout's life"). Unknown is a state, not an error. */
export const PHASES = [
  'prepared',
  'initialising',
  'initUnknown',
  'refused',
  'initialised',
  'authorising',
  'authRejected',
  'authUnknown',
  'authorised',
  'cancelling',
  'cancelUnknown',
  'cancelled',
  'settled',
] as const;
export const phaseSchema = z.enum(PHASES);
export type Phase = z.infer<typeof phaseSchema>;

/** How a settled payout ended, decided from its items. */
export const settledOutcomeSchema = z.enum(['allPaid', 'partlyPaid', 'nonePaid']);
export type SettledOutcome = z.infer<typeof settledOutcomeSchema>;

/** A call that changes something at iyzico. */
export const OPERATIONS = ['initialise', 'authorise', 'cancel'] as const;
export const operationSchema = z.enum(OPERATIONS);
export type Operation = z.infer<typeof operationSchema>;

/** What a person may be offered for a payout now; main decides, the page only shows. */
export const payoutActionSchema = z.enum([
  'initialise',
  'initialiseAgain',
  'ask',
  'authorise',
  'authoriseAgain',
  'cancel',
  'recordFinding',
]);
export type PayoutAction = z.infer<typeof payoutActionSchema>;

/** What a person learned from iyzico about a call nobody knows the end of: no such payout there, not authorised, or authorised. */
export const findingSchema = z.enum(['notCreated', 'notAuthorised', 'authorised']);
export type Finding = z.infer<typeof findingSchema>;

export const outcomeCountSchema = z.strictObject({
  outcome: moneyOutcomeSchema,
  count: z.number().int(),
  amount: minorSchema,
});
export type OutcomeCount = z.infer<typeof outcomeCountSchema>;

/** One payout as the page shows it. */
export const payoutViewSchema = z.strictObject({
  id: payoutIdSchema,
  externalId: z.string(),
  conversationId: z.string(),
  requestId: z.string(),
  currency: currencySchema,
  phase: phaseSchema,
  settled: settledOutcomeSchema.nullable(),
  /** iyzico's own status word for the batch, as it came. */
  payoutStatus: z.string(),
  /** Why the phase is what it is: the last failure or doubt, for a sentence. */
  problem: problemSchema.nullable(),
  /** A difference between iyzico's answer and our list; blocks everything until a person has looked. */
  mismatch: problemSchema.nullable(),
  itemCount: z.number().int(),
  total: minorSchema,
  /** What iyzico accepted; equals itemCount and total until it has answered. */
  acceptedCount: z.number().int(),
  acceptedTotal: minorSchema,
  outcomes: z.array(outcomeCountSchema),
  commission: minorSchema.nullable(),
  actions: z.array(payoutActionSchema),
  inFlight: operationSchema.nullable(),
  lastAskedAt: z.number().nullable(),
  nextAskAt: z.number().nullable(),
  preparedAt: z.number(),
  authorisedAt: z.number().nullable(),
});
export type PayoutView = z.infer<typeof payoutViewSchema>;
