import type { Locale } from '../../shared/money.ts';
import type { Issue, RowView } from '../../shared/rows.ts';
import { COMMON, ISSUES } from './areas.ts';
import { readParams } from '../../shared/text/params.ts';
import type { IssueSentences } from '../../shared/text/tr/issues.ts';
import { textIn } from './use-text.ts';

/** The columns of the sheet that each field was read from, by letter. */
export type SheetColumns = Readonly<Partial<Record<Issue['field'], string>>>;

/** An issue in words. */
export function describeIssue(issue: Pick<Issue, 'code' | 'params'>, locale: Locale): IssueSentences {
  return textIn(ISSUES, locale)[issue.code](readParams(issue.params, locale));
}

/**
 * Which cell it is about: `“Liste” sayfası · Excel satırı 6, C sütunu`, with the field's name where no column feeds it. `sheet` is
 * empty for a list that comes from no workbook.
 */
export function placeOf(
  row: Pick<RowView, 'excelRow'>,
  field: Issue['field'],
  columns: SheetColumns,
  sheet: string,
  locale: Locale,
): string {
  const text = textIn(COMMON, locale);
  if (row.excelRow === null) return `${text.addedRow} · ${text.fields[field]}`;
  const letter = columns[field];
  const cell =
    letter === undefined
      ? `${text.excelRow(row.excelRow)} · ${text.fields[field]}`
      : text.excelCell(row.excelRow, letter);
  return sheet === '' ? cell : `${text.sheetNamed(sheet)} · ${cell}`;
}
