import { z } from 'zod';
import { CURRENCIES, LOCALES, minor } from './amounts.ts';

// The arithmetic stands in a file of its own so that the authorise page can count without third-party code.
export * from './amounts.ts';

export const currencySchema = z.enum(CURRENCIES);
export const localeSchema = z.enum(LOCALES);
export const minorSchema = z
  .number()
  .int()
  .transform((value) => minor(value));

/** An amount with its currency: what a total is, since sums never cross currencies. */
export const moneySchema = z.strictObject({ amount: minorSchema, currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;
