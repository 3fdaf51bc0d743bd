import { isBlank, type Cell, type SheetRow } from '../../../shared/cells.ts';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';

/** What a sheet holds beside its rows; complete once its last row has been read. */
export type SheetFacts = {
  /** Rows with a value. */
  filledRows: number;
  filledCells: number;
  /** Rows in the file without any value: formatted but empty. */
  ghostRows: number;
  hiddenRows: number;
  /** Columns used: the highest index with a value, plus one. */
  columns: number;
  formulas: number;
  /** Zero-based [first, last] of hidden column ranges. */
  hiddenColumns: (readonly [number, number])[];
  /** Merged ranges that touch the first hundred rows, zero-based columns and one-based rows. */
  merges: {
    readonly firstRow: number;
    readonly lastRow: number;
    readonly firstColumn: number;
    readonly lastColumn: number;
  }[];
  mergeCount: number;
  hasFilter: boolean;
};

export function newSheetFacts(): SheetFacts {
  return {
    filledRows: 0,
    filledCells: 0,
    ghostRows: 0,
    hiddenRows: 0,
    columns: 0,
    formulas: 0,
    hiddenColumns: [],
    merges: [],
    mergeCount: 0,
    hasFilter: false,
  };
}

/** Puts cells into rows, checks numbers and order, and drops what is empty. Both ways of parsing a sheet feed it. */
export class RowBuilder {
  readonly facts: SheetFacts = newSheetFacts();
  hiddenByDefault = false;
  private readonly part: string;
  private ready: SheetRow[] = [];
  private cells: Cell[] = [];
  private row = 0;
  private column = -1;
  private filled = 0;
  private empty = 0;
  private hidden = false;
  private any = false;

  constructor(part: string) {
    this.part = part;
  }

  /** Begins a row; without a number it follows the one before. Numbers must rise, as Excel itself demands. */
  startRow(number: number | undefined, hidden: boolean): void {
    const next = number ?? this.row + 1;
    if (next <= this.row || next > LIMITS.rows) throw damaged('rowNumber', this.part);
    this.row = next;
    this.column = -1;
    this.cells = [];
    this.filled = 0;
    this.any = false;
    this.hidden = hidden;
  }

  /** Adds a cell at a zero-based column; without one it follows the cell before. */
  addCell(column: number | undefined, row: number | undefined, cell: Cell): void {
    const at = column ?? this.column + 1;
    if (at >= LIMITS.columns) throw damaged('columnNumber', this.part);
    if (row !== undefined && row !== this.row) throw damaged('cellReference', this.part);
    this.column = at;
    if (cell === null) return;
    if (at < this.cells.length && this.cells[at] !== null) throw damaged('duplicateCell', this.part);
    while (this.cells.length < at) this.cells.push(null);
    this.cells[at] = cell;
    this.filled += 1;
    if (typeof cell === 'object' && cell.f === true) this.facts.formulas += 1;
    if (!this.any && !isBlank(cell)) this.any = true;
  }

  endRow(): void {
    if (!this.any) {
      this.facts.ghostRows += 1;
      return;
    }
    const { facts } = this;
    facts.filledRows += 1;
    facts.filledCells += this.filled;
    this.empty += this.cells.length - this.filled;
    if (facts.filledRows > LIMITS.tableRows) throw new Refusal('workbook.tooLong', { rows: LIMITS.tableRows });
    if (facts.filledCells > LIMITS.cells || this.empty > LIMITS.emptyPlaces) {
      throw new Refusal('workbook.tooComplex', { what: 'cells' });
    }
    if (this.cells.length > facts.columns) facts.columns = this.cells.length;
    if (this.hidden) facts.hiddenRows += 1;
    // A list that grew cell by cell keeps room for as many again; rows are remembered by the hundred thousand.
    const cells = this.cells.slice();
    this.ready.push(this.hidden ? { row: this.row, cells, hidden: true } : { row: this.row, cells });
  }

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const rows = this.ready;
    this.ready = [];
    this.empty = 0;
    return rows;
  }
}

/** `BC12` as a zero-based column and a row; undefined for anything else. */
export function parseReference(text: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,10})$/.exec(text.trim());
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

/** A zero-based column as Excel letters it: 0 is `A`, 26 is `AA`. */
export function columnLetter(index: number): string {
  let text = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}
