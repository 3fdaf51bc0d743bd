import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { copyBlock, pasteBlock } from './grid-clipboard.ts';
import { runKey } from './grid-commands.ts';
import { endDrag, pressCell } from './grid-pointer.ts';
import { cellElement, placeAt, showCell, showRow } from './grid-dom.ts';
import { type CellEdits, columnAt, type GridModel, type GridMoves, type MenuRequest, placeOf } from './grid-model.ts';
import { samePlace } from './grid-state.ts';
import { useCellEdits } from './use-cell-edits.ts';

/** Ties keyboard, pointer, clipboard and focus to a grid. */
export function useGridModel<Row>(model: GridModel<Row>) {
  const latest = useRef(model);
  const hasFocus = useRef(false);
  const isForced = useRef(false);
  const [menuRequest, setMenuRequest] = useState<MenuRequest | undefined>(undefined);
  // The same for life, so that the header is not drawn again with every row that comes.
  const closeMenu = useCallback(() => setMenuRequest(undefined), []);
  const moves: GridMoves = {
    wantFocus: () => {
      isForced.current = true;
    },
    menuRequest,
    openMenu: setMenuRequest,
    closeMenu,
  };
  const edits: CellEdits = useCellEdits(latest, moves.wantFocus);
  useLayoutEffect(() => {
    latest.current = model;
  });

  // The focus follows the active cell, and comes back when the row it was on was taken away.
  useLayoutEffect(() => {
    const { root, scroller, state, rowHeight } = latest.current;
    if (root.current === null || scroller.current === null || state.editing !== undefined) return;
    if (!hasFocus.current && !isForced.current) return;
    isForced.current = false;
    const cell = cellElement(root.current, state.active);
    if (cell === undefined || cell === document.activeElement) return;
    showCell(scroller.current, cell, state.active, rowHeight);
    cell.focus({ preventScroll: true });
  });

  const { active } = model.state;
  const activeId = columnAt(model, active.column)?.column.id;
  const { onActiveChange } = model.props;
  useEffect(() => {
    if (active.row >= 0 && activeId !== undefined) onActiveChange?.(active.row, activeId);
  }, [active.row, activeId, onActiveChange]);

  useImperativeHandle(model.props.ref, () => ({
    focusCell: (rowIndex, columnId) => go(latest.current, moves, rowIndex, columnId),
    editCell: (rowIndex, columnId) => {
      const column = placeOf(latest.current, columnId);
      if (column === undefined || !go(latest.current, moves, rowIndex, columnId)) return false;
      const kind = columnAt(latest.current, column)?.column.editor?.kind;
      if (kind !== undefined && kind !== 'checkbox') edits.open({ row: rowIndex, column }, 'change');
      return true;
    },
    activeCell: () => {
      const { state } = latest.current;
      const columnId = columnAt(latest.current, state.active.column)?.column.id;
      return state.active.row < 0 || columnId === undefined ? undefined : { rowIndex: state.active.row, columnId };
    },
  }));

  const isOwn = (event: { readonly target: EventTarget }) =>
    event.target instanceof Node && latest.current.root.current?.contains(event.target) === true;
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (isOwn(event) && latest.current.state.editing === undefined) runKey(event, latest.current, moves, edits);
    },
    onPointerDown: (event: PointerEvent) => {
      if (isOwn(event)) pressCell(event, latest, edits);
    },
    onDoubleClick: (event: MouseEvent) => {
      if (isOwn(event)) edits.openAt(event.target);
    },
    onCopy: (event: ClipboardEvent) => {
      if (isOwn(event) && latest.current.state.editing === undefined) copyBlock(event, latest.current);
    },
    onPaste: (event: ClipboardEvent) => {
      if (isOwn(event) && latest.current.state.editing === undefined) pasteBlock(event, latest.current);
    },
    onFocus: (event: FocusEvent) => {
      if (!isOwn(event)) return;
      hasFocus.current = true;
      event.currentTarget.setAttribute('data-visited', '');
      // Assistive technology puts the focus on a cell itself; the grid then goes along.
      const place = placeAt(event.target);
      const { state, dispatch } = latest.current;
      if (place !== undefined && state.editing === undefined && !samePlace(place, state.active))
        dispatch({ kind: 'go', to: place });
    },
    onBlur: (event: FocusEvent) => {
      const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!isInside) hasFocus.current = false;
    },
  };
  useEffect(() => endDrag, []);
  return { handlers, edits, moves };
}

function go<Row>(model: GridModel<Row>, moves: GridMoves, row: number, columnId: string): boolean {
  const column = placeOf(model, columnId);
  if (column === undefined || row < 0 || row >= model.props.source.total) return false;
  if (model.state.editing !== undefined && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  moves.wantFocus();
  model.dispatch({ kind: 'go', to: { row, column } });
  if (model.scroller.current !== null) showRow(model.scroller.current, row, model.rowHeight);
  return true;
}
