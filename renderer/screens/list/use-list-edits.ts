import { useMemo } from 'react';
import type { BatchId } from '../../../shared/ids.ts';
import { FIELDS, type Field, type RowView } from '../../../shared/rows.ts';
import type { BlockCopy, BlockFill, BlockPaste, CellEdit, GridColumn } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { writeTsv } from '../../components/grid/tsv.ts';
import { type InputOf, call } from '../../client.ts';
import { useAct } from '../../state/act.ts';
import { copyText } from '../../state/copy-text.ts';
import { runHere } from '../../state/jobs.ts';
import { notify } from '../../state/notices.ts';
import { LIST } from '../../text/areas.ts';
import { useText } from '../../text/use-text.ts';
import type { ListRows } from './use-list-rows.ts';

const fieldOf = (columnId: string): Field | undefined => FIELDS.find((field) => field === columnId);

/** As many as main takes of a page at once (electron/ipc-payload.ts). */
const MOST_EDITS_PER_CALL = 40_000;

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
    /** Types cells, in as many calls as their number takes; answers how many were made: each can be undone by itself. */
    const typeIn = (edits: readonly InputOf<'rows.edit'>['edits'][number][]): Promise<number> =>
      runHere('check', batchId, async ({ tell, signal }) => {
        for (let from = 0, parts = 0; ; from += MOST_EDITS_PER_CALL, parts += 1) {
          if (from >= edits.length || signal.aborted) return parts;
          const part = edits.slice(from, from + MOST_EDITS_PER_CALL);
          if ((await act('rows.edit', { batchId, edits: part })) === undefined) return parts;
          if (part.length < edits.length) tell(from + part.length, edits.length);
        }
      });
    const block = async (start: number, columnIds: readonly string[], cells: readonly (readonly string[])[]) => {
      const end = Math.min(start + cells.length, rows.source.total) - 1;
      const found = await rows.idsIn([{ start, end }]);
      if (found === undefined) return;
      const edits = found.flatMap((rowId, line) =>
        columnIds.flatMap((id, place) => {
          const field = fieldOf(id);
          const cell = cells[line]?.[place];
          return field === undefined || cell === undefined ? [] : [{ rowId, field, text: cell }];
        }),
      );
      if (edits.length === 0) return;
      const parts = await typeIn(edits);
      if (parts === 0) return;
      const cut = cells.length - found.length;
      const typed = Math.min(edits.length, parts * MOST_EDITS_PER_CALL);
      if (cut > 0) notify({ tone: 'warning', title: text.paste.cut(cut) });
      else if (parts > 1) notify({ tone: 'ok', title: text.paste.doneInParts(typed, parts) });
      else if (edits.length > 1) notify({ tone: 'ok', title: text.paste.done(typed) });
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
        const shown = columnIds.flatMap((id) => columns.filter((column) => column.id === id));
        const found = await rows.rowsIn(ranges);
        if (found === undefined) return;
        const copied = writeTsv(found.map((row) => shown.map((column) => column.text(row))));
        const done = { tone: 'ok', title: text.copy.done(found.length) } as const;
        if (copyText(copied)) return notify(done);
        // Reading them took longer than the browser takes the press for a person's: another press copies at once.
        const onPress = (): void => void (copyText(copied) && notify(done));
        notify({ tone: 'info', title: text.copy.ready(found.length), action: { label: text.copy.press, onPress } });
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
