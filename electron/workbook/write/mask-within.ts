import { readIban } from '../../../shared/iban.ts';
import { readIdentity } from '../../../shared/identity.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { readPhone } from '../../../shared/phone.ts';

/** Anything that could be an IBAN, grouped or not, or a run of digits as long as an identity or telephone number. */
const CANDIDATES = /\b[A-Za-z]{2}\d{2}(?:[\s\u00A0.-]?[0-9A-Za-z]){11,30}\b|\+?\d(?:[\s\u00A0-]?\d){9,12}\b/gu;

/**
 * Masks what a sheet's own column or an explanation says in full about a recipient, so that a masked report holds no whole
 * IBAN, identity or telephone number anywhere. Amounts, dates and order numbers stay.
 */
export function maskWithin(text: string): string {
  if (text.length < 10 || !/\d{2}/.test(text)) return text;
  return text.replace(CANDIDATES, (found) => {
    const compact = found.replace(/[\s\u00A0.-]/gu, '');
    if (/^[A-Za-z]/.test(compact)) {
      const iban = /^TR\d{20,}/i.test(compact) || readIban(compact).ok;
      return iban ? maskRecipient('IBAN', compact) : found;
    }
    if (readIdentity(compact).ok) return maskRecipient('IDENTITY_NUMBER', compact);
    const phone = readPhone(compact);
    return phone.ok ? maskRecipient('PHONE', compact) : found;
  });
}
