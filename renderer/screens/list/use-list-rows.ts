import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/ipc.ts';
import type { Money } from '../../../shared/money.ts';
import type { RowView } from '../../../shared/rows.ts';
import type { RowSource } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { useRowSource } from '../../components/grid/use-row-source.ts';
import { call, on } from '../../client.ts';
import { useAskKeeping } from '../../state/use-ask.ts';

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
  readonly totals: readonly Money[];
  readonly isReady: boolean;
  /** Reads rows of the view, whatever of them is loaded; fewer than asked for at the end, none when reading failed. */
  readonly read: (start: number, end: number) => Promise<readonly RowView[]>;
  /** The ids of the rows in these ranges of the view. */
  readonly idsIn: (ranges: readonly RowRange[]) => Promise<RowId[]>;
}

/** The rows of a list as a view shows them, read by windows. */
export function useListRows(batchId: BatchId, query: RowQuery): ListRows {
  const changes = useChangeCount(batchId);
  const key = JSON.stringify(query);
  const first = useAskKeeping('rows.page', { batchId, query, offset: 0, limit: 1 });
  const total = first.state === 'ready' ? first.value.total : 0;
  const read = useCallback(
    async (start: number, end: number) => {
      const rows: RowView[] = [];
      for (let offset = start; offset < end; offset += MOST_PER_CALL) {
        const limit = Math.min(MOST_PER_CALL, end - offset);
        const page = await call('rows.page', { batchId, query, offset, limit });
        if (!page.ok) return rows;
        rows.push(...page.value.rows);
        if (page.value.rows.length < limit) break;
      }
      return rows;
    },
    [batchId, query],
  );
  const source = useRowSource<RowView>({ total, version: `${key} ${changes}`, fetchRows: read });
  const idsIn = useCallback(
    async (ranges: readonly RowRange[]) => {
      const ids: RowId[] = [];
      for (const { start, end } of ranges) for (const row of await read(start, end + 1)) ids.push(row.rowId);
      return ids;
    },
    [read],
  );
  const totals = first.state === 'ready' ? first.value.totals : NO_TOTALS;
  const isReady = first.state === 'ready';
  return useMemo(() => ({ source, totals, isReady, read, idsIn }), [source, totals, isReady, read, idsIn]);
}

const NO_TOTALS: readonly Money[] = [];
