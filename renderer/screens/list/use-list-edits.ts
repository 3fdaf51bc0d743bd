import { useMemo } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import { FIELDS, type Field, type RowView } from '../../../shared/rows.ts';
import type { BlockCopy, BlockFill, BlockPaste, CellEdit, GridColumn } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { writeTsv } from '../../components/grid/tsv.ts';
import { call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { copyText } from '../../state/copy-text.ts';
import { notify } from '../../state/notices.ts';
import { LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import type { ListRows } from './use-list-rows.ts';

const fieldOf = (columnId: string): Field | undefined => FIELDS.find((field) => field === columnId);

export interface ListEdits {
  readonly edit: (edit: CellEdit<RowView>) => Promise<void>;
  readonly paste: (paste: BlockPaste) => void;
  readonly clear: (rows: RowRange, columnIds: readonly string[]) => void;
  readonly fillDown: (fill: BlockFill) => void;
  readonly copy: (copy: BlockCopy) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What a person does in the grid, as the operations of the contract. Every one can be undone. */
export function useListEdits(batchId: BatchId, rows: ListRows, columns: readonly GridColumn<RowView>[]): ListEdits {
  const text = useText(LIST);
  const { act } = useAct();
  return useMemo(() => {
    const block = async (start: number, columnIds: readonly string[], cells: readonly (readonly string[])[]) => {
      const found = await rows.read(start, start + cells.length);
      const edits = found.flatMap((row, line) =>
        columnIds.flatMap((id, place) => {
          const field = fieldOf(id);
          const cell = cells[line]?.[place];
          return field === undefined || cell === undefined ? [] : [{ rowId: row.rowId, field, text: cell }];
        }),
      );
      if (edits.length === 0) return;
      const done = await act('rows.edit', { batchId, edits });
      if (done === undefined) return;
      const cut = cells.length - found.length;
      if (cut > 0) notify({ tone: 'warning', title: text.paste.cut(cut) });
      else if (edits.length > 1) notify({ tone: 'ok', title: text.paste.done(edits.length) });
    };
    return {
      edit: async ({ row, columnId, text: typed }) => {
        const field = fieldOf(columnId);
        if (field !== undefined) await act('rows.edit', { batchId, edits: [{ rowId: row.rowId, field, text: typed }] });
      },
      paste: ({ rowIndex, columnIds, cells }) => void block(rowIndex, columnIds, cells),
      clear: ({ start, end }, columnIds) =>
        void block(
          start,
          columnIds,
          Array.from({ length: end - start + 1 }, () => columnIds.map(() => '')),
        ),
      fillDown: async ({ from, rows: { start, end }, columnIds }) => {
        const [source] = await rows.read(from, from + 1);
        // As it was typed: the page itself holds recipients masked.
        const shown = source === undefined ? undefined : await call('rows.reveal', { batchId, rowId: source.rowId });
        if (shown?.ok !== true) return;
        const { typed } = shown.value;
        const line = columnIds.map((id) => {
          const field = fieldOf(id);
          return field === undefined ? '' : (typed[field] ?? '');
        });
        await block(
          start,
          columnIds,
          Array.from({ length: end - start + 1 }, () => line),
        );
      },
      copy: async ({ rows: ranges, columnIds, tsv }) => {
        if (tsv !== undefined) return;
        const lines: string[][] = [];
        const shown = columnIds.flatMap((id) => columns.filter((column) => column.id === id));
        for (const { start, end } of ranges)
          for (const row of await rows.read(start, end + 1)) lines.push(shown.map((column) => column.text(row)));
        copyText(writeTsv(lines));
      },
      undo: async () => {
        if ((await act('rows.undo', { batchId })) !== undefined) notify({ tone: 'info', title: text.undone });
      },
      redo: async () => {
        if ((await act('rows.redo', { batchId })) !== undefined) notify({ tone: 'info', title: text.redone });
      },
    };
  }, [act, batchId, columns, rows, text]);
}
