import {
  cellText,
  dateText,
  hasLostDigits,
  isBlank,
  isComputed,
  plainNumber,
  type Cell,
  type SheetRow,
} from '../../../shared/cells.ts';
import { readIdentity } from '../../../shared/identity.ts';
import type { RecipientType } from '../../../shared/items.ts';
import type { ColumnUse, Mapping, MappingField } from '../../../shared/mapping.ts';
import { compactIban } from '../../../shared/iban.ts';
import { readPhone } from '../../../shared/phone.ts';
import { EMPTY_TYPED, type CellFact, type Field, type RowTyped, type Typed } from '../../../shared/rows.ts';
import { tidy } from '../../../shared/turkish.ts';
import { amountDigits } from './amounts.ts';
import { fillTemplate, type TemplateContext } from './template.ts';
import { columnsOf, isRecipientField, rowIdIn, type RecipientField } from './uses.ts';

/** A long number that a text cell holds in Excel's shortened form: its digits are gone there too. */
const EXPONENT_TEXT = /^\d(?:[.,]\d+)?\s?E\s?\+?\s?\d{1,2}$/i;

const TYPE_OF: Readonly<Record<Exclude<RecipientField, 'recipient'>, RecipientType>> = {
  iban: 'IBAN',
  identityNumber: 'IDENTITY_NUMBER',
  phone: 'PHONE',
  memberId: 'MEMBER_ID',
};

/** Turns sheet rows into rows of the list, as a mapping says. Built once per table, run once per row. */
export class Applier {
  private readonly mapping: Mapping;
  private readonly context: TemplateContext;
  private readonly idColumn: number | undefined;
  private readonly byField = new Map<MappingField, readonly ColumnUse[]>();
  private readonly recipients: readonly ColumnUse[];
  private readonly extras: readonly number[];

  constructor(mapping: Mapping, context: TemplateContext, idColumn: number | undefined) {
    this.mapping = mapping;
    this.context = context;
    this.idColumn = idColumn;
    for (const column of mapping.columns) {
      if (column.feeds !== null) this.byField.set(column.feeds, columnsOf(mapping, column.feeds));
    }
    this.recipients = mapping.columns.filter((column) => isRecipientField(column.feeds));
    this.extras = mapping.columns
      .filter((column) => column.feeds === null && column.index !== idColumn)
      .map((column) => column.index);
  }

  /** One row as the checks take it: texts as the person would see them, and what its cells showed beside their text. */
  apply(row: SheetRow): RowTyped {
    const facts: CellFact[] = [];
    const typed: Typed = { ...EMPTY_TYPED };
    for (const field of ['currency', 'description', 'reference', 'nonWithdrawable', 'recipientType'] as const) {
      typed[field] = this.joined(row, field, field, facts);
    }
    typed.name = this.personName(row, facts);
    const named = this.recipient(row, typed.recipientType, facts);
    typed.recipient = named.text;
    if (typed.recipientType === '') typed.recipientType = named.type;
    const amount = this.amount(row, facts);
    typed.amount = amount.text;
    this.fixed(typed, facts);
    return {
      excelRow: row.row,
      typed,
      convention: amount.convention,
      facts,
      extra: this.extraCells(row),
      rowId: this.idColumn === undefined ? null : rowIdIn(row.cells[this.idColumn]),
    };
  }

  private joined(row: SheetRow, from: MappingField, field: Field, facts: CellFact[]): string {
    const columns = this.byField.get(from);
    if (columns === undefined) return '';
    let joined = '';
    for (const column of columns) {
      const cell: Cell = row.cells[column.index] ?? null;
      if (isBlank(cell)) continue;
      if (isComputed(cell)) addFact(facts, field, 'formula');
      if (isError(cell)) addFact(facts, field, 'error');
      const text = tidy(cellText(cell));
      joined = joined === '' ? text : `${joined} ${text}`;
    }
    return joined;
  }

  private personName(row: SheetRow, facts: CellFact[]): string {
    const name = this.joined(row, 'name', 'name', facts);
    const surname = this.joined(row, 'surname', 'name', facts);
    return surname === '' ? name : name === '' ? surname : `${name} ${surname}`;
  }

  /** The filled recipient column; a type column chooses among several, and two that differ without one are a conflict. */
  private recipient(
    row: SheetRow,
    typeText: string,
    facts: CellFact[],
  ): { readonly text: string; readonly type: string } {
    const filled = this.recipients.filter((column) => !isBlank(row.cells[column.index]));
    const wanted =
      filled.length > 1 && typeText !== ''
        ? filled.find((column) => typeNamed(typeText) === typeOf(column))
        : undefined;
    const chosen = wanted ?? filled[0];
    if (chosen === undefined) return { text: '', type: '' };
    const cell: Cell = row.cells[chosen.index] ?? null;
    const text = identifierText(cell, chosen.feeds, facts);
    if (wanted === undefined && filled.length > 1) {
      const others = filled.slice(1).map((column) => tidy(cellText(row.cells[column.index])));
      if (others.some((other) => compactIban(other) !== compactIban(text))) addFact(facts, 'recipient', 'conflict');
    }
    return { text, type: typeOf(chosen) ?? '' };
  }

  private amount(
    row: SheetRow,
    facts: CellFact[],
  ): { readonly text: string; readonly convention: RowTyped['convention'] } {
    const columns = this.byField.get('amount') ?? [];
    const filled = columns.filter((column) => !isBlank(row.cells[column.index]));
    const column = filled[0];
    if (column === undefined) return { text: '', convention: null };
    const cell: Cell = row.cells[column.index] ?? null;
    if (filled.length > 1 && filled.some((other) => cellText(row.cells[other.index]) !== cellText(cell))) {
      addFact(facts, 'amount', 'conflict');
    }
    if (isComputed(cell)) addFact(facts, 'amount', 'formula');
    if (cell === null || typeof cell === 'string' || cell.t === 'text') {
      return { text: tidy(cellText(cell)), convention: column.convention };
    }
    if (cell.t === 'date') addFact(facts, 'amount', 'date');
    if (cell.t === 'error') addFact(facts, 'amount', 'error');
    if (cell.t === 'bool') addFact(facts, 'amount', 'boolean');
    if (cell.t !== 'number')
      return { text: cell.t === 'date' ? dateText(cell.v) : cellText(cell), convention: column.convention };
    if (cell.percent === true) {
      addFact(facts, 'amount', 'percent');
      return { text: cellText(cell), convention: column.convention };
    }
    const digits = amountDigits(cell, column.asDisplayed);
    if (column.asDisplayed && digits !== plainNumber(cell.v)) addFact(facts, 'amount', 'asDisplayed');
    // Number cells are written out with a decimal comma, and say so: nothing about them is ambiguous.
    return { text: digits.replace('.', ','), convention: 'comma' };
  }

  /** Fixed values fill what no cell filled. Templates may use the row's own name. */
  private fixed(typed: Typed, facts: CellFact[]): void {
    for (const value of this.mapping.fixed) {
      const field = fieldOf(value.field);
      if (typed[field] !== '') continue;
      const text = tidy(fillTemplate(value.text, { ...this.context, name: typed.name }));
      if (text === '') continue;
      typed[field] = text;
      if (field === 'recipient' && isRecipientField(value.field) && value.field !== 'recipient') {
        typed.recipientType ||= TYPE_OF[value.field];
      }
      addFact(facts, field, 'fixed');
    }
  }

  private extraCells(row: SheetRow): RowTyped['extra'] {
    const extra: RowTyped['extra'] = [];
    for (const index of this.extras) {
      const cell: Cell = row.cells[index] ?? null;
      if (!isBlank(cell) && extra.length < 200) extra.push([index, cellText(cell)]);
    }
    return extra;
  }
}

function typeOf(column: ColumnUse): RecipientType | undefined {
  return isRecipientField(column.feeds) && column.feeds !== 'recipient' ? TYPE_OF[column.feeds] : undefined;
}

/** The type a type column's text names, for choosing among several recipient columns; the checks read it again. */
function typeNamed(text: string): RecipientType | undefined {
  const upper = text.trim().toUpperCase().replaceAll('İ', 'I');
  if (upper.includes('IBAN')) return 'IBAN';
  if (/IDENTITY|KIMLIK|TCKN|VKN|VERGI/.test(upper)) return 'IDENTITY_NUMBER';
  if (/PHONE|TEL|GSM|CEP/.test(upper)) return 'PHONE';
  return /MEMBER|UYE|ÜYE/.test(upper) ? 'MEMBER_ID' : undefined;
}

function fieldOf(field: MappingField): Field {
  if (isRecipientField(field)) return 'recipient';
  return field === 'surname' ? 'name' : field;
}

function isError(cell: Cell): boolean {
  return typeof cell === 'object' && cell !== null && cell.t === 'error';
}

function addFact(facts: CellFact[], field: Field, fact: CellFact['fact']): void {
  if (!facts.some((known) => known.field === field && known.fact === fact)) facts.push({ field, fact });
}

/** An identifier's text, with what Excel did to it: digits lost for good, or a zero that a checksum proves back. */
function identifierText(cell: Cell, feeds: MappingField | null, facts: CellFact[]): string {
  if (isComputed(cell)) addFact(facts, 'recipient', 'formula');
  if (isError(cell)) addFact(facts, 'recipient', 'error');
  if (typeof cell === 'object' && cell !== null && cell.t === 'date') addFact(facts, 'recipient', 'date');
  const text = typeof cell === 'string' ? cell.trim() : cellText(cell);
  if (typeof cell === 'object' && cell?.t === 'number') {
    if (hasLostDigits(cell)) addFact(facts, 'recipient', 'digitsLost');
    else if (restoresZero(text, feeds)) addFact(facts, 'recipient', 'zeroRestored');
  } else if (EXPONENT_TEXT.test(text)) addFact(facts, 'recipient', 'exponent');
  if (facts.some((known) => known.fact === 'zeroRestored')) return `0${text}`;
  return text;
}

/** True when a number lost a leading zero that its checksum, or a mobile number's only shape, proves. */
export function restoresZero(text: string, feeds: MappingField | null): boolean {
  if (!/^\d+$/.test(text)) return false;
  if (feeds === 'phone') {
    const phone = readPhone(text);
    return phone.ok && phone.restoredZero;
  }
  if (feeds !== 'identityNumber' && feeds !== 'recipient') return false;
  const identity = readIdentity(text);
  return identity.ok && identity.restoredZero;
}
