import { z } from 'zod';

/** How a recipient is named to iyzico (iyzico docs, Toplu Ödeme Başlatma, `recipientType`). */
export const RECIPIENT_TYPES = ['IBAN', 'IDENTITY_NUMBER', 'PHONE', 'MEMBER_ID'] as const;
export const recipientTypeSchema = z.enum(RECIPIENT_TYPES);
export type RecipientType = z.infer<typeof recipientTypeSchema>;

/** The purposes of the Turkish documentation, and those only the English one lists. */
export const TURKISH_PURPOSES = ['SALARY', 'BONUS', 'SETTLEMENT', 'GOODS', 'SERVICES'] as const;
export const ENGLISH_ONLY_PURPOSES = ['CASHBACK', 'REBATES', 'DONATIONS'] as const;
export const PURPOSES = [...TURKISH_PURPOSES, ...ENGLISH_ONLY_PURPOSES] as const;
export const purposeSchema = z.enum(PURPOSES);
export type Purpose = z.infer<typeof purposeSchema>;

/** The item states iyzico documents (EN-rep). The wire is open: an unknown one is kept and shown as it is, never final. */
export const ITEM_STATUSES = [
  'INIT',
  'INVALID',
  'QUEUED',
  'PROCESSING',
  'SUCCESS',
  'FAILED',
  'DEPOSIT_SUCCESS',
  'DEPOSIT_FAIL',
  'MASS_PAYOUT_CANCELED',
] as const;
export type KnownItemStatus = (typeof ITEM_STATUSES)[number];

/** The batch states iyzico documents (EN-ret) and those only its unmerged SDK lists. */
export const PAYOUT_STATUSES = [
  'INIT',
  'IN_PROGRESS',
  'PUBLISHED_TO_QUEUE',
  'COMPLETED',
  'FAIL',
  'INSUFFICIENT_BALANCE',
  'CANCELED',
  'SUCCESS',
  'IYZICO_INSUFFICIENT_BALANCE',
] as const;
export type KnownPayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** What an item's state means for the money, in the words the screens and reports use. */
export const MONEY_OUTCOMES = [
  'waiting',
  'onItsWay',
  'paid',
  'failed',
  'returned',
  'stuck',
  'notAccepted',
  'cancelled',
  'unknown',
] as const;
export const moneyOutcomeSchema = z.enum(MONEY_OUTCOMES);
export type MoneyOutcome = z.infer<typeof moneyOutcomeSchema>;

const OUTCOMES: Readonly<Record<KnownItemStatus, MoneyOutcome>> = {
  INIT: 'waiting',
  INVALID: 'notAccepted',
  QUEUED: 'onItsWay',
  PROCESSING: 'onItsWay',
  SUCCESS: 'paid',
  FAILED: 'failed',
  // DEPOSIT_SUCCESS reads like success and is a failed payment whose money came back (EN-rep).
  DEPOSIT_SUCCESS: 'returned',
  DEPOSIT_FAIL: 'stuck',
  MASS_PAYOUT_CANCELED: 'cancelled',
};

/** What iyzico's item status means for the money; anything not documented is `unknown` and never final. */
export function moneyOutcome(itemStatus: string): MoneyOutcome {
  return Object.hasOwn(OUTCOMES, itemStatus) ? OUTCOMES[itemStatus as KnownItemStatus] : 'unknown';
}

const FINAL: ReadonlySet<MoneyOutcome> = new Set(['paid', 'failed', 'returned', 'stuck', 'notAccepted', 'cancelled']);

/** True when the screen may stop waiting for this item. FAILED is final here though a refund may still follow. */
export function isFinalOutcome(outcome: MoneyOutcome): boolean {
  return FINAL.has(outcome);
}

/** What may free a row for another attempt: the state alone, a person's reason beside it, or nothing yet. */
export type Release = 'free' | 'withReason' | 'bound';

/** The design's release rule for a row whose last attempt reached this outcome. */
export function releaseOf(outcome: MoneyOutcome): Release {
  switch (outcome) {
    case 'notAccepted':
    case 'cancelled':
    case 'returned':
      return 'free';
    case 'failed':
    case 'stuck':
      return 'withReason';
    case 'waiting':
    case 'onItsWay':
    case 'paid':
    case 'unknown':
      return 'bound';
  }
}

/** Whether iyzico keeps its fee for such an item: one that was never paid has none, one that came back came with it (EN-rep). */
export const keepsFee = (outcome: MoneyOutcome): boolean => releaseOf(outcome) !== 'free';

/** Identifiers that travel in paths and bodies: unreserved characters only, because the path is signed. */
export const externalIdSchema = z.string().regex(/^[A-Za-z0-9._~-]{1,64}$/);
