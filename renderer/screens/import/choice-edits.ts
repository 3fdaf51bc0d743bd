import type { ImportChoice, ImportColumn } from '../../../shared/import.ts';
import type { ColumnUse, MappingField } from '../../../shared/mapping.ts';

/** How a column is used by the present decisions. */
export function columnUse(choice: ImportChoice, column: ImportColumn): ColumnUse {
  return choice.mapping.columns.find((use) => use.index === column.index) ?? column.proposed;
}

/** The decisions with one column used otherwise. A column that joins others of its field comes last among them. */
export function withUse(choice: ImportChoice, column: ImportColumn, change: Partial<ColumnUse>): ImportChoice {
  const before = columnUse(choice, column);
  const feeds = change.feeds === undefined ? before.feeds : change.feeds;
  const others = choice.mapping.columns.filter((use) => use.index !== column.index);
  const order =
    feeds === before.feeds ? before.order : others.filter((use) => use.feeds !== null && use.feeds === feeds).length;
  const use: ColumnUse = { ...before, ...change, feeds, order };
  return {
    ...choice,
    mapping: { ...choice.mapping, columns: [...others, use].toSorted((a, b) => a.index - b.index) },
  };
}

/** The first amount column whose texts can be read in two ways and of which nobody has said how; undefined when all is settled. */
export function undecidedColumn(
  { columns }: { readonly columns: readonly ImportColumn[] },
  choice: ImportChoice,
): ImportColumn | undefined {
  return columns.find((column) => {
    const use = columnUse(choice, column);
    const isAmbiguous = column.findings.some((finding) => finding.code === 'ambiguousAmounts');
    return use.feeds === 'amount' && use.convention === null && isAmbiguous;
  });
}

export const fixedOf = (choice: ImportChoice, field: MappingField): string =>
  choice.mapping.fixed.find((fixed) => fixed.field === field)?.text ?? '';

/** The decisions with one field's fixed value; an empty text takes it away. */
export function withFixed(choice: ImportChoice, field: MappingField, text: string): ImportChoice {
  const others = choice.mapping.fixed.filter((fixed) => fixed.field !== field);
  return {
    ...choice,
    mapping: { ...choice.mapping, fixed: text.trim() === '' ? others : [...others, { field, text }] },
  };
}

export const isFed = (choice: ImportChoice, field: MappingField): boolean =>
  choice.mapping.columns.some((use) => use.feeds === field);
