import { readIdentity } from '../identity.ts';
import type { RecipientType } from '../items.ts';
import { readPhone } from '../phone.ts';

/**
 * The recipient type a value's shape alone shows, where the sheet has no type column; null when it fits none or two.
 * Ten digits from 5 can be a mobile number and a tax number, nine digits a shortened tax number and a member number:
 * whom to pay is never guessed, the row asks for its type.
 */
export function inferType(text: string): RecipientType | null {
  const compact = text.replace(/[\s\u00A0().\-/]/g, '');
  if (/^[A-Za-zıİ]{2}\d/.test(compact)) return 'IBAN';
  if (!/^\+?\d+$/.test(compact)) return null;
  if (compact.length > 16) return 'IBAN';
  if (/^(?:\+90|0090|90|0)5\d{9}$/.test(compact)) return 'PHONE';
  if (compact.startsWith('+')) return null;
  if (compact.length === 11) return compact.startsWith('0') ? null : 'IDENTITY_NUMBER';
  const identity = readIdentity(compact);
  if (compact.length === 10) {
    if (readPhone(compact).ok) return identity.ok ? null : 'PHONE';
    return identity.ok ? 'IDENTITY_NUMBER' : null;
  }
  if (compact.length === 9 && identity.ok) return null;
  return compact.length <= 9 ? 'MEMBER_ID' : null;
}
