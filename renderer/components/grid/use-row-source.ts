import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RowSource } from './grid-types.ts';

export interface RowSourceOptions<Row> {
  readonly total: number;
  /** Changes whenever rows may have changed (an edit, a sort, a filter, a `changed` event); what was read is then old. */
  readonly version: string | number;
  /** Reads rows of the present view, `end` not included. */
  readonly fetchRows: (start: number, end: number) => Promise<readonly Row[]>;
  /** A window that could not be read; it is asked for again when it is next in view. */
  readonly onFault?: (fault: unknown) => void;
  readonly pageSize?: number;
}

interface Page<Row> {
  readonly version: string | number;
  readonly rows: readonly Row[];
}

const PAGE_SIZE = 200;
const MOST_PAGES = 80;
const MOST_IN_FLIGHT = 2;

/**
 * Rows of the main process, page by page. Old rows stay on view until the new ones come, so that nothing blinks; while
 * one scrolls fast only the pages last in view are fetched, at most two at a time.
 */
export function useRowSource<Row>(options: RowSourceOptions<Row>): RowSource<Row> {
  const { total, version, pageSize = PAGE_SIZE } = options;
  const pages = useRef(new Map<number, Page<Row>>());
  const inFlight = useRef(new Map<number, string | number>());
  const wanted = useRef({ start: 0, end: 0 });
  const latest = useRef(options);
  const [generation, setGeneration] = useState(0);

  const pump = useCallback(() => {
    const { version: now, total: count, fetchRows, onFault } = latest.current;
    const first = Math.floor(wanted.current.start / pageSize);
    const last = Math.floor((Math.min(wanted.current.end, count) - 1) / pageSize);
    for (let page = first; page <= last; page += 1) {
      if (inFlight.current.size >= MOST_IN_FLIGHT) return;
      if (pages.current.get(page)?.version === now || inFlight.current.has(page)) continue;
      inFlight.current.set(page, now);
      fetchRows(page * pageSize, Math.min(count, (page + 1) * pageSize))
        .then((rows) => {
          if (latest.current.version === now) {
            keepPage(pages.current, page, { version: now, rows });
            setGeneration((value) => value + 1);
          }
          return true;
        })
        .catch((fault: unknown) => {
          onFault?.(fault);
          return false;
        })
        .then((isRead) => {
          inFlight.current.delete(page);
          if (isRead) pump();
          return undefined;
        })
        .catch((fault: unknown) => onFault?.(fault));
    }
  }, [pageSize]);

  // A layout effect, since the grid below asks for rows in its effects, which run before this component's.
  useLayoutEffect(() => {
    latest.current = options;
  });
  useEffect(() => pump(), [pump, version, total]);

  return useMemo(() => {
    // The source is new whenever a page arrived, so that what is drawn from it is drawn again.
    void generation;
    return {
      total,
      getRow: (index) => pages.current.get(Math.floor(index / pageSize))?.rows[index % pageSize],
      requestRange: (start, end) => {
        wanted.current = { start: Math.max(0, start), end };
        pump();
      },
    };
  }, [total, pageSize, pump, generation]);
}

/** Stores a page and forgets the one stored longest ago when there are too many. */
function keepPage<Row>(pages: Map<number, Page<Row>>, index: number, page: Page<Row>): void {
  pages.delete(index);
  pages.set(index, page);
  if (pages.size <= MOST_PAGES) return;
  const oldest = pages.keys().next();
  if (!oldest.done) pages.delete(oldest.value);
}
