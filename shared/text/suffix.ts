/** The cases that follow a name or a number in our sentences. */
export type TurkishCase = 'dative' | 'genitive' | 'ablative' | 'locative' | 'possessive';

const VOWELS = 'aeıioöuü';
/** The last word of each number as it is read aloud, by its last digit that is not zero, or by how many zeros it ends in. */
const ONES = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'];
const TENS = ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'];

/** The last word of a whole number as it is read: 206 → altı, 40 → kırk, 1.300 → yüz, 5.000 → bin. */
function lastWord(count: number): string {
  const digits = String(Math.abs(Math.trunc(count)));
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (zeros === digits.length) return 'sıfır';
  const digit = Number(digits.at(-1 - zeros));
  if (zeros === 0) return ONES[digit] ?? '';
  if (zeros === 1) return TENS[digit] ?? '';
  if (zeros === 2) return 'yüz';
  return zeros < 6 ? 'bin' : zeros < 9 ? 'milyon' : 'milyar';
}

/**
 * The suffix of a Turkish word by vowel harmony, with its buffer letter and its consonant: `Ayşe` dative `ye`,
 * `206` possessive `sı`. For names and numbers, whose stems never change.
 */
export function suffixOf(word: string, which: TurkishCase): string {
  // An abbreviation without a vowel (`Ltd.`) is taken as its letters are named, which ends in an e.
  const letters = /\p{L}+(?=\P{L}*$)/u.exec(word.toLocaleLowerCase('tr'))?.[0] ?? '';
  const vowel = [...letters].findLast((letter) => VOWELS.includes(letter)) ?? 'e';
  const isBack = 'aıou'.includes(vowel);
  const isRound = 'oöuü'.includes(vowel);
  const low = isBack ? 'a' : 'e';
  const high = isRound ? (isBack ? 'u' : 'ü') : isBack ? 'ı' : 'i';
  const last = letters.at(-1) ?? '';
  const endsInVowel = VOWELS.includes(last);
  const hard = 'fstkçşhp'.includes(last) ? 't' : 'd';
  switch (which) {
    case 'dative':
      return `${endsInVowel ? 'y' : ''}${low}`;
    case 'genitive':
      return `${endsInVowel ? 'n' : ''}${high}n`;
    case 'ablative':
      return `${hard}${low}n`;
    case 'locative':
      return `${hard}${low}`;
    case 'possessive':
      return `${endsInVowel ? 's' : ''}${high}`;
  }
}

/** A name with its suffix after an apostrophe: `Ayşe Yılmaz’a`. */
export const withSuffix = (name: string, which: TurkishCase): string => `${name}’${suffixOf(name, which)}`;

/** A number with its suffix after an apostrophe: `206’sı`, `1.300’ü`. */
export function countWithSuffix(count: number, which: TurkishCase): string {
  const written = `${count < 0 ? '−' : ''}${String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, '.')}`;
  return `${written}’${suffixOf(lastWord(count), which)}`;
}
