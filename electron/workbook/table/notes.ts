import type { SheetRow } from '../../../shared/cells.ts';
import type { ImportNote } from '../../../shared/import.ts';
import { fold } from '../../../shared/turkish.ts';
import { columnLetter, type SheetFacts } from '../read/rows.ts';
import type { TotalRow } from './amounts.ts';
import type { ColumnName, HeaderPlace } from './find.ts';

/** Rows under the header by kind; numbers are Excel's. */
export type BodyCounts = {
  payments: number;
  readonly totals: ({ readonly row: number } & TotalRow)[];
  readonly notes: number[];
  readonly repeated: number[];
};

/** Whose mapping was taken: an earlier file's of the same layout, or the list's own when its corrections come back. */
export type MappedAs = 'layout' | 'list' | null;

const NAMED = 12;

/** Says what was noticed about a sheet: what was read although hidden, and what was left out and why. */
export function tableNotes(
  place: HeaderPlace,
  names: readonly ColumnName[],
  head: readonly SheetRow[],
  facts: SheetFacts,
  counts: BodyCounts,
  filled: readonly number[],
  mappedAs: MappedAs,
): ImportNote[] {
  const notes: ImportNote[] = [];
  const add = (code: ImportNote['code'], params: ImportNote['params'] = {}): void => void notes.push({ code, params });
  const firstHeaderRow = place.headerRow - place.headerRows + 1;
  const titles = head.filter((row) => place.headerRow > 0 && row.row < firstHeaderRow).length;
  if (mappedAs !== null) add(mappedAs === 'list' ? 'readAsBefore' : 'remembered');
  if (titles > 0) add('titleRows', { count: titles, row: place.headerRow });
  if (place.headerRows > 1) add('twoRowHeader', { row: place.headerRow });
  if (
    facts.merges.some(
      (merge) => merge.firstRow <= place.headerRow && merge.lastRow >= firstHeaderRow && place.headerRow > 0,
    )
  ) {
    add('mergedHeader', { row: place.headerRow });
  }
  if (facts.hiddenRows > 0) add(facts.hasFilter ? 'filteredRows' : 'hiddenRows', { count: facts.hiddenRows });
  const hidden = filled.flatMap((count, index) =>
    count > 0 && facts.hiddenColumns.some(([first, last]) => index >= first && index <= last) ? [index] : [],
  );
  if (hidden.length > 0) add('hiddenColumns', { count: hidden.length, columns: letters(hidden) });
  if (facts.formulas > 0) add('formulas', { count: facts.formulas });
  if (facts.ghostRows > 0) add('ghostRows', { count: facts.ghostRows });
  const total = counts.totals.at(-1);
  if (total !== undefined) add('totalsRow', { row: total.row, count: counts.totals.length });
  const left = [...counts.notes, ...counts.repeated];
  if (left.length > 0) add('notesBelow', { count: left.length, row: Math.min(...left) });
  if (place.headerRow > 0) nameNotes(names, filled, add);
  return notes;
}

function nameNotes(
  names: readonly ColumnName[],
  filled: readonly number[],
  add: (code: ImportNote['code'], params: ImportNote['params']) => void,
): void {
  const seen = new Map<string, string>();
  const repeated = new Set<string>();
  for (const name of names) {
    const folded = fold(name.full);
    if (folded === '') continue;
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, name.full);
    else repeated.add(first);
  }
  if (repeated.size > 0)
    add('duplicateHeaders', { count: repeated.size, names: [...repeated].slice(0, NAMED).join(', ') });
  const unnamed = filled.flatMap((count, index) => (count > 0 && (names[index]?.full ?? '') === '' ? [index] : []));
  if (unnamed.length > 0) add('columnsWithoutHeader', { count: unnamed.length, columns: letters(unnamed) });
}

function letters(indexes: readonly number[]): string {
  return indexes.slice(0, NAMED).map(columnLetter).join(', ');
}
