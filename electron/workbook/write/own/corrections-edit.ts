import type { Mapping } from '../../../../shared/mapping.ts';
import { FIELDS, type Field } from '../../../../shared/rows.ts';
import { ROW_ID_HEADER } from '../../table/uses.ts';
import type { ReportRow } from '../report-data.ts';
import type { ReportWords } from '../words.ts';
import type { CellEdit, NewColumn, RowEdit, SheetEdit } from './edit.ts';
import { Places } from './places.ts';

const BAD = { fill: 'FFFCE6E3' } as const;
const TEXT = { text: true } as const;
/** Fields the reading fills by itself where the sheet is empty: a column of ours only where a person changed one. */
const OPTIONAL: ReadonlySet<Field> = new Set(['recipientType', 'currency', 'nonWithdrawable', 'reference']);

/**
 * What a corrections workbook changes in the person's sheet: cells with something to correct are coloured, what was
 * edited in the program is written into its cell as typed text so that the sheet says what the list says, fields without a column (fixed
 * values, added by hand) get one, and at the right edge stand an explanation and, hidden, the row's id.
 */
export function correctionsEdit(
  rows: readonly ReportRow[],
  headerRow: number,
  mapping: Mapping,
  firstNew: number,
  words: ReportWords,
): SheetEdit {
  const places = new Places(mapping);
  const ownFields = FIELDS.filter((field) => !places.has(field) && needsColumn(field, rows));
  for (const [index, field] of ownFields.entries()) places.give(field, firstNew + index);
  const newColumns: NewColumn[] = [
    ...ownFields.map((field) => ({ header: words.template.headers[field], width: 24, hidden: false })),
    { header: words.corrections.column, width: 60, hidden: false },
    { header: ROW_ID_HEADER, width: 12, hidden: true },
  ];
  const edits = new Map<number, RowEdit>();
  const appended: RowEdit[] = [];
  for (const row of rows) {
    const edit = rowEdit(row, places, ownFields, words);
    if (row.excelRow === null) appended.push(edit);
    else edits.set(row.excelRow, edit);
  }
  return { headerRow, newColumns, rows: edits, appended };
}

function needsColumn(field: Field, rows: readonly ReportRow[]): boolean {
  return OPTIONAL.has(field)
    ? rows.some((row) => row.edited.includes(field) && row.typed[field] !== '')
    : rows.some((row) => row.typed[field] !== '');
}

function rowEdit(row: ReportRow, places: Places, ownFields: readonly Field[], words: ReportWords): RowEdit {
  const cells = new Map<number, CellEdit>();
  const isNew = row.excelRow === null;
  for (const field of isNew ? FIELDS : row.edited) {
    if (ownFields.includes(field)) continue;
    for (const [column, text] of places.cells(field, row)) cells.set(column, { text, look: TEXT });
  }
  const stopping = row.place === 'in' ? words.stopping(row) : [];
  const bad = new Set<Field>(stopping.map((issue) => issue.field));
  for (const field of bad) {
    const column = ownFields.includes(field) ? undefined : places.column(field, row);
    if (column === undefined) continue;
    const cell = cells.get(column);
    cells.set(column, { ...cell, look: { ...cell?.look, ...BAD } });
  }
  const own = ownFields.map((field): CellEdit => ({
    text: row.typed[field],
    look: bad.has(field) ? { ...TEXT, ...BAD } : TEXT,
  }));
  const said = explanation(row, words);
  const look = stopping.length > 0 ? { ...TEXT, ink: 'FFB3261E' } : TEXT;
  return { cells, added: [...own, { text: said, look }, { text: row.rowId, look: TEXT }] };
}

/** What stands in the explanation column: why the row waits, or that a person put it aside. Empty for a row that is well. */
export function explanation(row: ReportRow, words: ReportWords): string {
  const { corrections } = words;
  if (row.place !== 'in') {
    const what = corrections[row.place];
    return row.placeReason === '' ? what : `${what}: ${row.placeReason}`;
  }
  return words
    .stopping(row)
    .map((issue) => {
      const { title, help } = words.describe(issue);
      return corrections.explanation(words.fields[issue.field], title, help);
    })
    .join(' ');
}
