import { describe, expect, it } from 'vitest';
import type { SheetRow } from '../../../../shared/cells.ts';
import { FileMemory } from '../../../../electron/workbook/file-memory.ts';
import type { ReadableFile } from '../../../../electron/workbook/read/file.ts';
import { makeIban, person } from '../../../fixtures/workbooks/people.ts';
import { book, inline, sheetXml } from '../../../fixtures/workbooks/zip.ts';

const ROWS = 2_000;

async function workbook(rows: number, mark = ''): Promise<Buffer> {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `<row r="${index + 1}">${inline(`A${index + 1}`, `${mark}${person(index)}`)}${inline(`B${index + 1}`, makeIban(index))}</row>`,
  );
  return book({ sheets: [{ name: 'Liste', xml: sheetXml(lines.join('')) }] });
}

async function rowsOf(file: ReadableFile, sheet = 0): Promise<SheetRow[]> {
  const all: SheetRow[] = [];
  for await (const piece of file.rows(sheet)) all.push(...piece);
  return all;
}

/** Remembered rows are the very rows that were read; a second reading makes others. */
function areTheSame(a: readonly SheetRow[], b: readonly SheetRow[]): boolean {
  expect(a).toEqual(b);
  return a.every((row, index) => row === b[index]);
}

describe('FileMemory', () => {
  it('reads a sheet once while the file stays the same', async () => {
    const memory = new FileMemory();
    const bytes = await workbook(ROWS);
    const first = await rowsOf(await memory.open({ bytes }, null, false));
    expect(first).toHaveLength(ROWS);
    expect(areTheSame(first, await rowsOf(await memory.open({ bytes }, null, false)))).toBe(true);
    expect(areTheSame(first, await rowsOf(await memory.open({ bytes }, null, true)))).toBe(true);
  });

  it('lets go of what was handed on for the last time', async () => {
    const memory = new FileMemory();
    const bytes = await workbook(ROWS);
    const first = await rowsOf(await memory.open({ bytes }, null, false));
    await rowsOf(await memory.open({ bytes }, null, true));
    expect(areTheSame(first, await rowsOf(await memory.open({ bytes }, null, false)))).toBe(false);
  });

  it('reads a changed file anew, also when only its way of being text changed', async () => {
    const memory = new FileMemory();
    const before = await rowsOf(await memory.open({ bytes: await workbook(5) }, null, false));
    const after = await rowsOf(await memory.open({ bytes: await workbook(5, 'Yeni ') }, null, false));
    expect(before[0]?.cells[0]).toBe(person(0));
    expect(after[0]?.cells[0]).toBe(`Yeni ${person(0)}`);
    const bytes = Buffer.from('Ad;IBAN,x\nŞükrü;TR00,y\n');
    const semicolon = await rowsOf(await memory.open({ bytes }, { encoding: 'utf-8', delimiter: ';' }, false));
    const comma = await rowsOf(await memory.open({ bytes }, { encoding: 'utf-8', delimiter: ',' }, false));
    expect([semicolon[0]?.cells, comma[0]?.cells]).toEqual([
      ['Ad', 'IBAN,x'],
      ['Ad;IBAN', 'x'],
    ]);
  });

  it('does not remember a sheet that was not read to its end, nor one that is too large', async () => {
    const memory = new FileMemory();
    const bytes = await workbook(ROWS);
    for await (const piece of (await memory.open({ bytes }, null, false)).rows(0)) if (piece.length > 0) break;
    expect(await rowsOf(await memory.open({ bytes }, null, false))).toHaveLength(ROWS);
    const small = new FileMemory(ROWS * 100);
    const first = await rowsOf(await small.open({ bytes }, null, false));
    expect(areTheSame(first, await rowsOf(await small.open({ bytes }, null, false)))).toBe(false);
  });
});
