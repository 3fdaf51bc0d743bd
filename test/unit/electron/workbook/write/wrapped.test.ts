import { describe, expect, it } from 'vitest';
import { linesIn } from '../../../../../electron/workbook/write/wrapped.ts';

describe('linesIn', () => {
  it.each([
    ['', 10, 1],
    ['kısa', 10, 1],
    ['tam on bir.', 10, 1],
    ['on iki harf.', 10, 2],
    ['bir\niki', 10, 2],
    ['a'.repeat(34), 10, 4],
    ['Alıcı bilgisi doğrulanamadı. iyzico bu satırı kabul etmedi.', 20, 4],
  ])('%j in %i characters takes %i lines', (text, width, lines) => {
    expect(linesIn(text, width)).toBe(lines);
  });
});
