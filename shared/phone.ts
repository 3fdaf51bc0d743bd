export type PhoneReading =
  | { readonly ok: true; readonly phone: string; readonly restoredZero: boolean }
  | { readonly ok: false; readonly fault: 'empty' | 'notPhone' | 'notMobile'; readonly compact: string };

/**
 * Reads a Turkish mobile number into `+90` + ten digits starting with 5, the only shape in iyzico's examples. Accepts
 * `05xx…`, `5xx…`, `90…`, `0090…`, brackets, spaces and dashes.
 */
export function readPhone(text: string): PhoneReading {
  const compact = text.replace(/[\s\u00A0()\-./]/g, '');
  if (compact === '') return { ok: false, fault: 'empty', compact };
  const match = /^(?:\+90|0090|90|0)?(\d{10})$/.exec(compact);
  if (!match) return { ok: false, fault: 'notPhone', compact };
  const national = match[1] ?? '';
  if (!national.startsWith('5')) return { ok: false, fault: 'notMobile', compact };
  return { ok: true, phone: `+90${national}`, restoredZero: compact.length === 10 };
}
