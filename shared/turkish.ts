/**
 * Folds text for comparing: NFKD, marks stripped, `ı`→`i`, lower case, everything but letters and digits collapsed to
 * one space. `İSTANBUL`, `istanbul` and `ISTANBUL` fold alike (JavaScript alone lower-cases `İ` to `i` + U+0307).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replaceAll('i̇', 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Characters that change how text looks or reads without being seen: zero-width, bidi controls, other controls. */
const INVISIBLE = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFC]/u;
const INVISIBLE_ALL = new RegExp(INVISIBLE.source, 'gu');

/** True when the text holds a character a person cannot see (zero-width, right-to-left marks, controls). */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text.replace(/[\t\r\n]/g, ' '));
}

/** Makes unseen characters seen, as `⟨U+200B⟩`, so that a person can tell what a cell really holds. */
export function revealInvisible(text: string): string {
  return text.replace(
    INVISIBLE_ALL,
    (mark) => `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/** A cell's text as it is kept: outer white space trimmed, inner runs of white space (NBSP, tabs, line ends) one space. */
export function tidy(text: string): string {
  return text.replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu, ' ').trim();
}
