import { CURRENCIES, type Currency, type Locale, formatAmount, minor } from '../money.ts';
import { formatOf } from './format.ts';

/** The facts that came with a code. */
export type Params = Readonly<Record<string, string | number | boolean>>;

/** Reads the facts of a problem or an issue as its sentence needs them; what is missing is an empty text. */
export interface ParamReader {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  /** A count written for the language. */
  readonly count: (name: string) => string;
  /** An amount in minor units, with the `currency` beside it. */
  readonly amount: (name: string) => string;
  readonly date: (name: string) => string;
}

/** How many rows an issue counts beyond those it names in `rows`, which holds the first few. */
export function unnamedRows(p: ParamReader): number {
  return Math.max(0, p.number('count') - p.text('rows').split(', ').length);
}

export function readParams(params: Params, locale: Locale): ParamReader {
  const format = formatOf(locale);
  const text = (name: string) => (Object.hasOwn(params, name) ? String(params[name]) : '');
  const number = (name: string) => {
    const value = params[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : Number(value ?? 0) || 0;
  };
  const currency = (): Currency => CURRENCIES.find((each) => each === params['currency']) ?? 'TRY';
  return {
    text,
    number,
    has: (name) => Object.hasOwn(params, name) && params[name] !== '',
    count: (name) => format.count(Math.trunc(number(name))),
    amount: (name) => formatAmount(minor(Math.trunc(number(name))), currency(), locale),
    date: (name) => format.date(number(name)),
  };
}
