import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { cellElement, rowsInView } from './grid-dom.ts';
import { type GridCommand, readKey } from './grid-keys.ts';
import { completeLayout, withMoved, withWidth } from './grid-layout.ts';
import { blockOf, samePlace } from './grid-state.ts';
import { nextSort } from './grid-sort.ts';
import { toggleRange } from './row-ranges.ts';
import { type CellEdits, columnAt, columnIds, type GridModel, type GridMoves } from './grid-model.ts';

/** Does what a key asks for, and keeps the browser from doing something else with it. */
export function runKey<Row>(event: KeyboardEvent, model: GridModel<Row>, moves: GridMoves, edits: CellEdits): void {
  const { scroller, state, props, columnCount, rowHeight } = model;
  if (scroller.current === null) return;
  const command = readKey(
    {
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
      isAltGraph: event.getModifierState('AltGraph'),
    },
    {
      active: state.active,
      rows: props.source.total,
      columns: columnCount,
      page: rowsInView(scroller.current, rowHeight),
    },
  );
  if (command === undefined) return;
  if (command.kind === 'edit' && command.mode === 'replace') {
    // Not prevented: the key goes on into the editor, which has the focus by then, so dead keys and input methods work.
    flushSync(() => edits.open(state.active, 'replace'));
    return;
  }
  if (run(command, model, moves, edits)) event.preventDefault();
}

/** True when the key was the grid's; an Escape with nothing to put away goes on to whoever is around the grid. */
function run<Row>(command: GridCommand, model: GridModel<Row>, moves: GridMoves, edits: CellEdits): boolean {
  const { props, state, dispatch } = model;
  switch (command.kind) {
    case 'go':
      moves.wantFocus();
      dispatch(command);
      return true;
    case 'edit':
      edits.open(state.active, command.mode);
      return true;
    case 'activate':
      activate(model, edits);
      return true;
    case 'toggleRow':
      toggleRow(model, edits);
      return true;
    case 'selectAll':
      if (props.source.total > 0) props.onSelectionChange?.([{ start: 0, end: props.source.total - 1 }]);
      return true;
    case 'escape':
      return escape(model);
    case 'clear': {
      const block = blockOf(state);
      if (block !== undefined)
        props.onClear?.({ start: block.top, end: block.bottom }, columnIds(model, block.left, block.right));
      return true;
    }
    case 'fillDown':
      fillDown(model);
      return true;
    case 'undo':
      props.onUndo?.();
      return true;
    case 'redo':
      props.onRedo?.();
      return true;
    case 'columnMenu': {
      const cell = model.root.current === null ? undefined : cellElement(model.root.current, state.active);
      if (cell !== undefined) moves.openMenu({ column: state.active.column, cell });
      return true;
    }
    case 'resize':
    case 'reorder':
      arrange(model, command);
      return true;
  }
}

/** As spreadsheets do: the block's first row goes into its others; a single row takes what stands above it. */
function fillDown<Row>(model: GridModel<Row>): void {
  const block = blockOf(model.state);
  if (block === undefined) return;
  const isOne = block.top === block.bottom;
  const from = isOne ? block.top - 1 : block.top;
  if (from < 0) return;
  const rows = { start: from + 1, end: block.bottom };
  model.props.onFillDown?.({ from, rows, columnIds: columnIds(model, block.left, block.right) });
}

function activate<Row>(model: GridModel<Row>, edits: CellEdits): void {
  const { props, state } = model;
  const column = columnAt(model, state.active.column)?.column;
  if (state.active.row >= 0) {
    if (column === undefined) toggleRow(model, edits);
    else edits.open(state.active, 'change');
  } else if (column === undefined) toggleAll(model);
  else if (column.canSort === true) props.onSortChange?.(nextSort(props.sort, column.id));
}

function toggleRow<Row>(model: GridModel<Row>, edits: CellEdits): void {
  const { props, state } = model;
  const block = blockOf(state);
  if (block === undefined) return;
  const isSingleCell = samePlace(state.active, state.anchor);
  if (isSingleCell && columnAt(model, state.active.column)?.column.editor?.kind === 'checkbox') {
    edits.open(state.active, 'change');
    return;
  }
  props.onSelectionChange?.(toggleRange(props.selection ?? [], { start: block.top, end: block.bottom }));
}

/** Selects all rows, or none when all were selected. */
export function toggleAll<Row>({ props }: GridModel<Row>): void {
  const all = { start: 0, end: props.source.total - 1 };
  if (all.end >= 0) props.onSelectionChange?.(toggleRange(props.selection ?? [], all));
}

function escape<Row>({ props, state, dispatch }: GridModel<Row>): boolean {
  if (!samePlace(state.active, state.anchor)) dispatch({ kind: 'collapse' });
  else if ((props.selection ?? []).length > 0) props.onSelectionChange?.([]);
  else return false;
  return true;
}

function arrange<Row>(model: GridModel<Row>, command: Extract<GridCommand, { kind: 'resize' | 'reorder' }>): void {
  const { props, state, root } = model;
  const placed = columnAt(model, state.active.column);
  if (placed === undefined || props.onLayoutChange === undefined) return;
  const layout = completeLayout(props.columns, props.layout);
  if (command.kind === 'resize') {
    const drawn = root.current?.querySelector(`[data-row="-1"] > [data-column="${state.active.column}"]`);
    const width = drawn instanceof HTMLElement ? drawn.offsetWidth : placed.column.width;
    props.onLayoutChange(withWidth(layout, placed.column.id, width + command.by, placed.column.minWidth));
    return;
  }
  // To the right means before the column after the next one.
  const before = columnAt(model, state.active.column + (command.by === 1 ? 2 : -1));
  const neighbour = columnAt(model, state.active.column + command.by);
  if (neighbour === undefined || neighbour.column.isPinned === true || placed.column.isPinned === true) return;
  props.onLayoutChange(withMoved(layout, placed.column.id, before?.column.id));
  model.dispatch({ kind: 'go', to: { row: -1, column: state.active.column + command.by } });
}
