import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/cells.ts';
import type { Mapping } from '../../../shared/mapping.ts';
import { fold } from '../../../shared/turkish.ts';
import { amountOf, type TotalRow } from './amounts.ts';
import type { ColumnName } from './find.ts';
import { recipientColumns } from './uses.ts';
import { isTotalLabel } from './words.ts';

/** What a row under the header is. Only payments become rows of the list; the rest is counted and said. */
export type BodyRow =
  | { readonly kind: 'payment'; readonly row: SheetRow }
  | ({ readonly kind: 'total'; readonly row: SheetRow } & TotalRow)
  | { readonly kind: 'header' | 'note'; readonly row: SheetRow };

/** Rows with neither recipient nor amount are kept back this long: at the table's end they are notes and signatures. */
const HELD_ROWS = 200;

/**
 * Tells payments from totals, repeated headers and notes, row by row. A row with a name but neither recipient nor
 * amount in the middle of the table is a payment that lacks both, and becomes a row with errors; after the last payment it is a
 * note or a signature.
 */
export class Body {
  private readonly recipients: readonly number[];
  private readonly names: readonly number[];
  private readonly amounts: readonly Mapping['columns'][number][];
  private readonly header: readonly string[];
  private held: SheetRow[] = [];
  private sum = 0;
  private sinceTotal = 0;
  private payments = 0;
  /** How many there were at the last total. */
  private paymentsBefore = 0;

  constructor(mapping: Mapping, header: readonly ColumnName[]) {
    this.recipients = recipientColumns(mapping);
    this.amounts = mapping.columns.filter((column) => column.feeds === 'amount');
    this.names = mapping.columns
      .filter((column) => column.feeds === 'name' || column.feeds === 'surname')
      .map((column) => column.index);
    this.header = header.map((name) => fold(name.own));
  }

  /** Takes the next row and gives what is certain by now, in order. */
  take(row: SheetRow): readonly BodyRow[] {
    const hasRecipient = this.recipients.some((index) => couldBeRecipient(row.cells[index] ?? null));
    const amountCell = this.amounts.find((column) => !isBlank(row.cells[column.index]));
    const amount = amountCell === undefined ? null : amountOf(row.cells[amountCell.index] ?? null, amountCell);
    if (this.isTotal(row, amount)) {
      const cell: Cell = amountCell === undefined ? null : (row.cells[amountCell.index] ?? null);
      const closesSection = this.payments > this.paymentsBefore;
      this.sinceTotal = 0;
      this.paymentsBefore = this.payments;
      return [{ kind: 'total', row, cell, closesSection }];
    }
    if (this.isHeaderAgain(row)) return [{ kind: 'header', row }];
    if (!hasRecipient && amountCell === undefined) return this.hold(row);
    const before = this.release('payment');
    this.payments += 1;
    this.sum += amount ?? 0;
    this.sinceTotal += amount ?? 0;
    return before.length === 0 ? [{ kind: 'payment', row }] : [...before, { kind: 'payment', row }];
  }

  /** The sum of the payments so far that read as amounts under the mapping. */
  get total(): number {
    return this.sum;
  }

  /** Ends the table: what is still held back is notes. */
  end(): readonly BodyRow[] {
    return this.release('note');
  }

  private hold(row: SheetRow): readonly BodyRow[] {
    this.held.push(row);
    return this.held.length > HELD_ROWS ? this.release('payment') : [];
  }

  /** A held row in the middle of the table is a payment only when it names someone. */
  private release(kind: 'payment' | 'note'): readonly BodyRow[] {
    if (this.held.length === 0) return [];
    const released = this.held.map((row): BodyRow => {
      const names = this.names.some((index) => !isBlank(row.cells[index]));
      const alone = row.cells.filter((cell) => !isBlank(cell)).length === 1;
      return { kind: kind === 'payment' && names && !alone ? 'payment' : 'note', row };
    });
    this.held = [];
    return released;
  }

  private isTotal(row: SheetRow, amount: number | null): boolean {
    let label = false;
    for (const index of this.recipients) {
      const cell: Cell = row.cells[index] ?? null;
      if (isBlank(cell)) continue;
      if (typeof cell !== 'string' || !isTotalLabel(cell)) return false;
      label = true;
    }
    for (const cell of row.cells) {
      if (label) break;
      if (typeof cell === 'string' && cell !== '') label = isTotalLabel(cell);
    }
    if (label) return true;
    // A bare sum under the amounts, with nothing else in the row.
    if (amount === null || this.payments < 2) return false;
    const others = row.cells.some(
      (cell, index) =>
        !isBlank(cell) && typeof cell === 'string' && !this.amounts.some((column) => column.index === index),
    );
    return !others && (amount === this.sum || amount === this.sinceTotal);
  }

  /** Printed lists repeat their header on every page. */
  private isHeaderAgain(row: SheetRow): boolean {
    // Most rows hold a number, and no text of theirs has to be folded to know that they are none.
    for (const cell of row.cells) if (!isBlank(cell) && (typeof cell !== 'string' || cell.length > 60)) return false;
    let same = 0;
    for (let index = 0; index < row.cells.length; index += 1) {
      const cell: Cell = row.cells[index] ?? null;
      if (isBlank(cell)) continue;
      if (this.header[index] !== fold(cellText(cell))) return false;
      same += 1;
    }
    return same >= 2;
  }
}

/** Every kind of recipient has digits; words in that column beside no amount are a note (`Onay`). */
function couldBeRecipient(cell: Cell): boolean {
  return !isBlank(cell) && /\d/.test(cellText(cell));
}
