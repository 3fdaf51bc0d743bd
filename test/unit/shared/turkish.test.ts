import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, hasInvisible, revealInvisible, tidy } from '../../../shared/turkish.ts';

/** The rules of folding written the slow way, for every text. */
function slowFold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replaceAll('i̇', 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'aAıIiİşŞğĞüÜöÖçÇ ßæ½²ﬁâ\u0307\u00AD\u00A0-._/|;1٣') }),
);

describe('fold', () => {
  test.each([
    ['İSTANBUL', 'istanbul'],
    ['istanbul', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['Işık', 'isik'],
    ['ŞÇĞÜÖ', 'scguo'],
    ['  Ayşe   YILMAZ ', 'ayse yilmaz'],
    ['T.C. Kimlik No:', 't c kimlik no'],
    ['Hâlâ', 'hala'],
    ['½ ﬁn ²', '1 2 fin 2'],
    ['', ''],
    ['---', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('agrees with the slow rules on every text, short and long', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text)).toBe(slowFold(text));
      }),
      { numRuns: 1_000 },
    );
    expect(fold('İ'.repeat(2_000))).toBe('i'.repeat(2_000));
  });

  test('folds upper and lower case of any Turkish text alike', () => {
    const turkish = fc.string({ unit: fc.constantFrom(...'abcçdefgğhıijklmnoöprsştuüvyz ') });
    fc.assert(
      fc.property(turkish, (text) => {
        expect(fold(text.toLocaleUpperCase('tr'))).toBe(fold(text));
      }),
    );
  });

  test('is the same after a second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('hasInvisible', () => {
  test.each([
    ['Ayşe Yılmaz', false],
    ['çok\tuzun\r\nmetin\u00A0', false],
    ['日本', false],
    ['Ayşe\u200BYılmaz', true],
    ['\u202Eterz', true],
    ['\uFEFFTR33', true],
    ['soft\u00ADhyphen', true],
    ['bell\u0007', true],
    ['c1\u0085', true],
    ['\u061C', true],
  ])('%j: %s', (text, invisible) => {
    expect(hasInvisible(text)).toBe(invisible);
  });

  test('makes what it finds visible, and only that', () => {
    expect(revealInvisible('TR\u200B33')).toBe('TR⟨U+200B⟩33');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hasInvisible(revealInvisible(text))).toBe(false);
        if (!hasInvisible(text) && !/[\t\r\n]/.test(text)) expect(revealInvisible(text)).toBe(text);
      }),
    );
  });
});

describe('tidy', () => {
  test.each([
    ['  a  b ', 'a b'],
    ['a\u00A0b', 'a b'],
    ['a\t\nb\u2009c\u3000', 'a b c'],
    ['\u1680a', 'a'],
    ['Ağustos maaşı', 'Ağustos maaşı'],
    ['', ''],
    [' ', ''],
    ['a ', 'a'],
  ])('%j becomes %j', (text, tidied) => {
    expect(tidy(text)).toBe(tidied);
  });

  test('agrees with the expression alone on every text', () => {
    const spaced = fc.string({ unit: fc.constantFrom(...'ab ş日\u00A0\u2009\u3000\t\n\u1680\u205F\u200B') });
    fc.assert(
      fc.property(spaced, (text) => {
        expect(tidy(text)).toBe(text.replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu, ' ').trim());
      }),
      { numRuns: 1_000 },
    );
  });
});
