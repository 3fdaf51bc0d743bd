import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainNumber, UNCALCULATED, type Cell } from '../../../../../shared/cells.ts';
import { openWorkbook } from '../../../../../electron/workbook/reader.ts';
import * as imitations from '../../../../fixtures/workbooks/writers/imitations.ts';
import { TRAP_ROWS, type TrapCell } from '../../../../fixtures/workbooks/writers/trap-list.ts';
import { readAll } from './open.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/workbooks/writers');

/** What a writer does to the list, cell by cell (`D4`); everything else must come back as it was given. */
type Quirks = Readonly<Record<string, readonly unknown[]>>;

const computed = (...rest: readonly unknown[]): readonly unknown[] => ['computed', ...rest];
/** openpyxl and openxlsx calculate nothing: a formula they wrote has no result until Excel has opened the file. */
const UNCOMPUTED: Quirks = Object.fromEntries(
  [2, 3, 4, 5, 6].map((row) => [`D${row}`, computed('error', UNCALCULATED)]),
);

const FILES: readonly (readonly [file: string, quirks: Quirks])[] = [
  ['xlsxwriter.xlsx', {}],
  ['xlsxwriter-1904-inline.xlsx', {}],
  ['excel-writer-1904.xlsx', {}],
  ['gnumeric.xlsx', {}],
  ['poi.xlsx', {}],
  // Its streaming workbook writes every result but a number as the number 0, and an error as none.
  [
    'poi-streaming.xlsx',
    { D3: computed('number', '0'), D4: computed('number', '0'), D6: computed('error', UNCALCULATED) },
  ],
  ['openpyxl-write-only.xlsx', UNCOMPUTED],
  ['openxlsx.xlsx', UNCOMPUTED],
];

/** A cell as it was asked for, in the same terms as `found`. */
function asked(cell: TrapCell | undefined): readonly unknown[] {
  if (cell === null || cell === undefined) return [];
  switch (cell.k) {
    case 'text':
      return ['text', cell.v];
    case 'rich':
      return ['text', cell.v.join('')];
    case 'number':
      return ['number', plainNumber(String(cell.v))];
    case 'date':
      return ['date', cell.v];
    case 'bool':
      return ['bool', cell.v];
    case 'formula':
      if (typeof cell.r === 'number') return computed('number', plainNumber(String(cell.r)));
      if (typeof cell.r === 'boolean') return computed('bool', cell.r);
      return computed(cell.r.startsWith('#') ? 'error' : 'text', cell.r);
  }
}

function found(cell: Cell | undefined): readonly unknown[] {
  if (cell === null || cell === undefined) return [];
  if (typeof cell === 'string') return ['text', cell];
  const value = cell.t === 'number' ? plainNumber(cell.v) : cell.v;
  return cell.f === true ? computed(cell.t, value) : [cell.t, value];
}

async function expectTheList(bytes: Buffer, quirks: Quirks): Promise<void> {
  const survey = await openWorkbook({ bytes });
  if (!survey.ok) throw new Error(JSON.stringify(survey.problem));
  const { choice, table } = survey.value;
  const sheet = survey.value.sheets.findIndex((each) => each.name === choice.sheet);
  const { rows } = await readAll(bytes, sheet);
  expect(rows.map((row) => row.row)).toEqual(TRAP_ROWS.map((_, index) => index + 1));
  for (const [index, cells] of TRAP_ROWS.entries()) {
    for (const [column, cell] of cells.entries()) {
      const at = `${String.fromCharCode(65 + column)}${index + 1}`;
      expect([at, ...found(rows[index]?.cells[column])]).toEqual([at, ...(quirks[at] ?? asked(cell))]);
    }
  }
  // And the sheet is understood: who is paid, how much, and why.
  expect(choice).toMatchObject({ headerRow: 1, headerRows: 1 });
  expect(table.mapping.columns.map((use) => use.feeds)).toEqual([
    'name',
    'iban',
    'amount',
    null,
    null,
    'nonWithdrawable',
    'description',
  ]);
  expect(table.rowCount).toBe(TRAP_ROWS.length - 1);
  expect(table.ourTotal).toBe(123_450 + 30 + 100_000 + 4_235_033 + 9_999);
}

describe('a file that another writer wrote is read exactly', { timeout: 30_000 }, () => {
  it.each(FILES)('%s', async (name, quirks) => expectTheList(readFileSync(join(folder, name)), quirks));
});

describe('an imitation of a writer that could not be run is read exactly', { timeout: 30_000 }, () => {
  it.each(Object.entries(imitations))('%s', async (_, make) => expectTheList(await make(), {}));
});
