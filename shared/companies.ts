import { z } from 'zod';
import { companyIdSchema } from './ids.ts';
import { purposeSchema } from './items.ts';
import { currencySchema, minorSchema } from './money.ts';

/** Where a company's payments go: the practice server in this program, iyzico's sandbox, or real money. */
export const ENVIRONMENTS = ['practice', 'sandbox', 'production'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

/** What happens when a limit is passed: a warning to read, or a refusal. */
export const limitActionSchema = z.enum(['warn', 'refuse']);
export const limitsSchema = z.strictObject({
  perItem: minorSchema.nullable(),
  perList: minorSchema.nullable(),
  perDay: minorSchema.nullable(),
  action: limitActionSchema,
  secondApproval: z.boolean(),
});
/** Limits of one company, in kuruş of each currency alike; null is no limit. Loosened only in the Authorise origin's window. */
export type Limits = z.infer<typeof limitsSchema>;

export const COLOURS = ['plum', 'teal', 'blue', 'green', 'amber', 'rust', 'slate', 'rose'] as const;

/** Commission expenses in the Turkish uniform chart of accounts (653, Komisyon Giderleri). */
const COMMISSION_ACCOUNT = '653';

export const companySettingsSchema = z.strictObject({
  purpose: purposeSchema,
  currency: currencySchema,
  /** Items of one payout at most; iyzico documents no maximum, so it is ours (design: default 1,000). */
  maxItemsPerPayout: z.number().int().min(1).max(10_000),
  /** Whether the three purposes only the English documentation lists may be chosen. */
  englishPurposes: z.boolean(),
  /** How many days back a same-recipient-same-amount payment is asked about. */
  duplicateDays: z.number().int().min(0).max(400),
  /** Share (percent) beyond which an amount is called far from last time's. */
  amountChangePercent: z.number().int().min(1).max(1000),
  /** Months personal fields are kept after a list ended; null keeps them. */
  retentionMonths: z.number().int().min(1).max(240).nullable(),
  /** Accounts of the journal entries; the chart's own commission account where settings were saved before it could be set. */
  accounts: z.strictObject({
    debit: z.string().max(40),
    credit: z.string().max(40),
    commission: z.string().max(40).default(COMMISSION_ACCOUNT),
  }),
});
export type CompanySettings = z.infer<typeof companySettingsSchema>;

/** The accounts that a journal voucher would leave empty, because nobody wrote them. */
export function unsetAccounts(
  accounts: CompanySettings['accounts'] | undefined,
): readonly (keyof CompanySettings['accounts'])[] {
  if (accounts === undefined) return [];
  return (['debit', 'credit', 'commission'] as const).filter((each) => accounts[each].trim() === '');
}

export const DEFAULT_SETTINGS: CompanySettings = {
  purpose: 'SALARY',
  currency: 'TRY',
  maxItemsPerPayout: 1000,
  englishPurposes: false,
  // Less than a month, or every monthly salary would be asked about.
  duplicateDays: 20,
  amountChangePercent: 25,
  retentionMonths: null,
  accounts: { debit: '335', credit: '102', commission: COMMISSION_ACCOUNT },
};
export const DEFAULT_LIMITS: Limits = {
  perItem: null,
  perList: null,
  perDay: null,
  action: 'warn',
  secondApproval: false,
};

/** Whether keys were saved for a company. The keychain's null never proves absence, so the ledger keeps its own record. */
export const keyStateSchema = z.enum(['none', 'saved', 'unreadable']);

export const companySchema = z.strictObject({
  id: companyIdSchema,
  name: z.string().min(1).max(120),
  environment: environmentSchema,
  colour: z.enum(COLOURS),
  settings: companySettingsSchema,
  limits: limitsSchema,
  keyState: keyStateSchema,
  /** First 8 hex digits of SHA-256 over the API key; tells keys apart without being one. Empty when none were saved. */
  keyFingerprint: z.string(),
  createdAt: z.number(),
});
export type Company = z.infer<typeof companySchema>;
