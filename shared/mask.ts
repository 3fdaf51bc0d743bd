import { groupIban } from './iban.ts';
import type { RecipientType } from './items.ts';

/**
 * A recipient as it is shown by default (KVKK: masked unless asked for): the country and check digits and the last four
 * of an IBAN, the operator and last two of a phone, the ends of an identity or member number.
 */
export function maskRecipient(recipientType: RecipientType | null, text: string): string {
  const compact = text.replace(/\s/g, '');
  if (compact === '') return '';
  if (recipientType === 'IBAN' || /^[A-Za-z]{2}\d{6,}/.test(compact)) {
    const upper = compact.toUpperCase();
    return upper.length <= 8 ? upper : `${upper.slice(0, 4)} •••• ${groupIban(upper.slice(-4))}`;
  }
  if (recipientType === 'PHONE' && compact.length >= 10)
    return `${compact.slice(0, -10)} ${compact.slice(-10, -7)} ••• •• ${compact.slice(-2)}`.trim();
  if (compact.length <= 4) return '•'.repeat(compact.length);
  return `${compact.slice(0, 4)}${'•'.repeat(Math.max(1, compact.length - 6))}${compact.slice(-2)}`;
}
