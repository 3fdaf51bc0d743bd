import type { Cell, SheetRow } from '../../../../../shared/cells.ts';
import type { MappingField, Mapping } from '../../../../../shared/mapping.ts';
import { newSheetFacts } from '../../../../../electron/workbook/read/rows.ts';
import { TableSurveyor, type Decided, type TableSurvey } from '../../../../../electron/workbook/table/survey.ts';

type Shorthand = Cell | number | undefined;

/** Sheet rows from short literals: numbers are number cells, the first row is row 1, an empty array is no row. */
export function sheetRows(rows: readonly (readonly Shorthand[])[]): SheetRow[] {
  return rows.flatMap((cells, index) =>
    cells.length === 0
      ? []
      : [
          {
            row: index + 1,
            cells: cells.map((cell) =>
              typeof cell === 'number'
                ? { t: 'number' as const, v: String(cell) }
                : cell === undefined || cell === ''
                  ? null
                  : cell,
            ),
          },
        ],
  );
}

/** What the surveyor makes of a sheet. */
export function survey(rows: readonly (readonly Shorthand[])[], decided: Partial<Decided> = {}): TableSurvey {
  const surveyor = new TableSurveyor({ header: null, mapping: null, remembered: [], reading: null, ...decided });
  const made = sheetRows(rows);
  surveyor.take(made);
  return surveyor.finish({
    ...newSheetFacts(),
    columns: Math.max(...made.map((row) => row.cells.length)),
    filledRows: made.length,
  });
}

/** A mapping of columns in order; null is an extra. */
export function mapping(
  feeds: readonly (MappingField | null)[],
  more: Partial<Mapping['columns'][number]> = {},
): Mapping {
  return {
    columns: feeds.map((feed, index) => ({
      index,
      feeds: feed,
      order: 0,
      convention: null,
      asDisplayed: false,
      ...(feed === 'amount' ? more : {}),
    })),
    fixed: [],
  };
}

/** The field each column was proposed for, in order. */
export function fields(table: TableSurvey): (MappingField | null)[] {
  return table.columns.map((column) => column.proposed.feeds);
}
