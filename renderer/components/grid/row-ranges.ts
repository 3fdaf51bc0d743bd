/** Rows of the present view, both ends included. A selection is a sorted list of them that neither touch nor overlap. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** True when the row is in the selection. */
export function hasRow(ranges: readonly RowRange[], row: number): boolean {
  return ranges.some((range) => row >= range.start && row <= range.end);
}

/** How many rows are selected. */
export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((count, range) => count + range.end - range.start + 1, 0);
}

/** True when every row of the range is in the selection. */
export function hasRange(ranges: readonly RowRange[], wanted: RowRange): boolean {
  return ranges.some((range) => wanted.start >= range.start && wanted.end <= range.end);
}

/** The selection with the range's rows added. */
export function addRange(ranges: readonly RowRange[], added: RowRange): readonly RowRange[] {
  const before = ranges.filter((range) => range.end < added.start - 1);
  const after = ranges.filter((range) => range.start > added.end + 1);
  const touching = ranges.filter((range) => range.end >= added.start - 1 && range.start <= added.end + 1);
  const start = Math.min(added.start, ...touching.map((range) => range.start));
  const end = Math.max(added.end, ...touching.map((range) => range.end));
  return [...before, { start, end }, ...after];
}

/** The selection without the range's rows. */
export function removeRange(ranges: readonly RowRange[], removed: RowRange): readonly RowRange[] {
  return ranges.flatMap((range) => {
    if (range.end < removed.start || range.start > removed.end) return [range];
    const left = range.start < removed.start ? [{ start: range.start, end: removed.start - 1 }] : [];
    const right = range.end > removed.end ? [{ start: removed.end + 1, end: range.end }] : [];
    return [...left, ...right];
  });
}

/** Selects the range's rows, or clears them when all were selected already. */
export function toggleRange(ranges: readonly RowRange[], range: RowRange): readonly RowRange[] {
  return hasRange(ranges, range) ? removeRange(ranges, range) : addRange(ranges, range);
}
