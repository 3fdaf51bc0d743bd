import type { Cell, CellValue, Style } from 'exceljs';
import { bankOf, groupIban } from '../../../shared/iban.ts';
import { maskRecipient } from '../../../shared/mask.ts';
import { LOOKS } from './looks.ts';
import type { ReportRow } from './report-data.ts';

/** The most characters a cell holds (Microsoft, Excel specifications and limits). */
const CELL_CHARS = 32_767;

/**
 * Text as a cell takes it: an underscore that would read as an escape (`_x0041_`) is escaped itself (ECMA-376 22.9.2.19),
 * and what a cell cannot hold is cut. exceljs writes strings as strings, never as formulas.
 */
export function cellText(text: string): string {
  const cut = text.length > CELL_CHARS ? text.slice(0, CELL_CHARS) : text;
  return cut.includes('_x') ? cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : cut;
}

/** Puts a value and a whole, shared style into a cell: exceljs knows a style it has seen by its identity. */
export function put(cell: Cell, value: CellValue, style: Partial<Style> = LOOKS.plain): void {
  cell.value = typeof value === 'string' ? cellText(value) : value;
  cell.style = style;
}

/** The recipient as the report shows it: masked, or in full when the person asked for full values. */
export function recipientText(row: ReportRow, masked: boolean): string {
  const { recipientType, recipientInfo } = row.values;
  const text = recipientInfo ?? row.typed.recipient;
  if (masked) return maskRecipient(recipientType, text);
  return recipientType === 'IBAN' ? groupIban(text) : text;
}

/** The bank an IBAN names; empty for every other recipient. */
export function bankText(row: ReportRow): string {
  const { recipientType, recipientInfo } = row.values;
  return recipientType === 'IBAN' && recipientInfo !== null ? (bankOf(recipientInfo) ?? '') : '';
}

/** What the sheet said where a field could not be read; a report never hides a row's text. */
export function readOr(value: string, typed: string): string {
  return value === '' ? typed : value;
}
