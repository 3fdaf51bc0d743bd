import type { ReactNode, Ref } from 'react';
import type {
  BlockCopy,
  BlockFill,
  BlockPaste,
  CellEdit,
  GridColumn,
  GridHandle,
  GridLabels,
  GridLayout,
  GridSort,
  RowSource,
} from './grid-types.ts';
import type { RowRange } from './row-ranges.ts';

export interface GridProps<Row> {
  readonly source: RowSource<Row>;
  /** Keep this array the same between renders: rows are drawn anew when it changes. */
  readonly columns: readonly GridColumn<Row>[];
  readonly labels: GridLabels;
  readonly layout?: GridLayout | undefined;
  readonly onLayoutChange?: ((layout: GridLayout) => void) | undefined;
  readonly sort?: GridSort | undefined;
  /** Ascending, descending, none, in turn. Sorting is the source's; it never changes what is sent. */
  readonly onSortChange?: ((sort: GridSort | undefined) => void) | undefined;
  readonly filteredColumnIds?: readonly string[] | undefined;
  /** Asks for a column's filter, to be shown beside its header cell. */
  readonly onFilter?: ((columnId: string, anchor: HTMLElement) => void) | undefined;
  /** Rows of the present view; clear it when the view changes. */
  readonly selection?: readonly RowRange[];
  /** Its presence adds the column of boxes. */
  readonly onSelectionChange?: ((selection: readonly RowRange[]) => void) | undefined;
  /** While the promise is open the typed text stays on view in the cell. */
  readonly onEdit?: ((edit: CellEdit<Row>) => void | Promise<unknown>) | undefined;
  readonly onPaste?: ((paste: BlockPaste) => void) | undefined;
  readonly onCopy?: ((copy: BlockCopy) => void) | undefined;
  /** Delete on a block: the caller empties what may be emptied. */
  readonly onClear?: ((rows: RowRange, columnIds: readonly string[]) => void) | undefined;
  /** Ctrl+D: what stands in one row's cells goes into the same cells of the rows below it. */
  readonly onFillDown?: ((fill: BlockFill) => void) | undefined;
  readonly onUndo?: (() => void) | undefined;
  readonly onRedo?: (() => void) | undefined;
  /** Enter or a double click on a cell that is not edited in place. */
  readonly onActivate?: ((rowIndex: number, columnId: string) => void) | undefined;
  /** A press with the mouse alone on a cell; the keyboard's way to the same is `onActivate`. */
  readonly onPress?: ((rowIndex: number, columnId: string) => void) | undefined;
  /** The focus came to another cell; the row may not be loaded yet. */
  readonly onActiveChange?: ((rowIndex: number, columnId: string) => void) | undefined;
  /** The number the row is called by (its Excel row); its place in the view unless told. */
  readonly rowNumber?: ((row: Row) => number) | undefined;
  /** Rows that take no part (held back) stand dimmed. */
  readonly isRowDimmed?: ((row: Row) => boolean) | undefined;
  readonly isCompact?: boolean;
  /** Shown under the header when there are no rows. */
  readonly emptyState?: ReactNode;
  readonly ref?: Ref<GridHandle>;
}
