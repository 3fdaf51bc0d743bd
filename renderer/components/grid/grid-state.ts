/** A place in the grid: `row` -1 is the header; `column` counts visible columns, the selector among them. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** An open editor. */
export interface Editing {
  readonly place: Place;
  /** Typing replaces what was there; F2, Enter and a double click change it. */
  readonly mode: 'replace' | 'change';
}

/** Where the focus is, where the selected block began (the same place when there is none), and what is edited. */
export interface GridState {
  readonly active: Place;
  readonly anchor: Place;
  readonly editing: Editing | undefined;
}

export type GridAction =
  | { readonly kind: 'go'; readonly to: Place; readonly isExtending?: boolean }
  | { readonly kind: 'edit'; readonly place: Place; readonly mode: Editing['mode'] }
  | { readonly kind: 'endEdit' }
  | { readonly kind: 'collapse' }
  | { readonly kind: 'fit'; readonly rows: number; readonly columns: number };

export const START: GridState = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 }, editing: undefined };

/** Moves the focus, extends the block, opens and closes the editor. Pure. */
export function reduceGrid(state: GridState, action: GridAction): GridState {
  switch (action.kind) {
    case 'go': {
      const isBlock = action.isExtending === true && action.to.row >= 0 && state.anchor.row >= 0;
      return { active: action.to, anchor: isBlock ? state.anchor : action.to, editing: undefined };
    }
    case 'edit':
      return { active: action.place, anchor: action.place, editing: { place: action.place, mode: action.mode } };
    case 'endEdit':
      return state.editing === undefined ? state : { ...state, editing: undefined };
    case 'collapse':
      return { ...state, anchor: state.active };
    case 'fit': {
      const active = fit(state.active, action);
      const anchor = fit(state.anchor, action);
      const isSame = samePlace(active, state.active) && samePlace(anchor, state.anchor);
      return isSame ? state : { active, anchor, editing: undefined };
    }
  }
}

export function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}

function fit(place: Place, { rows, columns }: { readonly rows: number; readonly columns: number }): Place {
  const row = Math.max(-1, Math.min(place.row, rows - 1));
  const column = Math.max(0, Math.min(place.column, columns - 1));
  return row === place.row && column === place.column ? place : { row, column };
}

/** The block between anchor and focus, both ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The selected block; a single cell when nothing was extended. Undefined while the focus is in the header. */
export function blockOf({ active, anchor }: GridState): Block | undefined {
  if (active.row < 0 || anchor.row < 0) return undefined;
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

export function isSingle(block: Block): boolean {
  return block.top === block.bottom && block.left === block.right;
}
