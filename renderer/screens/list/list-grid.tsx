import { type Ref, useMemo } from 'react';
import { CircleCheck, SearchX } from 'lucide-react';
import type { BatchDetail } from '../../../shared/batches.ts';
import type { RowQuery } from '../../../shared/row-query.ts';
import type { RowView } from '../../../shared/rows.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Grid } from '../../components/grid/grid.tsx';
import type { GridColumn, GridHandle, GridLayout, GridSort } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { useAppState } from '../../state/app-state.ts';
import { useSteady } from '../../state/use-steady.ts';
import { LIST } from '../../text/areas.ts';
import { useLocale, useText } from '../../text/use-text.ts';
import { isOpenList } from './open-list.ts';
import type { ListEdits } from './use-list-edits.ts';
import type { ListRows } from './use-list-rows.ts';
import { WHOLE_LIST, gridLabels, isWholeInOrder, sortOf, withSort } from './view-words.ts';

export interface ListGridProps {
  readonly ref: Ref<GridHandle>;
  readonly detail: BatchDetail;
  readonly rows: ListRows;
  readonly columns: readonly GridColumn<RowView>[];
  readonly edits: ListEdits;
  readonly layout: GridLayout;
  readonly onLayout: (layout: GridLayout) => void;
  readonly query: RowQuery;
  readonly onQuery: (query: RowQuery) => void;
  readonly selection: readonly RowRange[];
  readonly onSelection: (selection: readonly RowRange[]) => void;
  readonly onActive: (rowIndex: number) => void;
  /** Enter or a double click on what is not edited in place. */
  readonly onActivate: () => void;
}

/** The rows of the list as the view shows them, and a word about a view that is not the whole list in its order. */
export function ListGrid({ ref, ...props }: ListGridProps) {
  const { detail, rows, columns, edits, query, onQuery } = props;
  const text = useText(LIST);
  const locale = useLocale();
  const { preferences } = useAppState();
  const isEditable = isOpenList(detail);
  const sort = useMemo(() => sortOf(query), [query]);
  const changeSort = useSteady((next: GridSort | undefined) => onQuery(withSort(query, next, detail)));
  return (
    <>
      {!isWholeInOrder(query) && <p className="list__view-only">{text.viewOnly}</p>}
      <Grid<RowView>
        ref={ref}
        source={rows.source}
        columns={columns}
        labels={gridLabels(locale)}
        layout={props.layout}
        onLayoutChange={props.onLayout}
        sort={sort}
        onSortChange={changeSort}
        selection={isEditable ? props.selection : NO_ROWS}
        onSelectionChange={isEditable ? props.onSelection : undefined}
        onEdit={isEditable ? edits.edit : undefined}
        onPaste={isEditable ? edits.paste : undefined}
        onClear={isEditable ? edits.clear : undefined}
        onFillDown={isEditable ? edits.fillDown : undefined}
        onCopy={edits.copy}
        onUndo={isEditable ? edits.undo : undefined}
        onRedo={isEditable ? edits.redo : undefined}
        onActiveChange={props.onActive}
        onActivate={props.onActivate}
        rowNumber={(row) => row.excelRow ?? row.index + 1}
        isRowDimmed={(row) => row.place !== 'in'}
        isCompact={preferences.density === 'compact'}
        emptyState={rows.isReady ? <NothingShown detail={detail} query={query} onQuery={onQuery} /> : undefined}
      />
    </>
  );
}

const NO_ROWS: readonly RowRange[] = [];

function NothingShown({ detail, query, onQuery }: Pick<ListGridProps, 'detail' | 'query' | 'onQuery'>) {
  const text = useText(LIST);
  const isClean = query.filter === 'errors' && query.search === '' && query.code === null;
  const { questions } = detail.counts;
  const cleanDetail =
    questions > 0
      ? text.noErrorsQuestions(questions)
      : detail.state === 'ready'
        ? text.noErrorsDetail
        : text.nothingFoundDetail;
  return (
    <EmptyState
      isCompact
      icon={isClean ? CircleCheck : SearchX}
      title={isClean ? text.noErrors : text.nothingFound}
      detail={isClean ? cleanDetail : text.nothingFoundDetail}
      action={
        <Button size="small" onPress={() => onQuery(WHOLE_LIST)}>
          {text.showAll}
        </Button>
      }
    />
  );
}
