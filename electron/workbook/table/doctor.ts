import { cellText, hasLostDigits, isBlank, needsRounding, plainNumber, type Cell } from '../../../shared/cells.ts';
import type { ColumnFinding } from '../../../shared/import.ts';
import type { ColumnUse } from '../../../shared/mapping.ts';
import { minor, readAmountText, type DecimalConvention } from '../../../shared/money.ts';
import { hasInvisible } from '../../../shared/turkish.ts';
import { amountOf } from './amounts.ts';
import { restoresZero } from './apply.ts';
import { isRecipientField } from './uses.ts';

type FindingCode = ColumnFinding['code'];

const ROWS_NAMED = 20;
const EXPONENT_TEXT = /^\d(?:[.,]\d+)?\s?E\s?\+?\s?\d{1,2}$/i;
/** Sums of undisplayed decimals are kept as whole counts of a trillionth. */
const SCALE = 12;
const MONEY_DECIMALS = 2;

/** A column's doctor: counts what Excel destroyed in it, and for amounts gathers sums and the proof of a convention. */
export class ColumnDoctor {
  readonly use: ColumnUse;
  /** The first text that proves how decimals are written. */
  evidence: { readonly excelRow: number; readonly text: string; readonly convention: DecimalConvention } | null = null;
  private readonly findings = new Map<FindingCode, { count: number; restorable: number; rows: number[] }>();
  private proofs = new Set<DecimalConvention>();
  /** The sum of cells with more decimals than money has, exactly. */
  private beyond = 0n;
  private plainSum = 0;
  private displayedSum = 0;
  private textSum = { none: 0, comma: 0, dot: 0 };

  constructor(use: ColumnUse) {
    this.use = use;
  }

  /** Looks at one cell of a payment row. */
  add(cell: Cell, excelRow: number): void {
    if (isBlank(cell) || cell === null) return;
    if (this.use.feeds === 'amount') this.addAmount(cell, excelRow);
    else if (isRecipientField(this.use.feeds)) this.addIdentifier(cell, excelRow);
    else this.addOther(cell, excelRow);
  }

  /** The convention the column's own cells prove; null when none does or they disagree. */
  get proven(): DecimalConvention | null {
    return this.proofs.size === 1 ? (this.evidence?.convention ?? null) : null;
  }

  /** The sum of the column's readable amounts under its use, in minor units. */
  sum(use: ColumnUse): number {
    return (use.asDisplayed ? this.displayedSum : this.plainSum) + this.textSum[use.convention ?? 'none'];
  }

  /** What was found; `sheetTotal` is the sheet's own sum, against which "as displayed" is compared. */
  report(sheetTotal: number | null): ColumnFinding[] {
    return [...this.findings].map(([code, found]) => ({
      code,
      count: found.count,
      restorable: found.restorable,
      rows: found.rows,
      difference:
        code === 'moreDecimals' ? minor(this.displayedSum + this.textSum.none - (sheetTotal ?? this.exactSum())) : null,
    }));
  }

  /** The exact sum of the number cells, rounded once to the kuruş, with the texts' sum. */
  private exactSum(): number {
    const unit = 10n ** BigInt(SCALE - 2);
    const half = this.beyond < 0n ? -unit / 2n : unit / 2n;
    return Number((this.beyond + half) / unit) + this.plainSum + this.textSum.none;
  }

  private find(code: FindingCode, excelRow: number, restorable = false): void {
    const found = this.findings.get(code) ?? { count: 0, restorable: 0, rows: [] };
    found.count += 1;
    if (restorable) found.restorable += 1;
    if (found.rows.length < ROWS_NAMED) found.rows.push(excelRow);
    this.findings.set(code, found);
  }

  private addAmount(cell: Exclude<Cell, null>, excelRow: number): void {
    if (typeof cell === 'string' || cell.t === 'text') {
      this.addAmountText(typeof cell === 'string' ? cell : cell.v, excelRow);
      return;
    }
    if (cell.t === 'date') this.find('date', excelRow);
    if (cell.t === 'error') this.find('error', excelRow);
    if (cell.t !== 'number') return;
    if (cell.percent === true) {
      this.find('percent', excelRow);
      return;
    }
    const plain = amountOf(cell, { convention: null, asDisplayed: false });
    if (plain !== null && (cell.shown ?? MONEY_DECIMALS) >= MONEY_DECIMALS) {
      this.plainSum += plain;
      this.displayedSum += plain;
      return;
    }
    if (plain === null) {
      if (needsRounding(cell)) this.find('moreDecimals', excelRow, true);
      this.beyond += scaled(cell.v);
    }
    this.plainSum += plain ?? 0;
    this.displayedSum += amountOf(cell, { convention: null, asDisplayed: true }) ?? 0;
  }

  private addAmountText(text: string, excelRow: number): void {
    const reading = readAmountText(text);
    if (reading.ok) {
      this.find('numbersAsText', excelRow, true);
      for (const key of ['none', 'comma', 'dot'] as const) this.textSum[key] += reading.amount;
      if (reading.convention !== undefined) {
        this.proofs.add(reading.convention);
        this.evidence ??= { excelRow, text: text.trim().slice(0, 60), convention: reading.convention };
      }
    } else if (reading.fault === 'ambiguous') {
      this.find('ambiguousAmounts', excelRow, true);
      for (const convention of ['comma', 'dot'] as const) {
        const settled = readAmountText(text, convention);
        if (settled.ok) this.textSum[convention] += settled.amount;
      }
    }
  }

  private addIdentifier(cell: Exclude<Cell, null>, excelRow: number): void {
    if (typeof cell === 'object' && cell.t === 'number') {
      if (hasLostDigits(cell)) this.find('digitsLost', excelRow);
      else if (restoresZero(cellText(cell), this.use.feeds)) this.find('zeroDropped', excelRow, true);
      return;
    }
    if (typeof cell === 'object' && cell.t === 'error') this.find('error', excelRow);
    if (typeof cell === 'object' && cell.t === 'date') this.find('date', excelRow);
    const text = cellText(cell).trim();
    if (EXPONENT_TEXT.test(text)) this.find('exponent', excelRow);
    if (hasInvisible(text)) this.find('invisible', excelRow);
  }

  private addOther(cell: Exclude<Cell, null>, excelRow: number): void {
    if (typeof cell === 'string') {
      if (hasInvisible(cell)) this.find('invisible', excelRow);
    } else if (cell.t === 'error') this.find('error', excelRow);
  }
}

/** A number's source text as a whole count of 10⁻¹²; digits beyond are Excel's own noise. */
function scaled(source: string): bigint {
  const plain = plainNumber(source);
  if (plain === undefined) return 0n;
  const negative = plain.startsWith('-');
  const [whole = '0', fraction = ''] = plain.replace(/^-/, '').split('.');
  const value = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  return negative ? -value : value;
}
