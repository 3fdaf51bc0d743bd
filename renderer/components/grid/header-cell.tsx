/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid positions its rows itself, which <table> elements do not allow; the roles are those of the ARIA grid pattern. */
import { ArrowDown, ArrowUp, ChevronDown, ListFilter } from 'lucide-react';
import type { PointerEvent } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import type { MenuRequest } from './grid-model.ts';
import type { GridColumn, GridLabels } from './grid-types.ts';

export interface HeaderCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly at: number;
  readonly labels: GridLabels;
  readonly isActive: boolean;
  readonly left: number | undefined;
  readonly sort: 'ascending' | 'descending' | undefined;
  readonly isFiltered: boolean;
  readonly canResize: boolean;
  /** A column being dragged would land at this edge. */
  readonly dropEdge: 'before' | 'after' | undefined;
  readonly isMenuOpen: boolean;
  readonly onSort: () => void;
  readonly onMenu: (request: MenuRequest) => void;
  readonly onResizeStart: (event: PointerEvent, at: number) => void;
  readonly onMoveStart: (event: PointerEvent, at: number) => void;
}

/**
 * A column's header. By keyboard: Enter sorts, Alt+↓ opens its menu, Alt+←/→ narrow and widen, Alt+Shift+←/→ move. Its
 * little buttons are for the mouse, so that the grid keeps its one Tab stop.
 */
export function HeaderCell<Row>(props: HeaderCellProps<Row>) {
  const { column, at, labels, isActive, left, sort, isFiltered, canResize, dropEdge } = props;
  const sortIcon = sort === undefined ? undefined : sort === 'ascending' ? ArrowUp : ArrowDown;
  return (
    // The keyboard's way is the grid's own: Enter on the header cell.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={column.canSort === true ? (sort ?? 'none') : undefined}
      aria-label={column.label}
      tabIndex={isActive ? 0 : -1}
      data-column={at}
      data-pinned={left !== undefined}
      className={classNames(
        'pd-grid__cell',
        'pd-grid__header',
        column.align === 'end' && 'pd-grid__cell--end',
        dropEdge !== undefined && `pd-grid__header--drop-${dropEdge}`,
      )}
      {...(left === undefined ? {} : { style: { left } })}
      title={column.label}
      onPointerDown={(event) => {
        if (event.button === 0 && !isPart(event.target)) props.onMoveStart(event, at);
      }}
      onClick={(event) => {
        if (column.canSort === true && !isPart(event.target)) props.onSort();
      }}
    >
      <span className="pd-grid__text">{column.label}</span>
      {isFiltered && <Icon icon={ListFilter} size={12} label={labels.filter} className="pd-grid__sign" />}
      {sortIcon !== undefined && <Icon icon={sortIcon} size={12} className="pd-grid__sign" />}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span
        className={props.isMenuOpen ? 'pd-grid__opener pd-grid__opener--open' : 'pd-grid__opener'}
        data-part
        aria-hidden
        onClick={(event) => {
          const cell = event.currentTarget.parentElement;
          if (cell !== null) props.onMenu({ column: at, cell });
        }}
      >
        <Icon icon={ChevronDown} size={13} />
      </span>
      {canResize && (
        <span
          className="pd-grid__resizer"
          data-part
          aria-hidden
          onPointerDown={(event) => props.onResizeStart(event, at)}
        />
      )}
    </div>
  );
}

function isPart(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-part]') !== null;
}
