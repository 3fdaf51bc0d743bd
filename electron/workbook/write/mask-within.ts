import { readIban } from '../../../shared/iban.ts';
import { readIdentity } from '../../../shared/identity.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { readPhone } from '../../../shared/phone.ts';

/** A Turkish IBAN however it is grouped, another IBAN in groups of four, or digits as long as an identity or telephone number. */
const CANDIDATES =
  /\bTR[\s\u00A0]?\d{2}(?:[\s\u00A0.-]?\d){17,22}|\b[A-Z]{2}\d{2}(?:[\s\u00A0]?[0-9A-Z]{4}){2,7}(?:[\s\u00A0]?[0-9A-Z]{1,3})?\b|(?<!\d)\+?\d(?:[\s\u00A0-]?\d){9,12}(?!\d)/giu;

/**
 * Masks what a sheet's own column or an explanation says in full about a recipient, so that a masked report holds no whole
 * IBAN, identity or telephone number anywhere. Amounts, dates and order numbers stay.
 */
export function maskWithin(text: string): string {
  if (text.length < 10 || !/\d{2}/.test(text)) return text;
  return text.replace(CANDIDATES, (found) => {
    const compact = found.replace(/[\s\u00A0.-]/gu, '');
    if (/^[A-Za-z]/.test(compact)) {
      const iban = /^TR\d{19,}/i.test(compact) || readIban(compact).ok;
      return iban ? maskRecipient('IBAN', compact) : found;
    }
    if (readIdentity(compact).ok) return maskRecipient('IDENTITY_NUMBER', compact);
    const phone = readPhone(compact);
    return phone.ok ? maskRecipient('PHONE', compact) : found;
  });
}
