import { describe, expect, it } from 'vitest';
import { describeIssue, placeOf } from '../../../renderer/text/issue-text.ts';

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

describe('the rows an issue names', () => {
  it.each([
    ['tr', '7', 1, 'Aynı alıcı, aynı tutar: satır 7'],
    ['tr', '2, 3, 4, 5', 4, 'Aynı alıcı, aynı tutar: satır 2, 3, 4, 5'],
    ['tr', '2, 3, 4, 5, 6', 39, 'Aynı alıcı, aynı tutar: satır 2, 3, 4, 5, 6 ve 34 satır daha'],
    ['en', '7', 1, 'Same recipient, same amount: row 7'],
    ['en', '2, 3, 4, 5', 4, 'Same recipient, same amount: rows 2, 3, 4, 5'],
    ['en', '2, 3, 4, 5, 6', 6, 'Same recipient, same amount: rows 2, 3, 4, 5, 6 and 1 more row'],
  ] as const)('%s: %s of %i is “%s”', (locale, rows, count, expected) => {
    expect(describeIssue({ code: 'duplicate.inList', params: { rows, count } }, locale).title).toBe(expected);
  });
});
