import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { IssueGroup } from '../../../shared/batches.ts';
import type { BatchId, RowId } from '../../../shared/ids.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { GridHandle } from '../../components/grid/grid-types.ts';
import { type InputOf, call } from '../../client.ts';
import { WHOLE_LIST } from './view-words.ts';
import { needsPerson, sortedIssues } from './row-state.ts';

type Target = InputOf<'rows.find'>['target'];

export interface Jump {
  readonly next: () => Promise<void>;
  readonly previous: () => Promise<void>;
  readonly toFirst: (group: IssueGroup) => Promise<void>;
  readonly toRow: (rowId: RowId, columnId?: string) => Promise<void>;
}

/**
 * Ways to a row: the next thing that needs a person, the first of a kind, a certain row. Looks in the present view
 * first; what is not in it is looked for in the whole list, whose view is then shown.
 */
export function useJump(
  batchId: BatchId,
  query: RowQuery,
  setQuery: (query: RowQuery) => void,
  grid: RefObject<GridHandle | null>,
  active: number,
): Jump {
  const now = useRef({ query, active });
  useEffect(() => {
    now.current = { query, active };
  });
  return useMemo(() => {
    const show = async (view: RowQuery, index: number, columnId: string | undefined) => {
      const page =
        columnId === undefined ? await call('rows.page', { batchId, query: view, offset: index, limit: 1 }) : null;
      const [row] = page?.ok === true ? page.value.rows : [];
      const issue = row === undefined ? undefined : sortedIssues(row).find(needsPerson);
      const wanted = columnId ?? issue?.field ?? 'name';
      const tryNow = (left: number): void => {
        const found =
          grid.current?.focusCell(index, wanted) === true || grid.current?.focusCell(index, 'name') === true;
        // A view that was just changed has not told its total yet.
        if (!found && left > 0) setTimeout(() => tryNow(left - 1), 60);
      };
      tryNow(20);
    };
    const go = async (target: Target, columnId?: string) => {
      const { query: view } = now.current;
      const here = await call('rows.find', { batchId, query: view, target });
      if (here.ok && here.value !== null) return show(view, here.value.index, columnId);
      const isWhole = JSON.stringify(view) === JSON.stringify(WHOLE_LIST);
      const anywhere = isWhole
        ? here
        : await call('rows.find', { batchId, query: WHOLE_LIST, target: restart(target) });
      if (!anywhere.ok || anywhere.value === null) return undefined;
      if (!isWhole) setQuery(WHOLE_LIST);
      return show(WHOLE_LIST, anywhere.value.index, columnId);
    };
    /** Past the last one it begins again at the other end, as find does everywhere. */
    const around = async (target: Target, again: Target) => {
      const { query: view } = now.current;
      const here = await call('rows.find', { batchId, query: view, target });
      if (here.ok && here.value !== null) return show(view, here.value.index, undefined);
      return go(again);
    };
    return {
      next: () => around({ kind: 'nextProblem', after: now.current.active }, { kind: 'nextProblem', after: -1 }),
      previous: () =>
        around(
          { kind: 'previousProblem', before: now.current.active },
          { kind: 'previousProblem', before: Number.MAX_SAFE_INTEGER },
        ),
      toFirst: (group) => go({ kind: 'firstWith', code: group.code }, group.field),
      toRow: (rowId, columnId) => go({ kind: 'row', rowId }, columnId),
    };
  }, [batchId, grid, setQuery]);
}

function restart(target: Target): Target {
  return target.kind === 'nextProblem' ? { kind: 'nextProblem', after: -1 } : target;
}
