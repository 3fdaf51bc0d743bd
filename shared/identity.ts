export type IdentityKind = 'TCKN' | 'VKN';
export type IdentityReading =
  | { readonly ok: true; readonly kind: IdentityKind; readonly number: string; readonly restoredZero: boolean }
  | { readonly ok: false; readonly fault: 'empty' | 'notDigits' | 'length' | 'checksum'; readonly compact: string };

/** The T.C. identity number's two check digits (turkish-data.md); foreigners' numbers start with 99 and pass the same rule. */
export function isTckn(text: string): boolean {
  if (!/^[1-9]\d{10}$/.test(text)) return false;
  const d = [...text].map(Number);
  const at = (index: number): number => d[index] ?? 0;
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  if ((((7 * odd - even) % 10) + 10) % 10 !== at(9)) return false;
  return (odd + even + at(9)) % 10 === at(10);
}

/** The tax number's check digit (turkish-data.md). */
export function isVkn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  let total = 0;
  for (let i = 1; i <= 9; i += 1) {
    const t = (Number(text[i - 1]) + 10 - i) % 10;
    total += t === 9 ? 9 : (t * 2 ** (10 - i)) % 9;
  }
  return (10 - (total % 10)) % 10 === Number(text[9]);
}

/**
 * Reads an identity or tax number. A nine-digit value whose checksum holds after a leading zero is a VKN that Excel
 * shortened: it is restored and said (`restoredZero`).
 */
export function readIdentity(text: string): IdentityReading {
  const compact = text.replace(/[\s\u00A0.-]/g, '');
  if (compact === '') return { ok: false, fault: 'empty', compact };
  if (!/^\d+$/.test(compact)) return { ok: false, fault: 'notDigits', compact };
  if (compact.length === 11)
    return isTckn(compact)
      ? { ok: true, kind: 'TCKN', number: compact, restoredZero: false }
      : { ok: false, fault: 'checksum', compact };
  if (compact.length === 10)
    return isVkn(compact)
      ? { ok: true, kind: 'VKN', number: compact, restoredZero: false }
      : { ok: false, fault: 'checksum', compact };
  if (compact.length === 9 && isVkn(`0${compact}`))
    return { ok: true, kind: 'VKN', number: `0${compact}`, restoredZero: true };
  return { ok: false, fault: 'length', compact };
}
