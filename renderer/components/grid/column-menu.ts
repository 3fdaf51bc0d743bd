import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronsLeftRight,
  ChevronsRightLeft,
  EyeOff,
  ListFilter,
  X,
} from 'lucide-react';
import type { MenuEntry } from '../menu.tsx';
import { completeLayout, type PlacedColumn, withHidden, withMoved, withWidth } from './grid-layout.ts';
import type { GridColumn, GridLabels, GridLayout, GridSort } from './grid-types.ts';

export interface ColumnMenu<Row> {
  readonly column: GridColumn<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly placed: readonly PlacedColumn<Row>[];
  readonly labels: GridLabels;
  readonly layout: GridLayout | undefined;
  readonly onLayoutChange: ((layout: GridLayout) => void) | undefined;
  readonly sort: GridSort | undefined;
  readonly onSortChange: ((sort: GridSort | undefined) => void) | undefined;
  readonly onFilter: ((columnId: string, anchor: HTMLElement) => void) | undefined;
  /** Beside which the menu is open; its width is the column's. */
  readonly headerCell: HTMLElement;
}

const STEP = 32;

/** A column's menu: all that its header does with the mouse, for everyone. */
export function columnMenuEntries<Row>(menu: ColumnMenu<Row>): readonly MenuEntry[] {
  const groups = [sortEntries(menu), filterEntries(menu), placeEntries(menu)].filter((group) => group.length > 0);
  return groups.flatMap((group, index) =>
    index === 0 ? group : [{ kind: 'separator' as const, id: `line${index}` }, ...group],
  );
}

function sortEntries<Row>({ column, labels, sort, onSortChange }: ColumnMenu<Row>): readonly MenuEntry[] {
  if (column.canSort !== true || onSortChange === undefined) return [];
  const direction = sort?.columnId === column.id ? sort.direction : undefined;
  return [
    {
      kind: 'action',
      id: 'ascending',
      label: labels.sortAscending,
      icon: ArrowUp,
      isChecked: direction === 'ascending' ? true : undefined,
      onAction: () => onSortChange({ columnId: column.id, direction: 'ascending' }),
    },
    {
      kind: 'action',
      id: 'descending',
      label: labels.sortDescending,
      icon: ArrowDown,
      isChecked: direction === 'descending' ? true : undefined,
      onAction: () => onSortChange({ columnId: column.id, direction: 'descending' }),
    },
    ...(direction === undefined
      ? []
      : [
          {
            kind: 'action' as const,
            id: 'unsorted',
            label: labels.clearSort,
            icon: X,
            onAction: () => onSortChange(undefined),
          },
        ]),
  ];
}

function filterEntries<Row>({ column, labels, onFilter, headerCell }: ColumnMenu<Row>): readonly MenuEntry[] {
  if (column.canFilter !== true || onFilter === undefined) return [];
  const onAction = () => onFilter(column.id, headerCell);
  return [{ kind: 'action', id: 'filter', label: labels.filter, icon: ListFilter, onAction }];
}

function placeEntries<Row>(menu: ColumnMenu<Row>): readonly MenuEntry[] {
  const { column, columns, placed, labels, layout, onLayoutChange, headerCell } = menu;
  if (onLayoutChange === undefined) return [];
  const full = completeLayout(columns, layout);
  const movable = placed.filter((entry) => entry.column.isPinned !== true).map((entry) => entry.column.id);
  const at = movable.indexOf(column.id);
  const resize = (by: number) => () =>
    onLayoutChange(withWidth(full, column.id, headerCell.offsetWidth + by, column.minWidth));
  const move = (before: string | undefined) => () => onLayoutChange(withMoved(full, column.id, before));
  return [
    {
      kind: 'action',
      id: 'widen',
      label: labels.widen,
      icon: ChevronsLeftRight,
      keys: 'Alt →',
      onAction: resize(STEP),
    },
    {
      kind: 'action',
      id: 'narrow',
      label: labels.narrow,
      icon: ChevronsRightLeft,
      keys: 'Alt ←',
      onAction: resize(-STEP),
    },
    {
      kind: 'action',
      id: 'left',
      label: labels.moveLeft,
      icon: ArrowLeft,
      isDisabled: at <= 0,
      onAction: move(movable[at - 1]),
    },
    {
      kind: 'action',
      id: 'right',
      label: labels.moveRight,
      icon: ArrowRight,
      isDisabled: at === -1 || at === movable.length - 1,
      onAction: move(movable[at + 2]),
    },
    {
      kind: 'action',
      id: 'hide',
      label: labels.hide,
      icon: EyeOff,
      isDisabled: column.canHide !== true,
      onAction: () => onLayoutChange(withHidden(full, column.id, true)),
    },
  ];
}

/** One entry per column that may be hidden, ticked while it is shown: for a menu beside the grid. */
export function columnChooserEntries<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout | undefined,
  onLayoutChange: (layout: GridLayout) => void,
): readonly MenuEntry[] {
  const full = completeLayout(columns, layout);
  return columns
    .filter((column) => column.canHide === true)
    .map((column) => {
      const isHidden = full.columns.find(({ id }) => id === column.id)?.isHidden === true;
      return {
        kind: 'action',
        id: column.id,
        label: column.label,
        isChecked: !isHidden,
        onAction: () => onLayoutChange(withHidden(full, column.id, !isHidden)),
      };
    });
}
