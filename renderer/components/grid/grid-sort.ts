import type { GridSort } from './grid-types.ts';

/** The next of the three states of a column: ascending, descending, not sorted. */
export function nextSort(sort: GridSort | undefined, columnId: string): GridSort | undefined {
  if (sort?.columnId !== columnId) return { columnId, direction: 'ascending' };
  return sort.direction === 'ascending' ? { columnId, direction: 'descending' } : undefined;
}
