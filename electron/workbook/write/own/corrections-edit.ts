import type { Mapping } from '../../../../shared/mapping.ts';
import { FIELDS, type Field } from '../../../../shared/rows.ts';
import { ROW_ID_HEADER } from '../../table/uses.ts';
import type { ReportRow, RowChunks } from '../report-data.ts';
import type { ReportWords } from '../words.ts';
import type { CellEdit, NewColumn, RowEdit, SheetEdit } from './edit.ts';
import { Places } from './places.ts';
import type { OwnBook } from './source.ts';

const BAD = { fill: 'FFFCE6E3' } as const;
const TEXT = { text: true } as const;
/** Fields the reading fills by itself where the sheet is empty: a column of ours only where a person changed one. */
const OPTIONAL: ReadonlySet<Field> = new Set(['recipientType', 'currency', 'nonWithdrawable', 'reference']);

/** What a first reading of the rows tells about the columns a corrections workbook needs. */
export interface CorrectionNeeds {
  /** Fields the sheet has no column for though the list has something to say in them. */
  readonly ownFields: readonly Field[];
  readonly overwrites: boolean;
}

export async function correctionNeeds(rows: RowChunks, mapping: Mapping): Promise<CorrectionNeeds> {
  const places = new Places(mapping);
  const missing = FIELDS.filter((field) => !places.has(field));
  const needed = new Set<Field>();
  let overwrites = false;
  for await (const chunk of rows) {
    for (const row of chunk) {
      overwrites ||= row.edited.length > 0;
      for (const field of missing)
        if (row.typed[field] !== '' && (!OPTIONAL.has(field) || row.edited.includes(field))) needed.add(field);
    }
  }
  return { ownFields: missing.filter((field) => needed.has(field)), overwrites };
}

/**
 * What a corrections workbook changes in the person's sheet: cells with something to correct are coloured, what was
 * edited in the program is written into its cell as typed text so that the sheet says what the list says, fields without
 * a column (fixed values, added by hand) get one, and at the right edge stand, hidden, the row's id, and an explanation:
 * last, since Excel shows a long text whole only where nothing stands beside it.
 */
export function correctionsEdit(
  { ownFields }: CorrectionNeeds,
  { choice, columns }: Pick<OwnBook, 'choice' | 'columns'>,
  words: ReportWords,
): { readonly edit: SheetEdit; readonly toEdit: (row: ReportRow) => RowEdit } {
  const places = new Places(choice.mapping);
  for (const [index, field] of ownFields.entries()) places.give(field, columns + index);
  const newColumns: NewColumn[] = [
    ...ownFields.map((field) => ({ header: words.template.headers[field], width: 24, hidden: false })),
    { header: ROW_ID_HEADER, width: 12, hidden: true },
    { header: words.corrections.column, width: 60, hidden: false },
  ];
  return {
    edit: { headerRow: choice.headerRow, firstNew: columns, newColumns },
    toEdit: (row) => rowEdit(row, places, ownFields, words),
  };
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
  return { cells, added: [...own, { text: row.rowId, look: TEXT }, { text: said, look }] };
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
