import type { GridColumn, GridLayout } from './grid-types.ts';

const NARROWEST = 48;
const WIDEST = 900;

/** A column as it is laid out now. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>;
  /** The person's own width, or undefined while the column's own counts. */
  readonly width: number | undefined;
}

/** The visible columns in the person's order: pinned ones first, and those the layout does not know at the end. */
export function placeColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout | undefined,
): readonly PlacedColumn<Row>[] {
  const full = completeLayout(columns, layout);
  const placed = full.columns.flatMap(({ id, width, isHidden = false }) => {
    const column = columns.find((candidate) => candidate.id === id);
    return column === undefined || isHidden ? [] : [{ column, width }];
  });
  return [
    ...placed.filter(({ column }) => column.isPinned === true),
    ...placed.filter(({ column }) => column.isPinned !== true),
  ];
}

/** The layout with an entry for every column there is, and for no other. */
export function completeLayout<Row>(columns: readonly GridColumn<Row>[], layout: GridLayout | undefined): GridLayout {
  const known = (layout?.columns ?? []).filter(({ id }) => columns.some((column) => column.id === id));
  const added = columns.filter((column) => !known.some(({ id }) => id === column.id)).map(({ id }) => ({ id }));
  return { columns: [...known, ...added] };
}

/** The layout with one column's width set, kept within sensible bounds. */
export function withWidth(layout: GridLayout, id: string, width: number, least = NARROWEST): GridLayout {
  const kept = Math.round(Math.min(WIDEST, Math.max(least, width)));
  return { columns: layout.columns.map((entry) => (entry.id === id ? { ...entry, width: kept } : entry)) };
}

/** The layout with one column shown or hidden. */
export function withHidden(layout: GridLayout, id: string, isHidden: boolean): GridLayout {
  return { columns: layout.columns.map((entry) => (entry.id === id ? { ...entry, isHidden } : entry)) };
}

/** The layout with one column put before another, or at the end when `before` is undefined. */
export function withMoved(layout: GridLayout, id: string, before: string | undefined): GridLayout {
  if (id === before) return layout;
  const moved = layout.columns.find((entry) => entry.id === id);
  if (moved === undefined) return layout;
  const rest = layout.columns.filter((entry) => entry.id !== id);
  const place = before === undefined ? rest.length : rest.findIndex((entry) => entry.id === before);
  return { columns: rest.toSpliced(place === -1 ? rest.length : place, 0, moved) };
}

/** The value of `grid-template-columns`, and the least width all columns together need. */
export function columnTemplate<Row>(
  placed: readonly PlacedColumn<Row>[],
  leading: number,
): { readonly template: string; readonly minWidth: number } {
  const parts = placed.map(({ column, width }) => {
    if (width !== undefined) return { size: `${width}px`, least: width };
    const size = column.grow === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.grow}fr)`;
    return { size, least: column.width };
  });
  // When nothing grows, an empty track takes what is left, so that rows reach the edge and columns keep their width.
  const hasGrowing = placed.some(({ column, width }) => width === undefined && column.grow !== undefined);
  const sizes = [
    ...(leading > 0 ? [`${leading}px`] : []),
    ...parts.map(({ size }) => size),
    ...(hasGrowing ? [] : ['minmax(0, 1fr)']),
  ];
  return { template: sizes.join(' '), minWidth: leading + parts.reduce((sum, { least }) => sum + least, 0) };
}
