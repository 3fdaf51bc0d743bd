import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCIES, type Currency, LOCALES, type Locale, minor } from '../../../shared/amounts.ts';
import { amountInWords } from '../../../shared/words.ts';

const LARGEST = 99_999_999_999_999;

describe('amountInWords', () => {
  test.each<[number, Currency, string, string]>([
    [1, 'TRY', 'bir kuruş', 'one kuruş'],
    [50, 'TRY', 'elli kuruş', 'fifty kuruş'],
    [0, 'TRY', 'sıfır Türk lirası', 'zero Turkish lira'],
    [100, 'TRY', 'bir Türk lirası', 'one Turkish lira'],
    [10_000, 'TRY', 'yüz Türk lirası', 'one hundred Turkish lira'],
    [100_000, 'TRY', 'bin Türk lirası', 'one thousand Turkish lira'],
    [110_000, 'TRY', 'bin yüz Türk lirası', 'one thousand one hundred Turkish lira'],
    [200_000, 'TRY', 'iki bin Türk lirası', 'two thousand Turkish lira'],
    [10_100_000, 'TRY', 'yüz bir bin Türk lirası', 'one hundred one thousand Turkish lira'],
    [100_100_000, 'TRY', 'bir milyon bin Türk lirası', 'one million one thousand Turkish lira'],
    [100_000_000, 'USD', 'bir milyon ABD doları', 'one million US dollars'],
    [101, 'USD', 'bir ABD doları bir sent', 'one US dollar and one cent'],
    [
      4_211_250,
      'EUR',
      'kırk iki bin yüz on iki avro elli sent',
      'forty-two thousand one hundred twelve euros and fifty cents',
    ],
    [
      899_185_550,
      'TRY',
      'sekiz milyon dokuz yüz doksan bir bin sekiz yüz elli beş Türk lirası elli kuruş',
      'eight million nine hundred ninety-one thousand eight hundred fifty-five Turkish lira and fifty kuruş',
    ],
    [-250, 'TRY', 'eksi iki Türk lirası elli kuruş', 'minus two Turkish lira and fifty kuruş'],
  ])('%i kuruş of %s', (amount, currency, turkish, english) => {
    expect(amountInWords(minor(amount), currency, 'tr')).toBe(turkish);
    expect(amountInWords(minor(amount), currency, 'en')).toBe(english);
  });

  test('says every amount from 0.01 to 999,999,999,999.99 so that it can be read back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: LARGEST }), roundAmounts()),
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(...LOCALES),
        (amount, currency, locale) => {
          expect(readWords(amountInWords(minor(amount), currency, locale), locale)).toBe(amount);
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('never says "bir bin" at the start of a number or "bir yüz" anywhere, and leaves no doubled space', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST }), (amount) => {
        const words = amountInWords(minor(amount), 'TRY', 'tr');
        expect(words).not.toMatch(/^bir bin|(milyon|milyar) bir bin|bir yüz| {2}|^ | $/);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Amounts with many zeros, which chance alone seldom makes. */
function roundAmounts() {
  return fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 10 }))
    .map(([digits, zeros]) => Math.min(digits * 10 ** zeros, LARGEST));
}

const SMALL: Readonly<Record<Locale, readonly string[]>> = {
  tr: ['sıfır', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz', 'on'],
  en: (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  ).split(' '),
};
const TENS: Readonly<Record<Locale, readonly string[]>> = {
  tr: ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'],
  en: ['', 'ten', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};
const HUNDRED: Readonly<Record<Locale, string>> = { tr: 'yüz', en: 'hundred' };
const SCALES: Readonly<Record<Locale, readonly string[]>> = {
  tr: ['bin', 'milyon', 'milyar', 'trilyon'],
  en: ['thousand', 'million', 'billion', 'trillion'],
};

/** Reads an amount back from its words: a second, independent account of the two languages' numbers. */
function readWords(text: string, locale: Locale): number {
  const units = /(Türk lirası|Turkish lira|ABD doları|US dollars?|avro|euros?)/;
  const [before, , after] = units.test(text) ? text.split(units) : ['', '', text];
  const part = (after ?? '').replace(/^ and /, '').replace(/ ?(kuruş|sent|cents?)$/, '');
  return readCount(before ?? '', locale) * 100 + readCount(part, locale);
}

function readCount(text: string, locale: Locale): number {
  let total = 0;
  let group = 0;
  for (const word of text.trim().split(/[ -]/)) {
    if (word === '') continue;
    const scale = SCALES[locale].indexOf(word);
    if (scale >= 0) {
      total += (group === 0 ? 1 : group) * 1000 ** (scale + 1);
      group = 0;
    } else if (word === HUNDRED[locale]) group = (group === 0 ? 1 : group) * 100;
    else if (SMALL[locale].includes(word)) group += SMALL[locale].indexOf(word);
    else if (TENS[locale].includes(word)) group += TENS[locale].indexOf(word) * 10;
    else throw new Error(`not a number word: ${word}`);
  }
  return total + group;
}
