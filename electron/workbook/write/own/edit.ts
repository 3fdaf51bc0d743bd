/** How a cell looks after it was touched. `text` types it as text, so that Excel keeps what stands there. */
export interface CellLook {
  readonly fill?: string;
  readonly ink?: string;
  readonly text?: true;
}

/** What happens to one cell of the person's sheet. Without `text` its content stays as it is. */
export interface CellEdit {
  readonly text?: string;
  readonly look: CellLook;
}

/** A column of ours at the right edge of the sheet. */
export interface NewColumn {
  readonly header: string;
  readonly width: number;
  readonly hidden: boolean;
}

/** What happens to one row: cells of the person's columns by zero-based index, and one cell for each new column. */
export interface RowEdit {
  readonly cells: ReadonlyMap<number, CellEdit>;
  readonly added: readonly CellEdit[];
}

/** What happens to the one sheet a list was read from, besides its rows. */
export interface SheetEdit {
  /** The header's last row as Excel numbers it; the new columns' names go there. 0 without a header. */
  readonly headerRow: number;
  /** Zero-based index of the first new column: after the last the sheet uses. */
  readonly firstNew: number;
  readonly newColumns: readonly NewColumn[];
}

/** The new columns' names in the header's last row. */
export function headerEdit({ newColumns }: SheetEdit): RowEdit {
  return { cells: new Map(), added: newColumns.map((column) => ({ text: column.header, look: {} })) };
}

/** The rows' edits, asked for in the sheet's order. */
export interface RowEdits {
  take(row: number): RowEdit | undefined;
  /** Rows that stand in no sheet yet: they follow the last one. Complete when the last row has been taken. */
  readonly appended: readonly RowEdit[];
}

/** Gives the number of the style that looks as asked and is otherwise the given one. */
export type Restyle = (style: number, look: CellLook) => number;
