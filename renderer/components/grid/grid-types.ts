import type { ReactNode } from 'react';
import type { RowRange } from './row-ranges.ts';

/**
 * A window on rows that the main process holds, sorts and filters. The grid draws what is there, asks for what it will
 * need and draws placeholders meanwhile. A new object whenever something the grid draws has changed.
 */
export interface RowSource<Row> {
  readonly total: number;
  readonly getRow: (index: number) => Row | undefined;
  /** Says which rows are in view (`end` is not included). Called often; must be cheap when they are there already. */
  readonly requestRange: (start: number, end: number) => void;
}

/** How a cell is edited in place. */
export type CellEditorKind =
  | { readonly kind: 'text'; readonly maxLength?: number }
  | { readonly kind: 'money' }
  /** Groups of four while typing. */
  | { readonly kind: 'iban' }
  | { readonly kind: 'select'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  /** Toggled in place; its texts are `true` and `false`. */
  | { readonly kind: 'checkbox' };

/** What is wrong or odd about a cell. */
export interface CellMark {
  readonly tone: 'error' | 'warning';
  /** Shown on hover and read out as the cell's description. */
  readonly message: string;
}

export interface GridColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** In pixels, until the person sets another; with `grow` the least width. */
  readonly width: number;
  readonly minWidth?: number;
  /** Shares what is left of the width, as a CSS `fr` does. */
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** How its text stands: bold figures, a code with slashed zeros, or quiet. */
  readonly look?: 'plain' | 'money' | 'code' | 'quiet';
  /** Stays at the left while the rest scrolls sideways. Only for leading columns. */
  readonly isPinned?: boolean;
  readonly canHide?: boolean;
  readonly canSort?: boolean;
  readonly canFilter?: boolean;
  /** What the cell shows. Cheap: it runs for every row that scrolls by. */
  readonly render: (row: Row) => ReactNode;
  /** The cell as text, for copying. */
  readonly text: (row: Row) => string;
  /** What the editor starts with, where it is not what `text` gives (a masked IBAN); may have to be fetched. */
  readonly editText?: (row: Row) => string | Promise<string>;
  readonly editor?: CellEditorKind | undefined;
  /** Whether this row's cell may be edited; yes unless told, where there is an editor. */
  readonly isEditable?: (row: Row) => boolean;
  readonly mark?: (row: Row) => CellMark | undefined;
}

/** A person's own arrangement: columns in their order. What it does not name keeps its place at the end. */
export interface GridLayout {
  readonly columns: readonly { readonly id: string; readonly width?: number; readonly isHidden?: boolean }[];
}

export interface GridSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

export interface CellEdit<Row> {
  readonly rowIndex: number;
  readonly row: Row;
  readonly columnId: string;
  /** As typed, untrimmed; what it means is the caller's to say. */
  readonly text: string;
}

export interface BlockPaste {
  /** Where the block's first cell goes. */
  readonly rowIndex: number;
  /** The columns it covers, from its first; fewer than the block is wide where it would stand over the edge. */
  readonly columnIds: readonly string[];
  /** A single cell pasted on a larger selection is repeated over all of it. */
  readonly cells: readonly (readonly string[])[];
}

export interface BlockFill {
  /** The row whose cells are taken, and those they go into. */
  readonly from: number;
  readonly rows: RowRange;
  readonly columnIds: readonly string[];
}

export interface BlockCopy {
  readonly rows: readonly RowRange[];
  readonly columnIds: readonly string[];
  /** What went to the clipboard; undefined when some rows are not loaded: the caller then fetches and copies itself. */
  readonly tsv: string | undefined;
}

/** The words of the grid. */
export interface GridLabels {
  readonly grid: string;
  readonly selectAll: string;
  readonly selectRow: (rowNumber: number) => string;
  readonly loading: string;
  readonly error: string;
  readonly warning: string;
  readonly columnMenu: (columnLabel: string) => string;
  readonly sortAscending: string;
  readonly sortDescending: string;
  readonly clearSort: string;
  readonly filter: string;
  readonly hide: string;
  readonly moveLeft: string;
  readonly moveRight: string;
  readonly widen: string;
  readonly narrow: string;
}

/** What a screen may tell the grid to do. */
export interface GridHandle {
  /** Brings the cell into view and puts the focus on it. False when there is no such row or visible column. */
  readonly focusCell: (rowIndex: number, columnId: string) => boolean;
  /** The same, and opens its editor. */
  readonly editCell: (rowIndex: number, columnId: string) => boolean;
  readonly activeCell: () => { readonly rowIndex: number; readonly columnId: string } | undefined;
}
