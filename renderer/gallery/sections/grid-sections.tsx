import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Grid } from '../../components/grid/grid.tsx';
import type { BlockPaste, CellEdit, GridColumn, GridLayout, GridSort } from '../../components/grid/grid-types.ts';
import type { RowRange } from '../../components/grid/row-ranges.ts';
import { useRowSource } from '../../components/grid/use-row-source.ts';
import { FileSpreadsheet } from 'lucide-react';
import { minor } from '../../../shared/money.ts';
import { GRID_LABELS, MORE_COLUMNS, SAMPLE_COLUMNS, fixedSource, sampleRow, type SampleRow } from '../sample-rows.tsx';

export interface EditableGridProps {
  readonly count: number;
  readonly isCompact?: boolean;
  readonly columns?: readonly GridColumn<SampleRow>[];
}

/** A grid whose edits and pastes take effect, over rows that are all there. */
export function EditableGrid({ count, isCompact = false, columns = MORE_COLUMNS }: EditableGridProps) {
  const [rows, setRows] = useState(() => Array.from({ length: count }, (_, index) => sampleRow(index)));
  const [selection, setSelection] = useState<readonly RowRange[]>([{ start: 5, end: 6 }]);
  const [layout, setLayout] = useState<GridLayout | undefined>(undefined);
  const [sort, setSort] = useState<GridSort | undefined>(undefined);
  const source = useMemo(() => fixedSource(rows), [rows]);
  const edit = ({ rowIndex, columnId, text }: CellEdit<SampleRow>) =>
    setRows((current) => current.with(rowIndex, withText(current[rowIndex] ?? sampleRow(rowIndex), columnId, text)));
  const paste = ({ rowIndex, columnIds, cells }: BlockPaste) =>
    setRows((current) =>
      current.map((row, index) => {
        const texts = cells[index - rowIndex];
        return texts === undefined ? row : columnIds.reduce((next, id, at) => withText(next, id, texts[at] ?? ''), row);
      }),
    );
  return (
    <Grid
      source={source}
      columns={columns}
      labels={GRID_LABELS}
      layout={layout}
      onLayoutChange={setLayout}
      sort={sort}
      onSortChange={setSort}
      filteredColumnIds={['state']}
      onFilter={() => undefined}
      selection={selection}
      onSelectionChange={setSelection}
      onEdit={edit}
      onPaste={paste}
      rowNumber={(row) => row.excelRow}
      isRowDimmed={(row) => row.isHeld}
      isCompact={isCompact}
    />
  );
}

/** 100,000 rows that come page by page, a few milliseconds late, as from the main process. */
export function HugeGrid() {
  const source = useRowSource<SampleRow>({
    total: 100_000,
    version: 0,
    fetchRows: async (start, end) => {
      await new Promise((resolve) => setTimeout(resolve, 6));
      return Array.from({ length: end - start }, (_, index) => sampleRow(start + index));
    },
  });
  const [selection, setSelection] = useState<readonly RowRange[]>([]);
  return (
    <Grid
      source={source}
      columns={SAMPLE_COLUMNS}
      labels={GRID_LABELS}
      selection={selection}
      onSelectionChange={setSelection}
      onEdit={() => undefined}
      rowNumber={(row) => row.excelRow}
    />
  );
}

/** Still loading, and nothing to show. */
export function QuietGrids() {
  const waiting = useMemo(() => ({ total: 40, getRow: () => undefined, requestRange: () => undefined }), []);
  const none = useMemo(() => fixedSource([]), []);
  return (
    <div className="g-columns">
      <div className="g-grid">
        <Grid<SampleRow> source={waiting} columns={SAMPLE_COLUMNS.slice(0, 5)} labels={GRID_LABELS} />
      </div>
      <div className="g-grid">
        <Grid<SampleRow>
          source={none}
          columns={SAMPLE_COLUMNS.slice(0, 5)}
          labels={GRID_LABELS}
          emptyState={<EmptyState icon={FileSpreadsheet} title="Bu süzgece uyan satır yok." isCompact />}
        />
      </div>
    </div>
  );
}

function withText(row: SampleRow, columnId: string, text: string): SampleRow {
  switch (columnId) {
    case 'name':
      return { ...row, name: text };
    case 'iban':
      return { ...row, iban: text };
    case 'explanation':
      return { ...row, explanation: text };
    case 'purpose':
      return { ...row, purpose: text };
    case 'held':
      return { ...row, isHeld: text === 'true' };
    case 'amount': {
      const value = Number(text.replaceAll('.', '').replace(',', '.'));
      return { ...row, amountText: text, amount: Number.isFinite(value) ? minor(Math.round(value * 100)) : undefined };
    }
    default:
      return row;
  }
}
