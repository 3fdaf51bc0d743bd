/** A Turkish or foreign IBAN that passed its checksum, 15–34 characters, no spaces, upper case. */
export type Iban = string & { readonly __brand: 'Iban' };

export type IbanFault = 'empty' | 'notIban' | 'length' | 'checksum' | 'reservedDigit';
export type IbanReading =
  | { readonly ok: true; readonly iban: Iban; readonly country: string }
  | { readonly ok: false; readonly fault: IbanFault; readonly compact: string };

const TURKISH_LENGTH = 26;

/**
 * Spaces, NBSP, dots and dashes removed, ASCII letters in upper case (and `ı`, which a Turkish keyboard writes for `I`).
 * Nothing else is turned into a letter: `ß` must not become `SS` in an identifier.
 */
export function compactIban(text: string): string {
  if (/^[0-9A-Z]*$/.test(text)) return text;
  return text
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F.-]/gu, '')
    .replace(/[a-zı]/g, (letter) => (letter === 'ı' ? 'I' : letter.toUpperCase()));
}

/** ISO 13616 mod 97 over letters as numbers; true when the remainder is 1. Takes upper-case letters and digits. */
export function passesMod97(compact: string): boolean {
  let remainder = 0;
  for (let index = 0; index < compact.length; index += 1) {
    const code = compact.charCodeAt((index + 4) % compact.length);
    remainder = (code >= 65 ? remainder * 100 + code - 55 : remainder * 10 + code - 48) % 97;
  }
  return remainder === 1;
}

/**
 * Reads an IBAN a person wrote. Turkish: `TR` + 24 digits, mod 97 = 1, the reserved sixth BBAN digit 0 (turkish-data.md,
 * from the TCMB's IBAN rules). Foreign ones are read when their checksum holds; whether they may be paid is a row check.
 */
export function readIban(text: string): IbanReading {
  const compact = compactIban(text);
  if (compact === '') return { ok: false, fault: 'empty', compact };
  if (!/^[A-Z]{2}[0-9A-Z]*$/.test(compact)) return { ok: false, fault: 'notIban', compact };
  const country = compact.slice(0, 2);
  if (country === 'TR') {
    if (!/^TR\d*$/.test(compact)) return { ok: false, fault: 'notIban', compact };
    if (compact.length !== TURKISH_LENGTH) return { ok: false, fault: 'length', compact };
    if (!passesMod97(compact)) return { ok: false, fault: 'checksum', compact };
    if (compact[9] !== '0') return { ok: false, fault: 'reservedDigit', compact };
    return { ok: true, iban: compact as Iban, country };
  }
  if (compact.length < 15 || compact.length > 34) return { ok: false, fault: 'length', compact };
  if (!/^[A-Z]{2}\d{2}/.test(compact)) return { ok: false, fault: 'notIban', compact };
  if (!passesMod97(compact)) return { ok: false, fault: 'checksum', compact };
  return { ok: true, iban: compact as Iban, country };
}

/** Groups of four, as on a bank card: `TR33 0006 1005 …`. */
export function groupIban(compact: string): string {
  return compact.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Bank names by the five-digit code in a Turkish IBAN (characters 5–9), after the TCMB/BKM participant list. */
const BANKS: Readonly<Record<string, string>> = {
  '00010': 'Ziraat',
  '00012': 'Halkbank',
  '00015': 'VakıfBank',
  '00032': 'TEB',
  '00046': 'Akbank',
  '00059': 'Şekerbank',
  '00062': 'Garanti BBVA',
  '00064': 'İş Bankası',
  '00067': 'Yapı Kredi',
  '00099': 'ING',
  '00111': 'QNB',
  '00123': 'HSBC',
  '00134': 'DenizBank',
  '00203': 'Albaraka',
  '00205': 'Kuveyt Türk',
  '00206': 'Türkiye Finans',
  '00209': 'Ziraat Katılım',
  '00210': 'Vakıf Katılım',
};

/** The bank a Turkish IBAN belongs to, known offline; undefined for foreign IBANs and codes not in the list. */
export function bankOf(compact: string): string | undefined {
  return compact.startsWith('TR') ? BANKS[compact.slice(4, 9)] : undefined;
}
