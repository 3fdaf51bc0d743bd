import { z } from 'zod';
import { passesMod97 } from '../../shared/iban.ts';
import { CURRENCIES, fromDecimalText, minor, type Minor } from '../../shared/money.ts';
import { RECIPIENT_TYPES } from '../../shared/items.ts';
import { JsonNumber } from '../iyzico/json-exact.ts';
import type { Assumptions, Match, Rule } from './scenario.ts';

const itemSchema = z.object({
  itemExternalId: z.string().min(1),
  recipientType: z.string(),
  recipientInfo: z.string(),
  amount: z.object({ value: z.union([z.string(), z.instanceof(JsonNumber)]), currency: z.string() }),
  // Required by the schema, yet left out by three of four items in the documented example: accepted without.
  description: z.string().optional(),
  recipientName: z.string().optional(),
  nonWithdrawable: z.boolean().optional(),
});
export type InitItemRequest = z.infer<typeof itemSchema>;

/** The body of an initialise (iyzico docs, MassPayoutInitializeRequest). */
export const initRequestSchema = z.object({
  externalId: z.string().min(1),
  conversationId: z.string().optional(),
  purpose: z.string().optional(),
  items: z.array(itemSchema).min(1),
});
export type InitRequest = z.infer<typeof initRequestSchema>;

/** True when some amount is text; whether iyzico takes that is not documented. */
export function hasTextAmounts(request: InitRequest): boolean {
  return request.items.some((item) => typeof item.amount.value === 'string');
}

/** The item's amount in kuruş, or undefined when it has more than two decimals or is no number. */
export function amountOf(item: InitItemRequest): Minor | undefined {
  const { value } = item.amount;
  return fromDecimalText(typeof value === 'string' ? value : value.text);
}

/**
 * Why iyzico would call this item INVALID, or undefined. The rules are OUR ASSUMPTION beyond what the docs say: a name for
 * an IBAN, and recipientInfo that fits its type.
 */
export function faultOfItem(item: InitItemRequest, assumptions: Assumptions, seen: Set<string>): string | undefined {
  if (seen.has(item.itemExternalId)) return 'itemExternalId bu istekte birden fazla kez kullanıldı';
  seen.add(item.itemExternalId);
  const amount = amountOf(item);
  if (amount === undefined || amount <= 0) return 'Tutar geçersiz';
  if (!CURRENCIES.some((currency) => currency === item.amount.currency)) return 'Para birimi geçersiz';
  const type = RECIPIENT_TYPES.find((known) => known === item.recipientType);
  if (type === undefined) return 'recipientType geçersiz';
  const { recipientInfo } = item;
  switch (type) {
    case 'IBAN':
      if ((item.recipientName ?? '').trim() === '') return 'recipientName zorunludur';
      if (!/^TR\d{24}$/.test(recipientInfo)) return 'IBAN geçersiz';
      return assumptions.iban === 'mod97' && !passesMod97(recipientInfo) ? 'IBAN geçersiz' : undefined;
    case 'PHONE':
      return /^\+90\d{10}$/.test(recipientInfo) ? undefined : 'Telefon numarası geçersiz';
    case 'IDENTITY_NUMBER':
      return /^\d{10,11}$/.test(recipientInfo) ? undefined : 'Kimlik numarası geçersiz';
    case 'MEMBER_ID':
      return /^\d{1,20}$/.test(recipientInfo) ? undefined : 'Üye numarası geçersiz';
  }
}

/** The first rule that fits an item. */
export function ruleFor(rules: readonly Rule[], item: InitItemRequest, index: number): Rule | undefined {
  const amount = amountOf(item) ?? minor(0);
  return rules.find((rule) => fits(rule.match, item, index, amount));
}

function fits(match: Match, item: InitItemRequest, index: number, amount: Minor): boolean {
  const tests: readonly boolean[] = [
    match.itemExternalId === undefined || match.itemExternalId === item.itemExternalId,
    match.recipient === undefined || match.recipient === item.recipientInfo,
    match.recipientEndsWith === undefined || item.recipientInfo.endsWith(match.recipientEndsWith),
    match.nameIncludes === undefined || (item.recipientName ?? '').includes(match.nameIncludes),
    match.amount === undefined || fromDecimalText(match.amount) === amount,
    match.kurus === undefined || Number(match.kurus) === amount % 100,
    match.index === undefined || match.index === index,
    match.every === undefined || (index + 1) % match.every === 0,
  ];
  return tests.every(Boolean);
}
