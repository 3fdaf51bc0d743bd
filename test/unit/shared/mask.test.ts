import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECIPIENT_TYPES, type RecipientType } from '../../../shared/items.ts';
import { maskRecipient } from '../../../shared/mask.ts';

test.each<[RecipientType | null, string, string]>([
  ['IBAN', 'TR330006100519786457841326', 'TR33 •••• 1326'],
  ['IBAN', 'tr33 0006 1005 1978 6457 8413 26', 'TR33 •••• 1326'],
  [null, 'TR330006100519786457841326', 'TR33 •••• 1326'],
  ['PHONE', '+905321234567', '+90 532 ••• •• 67'],
  ['PHONE', '5321234567', '532 ••• •• 67'],
  ['IDENTITY_NUMBER', '10000000146', '10•••••••46'],
  ['MEMBER_ID', '2228853', '2•••••3'],
  ['MEMBER_ID', '123', '•••'],
  [null, '', ''],
  ['IBAN', 'ALI VELI', 'A•••••I'],
  ['IBAN', 'TR12345', 'T•••••5'],
])('%s %j is shown as %j', (type, text, shown) => {
  expect(maskRecipient(type, text)).toBe(shown);
});

test('never shows more than half of anything but a phone, whatever stands in the cell', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<(RecipientType | null)[]>(null, ...RECIPIENT_TYPES),
      fc.oneof(fc.stringMatching(/^[A-Z]{0,2}\d{0,30}$/), fc.string()),
      (type, text) => {
        const compact = text.replace(/\s/g, '');
        fc.pre(compact !== '' && !compact.includes('•'));
        const shown = maskRecipient(type, text).replace(/[\s•]/g, '');
        if (type === 'PHONE' && compact.length >= 10) expect(shown.length).toBe(compact.length - 5);
        else
          expect(shown.length).toBeLessThanOrEqual(Math.max(compact.length / 2, 0) + (compact.length === 15 ? 0.5 : 0));
      },
    ),
    { numRuns: 1_000 },
  );
});
