import { describe, expect, it } from 'vitest';
import { builtInCode, readFormat } from '../../../../../electron/workbook/read/formats.ts';

describe('readFormat', () => {
  it.each([
    ['General', null],
    ['@', null],
    ['0', 0],
    ['0.00', 2],
    ['#,##0.00', 2],
    ['#,##0.00 "₺"', 2],
    ['#,##0.00\\ "TL"', 2],
    ['"₺"#,##0.00', 2],
    ['[$₺-41F]#,##0.00', 2],
    ['_-* #,##0.00 [$TL-41F]_-;-* #,##0.00 [$TL-41F]_-', 2],
    ['[Red]#,##0.0;[Blue]-#,##0.0', 1],
    ['#,##0.00 "gün"', 2],
    ['0.00 "ay d m y"', 2],
    ['0 \\d\\a\\y', 0],
    ['#,##0.00 adet', 2],
    ['[>=1000]#,##0,"K";0', null],
    ['0.00E+00', null],
    ['# ?/?', null],
  ])('%s is a number with %j decimals', (code, decimals) => {
    expect(readFormat(code)).toMatchObject({ kind: 'number', decimals });
  });

  it.each([
    ['dd.mm.yyyy', 'date'],
    ['d mmmm yyyy', 'date'],
    ['mmm-yy', 'date'],
    ['[$-41F]d mmmm yyyy;@', 'date'],
    ['dd/mm/yyyy hh:mm', 'dateTime'],
    ['yyyy-mm-dd"T"hh:mm:ss', 'dateTime'],
    ['h:mm AM/PM', 'time'],
    ['hh:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'duration'],
    ['gg.aa.yyyy', 'date'],
  ])('%s is a %s', (code, kind) => {
    expect(readFormat(code).kind).toBe(kind);
  });

  it('sees percent and the least digits', () => {
    expect(readFormat('0.00%')).toMatchObject({ kind: 'number', percent: true });
    expect(readFormat('0000000000')).toMatchObject({ kind: 'number', pad: 10, decimals: 0 });
  });

  it.each([
    [14, 'date'],
    [17, 'date'],
    [22, 'dateTime'],
    [31, 'date'],
    [46, 'duration'],
    [57, 'date'],
    [2, 'number'],
    [44, 'number'],
    [999, 'number'],
  ])('built-in %i is a %s', (id, kind) => {
    expect(readFormat(builtInCode(id)).kind).toBe(kind);
  });
});
