import type { ColumnUse, ListReading, Mapping } from '../../../shared/mapping.ts';
import { FIELDS, type Field } from '../../../shared/rows.ts';
import { report as reportEn } from '../../../shared/text/report/en.ts';
import { report as reportTr } from '../../../shared/text/report/tr.ts';
import { fold } from '../../../shared/turkish.ts';
import type { ColumnName } from './find.ts';
import { isRecipientField } from './uses.ts';

/**
 * The mapping a list was read by, for its corrections workbook. Columns are found by their names, since people move, add
 * and delete columns in Excel; the columns that the corrections workbook itself added for fields without one are read
 * too. Null when a column that fed something cannot be told for certain: the sheet is then understood afresh.
 */
export function foundAgain(reading: ListReading, names: readonly ColumnName[]): Mapping | null {
  const was = new Map(reading.names.map((each) => [each.index, fold(each.name)]));
  const now = names.map((each) => fold(each.full));
  const columns: ColumnUse[] = [];
  for (const use of reading.choice.mapping.columns) {
    const index = placeOf(use.index, was, now);
    if (index !== undefined) columns.push({ ...use, index });
    else if (use.feeds !== null) return null;
  }
  return { columns: [...columns, ...addedByUs(columns, names)], fixed: reading.choice.mapping.fixed };
}

/** Where a column stands now: the one of its name, among several of one name the one with as many before it. */
function placeOf(index: number, was: ReadonlyMap<number, string>, now: readonly string[]): number | undefined {
  const name = was.get(index) ?? '';
  if (name === '') {
    // Nothing names it, so it is where it was only while all before it is what it was.
    for (let at = 0; at <= index; at += 1) if ((was.get(at) ?? '') !== (now[at] ?? '')) return undefined;
    return index;
  }
  const before = [...was].filter(([, each]) => each === name).map(([at]) => at);
  const after = now.flatMap((each, at) => (each === name ? [at] : []));
  return before.length === after.length ? after[before.toSorted((a, b) => a - b).indexOf(index)] : undefined;
}

const OUR_HEADERS = [reportTr.template.headers, reportEn.template.headers];

/** A corrections workbook gives fields that the sheet had no column for one of their own, headed as in the template. */
function addedByUs(known: readonly ColumnUse[], names: readonly ColumnName[]): readonly ColumnUse[] {
  const fed = new Set(known.map((use) => fieldOf(use)));
  const taken = new Set(known.map((use) => use.index));
  return FIELDS.filter((field) => !fed.has(field)).flatMap((field): ColumnUse[] => {
    const index = names.findLastIndex(
      (name, at) => !taken.has(at) && OUR_HEADERS.some((headers) => headers[field] === name.own),
    );
    return index === -1 ? [] : [{ index, feeds: field, order: 0, convention: null, asDisplayed: false }];
  });
}

function fieldOf({ feeds }: ColumnUse): Field | null {
  if (isRecipientField(feeds)) return 'recipient';
  return feeds === 'surname' ? 'name' : feeds;
}
