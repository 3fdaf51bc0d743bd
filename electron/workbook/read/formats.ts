/** What a number format makes of a number, as far as values are concerned. */
export type FormatFacts = {
  readonly kind: 'number' | 'date' | 'time' | 'dateTime' | 'duration';
  /** Decimals shown; null where the format shows what is needed (General). */
  readonly decimals: number | null;
  /** Least whole digits shown; 0 or 1 says nothing. */
  readonly pad: number;
  readonly percent: boolean;
};

export const GENERAL: FormatFacts = { kind: 'number', decimals: null, pad: 0, percent: false };

/**
 * Formats that have a number but no code in the file (ECMA-376 part 1, 18.8.30). 27–36 and 50–58 are dates in East Asian
 * Excels, 14–22 and 45–47 everywhere. Turkish Excel shows 14 as `30.11.2026`; the id is what is stored.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The code of a built-in format id; East Asian date ids come back as a date. */
export function builtInCode(id: number): string {
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd';
  return BUILT_IN[id] ?? 'General';
}

/**
 * Reads a format code's first section (the one positive numbers use). Quoted text, escaped characters, fill and padding
 * characters, colours, conditions and currency brackets are literals, so an unquoted-looking `"gün"` or `\d` or `[Red]`
 * never makes a date of an amount (ECMA-376 part 1, 18.8.31).
 */
export function readFormat(code: string): FormatFacts {
  const section = firstSection(code);
  const bare = section.text;
  if (/^\s*(general|genel|standard|@)?\s*$/i.test(bare)) return { ...GENERAL, percent: bare.includes('%') };
  // A digit placeholder outside literals means a number, unless it is the fraction of seconds (`ss.000`).
  const withoutFractions = bare.replace(/s\.0+/gi, 's');
  const hasDigits = /[0#?]/.test(withoutFractions);
  const hasDate = /[yYdDgGeE]/.test(bare.replace(/[eE][+-]/g, '')) || /m/i.test(bare);
  const hasTime = /[hHsS]/.test(bare) || section.elapsed;
  if (!hasDigits && section.elapsed) return { ...GENERAL, kind: 'duration' };
  if (!hasDigits && (hasDate || hasTime)) return { ...GENERAL, kind: dateKind(bare, hasTime) };
  if (!hasDigits) return GENERAL;
  const scientific = /[0#?]E[+-]/i.test(bare);
  const fraction = /[#?0]\s*\/\s*[#?0\d]/.test(bare);
  const [whole = '', decimals = ''] = bare.split('.', 2);
  const scaled = /[0#?],+(?![0#?])/.test(whole);
  return {
    kind: 'number',
    decimals: scientific || fraction || scaled ? null : (decimals.match(/[0#?]/g)?.length ?? 0),
    pad: scientific || fraction ? 0 : (whole.match(/0/g)?.length ?? 0),
    percent: bare.includes('%'),
  };
}

function dateKind(bare: string, hasTime: boolean): FormatFacts['kind'] {
  const hasDay = /[yYdD]/.test(bare) || /mmm/i.test(bare) || !hasTime;
  if (hasDay && hasTime) return 'dateTime';
  return hasDay ? 'date' : 'time';
}

/** The first section with every literal removed; `elapsed` when it counts hours, minutes or seconds past their limit. */
function firstSection(code: string): { readonly text: string; readonly elapsed: boolean } {
  let text = '';
  let elapsed = false;
  for (let i = 0; i < code.length; i += 1) {
    const char = code.charAt(i);
    if (char === ';') break;
    if (char === '"') {
      const end = code.indexOf('"', i + 1);
      i = end === -1 ? code.length : end;
    } else if (char === '\\' || char === '_' || char === '*') {
      i += 1;
    } else if (char === '[') {
      const end = code.indexOf(']', i + 1);
      const inside = end === -1 ? code.slice(i + 1) : code.slice(i + 1, end);
      if (/^(h+|m+|s+)$/i.test(inside)) elapsed = true;
      i = end === -1 ? code.length : end;
    } else {
      text += char;
    }
  }
  return { text: text.replace(/AM\/PM|A\/P/gi, 'h').replace(/General/gi, ''), elapsed };
}
