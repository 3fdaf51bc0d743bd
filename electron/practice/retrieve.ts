import { z } from 'zod';
import { minor, toDecimalLiteral, type Minor } from '../../shared/money.ts';
import { JsonNumber, parseExact, rawNumber } from '../iyzico/json-exact.ts';
import type { Books } from './books.ts';
import { effectOf, type Effect, type EffectOf } from './effects.ts';
import { madeId, type PracticeItem, type PracticePayout } from './payout.ts';
import { INVENTED, refusal, type Reply } from './replies.ts';

const wholeNumber = z
  .instanceof(JsonNumber)
  .transform((number) => Number(number.text))
  .pipe(z.number().int().nonnegative());

const retrieveRequestSchema = z.object({
  requestId: z.string().optional(),
  externalMassPayoutId: z.string().optional(),
  itemType: z.enum(['VALID', 'INVALID']).optional(),
  page: wholeNumber,
  size: wholeNumber.pipe(z.number().min(1).max(1000)),
});
type RetrieveRequest = z.infer<typeof retrieveRequestSchema>;

/** The payout a retrieve's body names, if there is one; with both ids, both must name the same. */
export function payoutNamedIn(books: Books, accountId: string, body: string): PracticePayout | undefined {
  const parsed = retrieveRequestSchema.safeParse(parseExact(body)?.value);
  return parsed.success ? named(books, accountId, parsed.data) : undefined;
}

function named(books: Books, accountId: string, request: RetrieveRequest): PracticePayout | undefined {
  const { requestId, externalMassPayoutId } = request;
  const found =
    requestId === undefined
      ? books.byExternalId(accountId, externalMassPayoutId ?? '').at(-1)
      : books.byRequestId(accountId, requestId);
  const agrees = externalMassPayoutId === undefined || found?.externalId === externalMassPayoutId;
  return agrees ? found : undefined;
}

/** Retrieve: one page of one type (iyzico docs, EN-ret and TR-rap). Each first page moves an authorised payout on. */
export function retrieve(books: Books, accountId: string, body: string, effects: readonly Effect[]): Reply {
  const { assumptions } = books.scenario;
  const refuse = (error: { readonly errorCode: string; readonly errorMessage: string }) =>
    refusal(error, assumptions.failureHttpStatus, books.now());
  const parsed = retrieveRequestSchema.safeParse(parseExact(body)?.value);
  if (!parsed.success) return refuse(INVENTED.badRequest);
  const request = parsed.data;
  if (request.itemType === undefined && assumptions.withoutItemType === 'failure') return refuse(INVENTED.badRequest);
  const payout = named(books, accountId, request);
  if (payout === undefined || effectOf(effects, 'unknownPayout') !== undefined) return refuse(INVENTED.unknownPayout);
  if (books.scenario.retrieveTicks && request.page === 0 && request.itemType !== 'INVALID') books.look(payout);

  const { items, total } = pageOf(books, payout, request, effects);
  const paging = { page: request.page, size: request.size, total };
  const { paging: style, requestIdInRetrieve } = assumptions;
  const noId = effectOf(effects, 'noRequestId') !== undefined || requestIdInRetrieve === 'nowhere';
  return {
    httpStatus: 200,
    fields: {
      status: 'success',
      systemTime: books.now(),
      ...(!noId && requestIdInRetrieve === 'top' ? { requestId: payout.requestId } : {}),
      massPayout: batchFields(books, payout, effects),
      massPayoutItems: {
        items: items.map((item, index) =>
          itemFields(books, payout, item, {
            requestId: !noId && requestIdInRetrieve === 'items',
            status: statusFrom(effectOf(effects, 'itemStatus'), index),
            otherAmount: index === 0 && effectOf(effects, 'differs')?.what === 'amount',
          }),
        ),
        ...(style === 'top' ? {} : paging),
      },
      ...(style === 'nested' ? {} : paging),
    },
  };
}

function statusFrom(effect: EffectOf<'itemStatus'> | undefined, index: number): string | undefined {
  return effect !== undefined && (effect.items === 'all' || index === 0) ? effect.status : undefined;
}

interface Lists {
  readonly all: readonly PracticeItem[];
  readonly valid: readonly PracticeItem[];
  readonly invalid: readonly PracticeItem[];
}
/** Which items are invalid never changes after initialise, so the lists are made once and a page costs its size. */
const lists = new WeakMap<PracticePayout, Lists>();

function listsOf(payout: PracticePayout): Lists {
  const known = lists.get(payout);
  if (known !== undefined) return known;
  const made = {
    all: payout.items,
    valid: payout.items.filter((item) => item.outcome !== 'invalid'),
    invalid: payout.items.filter((item) => item.outcome === 'invalid'),
  };
  lists.set(payout, made);
  return made;
}

function pageOf(
  books: Books,
  payout: PracticePayout,
  request: RetrieveRequest,
  effects: readonly Effect[],
): { readonly items: readonly PracticeItem[]; readonly total: number } {
  const { itemTypeIgnored, withoutItemType } = books.scenario.assumptions;
  const { all, valid, invalid } = listsOf(payout);
  const typed = request.itemType === 'INVALID' ? invalid : valid;
  const unfiltered = itemTypeIgnored || (request.itemType === undefined && withoutItemType === 'all');
  const list = unfiltered ? all : typed;
  // One place back: the page repeats the item before it, and the list's last item is never seen.
  const shift = request.page > 0 && effectOf(effects, 'moveItems') !== undefined ? 1 : 0;
  const from = request.page * request.size;
  const length = Math.max(0, Math.min(request.size, list.length - from));
  const items = list.slice(from - shift, from - shift + length);
  const differs = effectOf(effects, 'differs')?.what;
  const foreign = list[0] === undefined ? [] : [{ ...list[0], itemExternalId: 'foreign-item' }];
  if (differs === 'item' && request.page === 0) return { items: [...foreign, ...items.slice(1)], total: list.length };
  if (differs === 'count') return { items, total: list.length + 1 };
  return { items, total: list.length };
}

function batchFields(books: Books, payout: PracticePayout, effects: readonly Effect[]): object {
  const totals = books.totals(payout);
  const differs = effectOf(effects, 'differs')?.what;
  const [first] = payout.items;
  return {
    externalId: differs === 'externalId' ? `${payout.externalId}-other` : payout.externalId,
    merchantId: Number.parseInt(madeId(payout.accountId).slice(0, 6), 16),
    totalAmount: amount(differs === 'total' ? minor(totals.total + 1) : totals.total),
    totalSuccessfulAmount: amount(totals.successful),
    massPayoutStatus: effectOf(effects, 'payoutStatus')?.status ?? books.payoutStatus(payout),
    totalCommissionAmount: amount(totals.commission),
    currency: first?.currency ?? 'TRY',
  };
}

/** How one item's line departs from the books. */
interface ItemStyle {
  readonly requestId: boolean;
  readonly status: string | undefined;
  readonly otherAmount: boolean;
}

function itemFields(books: Books, payout: PracticePayout, item: PracticeItem, style: ItemStyle): object {
  const { assumptions } = books.scenario;
  const itemStatus = style.status ?? books.itemStatus(payout, item);
  const failed = ['INVALID', 'FAILED', 'DEPOSIT_SUCCESS', 'DEPOSIT_FAIL'].includes(itemStatus);
  const reasons = failed && item.errorMessage !== '' ? [item.errorMessage] : [];
  return {
    itemExternalId: item.itemExternalId,
    referenceCode: item.referenceCode,
    recipientType: item.recipientType,
    recipientInfo: assumptions.recipientInfo === 'masked' ? `****${item.recipientInfo.slice(-4)}` : item.recipientInfo,
    recipientName: item.recipientName,
    description: item.description,
    itemStatus,
    ...(assumptions.errorMessages === 'array' ? { errorMessages: reasons } : { errorMessage: reasons[0] ?? null }),
    totalAmount: amount(style.otherAmount ? minor(item.amount + 1) : item.amount),
    // Eight decimals, as in every documented example.
    commissionAmount: rawNumber(`${toDecimalLiteral(item.outcome === 'invalid' ? minor(0) : books.commission)}000000`),
    currencyCode: item.currency,
    ...(style.requestId ? { massPayoutRequestId: payout.requestId } : {}),
  };
}

function amount(value: Minor): unknown {
  return rawNumber(toDecimalLiteral(value));
}

/** One item by its reference code (iyzico docs, EN-rep). */
export function retrieveItem(
  books: Books,
  accountId: string,
  referenceCode: string,
  effects: readonly Effect[],
): Reply {
  const found = books.byReference(accountId, referenceCode);
  if (found === undefined || effectOf(effects, 'unknownPayout') !== undefined) {
    return refusal(INVENTED.unknownPayout, books.scenario.assumptions.failureHttpStatus, books.now());
  }
  if (books.scenario.retrieveTicks) books.look(found.payout);
  const style: ItemStyle = {
    requestId: books.scenario.assumptions.requestIdInRetrieve === 'items',
    status: effectOf(effects, 'itemStatus')?.status,
    otherAmount: effectOf(effects, 'differs')?.what === 'amount',
  };
  const item = itemFields(books, found.payout, found.item, style);
  return { httpStatus: 200, fields: { status: 'success', systemTime: books.now(), item } };
}

/** The payout balance: one number without a currency (iyzico docs, EN-bal). */
export function balance(books: Books, accountId: string): Reply {
  const value = amount(books.balance(accountId));
  return { httpStatus: 200, fields: { status: 'success', systemTime: books.now(), balance: value } };
}
