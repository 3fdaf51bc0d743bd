import { z } from 'zod';
import { themeSchema } from './app-state.ts';
import { environmentSchema } from './companies.ts';
import { payoutIdSchema } from './ids.ts';
import { purposeSchema } from './items.ts';
import { currencySchema, localeSchema, minorSchema } from './money.ts';
import { problemSchema } from './problems.ts';

/** What the Authorise window may ask for. It shows what main computed from the ledger; the press carries the digest shown. */
export const authoriseSummarySchema = z.strictObject({
  digest: z.string(),
  companyName: z.string(),
  environment: environmentSchema,
  locale: localeSchema,
  theme: themeSchema,
  listName: z.string(),
  purpose: purposeSchema,
  currency: currencySchema,
  count: z.number().int(),
  total: minorSchema,
  totalInWords: z.string(),
  payouts: z.array(
    z.strictObject({ payoutId: payoutIdSchema, requestId: z.string(), count: z.number().int(), total: minorSchema }),
  ),
  notSent: z.strictObject({ notAccepted: z.number().int(), held: z.number().int(), dropped: z.number().int() }),
  /** iyzico's payout balance; null when it could not be read. It names no currency. */
  balance: minorSchema.nullable(),
  commission: minorSchema.nullable(),
  newRecipients: z.array(z.strictObject({ name: z.string(), amount: minorSchema })),
  newRecipientCount: z.number().int(),
  changedIbans: z.array(
    z.strictObject({ name: z.string(), before: z.string(), after: z.string(), amount: minorSchema }),
  ),
  changedIbanCount: z.number().int(),
  biggest: z.array(z.strictObject({ name: z.string(), amount: minorSchema })),
  limits: z.array(problemSchema),
  limitsRefuse: z.boolean(),
  secondApproval: z.boolean(),
  operator: z.string(),
  preparedAt: z.number(),
});

export type AuthoriseSummary = z.infer<typeof authoriseSummarySchema>;
