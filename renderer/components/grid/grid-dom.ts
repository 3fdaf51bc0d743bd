import { HEADER_HEIGHT } from './grid-sizes.ts';
import type { Place } from './grid-state.ts';

/** The drawn cell at a place, or undefined when its row is not drawn. */
export function cellElement(root: HTMLElement, place: Place): HTMLElement | undefined {
  const cell = root.querySelector(`[data-row="${place.row}"] > [data-column="${place.column}"]`);
  return cell instanceof HTMLElement ? cell : undefined;
}

/** The place of the cell that holds a node, or undefined for a node outside cells. */
export function placeAt(target: EventTarget | null): Place | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest('[data-column]');
  const row = cell?.closest('[data-row]');
  if (!(cell instanceof HTMLElement) || !(row instanceof HTMLElement)) return undefined;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

/** Scrolls as little as is needed for a row to stand whole between the header and the foot. */
export function showRow(scroller: HTMLElement, row: number, rowHeight: number): void {
  if (row < 0) return;
  const top = row * rowHeight;
  const seen = scroller.clientHeight - HEADER_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + seen) scroller.scrollTop = top + rowHeight - seen;
}

/** Scrolls as little as is needed for a cell to be seen, also beside pinned columns. */
export function showCell(scroller: HTMLElement, cell: HTMLElement, place: Place, rowHeight: number): void {
  showRow(scroller, place.row, rowHeight);
  if (cell.dataset['pinned'] === 'true' || scroller.scrollWidth <= scroller.clientWidth) return;
  const pinned = [...(cell.parentElement?.children ?? [])].reduce(
    (width, sibling) =>
      width + (sibling instanceof HTMLElement && sibling.dataset['pinned'] === 'true' ? sibling.offsetWidth : 0),
    0,
  );
  const left = cell.offsetLeft;
  const right = left + cell.offsetWidth;
  if (left - pinned < scroller.scrollLeft) scroller.scrollLeft = left - pinned;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
}

/** How many whole rows are in view. */
export function rowsInView(scroller: HTMLElement, rowHeight: number): number {
  return Math.max(1, Math.floor((scroller.clientHeight - HEADER_HEIGHT) / rowHeight) - 1);
}
