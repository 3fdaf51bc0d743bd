/** The currencies iyzico's Mass Payout takes (iyzico docs, Toplu Ödeme Başlatma: TRY, USD, EUR). */
export const CURRENCIES = ['TRY', 'USD', 'EUR'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The interface's languages; Turkish first. */
export const LOCALES = ['tr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * An amount as a whole count of minor units (kuruş, cent). Everything after reading a cell is this type; a double of
 * lira never exists. Safe integers only, so sums up to 90 trillion lira are exact.
 */
export type Minor = number & { readonly __brand: 'Minor' };

/** Brands a whole count of minor units. Throws on anything that is not a safe integer: that is a bug, not bad input. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole count of minor units: ${value}`);
  return value as Minor;
}

export const ZERO = minor(0);

/** Adds amounts as integers; throws when the sum leaves the exact range. */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
}

/**
 * The bare decimal literal that is sent, in lira with two decimals (`100.50`), as text: iyzico takes a JSON number in
 * lira and the text is placed in the body as it stands.
 */
export function toDecimalLiteral(amount: Minor): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Reads a decimal from the source text of an answer (`100.50`, `20.00000000`, `1e2`) exactly, never through a double.
 * Undefined when it is not a decimal, has more than two significant decimals, or leaves the exact range.
 */
export function fromDecimalText(text: string): Minor | undefined {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText) + 2;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const kept = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const rest = point <= 0 ? digits : digits.slice(point);
  if (/[1-9]/.test(rest) || kept.replace(/^0+/, '').length > 16) return undefined;
  const value = Number(kept);
  if (!Number.isSafeInteger(value)) return undefined;
  return minor(sign && value !== 0 ? -value : value);
}

/** How a column writes its decimals. */
export const DECIMAL_CONVENTIONS = ['comma', 'dot'] as const;
export type DecimalConvention = (typeof DECIMAL_CONVENTIONS)[number];

/** Why a text is not an amount. */
export type AmountFault = 'empty' | 'notNumber' | 'moreThanTwoDecimals' | 'ambiguous' | 'tooLarge' | 'currencyMismatch';
export type AmountReading =
  | { readonly ok: true; readonly amount: Minor; readonly currency?: Currency; readonly convention?: DecimalConvention }
  | { readonly ok: false; readonly fault: AmountFault };

const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u205F]/g;
const CURRENCY_WORDS: Readonly<Record<string, Currency>> = {
  '₺': 'TRY',
  TL: 'TRY',
  TRY: 'TRY',
  $: 'USD',
  USD: 'USD',
  '€': 'EUR',
  EUR: 'EUR',
  EURO: 'EUR',
};
const CURRENCY_AT_EDGE = /^(₺|\$|€|TL|TRY|USD|EURO?)|(₺|\$|€|TL|TRY|USD|EURO?)$/giu;

/**
 * Reads an amount a person typed or a text cell holds: `1.234,56` `1234,56` `1,234.56` `₺1.234,56` `1.234,56 TL`.
 * One separator followed by exactly three digits (`1.000`) is `ambiguous` unless the column's `convention` is given;
 * a reading that proves a convention reports it. Negative numbers are read; whether they may be paid is a row check.
 */
export function readAmountText(text: string, convention?: DecimalConvention): AmountReading {
  // What a payroll program writes, 100,000 times: digits, one separator, two digits.
  const plain = /^(\d{1,13})([.,])(\d\d)$/.exec(text);
  if (plain !== null)
    return {
      ok: true,
      amount: minor(Number(`${plain[1] ?? ''}${plain[3] ?? ''}`)),
      convention: plain[2] === ',' ? 'comma' : 'dot',
    };
  let currency: Currency | undefined;
  let mixed = false;
  const compact = text.replace(SPACES, '');
  if (compact === '') return { ok: false, fault: 'empty' };
  const bare = compact.replace(CURRENCY_AT_EDGE, (word) => {
    const found = CURRENCY_WORDS[word.toUpperCase()];
    if (currency !== undefined && found !== currency) mixed = true;
    currency = found;
    return '';
  });
  if (mixed) return { ok: false, fault: 'currencyMismatch' };
  const match = /^([-−+]?)(\d[\d.,']*)$/u.exec(bare);
  if (!match) return { ok: false, fault: 'notNumber' };
  const negative = match[1] === '-' || match[1] === '−';
  const parts = splitDecimal((match[2] ?? '').replaceAll("'", ''), convention);
  if (!parts.ok) return parts;
  if (/[1-9]/.test(parts.fraction.slice(2))) return { ok: false, fault: 'moreThanTwoDecimals' };
  const digits = (parts.whole + parts.fraction.slice(0, 2).padEnd(2, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 15) return { ok: false, fault: 'tooLarge' };
  const value = Number(digits);
  return {
    ok: true,
    amount: minor(negative && value !== 0 ? -value : value),
    ...(currency === undefined ? {} : { currency }),
    ...(parts.convention === undefined ? {} : { convention: parts.convention }),
  };
}

type Split =
  | { readonly ok: true; readonly whole: string; readonly fraction: string; readonly convention?: DecimalConvention }
  | { readonly ok: false; readonly fault: AmountFault };

function splitDecimal(text: string, convention: DecimalConvention | undefined): Split {
  const separators = text.replace(/\d/g, '');
  if (separators === '') return { ok: true, whole: text, fraction: '' };
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const lastSeparator = text[last] ?? '';
  const both = separators.includes('.') && separators.includes(',');
  const repeated = separators.length > 1 && !both;
  const tail = text.slice(last + 1);
  if (!both && !repeated && tail.length === 3) {
    if (convention === undefined) return { ok: false, fault: 'ambiguous' };
    const isDecimal = (convention === 'comma') === (lastSeparator === ',');
    if (isDecimal) return { ok: true, whole: text.slice(0, last), fraction: tail };
    return grouped(text, lastSeparator)
      ? { ok: true, whole: text.replace(lastSeparator, ''), fraction: '' }
      : { ok: false, fault: 'notNumber' };
  }
  if (repeated) {
    if (!grouped(text, lastSeparator)) return { ok: false, fault: 'notNumber' };
    return {
      ok: true,
      whole: text.replaceAll(lastSeparator, ''),
      fraction: '',
      convention: lastSeparator === '.' ? 'comma' : 'dot',
    };
  }
  const whole = text.slice(0, last);
  if (tail === '') return { ok: false, fault: 'notNumber' };
  if (both) {
    const group = lastSeparator === ',' ? '.' : ',';
    if (whole.includes(lastSeparator) || !grouped(whole, group)) return { ok: false, fault: 'notNumber' };
    return {
      ok: true,
      whole: whole.replaceAll(group, ''),
      fraction: tail,
      convention: lastSeparator === ',' ? 'comma' : 'dot',
    };
  }
  return { ok: true, whole, fraction: tail, convention: lastSeparator === ',' ? 'comma' : 'dot' };
}

/** True when every group after the first separator has exactly three digits, and the first one to three, no leading zero. */
function grouped(text: string, separator: string): boolean {
  const groups = text.split(separator);
  return /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
}

/**
 * Reads a number cell from its source text in the sheet's XML: the shortest decimal at 15 significant digits
 * (`0.30000000000000004` is 0.30). More than two decimals is a fault, never a rounding (`1.005`).
 */
export function readAmountCell(sourceText: string): AmountReading {
  const text = sourceText.trim();
  if (text === '') return { ok: false, fault: 'empty' };
  // Number() alone would also take `0x10` and `Infinity`.
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)) return { ok: false, fault: 'notNumber' };
  const value = Number(text);
  if (Math.abs(value) >= 1e13) return { ok: false, fault: 'tooLarge' };
  const amount = fromDecimalText(String(Number(value.toPrecision(15))));
  return amount === undefined ? { ok: false, fault: 'moreThanTwoDecimals' } : { ok: true, amount };
}

const SYMBOLS: Readonly<Record<Currency, string>> = { TRY: '₺', USD: '$', EUR: '€' };

/** An amount's figures alone: `1.234,56` in Turkish, `1,234.56` in English. Never through a double. */
export function formatFigures(amount: Minor, locale: Locale): string {
  const [group, decimal] = locale === 'tr' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction = ''] = toDecimalLiteral(minor(Math.abs(amount))).split('.');
  return `${amount < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`;
}

/** An amount as it is shown: `1.234,56 ₺` in Turkish, `₺1,234.56` in English. */
export function formatAmount(amount: Minor, currency: Currency, locale: Locale): string {
  if (locale === 'tr') return `${formatFigures(amount, 'tr')} ${SYMBOLS[currency]}`;
  const figures = formatFigures(minor(Math.abs(amount)), 'en');
  return `${amount < 0 ? '−' : ''}${SYMBOLS[currency]}${figures}`;
}

/** The one convention a column's unambiguous cells prove, or undefined when there is none or they disagree. */
export function provenConvention(texts: Iterable<string>): DecimalConvention | undefined {
  let proven: DecimalConvention | undefined;
  for (const text of texts) {
    const reading = readAmountText(text);
    if (!reading.ok || reading.convention === undefined) continue;
    if (proven !== undefined && proven !== reading.convention) return undefined;
    proven = reading.convention;
  }
  return proven;
}
