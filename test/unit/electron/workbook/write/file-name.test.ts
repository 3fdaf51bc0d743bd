import { describe, expect, it } from 'vitest';
import { fileName } from '../../../../../electron/workbook/write/file-name.ts';

describe('fileName', () => {
  it.each([
    [['Kasım 2026 maaş', 'akıbet'], 'xlsx', 'Kasım 2026 maaş – akıbet.xlsx'],
    [['a/b\\c:d*e?"f"<g>|h'], 'xlsx', 'a b c d e f g h.xlsx'],
    [['..', ''], 'csv', '_.csv'],
    [['CON'], 'pdf', '_CON.pdf'],
    [['liste. '], 'pdf', 'liste.pdf'],
    [['ters\u202Efdp.exe'], 'pdf', 'ters fdp.exe.pdf'],
    [['ş'.repeat(300)], 'xlsx', `${'ş'.repeat(120)}.xlsx`],
  ])('%j', (parts, ending, name) => {
    expect(fileName(parts, ending)).toBe(name);
  });
});
