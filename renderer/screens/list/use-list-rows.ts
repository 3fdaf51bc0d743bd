import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { RowView } from '../../../shared/rows.ts';
import type { RowSource } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { useRowSource } from '../../components/grid/use-row-source.ts';
import { type OutputOf, call, on } from '../../client.ts';
import { useAsk } from '../../state/use-ask.ts';

const MOST_PER_CALL = 500;
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
  /** The ids of the rows in these ranges of the view. */
  readonly idsIn: (ranges: readonly RowRange[]) => Promise<RowId[]>;
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
  const idsIn = useCallback(
    async (ranges: readonly RowRange[]) => {
      const ids: RowId[] = [];
      for (const { start, end } of ranges) for (const row of await read(start, end + 1)) ids.push(row.rowId);
      return ids;
    },
    [read],
  );
  const isReady = shown !== undefined;
  return useMemo(() => ({ source, isReady, read, idsIn }), [source, isReady, read, idsIn]);
}

const NO_ROWS: readonly RowView[] = [];
