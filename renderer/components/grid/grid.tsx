import { useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { classNames } from '../class-names.ts';
import { GridBody } from './grid-body.tsx';
import { GridHeader } from './grid-header.tsx';
import { columnTemplate, placeColumns } from './grid-layout.ts';
import { START, blockOf, reduceGrid } from './grid-state.ts';
import type { GridModel } from './grid-model.ts';
import type { GridProps } from './grid-props.ts';
import { ROW_HEIGHT, ROW_HEIGHT_COMPACT, SELECTOR_WIDTH } from './grid-sizes.ts';
import { countRows, type RowRange } from './row-ranges.ts';
import { useGridModel } from './use-grid-model.ts';
import './grid.css';

/**
 * A spreadsheet-like grid over rows of the main process: virtual to 100,000 rows, one Tab stop, every cell reachable by
 * keyboard, edited and pasted in place. It keeps the focus whatever happens to its rows.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const {
    source,
    columns,
    labels,
    layout,
    selection = NO_ROWS,
    onSelectionChange,
    isCompact = false,
    emptyState,
  } = props;
  const rowHeight = isCompact ? ROW_HEIGHT_COMPACT : ROW_HEIGHT;
  const hasSelector = onSelectionChange !== undefined;
  const placed = useMemo(() => placeColumns(columns, layout), [columns, layout]);
  const { template, minWidth } = useMemo(
    () => columnTemplate(placed, hasSelector ? SELECTOR_WIDTH : 0),
    [placed, hasSelector],
  );
  const [state, dispatch] = useReducer(reduceGrid, START);
  const [liveTemplate, setLiveTemplate] = useState<string | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columnCount = placed.length + (hasSelector ? 1 : 0);
  const model: GridModel<Row> = { props, placed, hasSelector, columnCount, state, dispatch, root, scroller, rowHeight };
  const { handlers, edits, moves } = useGridModel(model);

  useLayoutEffect(() => {
    dispatch({ kind: 'fit', rows: source.total, columns: columnCount });
  }, [source.total, columnCount]);

  const block = blockOf(state);
  return (
    <div
      ref={root}
      className={classNames('pd-grid', isCompact && 'pd-grid--compact')}
      style={
        {
          '--pd-columns': liveTemplate ?? template,
          '--pd-row': `${rowHeight}px`,
          '--pd-grid-width': `${minWidth}px`,
        } as object
      }
      {...handlers}
    >
      <div ref={scroller} className="pd-grid__scroller">
        <div className="pd-grid__sheet">
          {/* The pattern's own roles: a grid of 100,000 rows is virtual, which a <table> cannot be. */}
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
          <div
            role="grid"
            aria-label={labels.grid}
            aria-rowcount={source.total + 1}
            aria-colcount={columnCount}
            aria-multiselectable={hasSelector}
          >
            <GridHeader
              placed={placed}
              columns={columns}
              labels={labels}
              hasSelector={hasSelector}
              activeColumn={state.active.row < 0 ? state.active.column : undefined}
              selectAllState={selectAllState(selection, source.total)}
              layout={layout}
              onLayoutChange={props.onLayoutChange}
              sort={props.sort}
              onSortChange={props.onSortChange}
              filteredColumnIds={props.filteredColumnIds}
              onFilter={props.onFilter}
              onLiveTemplate={setLiveTemplate}
              menuRequest={moves.menuRequest}
              onMenuClosed={moves.closeMenu}
            />
            <GridBody
              source={source}
              placed={placed}
              labels={labels}
              hasSelector={hasSelector}
              scroller={scroller}
              rowHeight={rowHeight}
              active={state.active}
              block={block}
              selection={selection}
              editing={state.editing}
              pending={edits.pending}
              rowNumber={props.rowNumber}
              isRowDimmed={props.isRowDimmed}
              onCommit={edits.commit}
              onCancel={edits.cancel}
            />
          </div>
          {source.total === 0 && emptyState !== undefined && <div className="pd-grid__empty">{emptyState}</div>}
        </div>
      </div>
    </div>
  );
}

const NO_ROWS: readonly RowRange[] = [];

function selectAllState(selection: readonly RowRange[], total: number): 'none' | 'some' | 'all' {
  const count = countRows(selection);
  if (count === 0) return 'none';
  return count >= total ? 'all' : 'some';
}
