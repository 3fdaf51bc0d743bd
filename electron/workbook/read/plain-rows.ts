import { flat } from './flat-text.ts';
import { LIMITS } from './limits.ts';
import { plainAttributes, plainText, type Look } from './plain-feed.ts';
import type { RowBuilder } from './rows.ts';
import { makeCell, sharedText, type ValueSource } from './values.ts';
import { unescapeText } from './xml.ts';

type PlainTag = { readonly type: string; readonly style: number; readonly closed: boolean };
/** What stood in a cell's tag, and what it says; null where that is not plain. */
type KnownTag = { readonly text: string; readonly tag: PlainTag | null };
type OpenRow = { readonly number: number | undefined; readonly hidden: boolean; readonly closed: boolean };
/** Made once and used for row after row: 800,000 of them would be half of what reading leaves to be collected. */
type PlainCell = {
  column: number;
  row: number;
  type: string;
  style: number;
  formula: boolean;
  /** The value where it is a whole number of at most nine digits, as of a shared string; otherwise -1, and `raw` has it. */
  whole: number;
  raw: string | null;
  inline: string | null;
};

/** Tags of the row before are kept of this many cells. */
const TAGS_BEFORE = 200;
const ROW_ATTRIBUTES =
  /^ (?:r|spans|s|customFormat|ht|hidden|customHeight|outlineLevel|collapsed|thickTop|thickBot|ph|x14ac:dyDescent)="[^"<&]*"/;
const CELL_ATTRIBUTES = /^ (?:s|t|cm|vm|ph)="[^"<&]*"/;
const FORMULA_ATTRIBUTES = /^ (?:t|aca|ref|dt2D|dtr|del1|del2|r1|r2|ca|si|bx|xml:space)="[^"<&]*"/;
/**
 * Takes rows that are written in the plainest form, `<row r="7"><c r="A7" t="s"><v>12</v></c>…</row>`, straight from
 * the text: four times as fast as a general parser, and Excel, LibreOffice and most writers write nothing else. It knows
 * exactly that grammar. Anything beyond it (a comment, CDATA, another element, an unknown attribute or entity, a prefix)
 * is `notPlain` and the row goes to saxes instead, so that the two can never disagree; `plain-rows.test.ts` holds them
 * against each other.
 */
export class PlainRows {
  private readonly source: ValueSource;
  private readonly builder: RowBuilder;
  private readonly tags = new Map<string, KnownTag>();
  private readonly rowTags = new Map<string, boolean | null>();
  /** The cells of the row in hand: the first `count` of them. */
  private readonly cells: PlainCell[] = [];
  private count = 0;
  /** What stood in the tag of each cell of the row before: the next row's mostly say the same. */
  private readonly before: KnownTag[] = [];
  private readonly resolves: (prefix: string) => boolean;

  /** `resolves` says whether the sheet declares a prefix, for the one extension Excel writes on every row. */
  constructor(source: ValueSource, builder: RowBuilder, resolves: (prefix: string) => boolean) {
    this.source = source;
    this.builder = builder;
    this.resolves = resolves;
  }

  /** Looks for one whole row at `start`; gives the position after it, and hands its cells on only when all of it is plain. */
  take(text: string, start: number): Look {
    const open = text.indexOf('>', start);
    if (open === -1) return 'more';
    const row = this.openRow(text, start, open);
    if (row === null) return 'notPlain';
    this.count = 0;
    let at: Look = open + 1;
    if (!row.closed) {
      at = this.takeCells(text, open + 1);
      if (typeof at !== 'number') return at;
    }
    this.builder.startRow(row.number, row.hidden);
    for (let index = 0; index < this.count; index += 1) {
      const cell = this.cells[index];
      if (cell === undefined) break;
      this.builder.addCell(
        cell.column === -1 ? undefined : cell.column,
        cell.row === -1 ? undefined : cell.row,
        cell.whole !== -1 && cell.type === 's'
          ? sharedText(this.source, cell.whole, cell.formula)
          : makeCell(this.source, cell.type, cell.style, cell.formula, cell.raw, cell.inline),
      );
    }
    this.builder.endRow();
    return at;
  }

  /** The next cell of the row in hand, emptied. */
  private nextCell(): PlainCell {
    let cell = this.cells[this.count];
    if (cell === undefined) this.cells.push((cell = newCell()));
    this.count += 1;
    cell.column = -1;
    cell.row = -1;
    cell.formula = false;
    cell.whole = -1;
    cell.raw = null;
    cell.inline = null;
    return cell;
  }

  private takeCells(text: string, start: number): Look {
    let at = start;
    for (;;) {
      if (text.startsWith('</row>', at)) return at + 6;
      if (!text.startsWith('<c', at)) return text.length - at < 6 ? 'more' : 'notPlain';
      const next = this.takeCell(text, at + 2);
      if (typeof next !== 'number') return next;
      at = next;
    }
  }

  /** One cell, from just after `<c`. */
  private takeCell(text: string, start: number): Look {
    const open = text.indexOf('>', start);
    if (open === -1) return 'more';
    const cell = this.nextCell();
    const rest = text.startsWith(' r="', start) ? readReference(text, start + 4, cell) : start;
    if (rest === -1) return 'notPlain';
    const tag = this.cellTag(text, rest, open);
    if (tag === null) return 'notPlain';
    cell.type = tag.type;
    cell.style = tag.style;
    return tag.closed ? open + 1 : this.takeContent(text, open + 1, cell);
  }

  /** `<f>…</f><v>…</v></c>`, each part optional, or `<is><t>…</t></is></c>`. */
  private takeContent(text: string, start: number, cell: PlainCell): Look {
    let at = start;
    if (text.startsWith('<f', at)) {
      const end = takeFormula(text, at);
      if (typeof end !== 'number') return end;
      cell.formula = true;
      at = end;
    }
    if (text.startsWith('<v>', at)) {
      const end = cell.type === 's' ? takeWhole(text, at + 3, cell) : -1;
      const next = end === -1 ? takeValue(text, at + 3, cell) : end;
      if (typeof next !== 'number') return next;
      at = next;
    } else if (text.startsWith('<is><t', at)) {
      const end = takeInline(text, at + 6, cell);
      if (typeof end !== 'number') return end;
      at = end;
    }
    if (text.startsWith('</c>', at)) return at + 4;
    return text.length - at < 40 && !text.includes('>', at) ? 'more' : text.length - at < 8 ? 'more' : 'notPlain';
  }

  private openRow(text: string, start: number, end: number): OpenRow | null {
    let at = start + 4;
    let number: number | undefined;
    if (text.startsWith(' r="', at)) {
      const quote = text.indexOf('"', at + 4);
      const digits = text.slice(at + 4, quote);
      if (quote === -1 || quote > end || !/^\d{1,7}$/.test(digits)) return null;
      number = Number(digits);
      at = quote + 1;
    }
    // Rows differ by their number; what follows it in the tag repeats, and is read once.
    const rest = text.slice(at, end);
    let hidden = this.rowTags.get(rest);
    if (hidden === undefined) {
      hidden = this.readRowTag(rest.endsWith('/') ? rest.slice(0, -1) : rest);
      if (this.rowTags.size < 1_000) this.rowTags.set(flat(rest), hidden);
    }
    if (hidden === null || (number !== undefined && number > LIMITS.rows)) return null;
    return { number, hidden, closed: rest.endsWith('/') };
  }

  /** Whether the row is hidden, or null when the tag is not plain. */
  private readRowTag(rest: string): boolean | null {
    const known = plainAttributes(rest, ROW_ATTRIBUTES);
    // A number that does not come first, or comes twice, is the parser's to judge.
    if (known === null || known.has('r')) return null;
    if (known.has('x14ac:dyDescent') && !this.resolves('x14ac')) return null;
    const hidden = known.get('hidden');
    return hidden === undefined ? this.builder.hiddenByDefault : hidden === '1' || hidden === 'true' || hidden === 'on';
  }

  private cellTag(text: string, start: number, end: number): PlainTag | null {
    const before = this.before[this.count];
    if (before !== undefined && before.text.length === end - start && text.startsWith(before.text, start))
      return before.tag;
    const rest = text.slice(start, end);
    let known = this.tags.get(rest);
    if (known === undefined) {
      known = { text: flat(rest), tag: readCellTag(rest) };
      if (this.tags.size < 10_000) this.tags.set(known.text, known);
    }
    if (this.count < TAGS_BEFORE) this.before[this.count] = known;
    return known.tag;
  }
}

function readCellTag(rest: string): PlainTag | null {
  const closed = rest.endsWith('/');
  const known = plainAttributes(closed ? rest.slice(0, -1) : rest, CELL_ATTRIBUTES);
  if (known === null) return null;
  const style = known.get('s') ?? '0';
  if (!/^\d{1,9}$/.test(style)) return null;
  return { type: known.get('t') ?? 'n', style: Number(style), closed };
}

function newCell(): PlainCell {
  return { column: -1, row: -1, type: 'n', style: 0, formula: false, whole: -1, raw: null, inline: null };
}

/** The number of a shared string, and `</v>` after it; gives the position after that, or -1 for anything else. */
function takeWhole(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let value = 0;
  let code = text.charCodeAt(at);
  while (code >= 48 && code <= 57 && at - start < 9) {
    value = value * 10 + code - 48;
    at += 1;
    code = text.charCodeAt(at);
  }
  if (at === start || code !== 60 || !text.startsWith('</v>', at)) return -1;
  cell.whole = value;
  return at + 4;
}

/** Any value in plain characters, from just after `<v>`. */
function takeValue(text: string, start: number, cell: PlainCell): Look {
  const end = text.indexOf('<', start);
  if (end === -1) return 'more';
  const value = plainText(text.slice(start, end));
  if (value === null) return 'notPlain';
  if (!text.startsWith('</v>', end)) return text.length - end < 4 ? 'more' : 'notPlain';
  cell.raw = value;
  return end + 4;
}

/** Reads `BC12"` into the cell; gives the position after the quote, or -1. */
function readReference(text: string, start: number, cell: PlainCell): number {
  let at = start;
  let column = 0;
  let code = text.charCodeAt(at);
  while (code >= 65 && code <= 90 && at - start < 3) {
    column = column * 26 + code - 64;
    at += 1;
    code = text.charCodeAt(at);
  }
  const digits = at;
  let row = 0;
  while (code >= 48 && code <= 57 && at - digits < 8) {
    row = row * 10 + code - 48;
    at += 1;
    code = text.charCodeAt(at);
  }
  if (code !== 34 || digits === start || at === digits) return -1;
  cell.column = column - 1;
  cell.row = row;
  return at + 1;
}

/** `<f …/>` or `<f …>text</f>`; the formula itself is not kept. */
function takeFormula(text: string, start: number): Look {
  const open = text.indexOf('>', start);
  if (open === -1) return 'more';
  const tag = text.slice(start + 2, open);
  const closed = tag.endsWith('/');
  if (plainAttributes(closed ? tag.slice(0, -1) : tag, FORMULA_ATTRIBUTES) === null) return 'notPlain';
  if (closed) return open + 1;
  const end = text.indexOf('<', open + 1);
  if (end === -1) return 'more';
  if (plainText(text.slice(open + 1, end)) === null) return 'notPlain';
  if (!text.startsWith('</f>', end)) return text.length - end < 4 ? 'more' : 'notPlain';
  return end + 4;
}

/** `>text</t></is>` or ` xml:space="preserve">text</t></is>`, from just after `<is><t`. */
function takeInline(text: string, start: number, cell: PlainCell): Look {
  const space = ' xml:space="preserve"';
  const open = text.startsWith(space, start) ? start + space.length : start;
  if (text.charCodeAt(open) !== 62) return text.length - open < space.length + 1 ? 'more' : 'notPlain';
  const end = text.indexOf('<', open + 1);
  if (end === -1) return 'more';
  const value = plainText(text.slice(open + 1, end));
  if (value === null) return 'notPlain';
  if (!text.startsWith('</t></is>', end)) return text.length - end < 9 ? 'more' : 'notPlain';
  cell.inline = unescapeText(value);
  return end + 9;
}
