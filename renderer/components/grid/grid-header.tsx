/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid positions its rows itself, which <table> elements do not allow; the roles are those of the ARIA grid pattern. */
import { Check, Minus } from 'lucide-react';
import { type PointerEvent, memo, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { MenuList } from '../menu.tsx';
import { columnMenuEntries } from './column-menu.ts';
import { columnTemplate, completeLayout, type PlacedColumn, withMoved, withWidth } from './grid-layout.ts';
import { pinnedLeft } from './grid-row.tsx';
import { SELECTOR_WIDTH } from './grid-sizes.ts';
import { nextSort } from './grid-sort.ts';
import type { GridColumn, GridLabels, GridLayout, GridSort } from './grid-types.ts';
import type { MenuRequest } from './grid-model.ts';
import { HeaderCell } from './header-cell.tsx';
import { dragColumn, dragWidth } from './header-drag.ts';
import './grid-header.css';

export interface GridHeaderProps<Row> {
  readonly placed: readonly PlacedColumn<Row>[];
  readonly columns: readonly GridColumn<Row>[];
  readonly labels: GridLabels;
  readonly hasSelector: boolean;
  readonly activeColumn: number | undefined;
  readonly selectAllState: 'none' | 'some' | 'all';
  readonly layout: GridLayout | undefined;
  readonly onLayoutChange: ((layout: GridLayout) => void) | undefined;
  readonly sort: GridSort | undefined;
  readonly onSortChange: ((sort: GridSort | undefined) => void) | undefined;
  readonly filteredColumnIds: readonly string[] | undefined;
  readonly onFilter: ((columnId: string, anchor: HTMLElement) => void) | undefined;
  /** The columns' widths while one is being dragged, and undefined when it is let go. */
  readonly onLiveTemplate: (template: string | undefined) => void;
  /** A column whose menu was asked for by keyboard. */
  readonly menuRequest: MenuRequest | undefined;
  readonly onMenuClosed: () => void;
}

function GridHeaderView<Row>(props: GridHeaderProps<Row>) {
  const { placed, columns, labels, hasSelector, activeColumn, layout, onLayoutChange, sort, onSortChange } = props;
  const row = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<MenuRequest | undefined>(undefined);
  const [dropAt, setDropAt] = useState<number | undefined>(undefined);
  const shift = hasSelector ? 1 : 0;
  const open = props.menuRequest ?? pressed;
  const openColumn = open === undefined ? undefined : placed[open.column - shift];
  const cellAt = (at: number) => {
    const cell = row.current?.querySelector(`[data-column="${at}"]`);
    return cell instanceof HTMLElement ? cell : null;
  };
  const closeMenu = () => {
    setPressed(undefined);
    props.onMenuClosed();
  };
  const startResize = (event: PointerEvent, at: number) => {
    const column = placed[at - shift]?.column;
    const cell = cellAt(at);
    if (column === undefined || cell === null || onLayoutChange === undefined) return;
    const full = completeLayout(columns, layout);
    const laidOut = (width: number) => withWidth(full, column.id, width, column.minWidth);
    dragWidth(event, cell.offsetWidth, {
      onMove: (width) => {
        const next = placed.map((entry) =>
          entry.column.id === column.id
            ? { column, width: laidOut(width).columns.find(({ id }) => id === column.id)?.width }
            : entry,
        );
        props.onLiveTemplate(columnTemplate(next, hasSelector ? SELECTOR_WIDTH : 0).template);
      },
      onEnd: (width) => {
        props.onLiveTemplate(undefined);
        if (width !== undefined) onLayoutChange(laidOut(width));
      },
    });
  };
  const startMove = (event: PointerEvent, at: number) => {
    const column = placed[at - shift]?.column;
    if (column === undefined || column.isPinned === true || onLayoutChange === undefined) return;
    const edges = placed.flatMap((entry, index) => {
      const box = entry.column.isPinned === true ? undefined : cellAt(index + shift)?.getBoundingClientRect();
      return box === undefined ? [] : [{ id: entry.column.id, left: box.left, right: box.right }];
    });
    dragColumn(event, edges, {
      onMove: (place) => setDropAt(place === undefined ? undefined : placed.length - edges.length + place),
      onDrop: (place) => onLayoutChange(withMoved(completeLayout(columns, layout), column.id, edges[place]?.id)),
    });
  };

  return (
    <div role="rowgroup" className="pd-grid__head">
      <div ref={row} role="row" aria-rowindex={1} data-row={-1} className="pd-grid__row pd-grid__row--head">
        {hasSelector && (
          <div
            role="columnheader"
            aria-colindex={1}
            tabIndex={activeColumn === 0 ? 0 : -1}
            data-column={0}
            data-pinned="true"
            className="pd-grid__cell pd-grid__selector"
          >
            <span className="pd-hidden">{labels.selectAll}</span>
            <span className={props.selectAllState === 'none' ? 'pd-grid__box' : 'pd-grid__box pd-grid__box--on'}>
              {props.selectAllState !== 'none' && (
                <Icon icon={props.selectAllState === 'all' ? Check : Minus} size={12} />
              )}
            </span>
          </div>
        )}
        {placed.map(({ column }, place) => (
          <HeaderCell
            key={column.id}
            column={column}
            at={place + shift}
            labels={labels}
            isActive={place + shift === activeColumn}
            left={column.isPinned === true ? pinnedLeft(placed, place, hasSelector) : undefined}
            sort={sort?.columnId === column.id ? sort.direction : undefined}
            isFiltered={props.filteredColumnIds?.includes(column.id) === true}
            canResize={onLayoutChange !== undefined}
            dropEdge={
              dropAt === place ? 'before' : dropAt === place + 1 && place === placed.length - 1 ? 'after' : undefined
            }
            isMenuOpen={open?.column === place + shift}
            onSort={() => onSortChange?.(nextSort(sort, column.id))}
            onMenu={setPressed}
            onResizeStart={startResize}
            onMoveStart={startMove}
          />
        ))}
      </div>
      {openColumn !== undefined && open !== undefined && (
        <Popover
          isOpen
          triggerRef={{ current: open.cell }}
          placement="bottom start"
          offset={2}
          className="pd-popover pd-popover--menu"
          onOpenChange={(isOpen) => {
            if (!isOpen) closeMenu();
          }}
        >
          <MenuList
            label={labels.columnMenu(openColumn.column.label)}
            onClose={closeMenu}
            entries={columnMenuEntries({
              ...props,
              column: openColumn.column,
              headerCell: open.cell,
            })}
          />
        </Popover>
      )}
    </div>
  );
}

/** The header row: names, sorting, widths, order, and each column's menu. Not drawn again while rows scroll. */
export const GridHeader = memo(GridHeaderView) as typeof GridHeaderView;
