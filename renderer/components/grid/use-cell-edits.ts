import { type RefObject, useMemo, useRef, useState } from 'react';
import { placeAt } from './grid-dom.ts';
import type { Place } from './grid-state.ts';
import { type CellEdits, columnAt, type EditMove, type GridModel, type PendingTexts } from './grid-model.ts';

/** Opening, committing and cancelling of editors. The functions stay the same for the life of the grid. */
export function useCellEdits<Row>(latest: RefObject<GridModel<Row>>, wantFocus: () => void): CellEdits {
  const [pending, setPending] = useState<PendingTexts>(NONE);
  const focus = useRef(wantFocus);
  // The row as it was when its editor opened: should another come to its place meanwhile, the text still goes to this one.
  const edited = useRef<Row | undefined>(undefined);
  const actions = useMemo(() => {
    const send = (row: Row, place: Place, text: string) => {
      const { props } = latest.current;
      const column = columnAt(latest.current, place.column)?.column;
      if (column === undefined) return;
      const done = props.onEdit?.({ rowIndex: place.row, row, columnId: column.id, text });
      if (!(done instanceof Promise)) return;
      setPending((texts) => withText(texts, place.row, column.id, text));
      // A refused edit is the caller's to explain; here it only stops being on view.
      const settle = () => setPending((texts) => withoutText(texts, place.row, column.id, text));
      done.then(settle, settle);
    };
    const open = (place: Place, mode: 'replace' | 'change') => {
      const { props, dispatch } = latest.current;
      const column = columnAt(latest.current, place.column)?.column;
      const row = props.source.getRow(place.row);
      if (column === undefined || row === undefined) return;
      const canEdit = props.onEdit !== undefined && column.editor !== undefined && (column.isEditable?.(row) ?? true);
      if (!canEdit) {
        if (mode === 'change') props.onActivate?.(place.row, column.id);
      } else if (column.editor?.kind === 'checkbox') {
        dispatch({ kind: 'go', to: place });
        if (mode === 'change') send(row, place, column.text(row) === 'true' ? 'false' : 'true');
      } else {
        edited.current = row;
        dispatch({ kind: 'edit', place, mode });
      }
    };
    return {
      open,
      openAt: (target: EventTarget) => {
        const place = placeAt(target);
        if (place === undefined || place.row < 0 || isInEditor(target)) return;
        if (columnAt(latest.current, place.column)?.column.editor?.kind !== 'checkbox') open(place, 'change');
      },
      isEditorAt: isInEditor,
      commit: (text: string | undefined, move: EditMove) => {
        const { state, dispatch, props, columnCount } = latest.current;
        if (state.editing === undefined) return;
        const { place } = state.editing;
        if (move !== 'leave') focus.current();
        dispatch({ kind: 'endEdit' });
        if (move !== 'leave') dispatch({ kind: 'go', to: moved(place, move, props.source.total, columnCount) });
        if (text !== undefined && edited.current !== undefined) send(edited.current, place, text);
      },
      cancel: () => {
        focus.current();
        latest.current.dispatch({ kind: 'endEdit' });
      },
    };
  }, [latest]);
  return { pending, ...actions };
}

const NONE: PendingTexts = new Map();

function isInEditor(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.pd-grid__editor') !== null;
}

function moved(place: Place, move: EditMove, rows: number, columns: number): Place {
  const row = place.row + (move === 'down' ? 1 : move === 'up' ? -1 : 0);
  const column = place.column + (move === 'next' ? 1 : move === 'previous' ? -1 : 0);
  return { row: Math.max(0, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}

function withText(texts: PendingTexts, row: number, columnId: string, text: string): PendingTexts {
  return new Map(texts).set(row, new Map(texts.get(row)).set(columnId, text));
}

/** Takes the text away unless another has been typed over it since. */
function withoutText(texts: PendingTexts, row: number, columnId: string, text: string): PendingTexts {
  if (texts.get(row)?.get(columnId) !== text) return texts;
  const rest = new Map(texts.get(row));
  rest.delete(columnId);
  const next = new Map(texts);
  if (rest.size === 0) next.delete(row);
  else next.set(row, rest);
  return next;
}
