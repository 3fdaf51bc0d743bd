import type { ClipboardEvent } from 'react';
import { blockOf, isSingle } from './grid-state.ts';
import type { GridColumn } from './grid-types.ts';
import { hasRow, type RowRange } from './row-ranges.ts';
import { parseTsv, writeTsv } from './tsv.ts';
import { columnIds, type GridModel } from './grid-model.ts';

/**
 * Copies the selected block; or, when the focus is on one cell of selected rows, those rows whole. What is not loaded
 * cannot be copied here: the callback then gets the ranges and copies through the main process.
 */
export function copyBlock<Row>(event: ClipboardEvent, model: GridModel<Row>): void {
  const { props, state, columnCount } = model;
  const block = blockOf(state);
  if (block === undefined) return;
  const selection = props.selection ?? [];
  const isRows = isSingle(block) && hasRow(selection, state.active.row);
  const rows = isRows ? selection : [{ start: block.top, end: block.bottom }];
  const ids = isRows ? columnIds(model, 0, columnCount - 1) : columnIds(model, block.left, block.right);
  const tsv = composeTsv(model, rows, ids);
  event.preventDefault();
  if (tsv !== undefined) event.clipboardData.setData('text/plain', tsv);
  props.onCopy?.({ rows, columnIds: ids, tsv });
}

function composeTsv<Row>(
  { props }: GridModel<Row>,
  ranges: readonly RowRange[],
  ids: readonly string[],
): string | undefined {
  const columns = ids.flatMap((id) => props.columns.filter((column) => column.id === id));
  const lines: string[][] = [];
  for (const range of ranges) {
    for (let index = range.start; index <= range.end; index += 1) {
      const row = props.source.getRow(index);
      if (row === undefined) return undefined;
      lines.push(columns.map((column: GridColumn<Row>) => column.text(row)));
    }
  }
  return writeTsv(lines);
}

/** Reads a block from the clipboard and hands it to the caller, with the columns it falls on. */
export function pasteBlock<Row>(event: ClipboardEvent, model: GridModel<Row>): void {
  const { props, state, columnCount } = model;
  const block = blockOf(state);
  if (block === undefined || props.onPaste === undefined) return;
  const read = parseTsv(event.clipboardData.getData('text/plain'));
  const [first] = read;
  if (first === undefined) return;
  event.preventDefault();
  const isOne = read.length === 1 && first.length === 1;
  const [text = ''] = first;
  const cells =
    isOne && !isSingle(block)
      ? Array.from({ length: block.bottom - block.top + 1 }, () =>
          columnIds(model, block.left, block.right).map(() => text),
        )
      : read;
  const width = Math.max(...cells.map((row) => row.length));
  const ids = columnIds(model, block.left, columnCount - 1).slice(0, width);
  props.onPaste({ rowIndex: block.top, columnIds: ids, cells });
}
