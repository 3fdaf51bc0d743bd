import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/cells.ts';
import { tidy } from '../../../shared/turkish.ts';
import { shapeOf } from './shapes.ts';
import { ROW_ID_HEADER } from './uses.ts';
import { isTotalLabel, matchHeader } from './words.ts';

/** Where a table's header is. `headerRow` is its last row as Excel numbers it, 0 without one. */
export type HeaderPlace = { readonly headerRow: number; readonly headerRows: number };

const SEARCHED_ROWS = 60;
const SURE = 0.6;

/** Finds the header under titles and logos: the row whose cells are known names, with rows of values under it. */
export function findHeader(rows: readonly SheetRow[]): HeaderPlace {
  const searched = rows.slice(0, SEARCHED_ROWS);
  let best = -1;
  let bestScore = 0;
  for (const [index, row] of searched.entries()) {
    const score = headerScore(row);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  const named = searched[best];
  if (named !== undefined && bestScore >= 1.5) return withSecondRow(searched, best);
  const guessed = guessByShape(searched);
  return guessed ?? (named !== undefined ? withSecondRow(searched, best) : { headerRow: 0, headerRows: 0 });
}

/** The header of a corrections workbook: the row in which the row ids' column has its name; undefined in any other sheet. */
export function findOwnHeader(rows: readonly SheetRow[], headerRows: number): HeaderPlace | undefined {
  const row = rows.find(({ cells }) => cells.some((cell) => cellText(cell).trim() === ROW_ID_HEADER));
  return row === undefined ? undefined : { headerRow: row.row, headerRows: Math.max(1, headerRows) };
}

/** Known names in a row, less its cells that are plainly values; a totals row is no header. */
function headerScore(row: SheetRow): number {
  let score = 0;
  const fields = new Set<string>();
  for (const cell of row.cells) {
    if (isBlank(cell)) continue;
    if (isValue(cell)) {
      score -= 1.5;
      continue;
    }
    const text = tidy(cellText(cell));
    const match = text.length <= 60 ? matchHeader(text)[0] : undefined;
    if (match !== undefined && match.score >= SURE && !fields.has(match.field)) {
      fields.add(match.field);
      score += match.score;
    }
  }
  const first = row.cells.find((cell) => !isBlank(cell));
  return first !== undefined && fields.size < 2 && isTotalLabel(cellText(first)) ? 0 : score;
}

function isValue(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return false;
  if (typeof cell === 'object' && cell.t !== 'text') return true;
  const shape = shapeOf(cell);
  return shape.iban || shape.digits || shape.money || shape.phone;
}

/** Without known names: a row of texts, as wide as the rows of values right under it. */
function guessByShape(rows: readonly SheetRow[]): HeaderPlace | undefined {
  const firstValues = rows.findIndex((row) =>
    row.cells.some((cell) => isValue(cell) && shapeOf(cell ?? null).date === false),
  );
  if (firstValues <= 0) return firstValues === 0 ? { headerRow: 0, headerRows: 0 } : undefined;
  const above = rows[firstValues - 1];
  const values = rows[firstValues];
  if (above === undefined || values === undefined) return undefined;
  const width = filled(values);
  const isHeader = filled(above) >= Math.max(2, width - 1) && above.row === values.row - 1;
  return isHeader ? { headerRow: above.row, headerRows: 1 } : { headerRow: 0, headerRows: 0 };
}

function filled(row: SheetRow): number {
  return row.cells.filter((cell) => !isBlank(cell)).length;
}

/** Joins a group row above or a second row of names below, when it names columns that the header itself leaves blank. */
function withSecondRow(rows: readonly SheetRow[], index: number): HeaderPlace {
  const header = rows[index];
  if (header === undefined) return { headerRow: 0, headerRows: 0 };
  const below = rows[index + 1];
  const above = rows[index - 1];
  if (below?.row === header.row + 1 && namesWhatIsBlank(below, header)) return { headerRow: below.row, headerRows: 2 };
  if (above?.row === header.row - 1 && namesWhatIsBlank(above, header)) return { headerRow: header.row, headerRows: 2 };
  return { headerRow: header.row, headerRows: 1 };
}

function namesWhatIsBlank(other: SheetRow, header: SheetRow): boolean {
  if (other.cells.some((cell) => isValue(cell))) return false;
  let names = 0;
  for (const [column, cell] of other.cells.entries()) {
    if (isBlank(cell) || !isBlank(header.cells[column])) continue;
    if ((matchHeader(tidy(cellText(cell)))[0]?.score ?? 0) >= SURE) names += 1;
  }
  return names > 0;
}

/** One column's name: a group name above and the name below are joined, as `Banka Bilgileri IBAN`. */
export type ColumnName = { readonly own: string; readonly full: string };

/** The names of the columns from the header's rows, from column A to `columns`. */
export function columnNames(rows: readonly SheetRow[], place: HeaderPlace, columns: number): readonly ColumnName[] {
  if (place.headerRow === 0 || place.headerRows === 0)
    return Array.from({ length: columns }, () => ({ own: '', full: '' }));
  const parts = rows.filter((row) => row.row > place.headerRow - place.headerRows && row.row <= place.headerRow);
  const last = parts.at(-1);
  const upper = parts.slice(0, -1);
  return Array.from({ length: columns }, (_, column) => {
    const own = tidy(cellText(last?.row === place.headerRow ? last.cells[column] : null));
    const groups = upper.map((row) => groupName(row, column, own !== '')).filter((text) => text !== '');
    if (own === '') return { own: groups.at(-1) ?? '', full: groups.join(' ') };
    return { own, full: [...groups, own].join(' ') };
  });
}

/** The cell above, or the one to its left that spans it: a merged cell keeps its text in its first column. */
function groupName(row: SheetRow, column: number, spans: boolean): string {
  for (let at = column; at >= 0; at -= 1) {
    const text = tidy(cellText(row.cells[at]));
    if (text !== '') return text;
    if (!spans) return '';
  }
  return '';
}
