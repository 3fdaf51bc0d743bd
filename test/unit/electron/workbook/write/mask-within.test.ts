import { describe, expect, it } from 'vitest';
import { maskWithin } from '../../../../../electron/workbook/write/mask-within.ts';

describe('maskWithin', () => {
  it.each([
    ['eski TR33 0006 1005 1978 6457 8413 26 kapandı', 'eski TR33 •••• 1326 kapandı'],
    ['TR330006100519786457841326', 'TR33 •••• 1326'],
    ['tr330006100519786457841326', 'TR33 •••• 1326'],
    ['TC 10000000146', 'TC 10•••••••46'],
    ['0532 123 45 67', '0 532 ••• •• 67'],
    ['SCL-000123', 'SCL-000123'],
    ['Kasım 2026 maaş 25.750,50', 'Kasım 2026 maaş 25.750,50'],
    ['20.11.2026', '20.11.2026'],
    ['Fatura 12345678901234567890', 'Fatura 12345678901234567890'],
  ])('%s', (text, masked) => {
    expect(maskWithin(text)).toBe(masked);
  });
});
