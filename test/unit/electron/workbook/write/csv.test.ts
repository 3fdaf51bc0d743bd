import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../../../electron/workbook/write/csv.ts';

describe('csvCell', () => {
  it.each([
    ['Ayşe', 'Ayşe'],
    ['1.250,00', '1.250,00'],
    ['a;b', '"a;b"'],
    ['a "b"', '"a ""b"""'],
    ['iki\nsatır', '"iki\nsatır"'],
    [' boşluklu ', '" boşluklu "'],
    ['=1+1', "'=1+1"],
    ['+905321234567', "'+905321234567"],
    ['-12', "'-12"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
