import type { RecipientType } from '../../../../shared/items.ts';
import type { Mapping, MappingField } from '../../../../shared/mapping.ts';
import type { Field } from '../../../../shared/rows.ts';
import type { ReportRow } from '../report-data.ts';
import { columnsOf, isRecipientField } from '../../table/uses.ts';

const RECIPIENT_COLUMN: Readonly<Record<RecipientType, MappingField>> = {
  IBAN: 'iban',
  IDENTITY_NUMBER: 'identityNumber',
  PHONE: 'phone',
  MEMBER_ID: 'memberId',
};

/** Where the fields of a list stand in the person's sheet: the columns that the mapping read them from. */
export class Places {
  readonly #byField = new Map<Field, readonly number[]>();
  readonly #recipients: readonly { readonly index: number; readonly feeds: MappingField | null }[];

  constructor(mapping: Mapping) {
    this.#recipients = mapping.columns.filter((column) => isRecipientField(column.feeds));
    const fields = ['recipientType', 'amount', 'currency', 'description', 'reference', 'nonWithdrawable'] as const;
    for (const field of fields) this.#set(field, columnsOf(mapping, field));
    this.#set('name', [...columnsOf(mapping, 'name'), ...columnsOf(mapping, 'surname')]);
    this.#set('recipient', this.#recipients);
  }

  /** A column of ours that holds a field the sheet has no column for. */
  give(field: Field, column: number): void {
    this.#byField.set(field, [column]);
  }

  has(field: Field): boolean {
    return this.#byField.has(field);
  }

  /** The column a person corrects for this field of this row; undefined when the sheet has none. */
  column(field: Field, row: ReportRow): number | undefined {
    if (field !== 'recipient' || !this.has('recipient')) return this.#byField.get(field)?.[0];
    const type = row.values.recipientType;
    const named = type === null ? undefined : this.#recipients.find((each) => each.feeds === RECIPIENT_COLUMN[type]);
    const any = this.#recipients.find((each) => each.feeds === 'recipient') ?? this.#recipients[0];
    return (named ?? any)?.index ?? this.#byField.get(field)?.[0];
  }

  /**
   * The cells that say what a field holds now: the whole text in one, and the other columns of the same field emptied,
   * since they would be joined to it or contradict it when the sheet is read again.
   */
  cells(field: Field, row: ReportRow): readonly (readonly [column: number, text: string])[] {
    const main = this.column(field, row);
    return (this.#byField.get(field) ?? []).map((column) => [column, column === main ? row.typed[field] : '']);
  }

  #set(field: Field, columns: readonly { readonly index: number }[]): void {
    if (columns.length > 0)
      this.#byField.set(
        field,
        columns.map((column) => column.index),
      );
  }
}
