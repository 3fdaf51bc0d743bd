/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid positions its rows itself, which <table> elements do not allow; the roles are those of the ARIA grid pattern. */
import { type Range, defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect } from 'react';
import { GridRow } from './grid-row.tsx';
import type { PlacedColumn } from './grid-layout.ts';
import type { EditMove, PendingTexts } from './grid-model.ts';
import type { Block, Editing, Place } from './grid-state.ts';
import type { GridLabels, RowSource } from './grid-types.ts';
import { hasRow, type RowRange } from './row-ranges.ts';

export interface GridBodyProps<Row> {
  readonly source: RowSource<Row>;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly labels: GridLabels;
  readonly hasSelector: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly active: Place;
  readonly block: Block | undefined;
  readonly selection: readonly RowRange[];
  readonly editing: Editing | undefined;
  readonly pending: PendingTexts;
  readonly rowNumber: ((row: Row) => number) | undefined;
  readonly isRowDimmed: ((row: Row) => boolean) | undefined;
  readonly onCommit: (text: string | undefined, move: EditMove) => void;
  readonly onCancel: () => void;
}

const OVERSCAN = 5;
/** Rows asked for before and after those in view, so that scrolling at reading pace never meets a placeholder. */
const AHEAD = 60;

/** The rows in view. Alone in its component, so that scrolling draws these and nothing else anew. */
export function GridBody<Row>(props: GridBodyProps<Row>) {
  const { source, placed, labels, hasSelector, scroller, rowHeight, active, block, selection, editing, pending } =
    props;
  const kept = active.row;
  // The row with the focus stays drawn wherever one scrolls, or the focus would be lost with it.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      const [first = 0] = indexes;
      const last = indexes.at(-1) ?? -1;
      if (kept < 0 || kept >= range.count || (kept >= first && kept <= last)) return indexes;
      return kept < first ? [kept, ...indexes] : [...indexes, kept];
    },
    [kept],
  );
  // Nothing here is memoised by the compiler; the rows are memoised by hand.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: source.total,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: OVERSCAN,
    rangeExtractor,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const start = virtualizer.range?.startIndex ?? 0;
  const end = (virtualizer.range?.endIndex ?? 0) + 1;
  useEffect(() => {
    if (source.total > 0) source.requestRange(Math.max(0, start - AHEAD), Math.min(source.total, end + AHEAD));
  }, [source, start, end]);

  return (
    <div role="rowgroup" className="pd-grid__body" style={{ height: source.total * rowHeight }}>
      {virtualizer.getVirtualItems().map(({ index }) => {
        const row = source.getRow(index);
        const isInBlock = block !== undefined && index >= block.top && index <= block.bottom;
        return (
          <GridRow
            key={index}
            row={row}
            index={index}
            top={index * rowHeight}
            number={row === undefined || props.rowNumber === undefined ? index + 1 : props.rowNumber(row)}
            isDimmed={row !== undefined && props.isRowDimmed?.(row) === true}
            placed={placed}
            labels={labels}
            hasSelector={hasSelector}
            activeColumn={index === active.row ? active.column : -1}
            blockLeft={isInBlock ? block.left : -1}
            blockRight={isInBlock ? block.right : -1}
            isSelected={hasRow(selection, index)}
            editing={editing?.place.row === index ? editing : undefined}
            pending={pending.get(index)}
            onCommit={props.onCommit}
            onCancel={props.onCancel}
          />
        );
      })}
    </div>
  );
}
