import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../renderer/text/issue-text.ts';

describe('the place of an issue', () => {
  const columns = { recipient: 'C', name: 'A, B' } as const;

  it.each([
    ['tr', { excelRow: 6 }, 'recipient', 'Maaş', '“Maaş” sayfası · Excel satırı 6, C sütunu'],
    ['en', { excelRow: 6 }, 'name', 'Maaş', 'Sheet “Maaş” · Excel row 6, column A, B'],
    ['tr', { excelRow: 6 }, 'recipient', '', 'Excel satırı 6, C sütunu'],
    ['tr', { excelRow: 6 }, 'amount', 'Maaş', '“Maaş” sayfası · Excel satırı 6 · Tutar'],
    ['en', { excelRow: null }, 'amount', 'Maaş', 'Row added in the program · Amount'],
  ] as const)('%s: %j %s on %j is %s', (locale, row, field, sheet, expected) => {
    expect(placeOf(row, field, columns, sheet, locale)).toBe(expected);
  });
});
