import { minor, fromDecimalText } from '../../shared/money.ts';
import { parseExact } from '../iyzico/json-exact.ts';
import type { Books } from './books.ts';
import { effectOf, type Effect } from './effects.ts';
import {
  amountOf,
  faultOfItem,
  hasTextAmounts,
  initRequestSchema,
  ruleFor,
  type InitItemRequest,
  type InitRequest,
} from './init-request.ts';
import { madeId, type PracticeItem, type PracticePayout } from './payout.ts';
import { INVENTED, refusal, type Reply } from './replies.ts';
import { DEFAULT_RULES, type Rule } from './scenario.ts';

/** Initialise: enters a payout whose items are INIT or INVALID (iyzico docs, EN-init). Moves no money. */
export function initialise(books: Books, accountId: string, body: string, effects: readonly Effect[]): Reply {
  const { assumptions } = books.scenario;
  const now = books.now();
  const refuse = (error: { readonly errorCode: string; readonly errorMessage: string }) =>
    refusal(error, assumptions.failureHttpStatus, now);

  const parsed = initRequestSchema.safeParse(parseExact(body)?.value);
  if (!parsed.success) return refuse(INVENTED.badRequest);
  const request = parsed.data;
  if (hasTextAmounts(request) && assumptions.amountAsText === 'failure') return refuse(INVENTED.badRequest);
  if (request.items.length > assumptions.maxItems) return refuse(INVENTED.tooMany);

  const earlier = books.byExternalId(accountId, request.externalId);
  const [first] = earlier;
  if (first !== undefined && assumptions.duplicateExternalId === 'failure') return refuse(INVENTED.duplicate);
  if (first !== undefined && assumptions.duplicateExternalId === 'sameRequestId') {
    return success(books, first, effects);
  }

  const payout = build(books, accountId, request, earlier.length);
  const invalid = payout.items.filter((item) => item.outcome === 'invalid');
  if (invalid.length === payout.items.length && assumptions.allInvalid !== 'success') {
    const httpStatus = assumptions.allInvalid === 'failure400' ? 400 : 200;
    return refusal(INVENTED.allInvalid, httpStatus, now, { invalidItems: invalid.map(invalidLine) });
  }
  books.add(payout);
  return success(books, payout, effects);
}

function success(books: Books, payout: PracticePayout, effects: readonly Effect[]): Reply {
  const invalid = payout.items.filter((item) => item.outcome === 'invalid').map(invalidLine);
  const style = books.scenario.assumptions.invalidItems;
  const none = style === 'missing' ? {} : { invalidItems: style === 'null' ? null : [] };
  return {
    httpStatus: 200,
    fields: {
      status: 'success',
      systemTime: books.now(),
      conversationId: payout.conversationId,
      ...(effectOf(effects, 'noRequestId') === undefined ? { requestId: payout.requestId } : {}),
      ...(invalid.length === 0 ? none : { invalidItems: invalid }),
    },
  };
}

/** The field is `externalId` in every source, though its value is the item's own id. */
function invalidLine(item: PracticeItem): Readonly<Record<string, string>> {
  return { externalId: item.itemExternalId, errorCode: item.errorCode, errorMessage: item.errorMessage };
}

function build(books: Books, accountId: string, request: InitRequest, earlier: number): PracticePayout {
  const { scenario } = books;
  const requestId = madeId(scenario.seed, accountId, request.externalId, earlier);
  const rules = [...scenario.rules, ...(scenario.defaultRules ? DEFAULT_RULES : [])];
  const seen = new Set<string>();
  return {
    accountId,
    requestId,
    externalId: request.externalId,
    conversationId: request.conversationId ?? '',
    purpose: request.purpose ?? '',
    createdAt: books.now(),
    items: request.items.map((item, index) => {
      const fault = faultOfItem(item, scenario.assumptions, seen);
      return itemOf(item, fault, ruleFor(rules, item, index), madeId(requestId, index));
    }),
    authorisedAt: null,
    authorisations: 0,
    funded: false,
    cancelledAt: null,
    looks: 0,
  };
}

function itemOf(
  item: InitItemRequest,
  fault: string | undefined,
  rule: Rule | undefined,
  referenceCode: string,
): PracticeItem {
  const outcome = fault === undefined ? (rule?.outcome ?? 'success') : 'invalid';
  const failed = outcome !== 'success' && outcome !== 'stays';
  const reason = fault ?? rule?.errorMessage ?? (failed ? INVENTED.invalidItem.errorMessage : '');
  return {
    itemExternalId: item.itemExternalId,
    referenceCode,
    recipientType: item.recipientType,
    recipientInfo: item.recipientInfo,
    recipientName: item.recipientName ?? '',
    description: item.description ?? '',
    amount: amountOf(item) ?? fromDecimalText('0') ?? minor(0),
    currency: item.amount.currency,
    nonWithdrawable: item.nonWithdrawable ?? false,
    outcome,
    status: rule?.status ?? 'ON_HOLD',
    errorCode: failed ? (rule?.errorCode ?? INVENTED.invalidItem.errorCode) : '',
    errorMessage: reason,
    finalTick: rule?.ticks ?? spread(item.itemExternalId),
  };
}

/** 3, 4 or 5, always the same for the same id: payments do not all end at once. */
function spread(itemExternalId: string): number {
  return 3 + (Number.parseInt(madeId(itemExternalId).slice(0, 4), 16) % 3);
}
