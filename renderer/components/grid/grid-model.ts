import type { Dispatch, RefObject } from 'react';
import type { PlacedColumn } from './grid-layout.ts';
import type { GridProps } from './grid-props.ts';
import type { GridAction, GridState, Place } from './grid-state.ts';

/** All that the grid's handlers need to know of the grid as it was last drawn. */
export interface GridModel<Row> {
  readonly props: GridProps<Row>;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly hasSelector: boolean;
  readonly columnCount: number;
  readonly state: GridState;
  readonly dispatch: Dispatch<GridAction>;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
}

/** A column whose menu is to be open, beside its header cell. */
export interface MenuRequest {
  readonly column: number;
  readonly cell: HTMLElement;
}

/** What handlers use besides the model: the focus they want next, and the header menu. */
export interface GridMoves {
  /** After the next drawing the focus goes to the active cell, wherever it is now. */
  readonly wantFocus: () => void;
  readonly menuRequest: MenuRequest | undefined;
  readonly openMenu: (request: MenuRequest) => void;
  readonly closeMenu: () => void;
}

/** The column at a place among the visible ones, or undefined for the selector's. */
export function columnAt<Row>(model: GridModel<Row>, column: number): PlacedColumn<Row> | undefined {
  return model.placed[column - (model.hasSelector ? 1 : 0)];
}

/** Where a column stands among the visible ones, or undefined when it is hidden. */
export function placeOf<Row>(model: GridModel<Row>, columnId: string): number | undefined {
  const index = model.placed.findIndex(({ column }) => column.id === columnId);
  return index === -1 ? undefined : index + (model.hasSelector ? 1 : 0);
}

/** The ids of the visible columns between two places; the selector's has none. */
export function columnIds<Row>(model: GridModel<Row>, left: number, right: number): readonly string[] {
  const ids: string[] = [];
  for (let column = left; column <= right; column += 1) {
    const placed = columnAt(model, column);
    if (placed !== undefined) ids.push(placed.column.id);
  }
  return ids;
}

/** Texts that were typed and are not yet confirmed, by row and column id. */
export type PendingTexts = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** Where an editor's end leads: `leave` when the focus went elsewhere by itself, `stay` on the same cell. */
export type EditMove = 'leave' | 'stay' | 'down' | 'up' | 'next' | 'previous';

export interface CellEdits {
  readonly pending: PendingTexts;
  /** Opens the cell's editor; toggles a checkbox; activates what is not edited in place. */
  readonly open: (place: Place, mode: 'replace' | 'change') => void;
  /** The same for the cell that holds a node. */
  readonly openAt: (target: EventTarget) => void;
  /** True when the node is inside an open editor. */
  readonly isEditorAt: (target: EventTarget) => boolean;
  /** Takes the typed text (undefined when nothing was changed) and moves on. */
  readonly commit: (text: string | undefined, move: EditMove) => void;
  readonly cancel: () => void;
}
