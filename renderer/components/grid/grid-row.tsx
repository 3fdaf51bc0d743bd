/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid positions its rows itself, which <table> elements do not allow; the roles are those of the ARIA grid pattern. */
import { Check } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { GridCell } from './grid-cell.tsx';
import type { PlacedColumn } from './grid-layout.ts';
import type { EditMove } from './grid-model.ts';
import type { Editing } from './grid-state.ts';
import type { GridLabels } from './grid-types.ts';
import { SELECTOR_WIDTH } from './grid-sizes.ts';

export interface GridRowProps<Row> {
  /** Undefined while it is being fetched: the cells are there, so that focus and places hold, but empty. */
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly number: number;
  readonly isDimmed: boolean;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly labels: GridLabels;
  readonly hasSelector: boolean;
  /** The column with the focus, or -1; the block's columns, or -1. Plain numbers, so that other rows are not redrawn. */
  readonly activeColumn: number;
  readonly blockLeft: number;
  readonly blockRight: number;
  readonly isSelected: boolean;
  readonly editing: Editing | undefined;
  readonly pending: ReadonlyMap<string, string> | undefined;
  readonly onCommit: (text: string | undefined, move: EditMove) => void;
  readonly onCancel: () => void;
}

function GridRowView<Row>(props: GridRowProps<Row>) {
  const {
    row,
    index,
    top,
    number,
    isDimmed,
    placed,
    labels,
    hasSelector,
    activeColumn,
    blockLeft,
    blockRight,
    isSelected,
  } = props;
  const shift = hasSelector ? 1 : 0;
  const isBlock = blockLeft !== blockRight;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...(hasSelector ? { 'aria-selected': isSelected } : {})}
      data-row={index}
      className={classNames('pd-grid__row', isSelected && 'pd-grid__row--selected', isDimmed && 'pd-grid__row--dimmed')}
      style={{ transform: `translateY(${top}px)` }}
    >
      {hasSelector && (
        <div
          role="gridcell"
          aria-colindex={1}
          aria-label={labels.selectRow(number)}
          aria-selected={isSelected}
          tabIndex={activeColumn === 0 ? 0 : -1}
          data-column={0}
          data-pinned="true"
          className="pd-grid__cell pd-grid__selector"
        >
          <span className={isSelected ? 'pd-grid__box pd-grid__box--on' : 'pd-grid__box'}>
            {isSelected && <Icon icon={Check} size={12} />}
          </span>
        </div>
      )}
      {placed.map(({ column }, place) => {
        const at = place + shift;
        const isInBlock = at >= blockLeft && at <= blockRight && blockLeft >= 0;
        return (
          <GridCell
            key={column.id}
            row={row}
            column={column}
            at={at}
            labels={labels}
            isActive={at === activeColumn}
            isInBlock={isInBlock && (isBlock || activeColumn === -1)}
            left={column.isPinned === true ? pinnedLeft(placed, place, hasSelector) : undefined}
            editing={props.editing?.place.column === at ? props.editing : undefined}
            pending={props.pending?.get(column.id)}
            onCommit={props.onCommit}
            onCancel={props.onCancel}
          />
        );
      })}
    </div>
  );
}

/** Drawn again only when something of its own changed. */
export const GridRow = memo(GridRowView) as typeof GridRowView;

/** How far from the left edge a pinned column stays. */
export function pinnedLeft<Row>(placed: readonly PlacedColumn<Row>[], place: number, hasSelector: boolean): number {
  const before = placed.slice(0, place).reduce((sum, { column, width }) => sum + (width ?? column.width), 0);
  return before + (hasSelector ? SELECTOR_WIDTH : 0);
}
