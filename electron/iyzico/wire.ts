import { z } from 'zod';
import { fromDecimalText, type Minor } from '../../shared/money.ts';
import { JsonNumber } from './json-exact.ts';

/*
 * The shapes of iyzico's answers, after `parseExact`. Lenient where the documentation disagrees with itself or is silent
 * (each place says so), because an answer that cannot be read turns a known result into an unknown one. Unknown fields are
 * ignored, unknown words are kept.
 */

const MAX_ITEMS = 100_000;

/** Text, or a number as it was written: codes come as either (iyzico docs, limiters, show errorCode as a number). */
const word = z
  .union([z.string(), z.instanceof(JsonNumber)])
  .transform((value) => (typeof value === 'string' ? value : value.text));
const optionalWord = word.nullish().transform((value) => value ?? '');

const count = z
  .union([z.string(), z.instanceof(JsonNumber)])
  .nullish()
  .transform((value) => {
    const text = value instanceof JsonNumber ? value.text : (value ?? '');
    return /^\d{1,9}(\.0*)?$/.test(text) ? Number.parseInt(text, 10) : null;
  });

/** An amount as iyzico wrote it; `minor` is null when it is missing or not exact in two decimals. */
export interface WireAmount {
  readonly text: string;
  readonly minor: Minor | null;
}

const amount = optionalWord.transform((text): WireAmount => ({ text, minor: fromDecimalText(text) ?? null }));

/** The fields every answer may carry; `status` is text, or a number in gateway failures (iyzipay-node PR #116). */
export const envelopeSchema = z.object({
  status: z.union([z.string(), z.instanceof(JsonNumber)]).nullish(),
  errorCode: optionalWord,
  errorMessage: optionalWord,
  errorGroup: optionalWord,
});

/** `externalId` in every source, though its value is the item's `itemExternalId`; the other name is read in case. */
const invalidItem = z
  .object({
    externalId: optionalWord,
    itemExternalId: optionalWord,
    errorCode: optionalWord,
    errorMessage: optionalWord,
    message: optionalWord,
  })
  .transform((item) => ({
    itemExternalId: item.externalId === '' ? item.itemExternalId : item.externalId,
    errorCode: item.errorCode,
    errorMessage: item.errorMessage === '' ? item.message : item.errorMessage,
  }));
/** One row iyzico refused at initialise, with its words. */
export type InvalidItem = z.infer<typeof invalidItem>;

/** Missing, null and [] all mean none (the documented example leaves it out; iyzico's SDK sample asserts an empty list). */
export const invalidItemsSchema = z
  .object({ invalidItems: z.array(invalidItem).max(MAX_ITEMS).nullish() })
  .transform((answer): readonly InvalidItem[] => answer.invalidItems ?? []);

export const initialiseSchema = z.object({ requestId: optionalWord, conversationId: optionalWord });

/** `errorMessages: string[]` in the documentation, `errorMessage: string` in iyzico's unmerged SDK. */
const errorWords = z
  .union([z.array(word.nullish()).max(100), word])
  .nullish()
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string'));

export const itemSchema = z
  .object({
    itemExternalId: optionalWord,
    referenceCode: optionalWord,
    recipientType: optionalWord,
    recipientInfo: optionalWord,
    recipientName: optionalWord,
    description: optionalWord,
    itemStatus: optionalWord,
    errorMessages: errorWords,
    errorMessage: errorWords,
    totalAmount: amount,
    commissionAmount: amount,
    currencyCode: optionalWord,
    massPayoutRequestId: optionalWord,
  })
  .transform(({ errorMessage, ...item }) => ({
    ...item,
    errorMessages: [...item.errorMessages, ...errorMessage].filter((text) => text !== ''),
  }));
/** One payment as iyzico tells it. `itemStatus` is open: an unknown word is kept and never final. */
export type WireItem = z.infer<typeof itemSchema>;

const payoutSchema = z.object({
  requestId: optionalWord,
  externalId: optionalWord,
  merchantId: optionalWord,
  totalAmount: amount,
  totalSuccessfulAmount: amount,
  totalCommissionAmount: amount,
  massPayoutStatus: optionalWord,
  currency: optionalWord,
});
/** The batch as iyzico tells it. Its amounts grow while items succeed, so they are shown and never compared. */
export type WirePayout = z.infer<typeof payoutSchema>;

const items = z
  .array(itemSchema)
  .max(MAX_ITEMS)
  .nullish()
  .transform((list) => list ?? []);
const paging = { page: count, size: count, total: count };

/**
 * A page of retrieve. Paging is nested in `massPayoutItems` in the overviews and the SDK, top level in the OpenAPI schema;
 * nested wins when both are there. No documented answer carries the requestId, so every place it may be is read.
 */
export const retrieveSchema = z
  .object({
    requestId: optionalWord,
    massPayout: payoutSchema.nullish(),
    massPayoutItems: z.union([z.object({ items, ...paging }), z.array(itemSchema).max(MAX_ITEMS)]).nullish(),
    items,
    ...paging,
  })
  .transform((answer) => {
    const nested = Array.isArray(answer.massPayoutItems)
      ? { items: answer.massPayoutItems, page: null, size: null, total: null }
      : answer.massPayoutItems;
    const list = nested?.items ?? answer.items;
    const ids = [answer.requestId, answer.massPayout?.requestId ?? '', ...list.map((item) => item.massPayoutRequestId)];
    return {
      payout: answer.massPayout ?? null,
      items: list,
      page: nested?.page ?? answer.page,
      size: nested?.size ?? answer.size,
      total: nested?.total ?? answer.total,
      /** Every different requestId the answer mentions; more than one is a contradiction. */
      requestIds: [...new Set(ids)].filter((id) => id !== ''),
    };
  });
export type RetrievePage = z.infer<typeof retrieveSchema>;

export const retrieveItemSchema = z.object({ item: itemSchema });

/** One number without a currency (iyzico docs, balance). */
export const balanceSchema = z.object({ balance: amount });
