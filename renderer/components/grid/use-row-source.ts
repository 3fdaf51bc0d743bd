import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RowSource } from './grid-types.ts';
import { type PageReading, RowPages } from './row-pages.ts';

/** A source for the Grid over rows that are read by ranges: see `RowPages` for what is kept and what is fetched. */
export function useRowSource<Row>(reading: PageReading<Row>): RowSource<Row> {
  const { total } = reading;
  const [pages] = useState(() => new RowPages<Row>(reading));
  const view = useSyncExternalStore(pages.subscribe, pages.view);
  // A layout effect, since the grid below asks for rows in its effects, which run before this component's.
  useLayoutEffect(() => pages.configure(reading));
  useEffect(() => pages.refresh());
  return useMemo(
    () => ({ total, getRow: view.row, requestRange: (start, end) => pages.request(start, end) }),
    [pages, total, view],
  );
}
