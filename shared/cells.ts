import { readAmountCell } from './money.ts';

/**
 * One cell as it stands in a file. Text is a bare string, an absent or empty cell is null, and everything else a small
 * tagged object: 100,000 rows of these travel between threads, so the common cases carry nothing they do not need.
 */
export type Cell = null | string | NumberCell | DateCell | BooleanCell | ErrorCell | FormulaText;

/** Set when the value is the cached result of a formula, which is used and said. */
type Computed = { readonly f?: true };

export type NumberCell = Computed & {
  readonly t: 'number';
  /** The number's source text in the file (`0.30000000000000004`, `1.2E+25`): never parsed to a double on the way. */
  readonly v: string;
  /** Decimals the cell's number format shows; absent where the format shows what is needed (General). */
  readonly shown?: number;
  /** Least digits before the decimal point that the format shows (`0000000000` keeps a tax number's zero in sight). */
  readonly pad?: number;
  readonly percent?: true;
};

/** A date, a time or both, by the cell's number format: ISO text without a zone (`2026-11-30`, `2026-11-30T08:30:00`, `08:30:00`). */
export type DateCell = Computed & { readonly t: 'date'; readonly v: string };
export type BooleanCell = Computed & { readonly t: 'bool'; readonly v: boolean };
/** A formula's or import's failure, as Excel writes it: `#REF!`, `#N/A`. */
export type ErrorCell = Computed & { readonly t: 'error'; readonly v: string };
/** Text that a formula produced; other text is a bare string. */
export type FormulaText = { readonly t: 'text'; readonly v: string; readonly f: true };

/** A row as the reader hands it on: its number in the sheet as Excel shows it, and its cells from column A on. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[]; readonly hidden?: true };

/** Stands in an ErrorCell for a formula that was saved without a result: some writers leave the calculating to Excel. */
export const UNCALCULATED = '#CALC?';

/** The digits Excel keeps of a number; what comes after them is lost (Microsoft, Excel specifications and limits). */
export const EXCEL_DIGITS = 15;

/** What most numbers in a file look like already: plain digits, no needless zeros. */
const PLAIN = /^(?:-?[1-9]\d*|0)(?:\.\d*[1-9])?$/;

/** True when the cell holds nothing a person could see. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === 'object' && cell.t !== 'text') return false;
  const text = typeof cell === 'string' ? cell : cell.v;
  if (text === '') return true;
  const first = text.charCodeAt(0);
  // A sign, digit or Latin letter in front, as in nearly every cell, needs no expression.
  return (first <= 0x20 || first > 0x7e) && /^[\s\u00A0]*$/u.test(text);
}

/** True when the value was computed by a formula. */
export function isComputed(cell: Cell | undefined): boolean {
  return cell !== null && cell !== undefined && typeof cell === 'object' && cell.f === true;
}

/**
 * A number's source text as plain decimal digits with a dot, at Excel's 15 significant digits and without an exponent:
 * `1.2345678901E10` is `12345678901`, `0.30000000000000004` is `0.3`. Undefined when the text is no finite number.
 */
export function plainNumber(source: string): string | undefined {
  if (source.length <= EXCEL_DIGITS && PLAIN.test(source)) return source;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(source)) return undefined;
  const value = Number(source);
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = '', exponentText = '0'] = value.toExponential(EXCEL_DIGITS - 1).split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponentText) + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** True when a number is longer than Excel keeps, so that its last digits are zeros nobody typed. */
export function hasLostDigits(cell: NumberCell): boolean {
  const plain = plainNumber(cell.v);
  return plain !== undefined && wholeDigits(plain) > EXCEL_DIGITS;
}

function wholeDigits(plain: string): number {
  return (plain.replace(/^-/, '').split('.')[0] ?? '').replace(/^0+/, '').length;
}

/** Rounds plain decimal text half away from zero, as Excel's display does, on its digits and not through a double. */
export function roundedAsShown(plain: string, decimals: number): string {
  const negative = plain.startsWith('-');
  const [whole = '0', fraction = ''] = plain.replace(/^-/, '').split('.');
  if (fraction.length <= decimals) return plain;
  const kept = BigInt(whole + fraction.slice(0, decimals));
  const up = (fraction[decimals] ?? '0') >= '5' ? 1n : 0n;
  const digits = String(kept + up).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** `2026-11-30T08:30:00` as a Turkish sheet shows it: `30.11.2026 08:30`. */
export function dateText(iso: string): string {
  const match = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day, hour, minute, second] = match;
  const date = year === undefined ? '' : `${day}.${month}.${year}`;
  const time =
    hour === undefined ? '' : `${hour}:${minute}${second === undefined || second === '00' ? '' : `:${second}`}`;
  return [date, time].filter((part) => part !== '').join(' ');
}

/**
 * A cell as text a person recognises: text as it is, numbers as plain digits with a decimal comma (as Turkish Excel
 * shows them, without grouping), dates as `30.11.2026`, booleans as `TRUE`/`FALSE`, errors as they are.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  switch (cell.t) {
    case 'text':
    case 'error':
      return cell.v;
    case 'date':
      return dateText(cell.v);
    case 'bool':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'number':
      return numberText(cell);
  }
}

function numberText(cell: NumberCell): string {
  const plain = plainNumber(cell.v);
  if (plain === undefined) return cell.v;
  if (cell.percent === true) return `%${shifted(plain).replace('.', ',')}`;
  if (wholeDigits(plain) > EXCEL_DIGITS) return exponentText(cell.v);
  const [whole = '', fraction] = plain.split('.');
  const padded = cell.pad === undefined ? whole : whole.padStart(cell.pad, '0');
  return fraction === undefined ? padded : `${padded},${fraction}`;
}

/** What Excel shows of a number it shortened: `3,30006E+23`. Nobody should mistake it for digits to be sent. */
function exponentText(source: string): string {
  const [mantissa = '', exponent = ''] = Number(source).toExponential(5).split('e');
  return `${mantissa.replace('.', ',')}E${exponent}`;
}

/** Plain decimal text times one hundred, by moving the point. */
function shifted(plain: string): string {
  const negative = plain.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = plain.replace(/^-/, '').split('.');
  const moved = whole + fraction.padEnd(2, '0').slice(0, 2);
  const rest = fraction.slice(2);
  return `${negative}${moved.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

/** True when a number cell cannot be an amount to the kuruş as it stands, but its displayed value could. */
export function needsRounding(cell: NumberCell): boolean {
  const reading = readAmountCell(cell.v);
  return !reading.ok && reading.fault === 'moreThanTwoDecimals';
}
