import type { PointerEvent } from 'react';

/** A press must travel this far to be a drag; less is a click. */
const THRESHOLD = 5;

export interface WidthDrag {
  readonly onMove: (width: number) => void;
  /** The last width, or undefined when the handle was only pressed. */
  readonly onEnd: (width: number | undefined) => void;
}

/** Follows the pointer from a column's edge and tells the width it asks for. */
export function dragWidth(event: PointerEvent, from: number, { onMove, onEnd }: WidthDrag): void {
  event.preventDefault();
  event.stopPropagation();
  const start = event.clientX;
  let width: number | undefined;
  follow(
    (x) => {
      width = from + x - start;
      onMove(width);
    },
    () => onEnd(width),
  );
}

export interface ColumnDrag {
  /** The place it would land at now, among the edges given; undefined when it is over. */
  readonly onMove: (place: number | undefined) => void;
  readonly onDrop: (place: number) => void;
}

/** Follows a column that is dragged by its header along the others' edges, which are read once. */
export function dragColumn(
  event: PointerEvent,
  edges: readonly { readonly left: number; readonly right: number }[],
  { onMove, onDrop }: ColumnDrag,
): void {
  const start = event.clientX;
  let place: number | undefined;
  follow(
    (x) => {
      if (place === undefined && Math.abs(x - start) < THRESHOLD) return;
      const found = edges.findIndex((edge) => x < (edge.left + edge.right) / 2);
      place = found === -1 ? edges.length : found;
      onMove(place);
    },
    () => {
      onMove(undefined);
      if (place === undefined) return;
      // The click that follows letting go would sort the column.
      window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
      onDrop(place);
    },
  );
}

function follow(onMove: (x: number) => void, onEnd: () => void): void {
  const move = (event: globalThis.PointerEvent) => onMove(event.clientX);
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    onEnd();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}
