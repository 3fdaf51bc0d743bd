import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { RowView } from '../../../shared/rows.ts';
import type { RowSource } from '../../components/grid/grid-types.ts';
import { type RowRange, countRows } from '../../components/grid/row-ranges.ts';
import { useRowSource } from '../../components/grid/use-row-source.ts';
import { type OutputOf, call, on } from '../../client.ts';
import { useShowProblem } from '../../state/act.ts';
import { runHere } from '../../state/jobs.ts';
import { useAsk } from '../../state/use-ask.ts';

const MOST_PER_CALL = 500;
const MOST_IDS_PER_CALL = 10_000;
const PAUSE_MS = 120;

/** Counts the changes told of a list, a few at once, so that what was read of its rows is known to be old. */
function useChangeCount(batchId: BatchId): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = on('changed', (event) => {
      if (event.batchId !== batchId) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setCount((now) => now + 1);
      }, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [batchId]);
  return count;
}

export interface ListRows {
  readonly source: RowSource<RowView>;
  readonly isReady: boolean;
  /** Reads rows of the view, whatever of them is loaded; fewer than asked for at the end, none when reading failed. */
  readonly read: (start: number, end: number) => Promise<readonly RowView[]>;
  /** The rows in these ranges of the view, told while they are read; undefined when that failed or was stopped. */
  readonly rowsIn: (ranges: readonly RowRange[]) => Promise<RowView[] | undefined>;
  /** The ids alone of the rows in these ranges, in the same way. */
  readonly idsIn: (ranges: readonly RowRange[]) => Promise<RowId[] | undefined>;
}

/** A view as it is on screen: the next one takes its place when its count and first rows have come, in one answer. */
interface Shown {
  readonly key: string;
  readonly query: RowQuery;
  readonly answer: OutputOf<'rows.page'>;
  readonly first: readonly RowView[];
}

/** What a tall window holds, so that a filter's rows are there with their count; every one more makes it wait. */
const FIRST_ROWS = 48;

/** The rows of a list as a view shows them, read by windows. */
export function useListRows(batchId: BatchId, query: RowQuery): ListRows {
  const changes = useChangeCount(batchId);
  const asked = useAsk('rows.page', { batchId, query, offset: 0, limit: FIRST_ROWS });
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  if (asked.state === 'ready' && shown?.answer !== asked.value) {
    const key = JSON.stringify([batchId, query]);
    // The same view told again after an edit: its rows are read anew where they are in view, not from their beginning.
    const isSame = shown?.key === key;
    const view = isSame ? shown : { key, query, first: asked.value.rows };
    setShown({ ...view, answer: asked.value });
  }
  const view = shown?.query ?? query;
  const read = useCallback(
    async (start: number, end: number) => {
      const rows: RowView[] = [];
      for (let offset = start; offset < end; offset += MOST_PER_CALL) {
        const limit = Math.min(MOST_PER_CALL, end - offset);
        const page = await call('rows.page', { batchId, query: view, offset, limit });
        if (!page.ok) return rows;
        rows.push(...page.value.rows);
        if (page.value.rows.length < limit) break;
      }
      return rows;
    },
    [batchId, view],
  );
  const source = useRowSource<RowView>({
    total: shown?.answer.total ?? 0,
    version: `${shown?.key} ${changes}`,
    first: shown?.first ?? NO_ROWS,
    fetchRows: read,
  });
  const show = useShowProblem();
  const rowsIn = useCallback(
    (ranges: readonly RowRange[]) =>
      inParts(batchId, ranges, MOST_PER_CALL, async (offset, limit) => {
        const page = await call('rows.page', { batchId, query: view, offset, limit });
        if (page.ok) return page.value.rows;
        show(page.problem);
        return undefined;
      }),
    [batchId, view, show],
  );
  const idsIn = useCallback(
    (ranges: readonly RowRange[]) =>
      inParts(batchId, ranges, MOST_IDS_PER_CALL, async (offset, limit) => {
        const page = await call('rows.ids', { batchId, query: view, offset, limit });
        if (page.ok) return page.value.rowIds;
        show(page.problem);
        return undefined;
      }),
    [batchId, view, show],
  );
  const isReady = shown !== undefined;
  return useMemo(() => ({ source, isReady, read, rowsIn, idsIn }), [source, isReady, read, rowsIn, idsIn]);
}

/** Reads ranges of a view in calls of some size, told with their counts once that lasts. */
function inParts<T>(
  batchId: BatchId,
  ranges: readonly RowRange[],
  most: number,
  read: (offset: number, limit: number) => Promise<readonly T[] | undefined>,
): Promise<T[] | undefined> {
  const total = countRows(ranges);
  return runHere('rows', batchId, async ({ tell, signal }) => {
    const found: T[] = [];
    for (const { start, end } of ranges)
      for (let offset = start; offset <= end; offset += most) {
        const part = signal.aborted ? undefined : await read(offset, Math.min(most, end + 1 - offset));
        if (part === undefined) return undefined;
        for (const each of part) found.push(each);
        tell(found.length, total);
      }
    return found;
  });
}

const NO_ROWS: readonly RowView[] = [];
