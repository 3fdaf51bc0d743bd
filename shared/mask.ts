import type { RecipientType } from './items.ts';

/**
 * A recipient as it is shown by default (KVKK: masked unless asked for): the country and check digits and the last four
 * of an IBAN, the operator and last two of a phone, the ends of an identity or member number.
 */
export function maskRecipient(recipientType: RecipientType | null, text: string): string {
  const compact = text.replace(/\s/g, '');
  if (compact === '') return '';
  const { length } = compact;
  if (length >= 15 && (recipientType === 'IBAN' || /^[A-Za-z]{2}\d{6,}/.test(compact))) {
    const upper = compact.toUpperCase();
    return `${upper.slice(0, 4)} •••• ${upper.slice(-4)}`;
  }
  if (recipientType === 'PHONE' && length >= 10)
    return `${compact.slice(0, -10)} ${compact.slice(-10, -7)} ••• •• ${compact.slice(-2)}`.trim();
  // Whatever else stands there: never more than half of it is shown.
  const first = Math.min(4, Math.floor(length / 4));
  const last = Math.min(2, Math.floor(length / 4));
  return `${compact.slice(0, first)}${'•'.repeat(length - first - last)}${last === 0 ? '' : compact.slice(-last)}`;
}
