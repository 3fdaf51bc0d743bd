/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid positions its rows itself, which <table> elements do not allow; the roles are those of the ARIA grid pattern. */
import { Check, CircleX, TriangleAlert } from 'lucide-react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { CellEditor } from './cell-editor.tsx';
import type { EditMove } from './grid-model.ts';
import type { Editing } from './grid-state.ts';
import type { CellMark, GridColumn, GridLabels } from './grid-types.ts';
import { SelectEditor } from './select-editor.tsx';

export interface GridCellProps<Row> {
  readonly row: Row | undefined;
  readonly column: GridColumn<Row>;
  readonly at: number;
  readonly labels: GridLabels;
  readonly isActive: boolean;
  readonly isInBlock: boolean;
  /** Where a pinned cell stays. */
  readonly left: number | undefined;
  readonly editing: Editing | undefined;
  readonly pending: string | undefined;
  readonly onCommit: (text: string | undefined, move: EditMove) => void;
  readonly onCancel: () => void;
}

/** One cell: its content, its mark, or its editor. The element stays the same throughout, and with it the focus. */
export function GridCell<Row>(props: GridCellProps<Row>) {
  const { row, column, at, labels, isActive, isInBlock, left, editing } = props;
  const mark = row === undefined || editing !== undefined ? undefined : column.mark?.(row);
  return (
    <div
      role="gridcell"
      aria-colindex={at + 1}
      tabIndex={isActive ? 0 : -1}
      data-column={at}
      data-pinned={left !== undefined}
      className={classNames(
        'pd-grid__cell',
        column.align === 'end' && 'pd-grid__cell--end',
        column.look !== undefined && column.look !== 'plain' && `pd-grid__cell--${column.look}`,
        isInBlock && 'pd-grid__cell--block',
        mark !== undefined && `pd-grid__cell--${mark.tone}`,
        editing !== undefined && 'pd-grid__cell--editing',
        props.pending !== undefined && 'pd-grid__cell--pending',
      )}
      {...(left === undefined ? {} : { style: { left } })}
      {...(isInBlock ? { 'aria-selected': true } : {})}
      {...(mark?.tone === 'error' ? { 'aria-invalid': true } : {})}
      {...(mark === undefined ? {} : { title: mark.message })}
    >
      {editing === undefined ? (
        <CellContent {...props} mark={mark} labels={labels} />
      ) : (
        <Editor {...props} editing={editing} />
      )}
    </div>
  );
}

function CellContent<Row>({
  row,
  column,
  pending,
  mark,
  labels,
}: GridCellProps<Row> & { readonly mark: CellMark | undefined }) {
  if (row === undefined) return <span className="pd-grid__placeholder" aria-label={labels.loading} role="img" />;
  if (column.editor?.kind === 'checkbox') {
    const isOn = (pending ?? column.text(row)) === 'true';
    return (
      <span
        className={isOn ? 'pd-grid__box pd-grid__box--on' : 'pd-grid__box'}
        role="img"
        aria-label={String(column.render(row))}
      >
        {isOn && <Icon icon={Check} size={12} />}
      </span>
    );
  }
  return (
    <>
      {mark !== undefined && (
        <Icon
          icon={mark.tone === 'error' ? CircleX : TriangleAlert}
          size={13}
          label={mark.tone === 'error' ? labels.error : labels.warning}
          className="pd-grid__mark"
        />
      )}
      <span className="pd-grid__text">{pending ?? column.render(row)}</span>
    </>
  );
}

function Editor<Row>({ row, column, editing, onCommit, onCancel }: GridCellProps<Row> & { readonly editing: Editing }) {
  const { editor } = column;
  if (row === undefined || editor === undefined || editor.kind === 'checkbox') return null;
  if (editor.kind === 'select') {
    return (
      <SelectEditor
        label={column.label}
        value={column.text(row)}
        options={editor.options}
        onCommit={onCommit}
        onCancel={onCancel}
      />
    );
  }
  return (
    <CellEditor
      label={column.label}
      kind={editor.kind}
      maxLength={editor.kind === 'text' ? editor.maxLength : undefined}
      initial={editing.mode === 'replace' ? '' : (column.editText ?? column.text)(row)}
      mode={editing.mode}
      onCommit={onCommit}
      onCancel={onCancel}
    />
  );
}
