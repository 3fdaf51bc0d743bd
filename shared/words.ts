import { type Currency, type Locale, type Minor, toDecimalLiteral } from './amounts.ts';

interface UnitNames {
  readonly one: string;
  readonly many: string;
}
interface CurrencyNames {
  readonly whole: UnitNames;
  readonly part: UnitNames;
}

const same = (name: string): UnitNames => ({ one: name, many: name });

/** Turkish nouns stay singular after a number; the English lira and kuruş do too, as the banks write them. */
const NAMES: Readonly<Record<Locale, Readonly<Record<Currency, CurrencyNames>>>> = {
  tr: {
    TRY: { whole: same('Türk lirası'), part: same('kuruş') },
    USD: { whole: same('ABD doları'), part: same('sent') },
    EUR: { whole: same('avro'), part: same('sent') },
  },
  en: {
    TRY: { whole: same('Turkish lira'), part: same('kuruş') },
    USD: { whole: { one: 'US dollar', many: 'US dollars' }, part: { one: 'cent', many: 'cents' } },
    EUR: { whole: { one: 'euro', many: 'euros' }, part: { one: 'cent', many: 'cents' } },
  },
};

const TURKISH_ONES = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'] as const;
const TURKISH_TENS = ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'] as const;
const TURKISH_SCALES = ['', 'bin', 'milyon', 'milyar', 'trilyon'] as const;

const ENGLISH_ONES = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const ENGLISH_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const ENGLISH_SCALES = ['', 'thousand', 'million', 'billion', 'trillion'] as const;

/**
 * An amount written out, for checks by eye and for printed records: `sekiz milyon dokuz yüz … Türk lirası elli kuruş`,
 * `eight million nine hundred … Turkish lira and fifty kuruş`. Exact up to 999,999,999,999,999.99, never through a
 * double of lira. Words stand apart, as the Turkish Language Association writes numbers in running text.
 */
export function amountInWords(amount: Minor, currency: Currency, locale: Locale): string {
  const [whole = '0', part = '00'] = toDecimalLiteral(amount).replace('-', '').split('.');
  const names = NAMES[locale][currency];
  const count = locale === 'tr' ? turkishCount : englishCount;
  const parts: string[] = [];
  if (Number(whole) !== 0 || Number(part) === 0) parts.push(`${count(whole)} ${unit(names.whole, whole)}`);
  if (Number(part) !== 0) parts.push(`${count(part)} ${unit(names.part, part)}`);
  const words = parts.join(locale === 'tr' ? ' ' : ' and ');
  return amount < 0 ? `${locale === 'tr' ? 'eksi' : 'minus'} ${words}` : words;
}

const unit = (names: UnitNames, digits: string): string => (Number(digits) === 1 ? names.one : names.many);

/** A whole number's digits parted into groups of three, the highest first, each with its power of a thousand. */
function groups(digits: string): readonly { readonly value: number; readonly scale: number }[] {
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const found = padded.match(/.{3}/g) ?? [];
  return found.map((group, index) => ({ value: Number(group), scale: found.length - 1 - index }));
}

function turkishCount(digits: string): string {
  const words = groups(digits).flatMap(({ value, scale }) => {
    if (value === 0) return [];
    // A thousand is "bin", never "bir bin"; 101,000 is "yüz bir bin".
    if (value === 1 && scale === 1) return ['bin'];
    return [...turkishGroup(value), TURKISH_SCALES[scale] ?? ''];
  });
  return spaced(words, 'sıfır');
}

function turkishGroup(value: number): string[] {
  const hundreds = Math.floor(value / 100);
  return [
    // A hundred is "yüz", never "bir yüz".
    hundreds > 1 ? (TURKISH_ONES[hundreds] ?? '') : '',
    hundreds > 0 ? 'yüz' : '',
    TURKISH_TENS[Math.floor(value / 10) % 10] ?? '',
    TURKISH_ONES[value % 10] ?? '',
  ];
}

function englishCount(digits: string): string {
  const words = groups(digits).flatMap(({ value, scale }) =>
    value === 0 ? [] : [...englishGroup(value), ENGLISH_SCALES[scale] ?? ''],
  );
  return spaced(words, 'zero');
}

function englishGroup(value: number): string[] {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const tens = ENGLISH_TENS[Math.floor(rest / 10)] ?? '';
  const ones = ENGLISH_ONES[rest < 20 ? rest : rest % 10] ?? '';
  return [
    hundreds > 0 ? `${ENGLISH_ONES[hundreds] ?? ''} hundred` : '',
    rest >= 20 && ones !== '' ? `${tens}-${ones}` : rest >= 20 ? tens : ones,
  ];
}

const spaced = (words: readonly string[], none: string): string =>
  words.filter((word) => word !== '').join(' ') || none;
