import { UNCALCULATED, type Cell, type NumberCell } from '../../../shared/cells.ts';
import { serialToIso } from './dates.ts';
import { GENERAL, type FormatFacts } from './formats.ts';
import { LIMITS } from './limits.ts';
import { damaged, Refusal } from './refusal.ts';
import type { StringTable } from './strings.ts';
import type { Styles } from './styles.ts';
import { unescapeText } from './xml.ts';

/** What turning a sheet's cells into values needs from the rest of the workbook. */
export type ValueSource = {
  readonly strings: StringTable;
  /** Set for a look at the first rows only: stands for strings that were not read yet. */
  readonly unread?: string;
  readonly styles: Styles;
  readonly date1904: boolean;
  readonly part: string;
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,5})?$/;
const SPECIAL = /^[+-]?(?:INF|NaN|Infinity)$/;

/**
 * One cell's value from its type, style and raw text (ECMA-376 part 1, 18.3.1.4 and 18.18.11). `raw` is null where the
 * cell has no value element. A number that is none (`12abc`) or a string index that leads nowhere is damage.
 */
export function makeCell(
  source: ValueSource,
  type: string,
  style: number,
  formula: boolean,
  raw: string | null,
  inline: string | null,
): Cell {
  if (type === 'inlineStr') return text(inline ?? (raw === null ? '' : unescapeText(raw)), formula);
  if (raw === null || raw === '') {
    // A result that is empty text says so by its type; a formula with an empty number was never calculated (openpyxl).
    return formula && (raw === null || type === 'n') ? { t: 'error', v: UNCALCULATED, f: true } : null;
  }
  switch (type) {
    case 's':
      return sharedText(source, /^\d{1,9}$/.test(raw) ? Number(raw) : -1, formula);
    case 'str':
      return text(unescapeText(raw), formula);
    case 'n':
      return number(source, style, formula, raw);
    case 'b': {
      const value = raw.trim();
      if (value !== '1' && value !== '0' && value !== 'true' && value !== 'false')
        throw damaged('boolean', source.part);
      return formula
        ? { t: 'bool', v: value === '1' || value === 'true', f: true }
        : { t: 'bool', v: value === '1' || value === 'true' };
    }
    case 'e':
      return formula ? { t: 'error', v: raw.trim(), f: true } : { t: 'error', v: raw.trim() };
    case 'd':
      return formula
        ? { t: 'date', v: isoText(raw, source.part), f: true }
        : { t: 'date', v: isoText(raw, source.part) };
    default:
      throw damaged('cellType', source.part);
  }
}

/** A cell that holds the shared string of this number. */
export function sharedText(source: ValueSource, index: number, formula: boolean): Cell {
  const known = source.strings.get(index) ?? source.unread;
  if (known === undefined) throw damaged('stringIndex', source.part);
  return text(known, formula);
}

function text(value: string, formula: boolean): Cell {
  if (value === '') return null;
  if (value.length > LIMITS.cellChars) throw new Refusal('workbook.tooLarge', { what: 'cell' });
  return formula ? { t: 'text', v: value, f: true } : value;
}

function number(source: ValueSource, style: number, formula: boolean, raw: string): Cell {
  const value = NUMBER.test(raw) ? raw : raw.trim();
  if (value === '') return null;
  if (!NUMBER.test(value)) {
    if (SPECIAL.test(value)) return { t: 'error', v: '#NUM!' };
    throw damaged('number', source.part);
  }
  const facts = source.styles[style] ?? GENERAL;
  if (facts === GENERAL) return formula ? { t: 'number', v: value, f: true } : { t: 'number', v: value };
  if (facts.kind !== 'number') {
    const iso = serialToIso(value, facts.kind, source.date1904);
    if (iso !== undefined) return formula ? { t: 'date', v: iso, f: true } : { t: 'date', v: iso };
    return formula ? { t: 'number', v: value, f: true } : { t: 'number', v: value };
  }
  return formatted(value, facts, formula);
}

function formatted(value: string, facts: FormatFacts, formula: boolean): NumberCell {
  return {
    t: 'number',
    v: value,
    ...(formula ? { f: true as const } : {}),
    ...(facts.decimals === null ? {} : { shown: facts.decimals }),
    ...(facts.pad > 1 ? { pad: facts.pad } : {}),
    ...(facts.percent ? { percent: true as const } : {}),
  };
}

/** An ISO 8601 date cell (strict workbooks, `t="d"`) without its zone and fractions of a second. */
function isoText(raw: string, part: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(raw.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) throw damaged('date', part);
  if (match[1] === undefined) return match[2] ?? '';
  return match[2] === undefined || match[2] === '00:00:00' ? match[1] : `${match[1]}T${match[2]}`;
}
