import { FIELDS } from '../../../../shared/rows.ts';
import { STATE_COLOURS } from '../looks.ts';
import type { ReportRow } from '../report-data.ts';
import { reportState } from '../totals.ts';
import type { ReportWords } from '../words.ts';
import type { CellEdit, RowEdit, SheetEdit } from './edit.ts';
import { Places } from './places.ts';
import type { OwnBook } from './source.ts';

const TEXT = { text: true } as const;

/**
 * What the client's own workbook gets: state, reason and iyzico's reference beside every row of the list, nothing else
 * touched. Rows added in the program follow at the end, so that everything that was paid stands in the file.
 */
export function clientEdit(
  { choice, columns }: Pick<OwnBook, 'choice' | 'columns'>,
  words: ReportWords,
): { readonly edit: SheetEdit; readonly toEdit: (row: ReportRow) => RowEdit } {
  const { state, reason, reference } = words.clientWorkbook;
  const places = new Places(choice.mapping);
  const newColumns = [
    { header: state, width: 18, hidden: false },
    { header: reason, width: 56, hidden: false },
    { header: reference, width: 28, hidden: false },
  ];
  return {
    edit: { headerRow: choice.headerRow, firstNew: columns, newColumns },
    toEdit: (row) => {
      const cells = new Map<number, CellEdit>();
      if (row.excelRow === null)
        for (const field of FIELDS)
          for (const [column, text] of places.cells(field, row)) cells.set(column, { text, look: TEXT });
      return { cells, added: statusCells(row, words) };
    },
  };
}

/** State, reason and reference of a row; the reason also says what was paid otherwise than the client wrote it. */
export function statusTexts(
  row: ReportRow,
  words: ReportWords,
): readonly [state: string, reason: string, reference: string] {
  const state = reportState(row);
  const changed = row.edited
    .filter((field) => row.typed[field] !== '')
    .map((field) => `${words.fields[field]}: ${row.typed[field]}`);
  const reason = [
    words.reason(row, state),
    row.excelRow === null || changed.length === 0 ? '' : words.changedInProgram(changed.join('; ')),
  ];
  return [words.states[state], reason.filter((part) => part !== '').join(' '), row.attempt?.referenceCode ?? ''];
}

function statusCells(row: ReportRow, words: ReportWords): readonly CellEdit[] {
  const [state, reason, reference] = statusTexts(row, words);
  const [fill, ink] = STATE_COLOURS[reportState(row)];
  return [
    { text: state, look: { fill, ink } },
    { text: reason, look: TEXT },
    { text: reference, look: TEXT },
  ];
}
