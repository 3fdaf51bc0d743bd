import type { PointerEvent, RefObject } from 'react';
import { toggleAll } from './grid-commands.ts';
import { placeAt } from './grid-dom.ts';
import { HEADER_HEIGHT } from './grid-sizes.ts';
import { addRange, toggleRange } from './row-ranges.ts';
import { type CellEdits, columnAt, type GridModel } from './grid-model.ts';

let stopDrag: (() => void) | undefined;

/** Ends a drag that is under way, for when the grid goes away in the middle of one. */
export function endDrag(): void {
  stopDrag?.();
  stopDrag = undefined;
}

/**
 * A press on a cell: alone it moves the focus, with Shift it extends the block, with Ctrl it selects the row; the
 * selector's boxes select rows. Moving on with the button held extends whichever it began.
 */
export function pressCell<Row>(event: PointerEvent, latest: RefObject<GridModel<Row>>, edits: CellEdits): void {
  const model = latest.current;
  const place = placeAt(event.target);
  if (event.button !== 0 || place === undefined || edits.isEditorAt(event.target)) return;
  // Leaving an editor takes what was typed in it, before anything else happens.
  if (model.state.editing !== undefined && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const column = columnAt(model, place.column);
  if (place.row < 0) {
    if (column === undefined) toggleAll(model);
    model.dispatch({ kind: 'go', to: place });
    return;
  }
  const selection = model.props.selection ?? [];
  if (column === undefined || event.ctrlKey || event.metaKey) {
    const isRange = event.shiftKey && model.state.active.row >= 0;
    const from = isRange ? model.state.active.row : place.row;
    const range = { start: Math.min(from, place.row), end: Math.max(from, place.row) };
    const next = isRange ? addRange(selection, range) : toggleRange(selection, range);
    model.props.onSelectionChange?.(next);
    model.dispatch({ kind: 'go', to: place });
    drag(latest, (row) => {
      latest.current.props.onSelectionChange?.(
        addRange(next, { start: Math.min(place.row, row), end: Math.max(place.row, row) }),
      );
    });
    return;
  }
  if (column.column.editor?.kind === 'checkbox' && !event.shiftKey) edits.open(place, 'change');
  else model.dispatch({ kind: 'go', to: place, isExtending: event.shiftKey });
  if (!event.shiftKey) model.props.onPress?.(place.row, column.column.id);
  drag(latest, (row, at) =>
    latest.current.dispatch({ kind: 'go', to: { row, column: at ?? place.column }, isExtending: true }),
  );
}

/** Follows the pointer until it is let go, at most once a frame, scrolling on when it stands beyond the edge. */
function drag<Row>(latest: RefObject<GridModel<Row>>, onOver: (row: number, column: number | undefined) => void): void {
  endDrag();
  let point: { readonly x: number; readonly y: number } | undefined;
  let seen = '';
  let frame = 0;
  const step = () => {
    frame = requestAnimationFrame(step);
    const scroller = latest.current.scroller.current;
    if (point === undefined || scroller === null) return;
    const box = scroller.getBoundingClientRect();
    const beyond =
      point.y < box.top + HEADER_HEIGHT ? point.y - box.top - HEADER_HEIGHT : Math.max(0, point.y - box.bottom);
    if (beyond !== 0) scroller.scrollTop += Math.max(-60, Math.min(60, beyond / 2));
    const x = Math.max(box.left + 2, Math.min(point.x, box.left + scroller.clientWidth - 2));
    const y = Math.max(box.top + HEADER_HEIGHT + 2, Math.min(point.y, box.top + scroller.clientHeight - 2));
    const place = placeAt(document.elementFromPoint(x, y));
    if (place === undefined || place.row < 0 || seen === `${place.row}:${place.column}`) return;
    seen = `${place.row}:${place.column}`;
    onOver(place.row, place.column);
  };
  const move = (event: globalThis.PointerEvent) => {
    if (point === undefined) frame = requestAnimationFrame(step);
    point = { x: event.clientX, y: event.clientY };
  };
  stopDrag = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', endDrag);
    window.removeEventListener('pointercancel', endDrag);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', endDrag);
  window.addEventListener('pointercancel', endDrag);
}
