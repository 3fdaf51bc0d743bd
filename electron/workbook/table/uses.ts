import { cellText, type Cell } from '../../../shared/cells.ts';
import { rowIdSchema, type RowId } from '../../../shared/ids.ts';
import type { Mapping, MappingField } from '../../../shared/mapping.ts';

/** The fields whose columns each name a recipient; per row the filled one wins. */
export const RECIPIENT_FIELDS = [
  'recipient',
  'iban',
  'identityNumber',
  'phone',
  'memberId',
] as const satisfies readonly MappingField[];
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

export function isRecipientField(field: MappingField | null): field is RecipientField {
  return field !== null && (RECIPIENT_FIELDS as readonly MappingField[]).includes(field);
}

/** The columns that name recipients, in the mapping's order. */
export function recipientColumns(mapping: Mapping): readonly number[] {
  return mapping.columns.filter((column) => isRecipientField(column.feeds)).map((column) => column.index);
}

/** The columns that feed a field, in the order they are joined. */
export function columnsOf(mapping: Mapping, field: MappingField): readonly Mapping['columns'][number][] {
  return mapping.columns
    .filter((column) => column.feeds === field)
    .sort((a, b) => a.order - b.order || a.index - b.index);
}

/** The column whose heading marks our own workbooks: it carries the id of each row, hidden beside the explanation. */
export const ROW_ID_HEADER = 'OdemeMasasiRow';

/** Where the row ids of a corrections workbook are; undefined in any other sheet. */
export function rowIdColumn(headers: readonly string[]): number | undefined {
  const index = headers.findIndex((header) => header.trim() === ROW_ID_HEADER);
  return index === -1 ? undefined : index;
}

/** The row id in a cell of that column; null where there is none. */
export function rowIdIn(cell: Cell | undefined): RowId | null {
  const id = rowIdSchema.safeParse(cellText(cell).trim());
  return id.success ? id.data : null;
}

/** Fields without which no list can be made, of those the mapping leaves unfed. */
export function missingFields(mapping: Mapping): MappingField[] {
  const fed = new Set<MappingField>([
    ...mapping.columns.flatMap((column) => (column.feeds === null ? [] : [column.feeds])),
    ...mapping.fixed.filter((value) => value.text.trim() !== '').map((value) => value.field),
  ]);
  const missing: MappingField[] = [];
  if (!RECIPIENT_FIELDS.some((field) => fed.has(field))) missing.push('recipient');
  if (!fed.has('amount')) missing.push('amount');
  return missing;
}
