import type { Purpose, RecipientType } from '../../shared/items.ts';
import { toDecimalLiteral, type Currency, type Minor } from '../../shared/money.ts';
import { rawNumber } from './json-exact.ts';

/** One payment as `init` takes it (iyzico docs, Toplu Ödeme Başlatma, MassPayoutItem). */
export interface InitItem {
  readonly itemExternalId: string;
  readonly recipientType: RecipientType;
  readonly recipientInfo: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly description: string;
  /** Required when the recipient is an IBAN; left out of the body when absent or empty. */
  readonly recipientName?: string;
  /** Sent only when true: money in the wallet that cannot be withdrawn. */
  readonly nonWithdrawable?: boolean;
}

export interface InitialiseRequest {
  readonly externalId: string;
  readonly conversationId: string;
  readonly purpose: Purpose;
  readonly items: readonly InitItem[];
}

/**
 * The exact text of an `init` body: item order kept, amounts as bare decimal literals with two digits. The text that is
 * committed, digested, signed and sent is this one; nothing re-serialises it. Throws on an IBAN item without a name,
 * which the row checks must have stopped.
 */
export function initialiseBody(request: InitialiseRequest): string {
  return JSON.stringify({
    externalId: request.externalId,
    conversationId: request.conversationId,
    purpose: request.purpose,
    items: request.items.map(itemBody),
  });
}

function itemBody(item: InitItem): Readonly<Record<string, unknown>> {
  const named = item.recipientName !== undefined && item.recipientName !== '';
  if (item.recipientType === 'IBAN' && !named) throw new Error('an IBAN item needs a recipient name');
  return {
    itemExternalId: item.itemExternalId,
    recipientType: item.recipientType,
    recipientInfo: item.recipientInfo,
    amount: { value: rawNumber(toDecimalLiteral(item.amount)), currency: item.currency },
    description: item.description,
    ...(named ? { recipientName: item.recipientName } : {}),
    ...(item.nonWithdrawable === true ? { nonWithdrawable: true } : {}),
  };
}

/** The exact text of an `auth` body (iyzico docs, Toplu Ödeme Tamamlama). */
export function authoriseBody(requestId: string): string {
  return JSON.stringify({ requestId });
}

/** Which payout is asked about: one id at a time, because what a conflict of both means is not documented. */
export type PayoutRef = { readonly requestId: string } | { readonly externalMassPayoutId: string };

export const ITEM_TYPES = ['VALID', 'INVALID'] as const;
/** There is no documented "both": everything is seen only by asking for each (iyzico docs, TR-rap). */
export type ItemType = (typeof ITEM_TYPES)[number];

/** Items of one page, as in every documented example; the maximum is not documented. */
export const PAGE_SIZE = 40;

/** The exact text of a `retrieve` body for one zero-based page. */
export function retrieveBody(ref: PayoutRef, itemType: ItemType, page: number, size: number = PAGE_SIZE): string {
  const named = 'requestId' in ref ? { requestId: ref.requestId } : { externalMassPayoutId: ref.externalMassPayoutId };
  return JSON.stringify({ ...named, itemType, page, size });
}
