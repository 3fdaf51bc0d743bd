/**
 * An IBAN as it is being typed: capitals in groups of four, with the caret kept behind the same character. Only spaces
 * and dots go; whatever else was typed stays to be seen and refused by the row's check.
 */
export function groupTypedIban(text: string, caret: number): { readonly text: string; readonly caret: number } {
  const before = compact(text.slice(0, caret)).length;
  const grouped = compact(text).replace(/(.{4})(?=.)/gu, '$1 ');
  return { text: grouped, caret: before + Math.floor(Math.max(0, before - 1) / 4) };
}

function compact(text: string): string {
  // Not toLocaleUpperCase: the Turkish capital of `i` is not the letter an IBAN has.
  return text.replace(/[\s.\u00A0]/gu, '').toUpperCase();
}
