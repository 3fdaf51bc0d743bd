import { describe, expect, it } from 'vitest';
import { shiftFormula } from '../../../../../../electron/workbook/write/own/formula-shift.ts';

describe('shiftFormula', () => {
  it.each([
    ['A1+B2', 1, 0, 'A2+B3'],
    ['A1+B2', 0, 2, 'C1+D2'],
    ['$A$1+A$1+$A1', 3, 1, '$A$1+B$1+$A4'],
    ['SUM(D5:D10)*2', 1, 1, 'SUM(E6:E11)*2'],
    ['LOG10(A1)+ATAN2(B1,1)', 1, 0, 'LOG10(A2)+ATAN2(B2,1)'],
    ['"A1 bir metin ""B2"""&A1', 1, 0, '"A1 bir metin ""B2"""&A2'],
    ["'Kasım A1'!A1+Sayfa1!B1", 1, 0, "'Kasım A1'!A2+Sayfa1!B2"],
    ['[1]Sayfa1!A1', 1, 0, '[1]Sayfa1!A2'],
    ['A:A+B:$C', 0, 1, 'B:B+C:$C'],
    ['SUM(1:1)+SUM($2:$2)', 2, 0, 'SUM(3:3)+SUM($2:$2)'],
    ['TC1_oran*A1', 1, 0, 'TC1_oran*A2'],
    ['Tablo1[Tutar]+XFD1', 1, 0, 'Tablo1[Tutar]+XFD2'],
    ['1.5E10+A1', 1, 0, '1.5E10+A2'],
    ['IF(A1>=1.25,B1,"")', 4, 0, 'IF(A5>=1.25,B5,"")'],
  ])('%s by %i rows and %i columns', (formula, rows, columns, shifted) => {
    expect(shiftFormula(formula, rows, columns)).toBe(shifted);
  });
});
