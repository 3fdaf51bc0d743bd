import { z } from 'zod';
import { PRACTICE_OPERATIONS } from './routes.ts';
import { effectSchema } from './effects.ts';

/*
 * What the practice server does, as a small JSON file. SCENARIOS.md explains it to people; a test keeps both in step.
 * Everything has a default, so `{}` is the scenario of a practice company.
 */

const decimal = z.string().regex(/^\d{1,12}\.\d{2}$/, 'an amount in lira with two decimals, as text: "100.50"');

/**
 * What iyzico does not document, or documents in two ways. Each is OUR ASSUMPTION and can be switched, so that the program
 * is tried under every reading.
 */
export const assumptionsSchema = z.strictObject({
  /** Where `page`, `size`, `total` stand: in massPayoutItems (overviews, SDK), at the top (OpenAPI schema), or both. */
  paging: z.enum(['nested', 'top', 'both']).default('nested'),
  /** What initialise says when every item is valid. The documented example leaves the field out. */
  invalidItems: z.enum(['missing', 'null', 'empty']).default('missing'),
  /** Reasons of an item: a list (documentation) or one text in `errorMessage` (SDK). */
  errorMessages: z.enum(['array', 'string']).default('array'),
  /** The same externalId again: the first payout's requestId, a failure, or a second payout. */
  duplicateExternalId: z.enum(['sameRequestId', 'failure', 'secondPayout']).default('sameRequestId'),
  /** Wrong keys or signature: `{"status":401,…}` with HTTP 401, or `{"status":"failure",…}` with HTTP 200. */
  authErrors: z.enum(['gateway', 'classic']).default('gateway'),
  /** Too little balance: authorise succeeds and the payout ends INSUFFICIENT_BALANCE, or authorise is refused. */
  insufficientBalance: z.enum(['async', 'sync']).default('async'),
  /** Cancelling what is authorised: refused, or a success that changes nothing. */
  cancelAfterAuthorise: z.enum(['failure', 'emptySuccess']).default('failure'),
  /** Authorising twice: refused, a success that changes nothing, or everybody is paid again. */
  secondAuthorise: z.enum(['failure', 'emptySuccess', 'paysAgain']).default('failure'),
  /** Three of the four IBANs in iyzico's documentation fail mod 97, so `lenient` looks only at the shape. */
  iban: z.enum(['lenient', 'mod97']).default('lenient'),
  /** Every item invalid: a success with a useless requestId, or a failure with HTTP 200 or 400 (TR-init documents 400). */
  allInvalid: z.enum(['success', 'failure200', 'failure400']).default('success'),
  /** Where retrieve tells the requestId: in each item (SDK), at the top, or nowhere (documentation). */
  requestIdInRetrieve: z.enum(['items', 'top', 'nowhere']).default('items'),
  /** Retrieve without `itemType`, which only the Turkish page requires. */
  withoutItemType: z.enum(['all', 'valid', 'failure']).default('all'),
  /** True: `itemType` changes nothing, every item comes for both (the English page does not know it). */
  itemTypeIgnored: z.boolean().default(false),
  /** An amount sent as text ("100.50") instead of a number. */
  amountAsText: z.enum(['failure', 'accepted']).default('failure'),
  /** A batch with some items paid and some not. No source knows a partial status. */
  mixedBatch: z.string().default('COMPLETED'),
  /** `recipientInfo` in answers: as sent (examples) or masked. */
  recipientInfo: z.enum(['full', 'masked']).default('full'),
  /** HTTP status of a refusal that is not about keys. Only 200 and, for initialise, 400 are documented. */
  failureHttpStatus: z.union([z.literal(200), z.literal(400), z.literal(422)]).default(200),
  /** Items of one payout at most. */
  maxItems: z.number().int().min(1).max(100_000).default(10_000),
  /** Requests in any minute per key; null is no limit. */
  perMinute: z.number().int().min(1).nullable().default(null),
});
export type Assumptions = z.infer<typeof assumptionsSchema>;

const matchSchema = z.strictObject({
  itemExternalId: z.string().optional(),
  recipient: z.string().optional(),
  recipientEndsWith: z.string().optional(),
  nameIncludes: z.string().optional(),
  amount: decimal.optional(),
  /** The amount's last two digits: "91". */
  kurus: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  /** Zero-based place in the payout. */
  index: z.number().int().nonnegative().optional(),
  /** Every nth item of the payout. */
  every: z.number().int().min(1).optional(),
});
export type Match = z.infer<typeof matchSchema>;

export const OUTCOMES = ['success', 'invalid', 'failed', 'refunded', 'refundFails', 'stays'] as const;
export const ruleSchema = z.strictObject({
  /** Every condition given must hold; none given matches every item. The first rule that matches decides. */
  match: matchSchema.default({}),
  /**
   * `invalid` is refused at initialise; `failed` ends FAILED; `refunded` FAILED, then DEPOSIT_SUCCESS; `refundFails` FAILED,
   * then DEPOSIT_FAIL; `stays` ends in `status`, which may be a word nobody documents.
   */
  outcome: z.enum(OUTCOMES),
  status: z.string().max(60).optional(),
  errorCode: z.string().max(60).optional(),
  errorMessage: z.string().max(500).optional(),
  /** Ticks after authorise until the outcome; 3 to 5 by the item's id unless given. */
  ticks: z.number().int().min(1).max(1_000_000).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

export const faultSchema = z.strictObject({
  operation: z.enum([...PRACTICE_OPERATIONS, 'any']),
  /** Which requests of that operation, counted from 1 from when the fault was added. */
  occurrence: z
    .union([z.number().int().min(1), z.array(z.number().int().min(1)).min(1), z.literal('every')])
    .default(1),
  effect: effectSchema,
});
export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

/** Amounts that end so behave so, like a bank's test cards; SCENARIOS.md lists them and the sample workbooks use them. */
export const DEFAULT_RULES: readonly Rule[] = [
  { match: { kurus: '91' }, outcome: 'invalid', errorMessage: 'Alıcı bilgisi doğrulanamadı' },
  { match: { kurus: '92' }, outcome: 'failed', errorMessage: 'Alıcı banka işlemi reddetti: hesap kapalı' },
  { match: { kurus: '93' }, outcome: 'refunded', errorMessage: 'Alıcı banka ödemeyi iade etti' },
  { match: { kurus: '94' }, outcome: 'refundFails', errorMessage: 'Ödeme başarısız, bakiyeye iade yapılamadı' },
];

export const scenarioSchema = z.strictObject({
  name: z.string().max(200).default(''),
  seed: z.number().int().nonnegative().default(1),
  /** What an account starts with, in lira. */
  balance: decimal.default('50000000.00'),
  /** Taken per item on top of its amount; every documented example shows 20. */
  commission: decimal.default('20.00'),
  /** One step of a payment's life. Each retrieve is one step too. */
  tickMs: z.number().int().min(1).max(3_600_000).default(3_000),
  /** How much faster than the clock the server lives. */
  timeScale: z.number().positive().max(1_000_000).default(1),
  /** False: no step per retrieve, only time. */
  retrieveTicks: z.boolean().default(true),
  assumptions: assumptionsSchema.prefault({}),
  rules: z.array(ruleSchema).max(1000).default([]),
  /** Whether amounts ending in 91–94 kuruş behave as documented, after the rules above. */
  defaultRules: z.boolean().default(true),
  faults: z.array(faultSchema).max(1000).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;

/** Reads a scenario file's text; the problem is one line a developer can act on. */
export function readScenario(
  text: string,
): { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
  const parsed = scenarioSchema.safeParse(json);
  if (parsed.success) return { ok: true, scenario: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` };
}
