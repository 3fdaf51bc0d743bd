import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { RowTyped } from '../../shared/rows.ts';
import { revealInvisible } from '../../shared/turkish.ts';
import * as hostile from './workbooks.ts';

/** What the issue promises of any file. Time is CPU time of all threads, so that a busy test machine changes nothing. */
const TIME_MS = 5_000;
const BLOCK_MS = 50;
const PEAK_MB = 400;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Report = {
  readonly problem: string | null;
  readonly sheet: string | null;
  readonly headers: readonly string[];
  readonly rows: readonly RowTyped[];
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly longestCpuMs: number;
  readonly peakMb: number;
};

/** Opens bytes in a process of their own and holds it to the promises. */
async function open(bytes: Buffer): Promise<Report> {
  const path = join(folder, 'file.xlsx');
  writeFileSync(path, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'open-file.ts'), path]);
  const report = JSON.parse(stdout) as Report;
  expect(report.cpuMs).toBeLessThan(TIME_MS);
  expect(report.longestCpuMs).toBeLessThan(BLOCK_MS);
  expect(report.peakMb).toBeLessThan(PEAK_MB);
  return report;
}

describe('refused with a sentence of its own', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['4 GB of zeros, declared', () => hostile.bomb(64 * 1024 * 1024, 0xff_ff_ff_f0), /^workbook.tooLarge/],
    [
      '4 GB of zeros, declared as a kilobyte',
      () => hostile.bomb(4096 * 1024 * 1024, 1024),
      /^workbook.(damaged|tooLarge)/,
    ],
    [
      '4 GB of zeros, declared as what is taken',
      () => hostile.bomb(4096 * 1024 * 1024, 1000 * 1024 * 1024),
      /^workbook.tooLarge/,
    ],
    ['row number 2,000,000,000', hostile.rowTwoBillion, /^workbook.damaged rowNumber/],
    ['one value in the last column of every row', hostile.farColumns, /^workbook.tooComplex/],
    ['nested entities', hostile.entities, /^workbook.damaged doctype/],
    ['an entity that names a file', hostile.externalEntity, /^workbook.damaged doctype/],
    ['names that leave the archive', hostile.escapingNames, /^workbook.damaged/],
    ['a cell longer than Excel’s', () => hostile.longCell(32_768), /^workbook.tooLarge cell/],
    ['only formulas, never calculated', hostile.onlyFormulas, /^workbook.empty formulas/],
    ['elements without end', hostile.deep, /^workbook.damaged depth/],
    // Whichever limit is met first: on a slow machine it is the time.
    ['a row without end', hostile.endlessRow, /^workbook.(damaged|tooComplex)/],
    ['a CSV of one endless line', () => Buffer.alloc(20_000_000, 'x;'), /^workbook.notWorkbook endlessLine/],
    ['a CSV of nulls', () => Buffer.alloc(5_000_000), /^workbook.notWorkbook binary/],
    [
      'noise after a zip’s first four bytes',
      () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(100_000, 0xa5)]),
      /^workbook.damaged zip/,
    ],
  ])('%s', async (_, make, problem) => {
    expect((await open(await make())).problem).toMatch(problem);
  });

  it.each([0.3, 0.7, 0.99])('a zip cut at %f of its length', async (share) => {
    const whole = await hostile.wholeSheetMerge();
    expect((await open(whole.subarray(0, Math.floor(whole.length * share)))).problem).toMatch(/^workbook.damaged/);
  });
});

describe('read honestly', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['a whole-sheet merge', hostile.wholeSheetMerge],
    ['whole-column validations', hostile.wholeColumnValidations],
    ['a million declared columns', hostile.millionColumns],
    ['100,000 styles', hostile.manyStyles],
    ['a 40 MB table of shared strings', hostile.bigStrings],
    ['external links', hostile.externalLinks],
    ['a million ghost rows', hostile.ghosts],
  ])('%s', async (_, make) => {
    const { problem, rows } = await open(await make());
    expect(problem).toBeNull();
    expect(rows.map((row) => [row.excelRow, row.typed.amount])).toEqual([
      [2, '102,5'],
      [3, '103,5'],
    ]);
  });

  it('a cell of 32,767 characters', async () => {
    const { rows } = await open(await hostile.longCell(32_767));
    expect(rows[0]?.extra.map(([index, text]) => [index, text.length])).toEqual([[3, 32_767]]);
  });

  it('an attribute without end on an honest row', async () => {
    expect((await open(await hostile.endlessAttribute())).problem).toBeNull();
  });

  it('__proto__ as header and sheet name', async () => {
    const { sheet, headers, rows } = await open(await hostile.propertyNames());
    expect(sheet).toBe('__proto__');
    expect(headers).toEqual(['Ad Soyad', 'IBAN', 'Tutar', '__proto__', 'constructor']);
    expect(rows[0]?.extra).toEqual([
      [3, 'x'],
      [4, 'y'],
    ]);
  });

  it('characters nobody sees stay in the text, so that the checks can refuse them', async () => {
    const [row] = (await open(await hostile.invisible())).rows;
    expect(revealInvisible(row?.typed.name ?? '')).toContain('⟨U+202E⟩');
    expect(revealInvisible(row?.typed.recipient ?? '')).toMatch(/^TR⟨U\+200B⟩\d{24}$/);
  });
});
